import { daysBetween, type CalendarDate } from './dates.js';
import { money, multiply, subtract, type Currency, type Money } from './money.js';
import { periodAt, type Period, type Recurrence } from './recurrence.js';

/** A value that holds from a day on. */
export type Dated<Value> = Value & { readonly from: CalendarDate };

/** What a whole period costs, in minor units of the recurring bill's currency. */
export type AmountRule =
  | { readonly kind: 'fixed'; readonly amountMinor: number }
  /** The step in force on the first day that the period covers. Oldest first; the first one is in force from the start. */
  | { readonly kind: 'stepped'; readonly steps: readonly Dated<{ readonly amountMinor: number }>[] }
  | {
      readonly kind: 'indexed';
      readonly baseMinor: number;
      readonly everyPeriods: number;
      readonly by: IndexedBy;
    }
  | {
      readonly kind: 'estimated';
      readonly estimateMinor: number;
      /** How far the actual amount may lie off before a person is asked; 1000 is 10 %. */
      readonly toleranceBasisPoints: number;
    };

export type IndexedBy =
  /** 300 is 3 % on top, compounded: each rise is rounded to the minor unit, half up, before the next one. */
  | { readonly kind: 'percent'; readonly basisPoints: number }
  /**
   * Base amount times index by base index, rounded half up. The value counts that is in force on the first day of the
   * period in which the amount is adjusted.
   */
  | {
      readonly kind: 'index';
      readonly baseIndex: number;
      readonly values: readonly Dated<{ readonly index: number }>[];
    };

export const prorations = ['by-days', 'none'] as const;
/** `by-days`: a first or last period that covers a part costs its share of the whole one's calendar days. */
export type Proration = (typeof prorations)[number];

const basis = 10_000;

/** When and how much is owed: what a standing approval is bound to. */
export type RecurringTerms = {
  readonly recurrence: Recurrence;
  readonly amount: AmountRule;
  readonly proration: Proration;
};

/** What the period costs, or its part. Zero when so few days are covered that nothing is left. */
export function amountOf(terms: RecurringTerms, currency: Currency, period: Period): Money {
  const whole = wholeAmount(terms, currency, period);
  return terms.proration === 'none' ? whole : shareOf(whole, period);
}

function wholeAmount({ amount, recurrence }: RecurringTerms, currency: Currency, period: Period): Money {
  switch (amount.kind) {
    case 'fixed':
      return money(amount.amountMinor, currency);
    case 'estimated':
      return money(amount.estimateMinor, currency);
    case 'stepped':
      return money(inForce(amount.steps, period.coversFrom)?.amountMinor ?? 0, currency);
    case 'indexed': {
      const rises = Math.floor(period.index / amount.everyPeriods);
      const adjusted = periodAt(recurrence, rises * amount.everyPeriods) ?? period;
      return indexed(money(amount.baseMinor, currency), amount.by, rises, adjusted.coversFrom);
    }
  }
}

function indexed(base: Money, by: IndexedBy, rises: number, adjustedOn: CalendarDate): Money {
  if (by.kind === 'index') {
    const index = rises === 0 ? by.baseIndex : (inForce(by.values, adjustedOn)?.index ?? by.baseIndex);
    return multiply(base, index, by.baseIndex, 'half-up');
  }
  let amount = base;
  for (let rise = 0; rise < rises; rise += 1) {
    amount = multiply(amount, basis + by.basisPoints, basis, 'half-up');
  }
  return amount;
}

/** The newest one that is in force on this day. */
function inForce<Value>(dated: readonly Dated<Value>[], on: CalendarDate): Dated<Value> | undefined {
  return dated.findLast(({ from }) => from <= on);
}

/**
 * By calendar days: what the days up to the last covered one cost, less what those before the first one cost, both rounded
 * down. So that leases that share a period pay it together exactly, however many they are.
 */
function shareOf(whole: Money, { wholeFrom, coversFrom, coversTo, wholeTo }: Period): Money {
  const days = daysBetween(wholeFrom, wholeTo) + 1;
  const through = multiply(whole, daysBetween(wholeFrom, coversTo) + 1, days, 'down');
  return subtract(through, multiply(whole, daysBetween(wholeFrom, coversFrom), days, 'down'));
}

/** How far an actual amount may lie off this estimate, rounded down. */
export function toleranceOf(estimate: Money, toleranceBasisPoints: number): Money {
  return multiply(estimate, toleranceBasisPoints, basis, 'down');
}

export function isWithinTolerance(actual: Money, estimate: Money, tolerance: Money): boolean {
  return (
    actual.currency === estimate.currency &&
    Math.abs(actual.amountMinor - estimate.amountMinor) <= tolerance.amountMinor
  );
}
