import type { Candidate } from '../../../domain/extraction.js';
import { isLeftOf, type ColumnSum } from './column-sums.js';
import { evidenceAt, type Line } from './layout.js';
import type { SumsSettled } from './settlement.js';
import { addsUp, candidate, disputed, sumOf, type Sum } from './sum-proof.js';
import type { Totals } from './totals.js';

const settledBySum = 0.95;
const settledTwice = 0.97;

export type Read = {
  /** All sums of the page, and those of them that say what was paid. */
  readonly sums: readonly Sum[];
  readonly paid: readonly Sum[];
  readonly printed: ReadonlySet<number>;
  readonly columns: readonly ColumnSum[];
  readonly withheldMinor: number;
  readonly earlierMinor: number;
};

/** What is still to be paid: what the page says, held to total, payments, and what is kept back or was owed before. */
export function readDue(
  total: Candidate<number> | undefined,
  { sums, paid, printed, columns, withheldMinor, earlierMinor }: Read,
): Pick<Totals, 'amountDue' | 'settled'> {
  const dues = sums.filter(({ kind }) => kind === 'due');
  const values = new Set(dues.map(({ minor }) => minor));
  // Payments on what was owed before are none on this bill.
  const paidTotal = Math.max(0, sumOf(paid) - earlierMinor);
  const due = dues.at(-1);
  const settled = readSettled(total, dues, { paid, paidTotal, earlierMinor });
  if (!total) return { amountDue: [], settled };
  // The total may be named after what is kept back was taken off.
  const kept = withheldMinor > 0 && addsUp(total.value + withheldMinor, sums) ? 0 : withheldMinor;
  if (due) {
    const difference = total.value - due.minor;
    const isPart = !sums.some(({ kind, minor }) => kind === 'tax' && minor === difference);
    const sure =
      values.size === 1 &&
      (due.minor === total.value - sumOf(paid) - kept + earlierMinor ||
        due.minor === total.value - paidTotal - kept ||
        isLeftOf(total.value, due.minor, columns) ||
        (due.minor === 0 && paidTotal > 0) ||
        (due.minor > 0 && difference > 0 && isPart && printed.has(difference)));
    const confidence = values.size > 1 || due.doubtful ? 0.6 : sure ? total.confidence : disputed;
    return { amountDue: [candidate(due, due.minor === 0 ? settledBySum : confidence)], settled };
  }
  if (paidTotal + kept > 0) {
    const left = Math.max(0, total.value - paidTotal - kept);
    const [first] = settled.paid;
    const evidence = first?.evidence ?? (paid[0] ? evidenceAt(paid[0].row.line) : total.evidence);
    const confidence = left === 0 && first ? Math.min(total.confidence, first.confidence) : disputed;
    return { amountDue: [{ value: left, confidence, evidence }], settled };
  }
  return { amountDue: [lessUnknown(total, { sums, columns }) ?? { ...total }], settled };
}

/** Something is taken off the total under a name that nobody knows: what is left is to be looked at. */
function lessUnknown(
  total: Candidate<number>,
  { sums, columns }: Pick<Read, 'sums' | 'columns'>,
): Candidate<number> | null {
  const known = new Set(sums.map(({ row }) => row.line));
  const left = columns.find(
    ({ isLess, fromMinor, line }) =>
      isLess && fromMinor === total.value && !known.has(line) && isUnder(line, total),
  );
  return left ? { value: left.minor, confidence: disputed, evidence: evidenceAt(left.line) } : null;
}

/** A box at the top may say the total over the items. */
function isUnder(line: Line, { evidence }: Candidate<number>): boolean {
  const place = evidenceAt(line);
  return place.page !== evidence.page || (place.box?.top ?? 1) > (evidence.box?.top ?? 0);
}

type Payments = {
  readonly paid: readonly Sum[];
  readonly paidTotal: number;
  readonly earlierMinor: number;
};

/** Nothing is left to pay, or the payments that are printed make up the total. */
function readSettled(
  total: Candidate<number> | undefined,
  dues: readonly Sum[],
  { paid, paidTotal, earlierMinor }: Payments,
): SumsSettled {
  const asksForMoney = dues.some(({ minor }) => minor > 0);
  const zero = dues.find(({ minor }) => minor === 0);
  const [first] = paid;
  const isOne = earlierMinor === 0 && paid.some(({ minor }) => Math.abs(minor) === total?.value);
  const isWhole = total !== undefined && (paidTotal === total.value || isOne);
  const isOver = total !== undefined && total.value > 0 && paidTotal > total.value;
  const said = (confidence: number, { row }: Sum): SumsSettled => ({
    paid: [{ value: 'already_paid', confidence, evidence: evidenceAt(row.line) }],
    asksForMoney,
  });
  if (zero && !zero.doubtful) return said(isWhole ? settledTwice : settledBySum, zero);
  const whole = paid.find(({ minor }) => minor === total?.value) ?? first;
  if (whole && isWhole) return said(whole.doubtful ? disputed : settledBySum, whole);
  return whole && isOver ? said(disputed, whole) : { paid: [], asksForMoney };
}
