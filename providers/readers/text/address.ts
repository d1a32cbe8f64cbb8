import type { Candidate } from '../../../domain/extraction.js';
import { senderName } from './buyer.js';
import { evidenceAt, type Cell, type Line } from './layout.js';
import { key } from './name-key.js';

const linesMax = 5;
const lineGap = 2;
const postcode =
  /(?<!\d)(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{4,5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?!\d)/u;
const notAddress =
  /[@:]|www\.|https?|(?<!\p{L})(?:tel|fon|phone|fax|t[ée]l|vat|ust|tva|iva|btw|nip|nif|iban|bic|kvk|siret|page|seite)(?!\p{L})|\d[.,]\d{2}(?!\d)/iu;

/** The lines under the vendor's name, or what follows it on the line over an envelope's window. */
export function findVendorAddress(
  lines: readonly Line[],
  vendor: string | undefined,
  buyers: ReadonlySet<Cell>,
): Candidate<string>[] {
  if (vendor === undefined) return [];
  for (const [index, line] of lines.entries()) {
    const cell = line.cells.find((entry) => key(entry.text).startsWith(key(vendor)) && !buyers.has(entry));
    if (!cell) continue;
    const behind = cell.text.slice(vendor.length).replace(/^[\s,|·•●–-]+/u, '');
    if (postcode.test(behind) && (senderName(cell.text) !== null || behind.length > 12)) {
      return [{ value: behind, confidence: 0.85, evidence: evidenceAt(line, cell.text, [cell]) }];
    }
    const block = blockUnder(lines.slice(index + 1), line, cell, buyers);
    const end = block.findIndex((entry) => postcode.test(entry.text));
    if (end < 0) continue;
    const taken = block
      .slice(0, Math.min(block.length, end + 2))
      .filter((entry, at) => at <= end || !/\d/.test(entry.text));
    const value = taken.map(({ text }) => text).join(', ');
    return [{ value, confidence: 0.85, evidence: evidenceAt(line, value, taken) }];
  }
  return [];
}

function blockUnder(lines: readonly Line[], head: Line, { x }: Cell, buyers: ReadonlySet<Cell>): Cell[] {
  const block: Cell[] = [];
  let last = head;
  for (const line of lines) {
    if (line.page !== head.page || block.length >= linesMax) break;
    const cell = line.cells.find((entry) => Math.abs(entry.x - x) < 4);
    if (!cell) {
      if (last.y - line.y > lineGap * last.height * 1.5) break;
      continue;
    }
    if (last.y - line.y > lineGap * Math.max(last.height, line.height)) break;
    if (buyers.has(cell) || notAddress.test(cell.text) || cell.text.length > 60) break;
    block.push(cell);
    last = line;
  }
  return block;
}
