import type { Candidate } from '../../../domain/extraction.js';
import { currencyExponents, type Currency } from '../../../domain/money.js';
import { ranked } from '../reading.js';
import { findAmounts, toMinor, type DecimalMark } from './amounts.js';
import type { SumsSettled } from './settlement.js';
import { evidenceAt, type Line } from './layout.js';
import type { SumRow } from './sums.js';

export type Totals = {
  readonly total: readonly Candidate<number>[];
  readonly amountDue: readonly Candidate<number>[];
  readonly settled: SumsSettled;
  readonly prepaid: readonly Candidate<number>[];
};

type Sum = {
  readonly kind: SumRow['kind'];
  readonly minor: number;
  readonly doubtful: boolean;
  readonly row: SumRow;
};

const labelled = { gross: 0.84, total: 0.8, due: 0.82 } as const;
const sumBonus = 0.12;
const rowBonus = 0.1;
const itemsBonus = 0.1;
const agreementBonus = 0.03;
/** Total and amount due by two labels, and nothing larger on any page. */
const twiceBonus = 0.08;
const highest = 0.97;
const disputed = 0.7;
const settledBySum = 0.95;
const settledTwice = 0.97;

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
  const items = itemsMinor ?? itemsTotal(lines, rows, currency, mark);
  const printed = printedAmounts(lines, currency, mark);
  const largest = Math.max(...printed);
  const scored = sums
    .filter(({ kind }) => kind === 'gross' || kind === 'total' || (kind === 'due' && paid.length === 0))
    .map((sum) => candidate(sum, score(sum, sums, { items, largest }, currency)));
  const total = dispute(ranked(scored), sums, printed);
  const prepaid = paid.map((sum) => candidate({ ...sum, minor: Math.abs(sum.minor) }, labelled.total));
  return { total, ...readDue(total[0], { sums, paid, printed }), prepaid: ranked(prepaid) };
}

type Proof = { readonly items: number | null; readonly largest: number };

function score(sum: Sum, sums: readonly Sum[], { items, largest }: Proof, currency: Currency): number {
  const base = labelled[sum.kind as keyof typeof labelled];
  const proof = addsUp(sum.minor, sums)
    ? sumBonus
    : rowAddsUp(sum, currency)
      ? rowBonus
      : items === sum.minor && (!sums.some(({ kind }) => kind === 'tax') || includesTax(sum.minor, sums))
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
  const value = Math.min(highest, base + proof + agreement);
  return sum.doubtful ? Math.min(value, disputed) : value;
}

function hasSum(sums: readonly Sum[], kind: SumRow['kind'], minor: number): boolean {
  return sums.some((sum) => sum.kind === kind && sum.minor === minor);
}

