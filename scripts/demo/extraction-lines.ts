import type { Candidate, Extraction } from '../../client/client.js';
import { shown } from './fact-lines.js';

const shownOfField = 3;
const quoteCharactersMax = 60;

/** What was read, best candidate first, with how sure the reader is and where it stands in the document. */
export function candidateLines({ kind, fields, findings }: Extraction): string[] {
  const named = Object.entries<readonly Candidate[]>({ kind: [kind], ...fields });
  const found = named.filter(([, candidates]) => candidates.length > 0);
  const missing = named.filter(([, candidates]) => candidates.length === 0).map(([name]) => name);
  const width = Math.max(...found.map(([name]) => name.length));
  return [
    ...found.flatMap(([name, candidates]) =>
      candidates.slice(0, shownOfField).map((candidate, index) => {
        const value = valueText(name, candidate.value, fields['currency']?.[0]?.value);
        return `${(index === 0 ? name : '').padEnd(width)}  ${candidateText(candidate, value)}`;
      }),
    ),
    ...(missing.length === 0 ? [] : [`not found: ${missing.join(', ')}`]),
    ...findings.map(({ code, message, severity }) => `${severity} ${code}: ${message}`),
  ];
}

/** Minor units are shown as money of the currency that the document most probably has. */
function valueText(name: string, value: unknown, currency: unknown): string {
  if (name.endsWith('Minor') && typeof value === 'number' && typeof currency === 'string') {
    return shown({ amountMinor: value, currency });
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function candidateText({ confidence, evidence }: Candidate, value: string): string {
  const { reader, page, quote } = evidence;
  const where = page === undefined ? reader : `${reader}, page ${page}`;
  return `${confidence.toFixed(2)}  ${value}${quote === '' ? '' : `  ← ${shortened(quote)}`} (${where})`;
}

/** Words from their beginning; of a path in XML its end says more. */
function shortened(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ');
  if (flat.length <= quoteCharactersMax) return `"${flat}"`;
  return flat.startsWith('/')
    ? `"…${flat.slice(-quoteCharactersMax)}"`
    : `"${flat.slice(0, quoteCharactersMax)}…"`;
}
