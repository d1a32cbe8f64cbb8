import type { Candidate } from '../../../domain/extraction.js';
import type { Currency } from '../../../domain/money.js';
import { toMinor } from './amounts.js';
import { evidenceAt } from './layout.js';
import type { SumRow } from './sums.js';

export type Sum = {
  readonly kind: SumRow['kind'];
  readonly minor: number;
  readonly doubtful: boolean;
  readonly row: SumRow;
};

/** What no rule could settle. */
export const disputed = 0.7;

export function hasSum(sums: readonly Sum[], kind: SumRow['kind'], minor: number): boolean {
  return sums.some((sum) => sum.kind === kind && sum.minor === minor);
}

export function sumOf(sums: readonly Sum[]): number {
  return sums.reduce((all, { minor }) => all + Math.abs(minor), 0);
}

export function candidate(sum: Sum, confidence: number): Candidate<number> {
  return {
    value: sum.minor,
    confidence,
    evidence: evidenceAt(sum.row.line),
  };
}

/** The items are the total where no tax is printed or prices include it, else what all taxes come on top of. */
export function itemsAddUp(items: number, total: number, sums: readonly Sum[]): boolean {
  const taxes = distinctTaxes(sums);
  if (items === total) return taxes.length === 0 || includesTax(total, sums);
  return items + taxes.reduce((all, tax) => all + tax, 0) === total;
}

/** The same tax may be printed twice; two of the same amount have names of their own: `CGST 9%` and `SGST 9%`. */
function distinctTaxes(sums: readonly Sum[]): number[] {
  const named = sums
    .filter(({ kind }) => kind === 'tax')
    .map(
      ({ minor, row }) =>
        [`${/[csi]gst/i.exec(row.label)?.[0].toLowerCase() ?? ''} ${minor}`, minor] as const,
    );
  return [...new Map(named).values()];
}

/** Net + tax = total, for one net and some of the distinct taxes that the document names. */
export function addsUp(total: number, sums: readonly Sum[]): boolean {
  const taxes = distinctTaxes(sums).slice(0, 8);
  const extras = [...new Set(sums.filter(({ kind }) => kind === 'extra').map(({ minor }) => minor))];
  if (taxes.length === 0 && extras.length === 0) return false;
  const taxSums = taxes
    .reduce<number[]>((all, tax) => [...all, ...all.map((value) => value + tax)], [0])
    .slice(1);
  const onTop =
    extras.length === 0 ? taxSums : [...taxSums, ...taxSums.concat(0).flatMap((tax) => withAll(extras, tax))];
  return sums.some(({ kind, minor }) => kind === 'net' && onTop.some((more) => minor + more === total));
}

const extrasMax = 3;

/** Shipping comes on top, a rebate comes off however it is printed; all of them count, or none. */
function withAll(extras: readonly number[], from: number): number[] {
  if (extras.length > extrasMax) return [];
  return extras.reduce<number[]>((all, extra) => all.flatMap((sum) => [sum + extra, sum - extra]), [from]);
}

/** Prices that include tax: the tax is the rate's part of the total, not on top of it. */
function includesTax(total: number, sums: readonly Sum[]): boolean {
  const taxes = sums.filter(({ kind, minor }) => kind === 'tax' && minor !== 0);
  return taxes.every(({ minor, row }) => {
    const rate = Number(/(\d{1,2}(?:[.,]\d)?)\s?%/.exec(row.line.text)?.[1]?.replace(',', '.'));
    return Math.abs(minor - (total * rate) / (100 + rate)) <= 2;
  });
}

/** `Total 24.99 5.00 29.99`: the row itself says net, tax and gross. */
export function rowAddsUp({ row, minor }: Sum, currency: Currency): boolean {
  const values = row.amounts
    .map(({ decimal }) => toMinor(decimal, currency))
    .filter((value) => value !== null);
  const [net, tax] = values.slice(-3);
  return values.length >= 3 && net !== undefined && tax !== undefined && tax !== 0 && net + tax === minor;
}
