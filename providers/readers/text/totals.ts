import type { Candidate } from '../../../domain/extraction.js';
import { currencyExponents, type Currency } from '../../../domain/money.js';
import { ranked } from '../reading.js';
import { findAmounts, toMinor, type DecimalMark } from './amounts.js';
import { paidMark } from './sum-labels.js';
import { evidenceAt, type Line } from './layout.js';
import type { SumRow } from './sums.js';

export type Totals = {
  readonly total: readonly Candidate<number>[];
  readonly amountDue: readonly Candidate<number>[];
  /** A stamp or row says that nothing is left to pay. */
  readonly alreadyPaid: boolean;
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
  return { total, ...readDue(total[0], { sums, paid, lines, printed }), prepaid: ranked(prepaid) };
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
  readonly lines: readonly Line[];
  readonly printed: ReadonlySet<number>;
};

function readDue(
  total: Candidate<number> | undefined,
  { sums, paid, lines, printed }: Read,
): Pick<Totals, 'amountDue' | 'alreadyPaid'> {
  const dues = sums.filter(({ kind }) => kind === 'due');
  const values = new Set(dues.map(({ minor }) => minor));
  const paidTotal = paid.reduce((sum, { minor }) => sum + Math.abs(minor), 0);
  const sumLines = new Set(sums.map(({ row }) => row.line));
  const stamp = lines.find((line) => !sumLines.has(line) && line.cells.some(({ text }) => isStamp(text)));
  const due = dues.at(-1);
  if (due && total) {
    const expected = total.value - paidTotal;
    const sure =
      values.size === 1 &&
      (due.minor === expected ||
        (due.minor === 0 && paidTotal > 0) ||
        (due.minor > 0 && due.minor < total.value && printed.has(total.value - due.minor)));
    const confidence = values.size > 1 || due.doubtful ? 0.6 : sure ? total.confidence : disputed;
    const zero = due.minor === 0 || stamp !== undefined;
    return {
      amountDue: [candidate(due, due.minor === 0 ? 0.95 : stamp ? disputed : confidence)],
      alreadyPaid: zero,
    };
  }
  if (!total) return { amountDue: [], alreadyPaid: stamp !== undefined };
  const derived = (value: number, confidence: number, line: Line | undefined): Candidate<number> => ({
    value,
    confidence,
    evidence: line ? evidenceAt(line) : total.evidence,
  });
  if (stamp) return { amountDue: [derived(0, 0.85, stamp)], alreadyPaid: true };
  if (paidTotal > 0) {
    const left = Math.max(0, total.value - paidTotal);
    const whole = paid.find(({ minor }) => Math.abs(minor) === total.value);
    const confidence = whole ? total.confidence : disputed;
    return { amountDue: [derived(left, confidence, (whole ?? paid[0])?.row.line)], alreadyPaid: left === 0 };
  }
  return {
    amountDue: [derived(total.value, total.confidence, undefined)],
    alreadyPaid: false,
  };
}

/** The word alone, or with a date: `PAID`, `Bezahlt am 03.11.2026`. */
function isStamp(text: string): boolean {
  const match = paidMark.exec(text);
  if (!match) return false;
  const rest = text
    .replace(match[0], '')
    .replace(/(?<!\p{L})(?:am|on|le|el|il|op|em|dnia|in full|vollst[äa]ndig)(?!\p{L})/giu, '');
  return (
    rest.replace(/[\p{P}\s\d]/gu, '') === '' && text.length <= 40 && !/\d[.,]\d{2}(?!\d|[.,])/.test(rest)
  );
}

function candidate(sum: Sum, confidence: number): Candidate<number> {
  return {
    value: sum.minor,
    confidence,
    evidence: evidenceAt(sum.row.line),
  };
}
