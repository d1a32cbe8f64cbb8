import type { Candidate } from '../../../domain/extraction.js';
import { currencyExponents, type Currency } from '../../../domain/money.js';
import { ranked } from '../reading.js';
import { findAmounts, toMinor, type DecimalMark } from './amounts.js';
import type { SumsSettled } from './settlement.js';
import { earlierBalance } from './sum-marks.js';
import type { Line } from './layout.js';
import { readDue, type Read } from './amount-due.js';
import { columnSums, isLeftOf, type ColumnSum } from './column-sums.js';
import { addsUp, candidate, disputed, hasSum, itemsAddUp, rowAddsUp, sumOf, type Sum } from './sum-proof.js';
import type { SumRow } from './sums.js';
import { sumOfItems, unheadedItems } from './table/unheaded.js';

export type Totals = {
  readonly total: readonly Candidate<number>[];
  readonly amountDue: readonly Candidate<number>[];
  readonly settled: SumsSettled;
  readonly prepaid: readonly Candidate<number>[];
};

const labelled = { gross: 0.84, total: 0.8, due: 0.82 } as const;
const sumBonus = 0.12;
const rowBonus = 0.1;
const itemsBonus = 0.1;
const agreementBonus = 0.03;
/** Total and amount due by two labels, and nothing larger on any page. */
const twiceBonus = 0.08;
const highest = 0.97;

/** The gross total and what is still due, each as sure as label, arithmetic and absence of rivals make it. */
export function readTotals(
  rows: readonly SumRow[],
  lines: readonly Line[],
  currency: Currency,
  mark: DecimalMark,
  itemsMinor: number | null,
): Totals {
  const sums = rows.flatMap((row): Sum[] => {
    const last = row.amounts.at(-1);
    const minor = last ? toMinor(last.decimal, currency) : null;
    return last && minor !== null
      ? [{ kind: row.kind, minor, doubtful: last.doubtful && currencyExponents[currency] > 0, row }]
      : [];
  });
  const paid = sums.filter(({ kind, minor }) => kind === 'paid' && minor !== 0);
  const withheldMinor = sumOf(sums.filter(({ kind }) => kind === 'withheld'));
  const earlierMinor = earlier(lines, currency, mark);
  const columns = columnSums(lines, currency, mark);
  const items = itemsMinor ?? sumOfItems(unheadedItems(lines, rows, currency, mark));
  const printed = printedAmounts(lines, currency, mark);
  const largest = Math.max(...printed);
  const scored = sums
    .filter(({ kind }) => kind === 'gross' || kind === 'total' || (kind === 'due' && paid.length === 0))
    .filter((sum) => !isSection(sum, sums))
    .filter(({ kind, minor }) => kind !== 'due' || !hasGross(sums, minor + withheldMinor, withheldMinor))
    .map((sum) => candidate(sum, score(sum, sums, { items, largest, withheldMinor, columns }, currency)));
  const total = dispute(ranked(scored), { sums, printed, columns });
  const prepaid = paid.map((sum) => candidate({ ...sum, minor: Math.abs(sum.minor) }, labelled.total));
  const read = { sums, paid, printed, columns, withheldMinor, earlierMinor };
  return { total, ...readDue(total[0], read), prepaid: ranked(prepaid) };
}

/** The total before what the payer keeps back is printed as well. */
function hasGross(sums: readonly Sum[], minor: number, withheldMinor: number): boolean {
  return withheldMinor > 0 && (hasSum(sums, 'gross', minor) || hasSum(sums, 'total', minor));
}

/** `Total fees`, `Total expenses`: what makes up the total together with what else is named so, or comes on top. */
function isSection({ kind, minor }: Sum, sums: readonly Sum[]): boolean {
  if (kind !== 'total') return false;
  const wholes = sums.filter((sum) => sum.kind === 'gross' || sum.kind === 'total');
  const extras = sumOf(sums.filter((sum) => sum.kind === 'extra'));
  return wholes.some((whole) => {
    const parts = sumOf(sums.filter((sum) => sum.kind === 'total' && sum.minor < whole.minor));
    return minor < whole.minor && [parts, parts + extras].includes(whole.minor);
  });
}

