import { addBankingDays, nextBankingDay, previousBankingDay, type BankingCalendar } from './calendar.js';
import { addDays, daysBetween, type CalendarDate } from './dates.js';
import type { EarlyPaymentDiscount } from './extraction.js';
import { money, multiply, subtract, type Money } from './money.js';

export type PaymentTerms = {
  readonly issuedOn: CalendarDate | null;
  readonly dueOn: CalendarDate;
  readonly discount: EarlyPaymentDiscount | null;
  readonly total: Money;
  /** Today where the tenant is. */
  readonly today: CalendarDate;
  readonly calendar: BankingCalendar;
  /** Banking days from submitting to settling. */
  readonly settlementDays: number;
  /** What the tenant's cash costs or earns in a year: 800 is 8 %. */
  readonly costOfCashBasisPoints: number;
};

export type PaymentPlan = {
  /** The banking day on which the payment is submitted. */
  readonly payOn: CalendarDate;
  /** `overdue`: it can no longer settle by the due date. */
  readonly reason: 'due-date' | 'discount' | 'overdue';
  readonly discount: Money;
  /** What the vendor gets: the total less the discount. */
  readonly amount: Money;
};

/** A larger or later discount than any trade gives is taken for a misreading: the full amount is planned. */
const discountBasisPointsMax = 5_000;
const discountDaysMax = 365;

/**
 * As late as possible, and early enough to settle by the date that earns a worthwhile discount, else by the due date;
 * at the next banking day when that has passed.
 */
export function planPayment(terms: PaymentTerms): PaymentPlan {
  const { total, dueOn } = terms;
  const earliest = nextBankingDay(terms.today, terms.calendar);
  const discounted = planDiscount(terms, earliest);
  if (discounted) return discounted;
  const latest = lastSubmitDay(dueOn, terms);
  const nothing = money(0, total.currency);
  return latest < earliest
    ? { payOn: earliest, reason: 'overdue', discount: nothing, amount: total }
    : { payOn: latest, reason: 'due-date', discount: nothing, amount: total };
}

function planDiscount(terms: PaymentTerms, earliest: CalendarDate): PaymentPlan | null {
  const { issuedOn, dueOn, discount, total } = terms;
  if (issuedOn === null || discount === null || !isPlausible(discount)) return null;
  const discountOn = addDays(issuedOn, discount.days);
  const daysGivenUp = daysBetween(discountOn, dueOn);
  if (!isWorthwhile(discount, daysGivenUp, terms.costOfCashBasisPoints)) return null;
  const latest = lastSubmitDay(discountOn < dueOn ? discountOn : dueOn, terms);
  const saved = discountAmount(total, discount);
  if (latest < earliest || saved.amountMinor <= 0) return null;
  return { payOn: latest, reason: 'discount', discount: saved, amount: subtract(total, saved) };
}

/** Rounded down, so that the vendor is never short-changed by a fraction. */
function discountAmount(total: Money, discount: EarlyPaymentDiscount): Money {
  return multiply(total, discount.percentBasisPoints, 10_000, 'down');
}

/**
 * Whether the simple yearly rate d / (1 - d) x 365 / days is above the cost of cash, in whole numbers. Paying not a
 * day earlier than otherwise costs nothing, so any discount is worth that.
 */
export function isWorthwhile(
  discount: EarlyPaymentDiscount,
  daysGivenUp: number,
  costOfCashBasisPoints: number,
): boolean {
  if (daysGivenUp <= 0) return true;
  const { percentBasisPoints } = discount;
  return (
    percentBasisPoints * 365 * 10_000 > costOfCashBasisPoints * (10_000 - percentBasisPoints) * daysGivenUp
  );
}

function isPlausible({ percentBasisPoints, days }: EarlyPaymentDiscount): boolean {
  const isWithin = (value: number, min: number, max: number) =>
    Number.isSafeInteger(value) && value >= min && value <= max;
  return isWithin(percentBasisPoints, 1, discountBasisPointsMax) && isWithin(days, 0, discountDaysMax);
}

function lastSubmitDay(settleBy: CalendarDate, { calendar, settlementDays }: PaymentTerms): CalendarDate {
  return addBankingDays(previousBankingDay(settleBy, calendar), -settlementDays, calendar);
}
