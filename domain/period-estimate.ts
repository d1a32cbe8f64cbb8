import type { Bill } from './bill.js';
import { format, money, type Currency } from './money.js';
import { isWithinTolerance } from './period-amount.js';

type EstimatedPeriod = {
  readonly periodKey: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly toleranceMinor: number | null;
  readonly questionedMinor: number | null;
};

/**
 * What a person has to answer before a bill with an estimated amount goes on; null when it may. An actual amount within the
 * tolerance is not asked about; one outside of it is asked about until somebody confirms that very amount.
 */
export function estimateQuestion(
  { reviewed, details }: Pick<Bill, 'reviewed' | 'details'>,
  { periodKey, amountMinor, currency, toleranceMinor, questionedMinor }: EstimatedPeriod,
): string | null {
  const estimate = money(amountMinor, currency);
  const tolerance = money(toleranceMinor ?? 0, currency);
  const actual = details.amount;
  if (!reviewed || actual === null) {
    return `What is the actual amount of ${periodKey}? ${format(estimate)} is an estimate.`;
  }
  if (isWithinTolerance(actual, estimate, tolerance)) return null;
  if (actual.currency === currency && actual.amountMinor === questionedMinor) return null;
  return (
    `Is ${format(actual)} right for ${periodKey}? It is off the estimate of ${format(estimate)} ` +
    `by more than ${format(tolerance)}.`
  );
}