/** What was owed before this bill, as far as it is printed beside its name. */
function earlier(lines: readonly Line[], currency: Currency, mark: DecimalMark): number {
  const amounts = lines.flatMap(({ cells }) => {
    const at = cells.findIndex(({ text }) => earlierBalance.test(text));
    const found = at === -1 ? [] : cells.slice(at).flatMap(({ text }) => findAmounts(text, mark));
    return found.filter(({ decimal }) => decimal.includes('.')).slice(0, 1);
  });
  return amounts.length === 0
    ? 0
    : Math.max(...amounts.map(({ decimal }) => toMinor(decimal, currency) ?? 0));
}

type Proof = {
  readonly items: number | null;
  readonly largest: number;
  readonly withheldMinor: number;
  readonly columns: readonly ColumnSum[];
};

function score(sum: Sum, sums: readonly Sum[], proof: Proof, currency: Currency): number {
  const { items, largest, withheldMinor } = proof;
  const base = labelled[sum.kind as keyof typeof labelled];
  const isSum =
    [sum.minor, sum.minor + withheldMinor].some((minor) => addsUp(minor, sums)) ||
    proof.columns.some((column) => isNetAndTax(column, sum, sums));
  const arithmetic = isSum
    ? sumBonus
    : rowAddsUp(sum, currency)
      ? rowBonus
      : items !== null && itemsAddUp(items, sum.minor, sums)
        ? itemsBonus
        : 0;
  const repeated = sums.some(
    ({ kind, minor, row }) => minor === sum.minor && row !== sum.row && kind !== sum.kind && kind in labelled,
  );
  const isTwice =
    sum.minor === largest &&
    (['gross', 'total'] as const).some((kind) => hasSum(sums, kind, sum.minor)) &&
    hasSum(sums, 'due', sum.minor);
  const agreement = isTwice ? twiceBonus : repeated ? agreementBonus : 0;
  // In hundredths: sums of such fractions fall short of a gate by a hair.
  const value = Math.min(highest, Math.round(100 * (base + arithmetic + agreement)) / 100);
  return sum.doubtful ? Math.min(value, disputed) : value;
}

/** The column leads from a net amount, over some tax, to this row. */
function isNetAndTax({ isLess, line, minor, fromMinor }: ColumnSum, sum: Sum, sums: readonly Sum[]): boolean {
  const isWhole = !isLess && line === sum.row.line && minor === sum.minor;
  return isWhole && hasSum(sums, 'net', fromMinor) && sums.some(({ kind }) => kind === 'tax');
}

/** Another total of another value takes the certainty from the best one, unless the sums explain it. */
function dispute(
  candidates: readonly Candidate<number>[],
  { sums, printed, columns }: Pick<Read, 'sums' | 'printed' | 'columns'>,
): Candidate<number>[] {
  const [best, ...others] = candidates;
  if (!best) return [];
  const isDue = (value: number) => sums.some(({ kind, minor }) => kind === 'due' && minor === value);
  const explained = (value: number) =>
    sums.some(
      ({ kind, minor }) =>
        (kind === 'net' || kind === 'tax' || kind === 'paid' || kind === 'withheld') &&
        Math.abs(minor) === Math.abs(value),
    ) ||
    (isDue(value) && (printed.has(best.value - value) || isLeftOf(best.value, value, columns))) ||
    sums.some(({ kind, minor }) => kind === 'due' && minor === value && value === 0);
  const rivals = others.filter(
    ({ value, confidence }) => !explained(value) && confidence >= best.confidence - 0.15,
  );
  const rival = rivals.length > 0;
  const tooSmall = sums.some(
    ({ kind, minor }) =>
      kind !== 'paid' &&
      kind !== 'tax' &&
      minor > best.value &&
      best.value > 0 &&
      !(kind === 'net' && columns.some(({ isLess, fromMinor }) => isLess && fromMinor === minor)),
  );
  if (!rival && !tooSmall) return [...candidates];
  return candidates.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, disputed) }));
}

/** All amounts of the document, so that what was paid before is found in whatever table it stands. */
function printedAmounts(lines: readonly Line[], currency: Currency, mark: DecimalMark): Set<number> {
  const amounts = lines.flatMap((line) => line.parts.flatMap(({ text }) => findAmounts(text, mark)));
  return new Set(
    amounts
      .filter(({ decimal }) => decimal.includes('.') || currencyExponents[currency] === 0)
      .map(({ decimal }) => Math.abs(toMinor(decimal, currency) ?? 0)),
  );
}
