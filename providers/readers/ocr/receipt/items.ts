import type { ExtractedLine } from '../../../../domain/extraction.js';
import { evidenceAt, type Line } from '../../text/layout.js';
import { lettersOf } from '../likeness.js';
import { amountPattern, amountsIn, type Row, type RowKind } from './rows.js';

/** What ends the items; where there is no such row, what was handed over does. */
const sums: readonly RowKind[] = ['total', 'subtotal'];
const payments: readonly RowKind[] = ['paid', 'change', 'tax', 'rounding'];
/** So many rows above the items can look like some: opening times, telephone numbers. */
const strayRowsMax = 3;

/** `2 x 0,75`, `0,452 kg x 2,99 EUR/kg`: how many, and what one costs. */
const countAndPrice =
  /(?<count>\d{1,3}(?:[.,]\d{1,3})?)\s*(?<unit>kg|g|l|m|st|stk|pcs)?\.?\s*[x×*@]{1,2}\s*(?<price>\d{1,5}\s?[.,]\s?\d{2})(?!\d)/iu;
/** `2,59 x 2`. */
const priceAndCount = /(?<price>\d{1,5}\s?[.,]\s?\d{2})\s*[x×*]\s*(?<count>\d{1,3})(?![\d.,])/iu;
const countFirst = /^\s*(?<count>\d{1,3})\s*[x×*]{0,2}\s+(?=\S)/iu;
const perUnit = /(?:EUR|€)?\s?\/\s?(?:kg|g|l|m|st|stk)(?!\p{L})/iu;
const times = /\d\s?(?:uhr|h|am|pm)(?!\p{L})|\d:\d{2}/iu;
/** An amount of which a figure could not be read. */
const brokenAmount = /\s{2}\d{0,3}\s?[.,][\d*\p{L}]{2,4}\s*\p{L}?$/u;

type Count = { readonly quantity: string; readonly unit: string | null; readonly priceMinor: number };
/** Items in hundredths, as all of a slip. */
type Item = {
  readonly text: string;
  readonly count: Count | null;
  readonly amountMinor: number | null;
  readonly line: Line;
};

/** What was bought, in the order of the slip; of rows that add up to the total, and those alone where some do. */
export function readItems(
  lines: readonly Line[],
  rows: readonly Row[],
  totals: readonly number[],
): ExtractedLine[] {
  const items = itemsAbove(lines, rows);
  const start = startOf(items, totals);
  return items.slice(start ?? 0).map(({ text, count, amountMinor, line }) => ({
    description: text,
    quantity: count?.quantity ?? null,
    unit: count?.unit ?? null,
    unitPrice: count && count.priceMinor > 0 ? decimal(count.priceMinor) : null,
    taxRatePercent: null,
    netMinor: amountMinor,
    evidence: evidenceAt(line),
  }));
}

/** Whether the rows above the total are items that make this sum. */
export function itemsMake(lines: readonly Line[], rows: readonly Row[], minor: number): boolean {
  const items = itemsAbove(lines, rows);
  const start = startOf(items, [minor]);
  return start !== null && items.length - start >= 2;
}

/** From which of them on the items make one of the sums. */
function startOf(items: readonly Item[], wanted: readonly number[]): number | null {
  for (let start = 0; start <= Math.min(strayRowsMax, items.length - 1); start += 1) {
    const own = items.slice(start);
    const sum = own.reduce((all, { amountMinor }) => all + (amountMinor ?? 0), 0);
    if (own.every(({ amountMinor }) => amountMinor !== null) && wanted.includes(sum)) return start;
  }
  return null;
}

function itemsAbove(lines: readonly Line[], rows: readonly Row[]): Item[] {
  const kinds = new Map(rows.map((row) => [row.line, row.kind]));
  const endAt = (ends: readonly RowKind[]) =>
    lines.findIndex((line) => ends.includes(kinds.get(line) ?? 'other'));
  const end = endAt(sums) === -1 ? endAt(payments) : endAt(sums);
  const items: Item[] = [];
  /** What stands alone: a name whose amount follows, or a count of what follows or went before. */
  let name: Line | null = null;
  let count: Count | null = null;
  for (const line of lines.slice(0, Math.max(0, end))) {
    const seen = itemOf(line, kinds.get(line));
    if (seen === null) name = line;
    else if (seen.amountMinor === null && seen.count && !hasName(seen)) {
      const before = items.at(-1);
      if (before && before.count === null && fits(seen.count, before.amountMinor)) {
        items.splice(-1, 1, { ...before, count: seen.count });
      } else count = seen.count;
    } else {
      const own = seen.count ?? (count && fits(count, seen.amountMinor) ? count : null);
      const text = hasName(seen) || name === null ? seen.text : name.text;
      items.push({ ...seen, text, count: own });
      name = null;
      count = null;
    }
  }
  return items;
}

/** Null where the line has no amount. */
function itemOf(line: Line, kind: RowKind | undefined): Item | null {
  const { text } = line;
  if (times.test(text) || kind === 'aside') return null;
  const amounts = amountsIn(text);
  const count = countIn(text, amounts);
  const rest = text.replace(countAndPrice, ' ').replace(priceAndCount, ' ').replace(perUnit, ' ');
  const isCountOnly = count !== null && amountsIn(rest).length === 0 && amounts.length <= 1;
  if (amounts.length === 0 && !brokenAmount.test(text)) return null;
  const amountMinor = isCountOnly ? null : (amounts.at(-1) ?? null);
  return { text: nameIn(rest), count, amountMinor, line };
}

function countIn(text: string, amounts: readonly number[]): Count | null {
  const groups = (countAndPrice.exec(text) ?? priceAndCount.exec(text))?.groups;
  if (groups) {
    const priceMinor = Number((groups['price'] ?? '').replace(/\D/g, ''));
    return { quantity: plain(groups['count'] ?? ''), unit: groups['unit'] ?? null, priceMinor };
  }
  const count = Number(countFirst.exec(text)?.groups?.['count'] ?? 0);
  const [price, amount] = [amounts.at(-2), amounts.at(-1)];
  if (count === 0 || amount === undefined) return null;
  if (price !== undefined) {
    return count * price === amount ? { quantity: String(count), unit: null, priceMinor: price } : null;
  }
  return { quantity: String(count), unit: null, priceMinor: amount % count === 0 ? amount / count : 0 };
}

/** Whether so many at this price make the amount, give or take what was rounded. */
function fits({ quantity, priceMinor }: Count, amountMinor: number | null): boolean {
  return amountMinor !== null && Math.abs(Number(quantity) * priceMinor - amountMinor) < 1;
}

function hasName({ text }: Item): boolean {
  return lettersOf(text).length >= 2;
}

function nameIn(text: string): string {
  return text
    .replace(amountPattern, '  ')
    .replace(brokenAmount, '')
    .replace(countFirst, '')
    .replace(/\s{2,}\p{L}{1,2}\s*$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function plain(count: string): string {
  return count.replace(',', '.');
}

function decimal(minor: number): string {
  const digits = String(minor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