/** Net + tax = total, for one net and some of the distinct taxes that the document names. */
function addsUp(total: number, sums: readonly Sum[]): boolean {
  const taxes = [...new Set(sums.filter(({ kind }) => kind === 'tax').map(({ minor }) => minor))].slice(0, 8);
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
function rowAddsUp({ row, minor }: Sum, currency: Currency): boolean {
  const values = row.amounts
    .map(({ decimal }) => toMinor(decimal, currency))
    .filter((value) => value !== null);
  const [net, tax] = values.slice(-3);
  return values.length >= 3 && net !== undefined && tax !== undefined && tax !== 0 && net + tax === minor;
}

/** The sum of the last amounts of the item lines, which stand above the first sum and end where it ends. */
function itemsTotal(
  lines: readonly Line[],
  rows: readonly SumRow[],
  currency: Currency,
  mark: DecimalMark,
): number | null {
  const firstSum = rows.find(({ kind, line }) => kind !== 'paid' && line.cells.length > 1);
  const edge = firstSum?.line.cells.at(-1)?.right;
  if (!firstSum || edge === undefined) return null;
  const sumLines = new Set(rows.map(({ line }) => line));
  const above = lines.slice(0, lines.indexOf(firstSum.line)).filter((line) => !sumLines.has(line));
  const values = above.flatMap((line): number[] => {
    const last = line.cells.at(-1);
    if (!last || line.cells.length < 2 || Math.abs(last.right - edge) > 6) return [];
    const amounts = findAmounts(last.text, mark);
    const amount = amounts.length === 1 ? amounts[0] : undefined;
    const minor =
      amount && (amount.decimal.includes('.') || amount.hasCurrency)
        ? toMinor(amount.decimal, currency)
        : null;
    return minor === null ? [] : [minor];
  });
  return values.length > 0 ? values.reduce((a, b) => a + b, 0) : null;
}

/** Another total of another value takes the certainty from the best one, unless the sums explain it. */
function dispute(
  candidates: readonly Candidate<number>[],
  sums: readonly Sum[],
  printed: ReadonlySet<number>,
): Candidate<number>[] {
  const [best, ...others] = candidates;
  if (!best) return [];
  const isDue = (value: number) => sums.some(({ kind, minor }) => kind === 'due' && minor === value);
  const explained = (value: number) =>
    sums.some(
      ({ kind, minor }) =>
        (kind === 'net' || kind === 'tax' || kind === 'paid') && Math.abs(minor) === Math.abs(value),
    ) ||
    (isDue(value) && printed.has(best.value - value)) ||
    sums.some(({ kind, minor }) => kind === 'due' && minor === value && value === 0);
  const rival = others.some(
    ({ value, confidence }) => !explained(value) && confidence >= best.confidence - 0.15,
  );
  const tooSmall = sums.some(
    ({ kind, minor }) => kind !== 'paid' && kind !== 'tax' && minor > best.value && best.value > 0,
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

type Read = {
  readonly sums: readonly Sum[];
  readonly paid: readonly Sum[];
  readonly printed: ReadonlySet<number>;
};

function readDue(
  total: Candidate<number> | undefined,
  { sums, paid, printed }: Read,
): Pick<Totals, 'amountDue' | 'settled'> {
  const dues = sums.filter(({ kind }) => kind === 'due');
  const values = new Set(dues.map(({ minor }) => minor));
  const paidTotal = paid.reduce((sum, { minor }) => sum + Math.abs(minor), 0);
  const due = dues.at(-1);
  const settled = readSettled(total, dues, paid);
  if (!total) return { amountDue: [], settled };
  if (due) {
    const expected = total.value - paidTotal;
    const sure =
      values.size === 1 &&
      (due.minor === expected ||
        (due.minor === 0 && paidTotal > 0) ||
        (due.minor > 0 && due.minor < total.value && printed.has(total.value - due.minor)));
    const confidence = values.size > 1 || due.doubtful ? 0.6 : sure ? total.confidence : disputed;
    return { amountDue: [candidate(due, due.minor === 0 ? settledBySum : confidence)], settled };
  }
  if (paidTotal > 0) {
    const left = Math.max(0, total.value - paidTotal);
    const [first] = settled.paid;
    const evidence = first?.evidence ?? (paid[0] ? evidenceAt(paid[0].row.line) : total.evidence);
    const confidence = left === 0 && first ? Math.min(total.confidence, first.confidence) : disputed;
    return { amountDue: [{ value: left, confidence, evidence }], settled };
  }
  return { amountDue: [{ ...total }], settled };
}

/** Nothing is left to pay, or the payments that are printed make up the total. */
function readSettled(
  total: Candidate<number> | undefined,
  dues: readonly Sum[],
  paid: readonly Sum[],
): SumsSettled {
  const asksForMoney = dues.some(({ minor }) => minor > 0);
  const zero = dues.find(({ minor }) => minor === 0);
  const [first] = paid;
  const sum = paid.reduce((all, { minor }) => all + Math.abs(minor), 0);
  const isWhole =
    total !== undefined && (sum === total.value || paid.some(({ minor }) => Math.abs(minor) === total.value));
  const isOver = total !== undefined && total.value > 0 && sum > total.value;
  const said = (confidence: number, { row }: Sum): SumsSettled => ({
    paid: [{ value: 'already_paid', confidence, evidence: evidenceAt(row.line) }],
    asksForMoney,
  });
  if (zero && !zero.doubtful) return said(isWhole ? settledTwice : settledBySum, zero);
  const whole = paid.find(({ minor }) => minor === total?.value) ?? first;
  if (whole && isWhole) return said(whole.doubtful ? disputed : settledBySum, whole);
  return whole && isOver ? said(disputed, whole) : { paid: [], asksForMoney };
}

function candidate(sum: Sum, confidence: number): Candidate<number> {
  return {
    value: sum.minor,
    confidence,
    evidence: evidenceAt(sum.row.line),
  };
}
