import type { Finding } from '../../../domain/extraction.js';
import { findInvoiceNumbers } from './invoice-number.js';
import type { Line } from './layout.js';

/** Pages, both inclusive and 1-based, that hold one document. */
export type PageRange = { readonly first: number; readonly last: number };

const pageOf =
  /(?<![\p{L}\d])(?:page|seite|pagina|p[áa]gina|strona|bladzijde|blad|p\.)\s?:?\s?(\d{1,3})\s?(?:\/|of|von|sur|de|di|van|z)\s?(\d{1,3})(?!\d)/iu;

/** Where another document begins: `page 1 of n` once more, or another number of its own. One range when it is one. */
export function splitByDocument(lines: readonly Line[]): PageRange[] {
  const pages = [...new Set(lines.map(({ page }) => page))].sort((a, b) => a - b);
  const starts: number[] = [];
  let number: string | null = null;
  for (const page of pages) {
    const own = lines.filter((line) => line.page === page);
    const count = own.map(({ text }) => pageOf.exec(text)).find((match) => match !== null);
    const best = findInvoiceNumbers(own)[0];
    const said: string | null = best && best.confidence > 0.85 ? best.value : null;
    const restarts = count?.[1] === '1' && starts.length > 0;
    const isContinued = count !== undefined && Number(count[1]) > 1;
    const differs = said !== null && number !== null && said !== number && !isContinued;
    if (starts.length === 0 || restarts || differs) starts.push(page);
    number = said ?? number;
  }
  const last = pages.at(-1) ?? 1;
  return starts.map((first, at) => ({ first, last: (starts[at + 1] ?? last + 1) - 1 }));
}

/** Nobody can pay two bills as one. */
export function severalDocuments(ranges: readonly PageRange[]): Finding[] {
  if (ranges.length < 2) return [];
  const shown = ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
  return [
    {
      code: 'several_documents',
      message: `The file holds ${ranges.length} documents: pages ${shown.join(', ')}.`,
      severity: 'hold',
      page: ranges[1]?.first ?? 1,
    },
  ];
}
