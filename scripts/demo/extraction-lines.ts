import type { z } from '@hono/zod-openapi';
import type { extractionSchema } from '../../api/schemas/extractions.js';

const shownOfField = 3;
const quoteCharactersMax = 60;

/** What was read, best candidate first, with how sure the reader is and where it stands in the document. */
export function candidateLines({ kind, fields, findings }: z.output<typeof extractionSchema>): string[] {
  const named = Object.entries({ kind: [kind], ...fields });
  const width = Math.max(...named.map(([name]) => name.length));
  return [
    ...named.flatMap(([name, candidates]) => {
      if (candidates.length === 0) return [`${name.padEnd(width)}  (nothing found)`];
      return candidates.slice(0, shownOfField).map(({ value, confidence, evidence }, index) => {
        const shown = typeof value === 'string' ? value : JSON.stringify(value);
        const quote = evidence.quote.replace(/\s+/g, ' ').slice(0, quoteCharactersMax);
        const where =
          evidence.page === undefined ? evidence.reader : `${evidence.reader}, page ${evidence.page}`;
        return `${(index === 0 ? name : '').padEnd(width)}  ${confidence.toFixed(2)}  ${shown}  ← "${quote}" (${where})`;
      });
    }),
    ...findings.map(({ code, message, severity }) => `${severity} ${code}: ${message}`),
  ];
}
