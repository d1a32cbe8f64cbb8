import { nextBankingDay, previousBankingDay, type BankingCalendar } from './calendar.js';
import {
  addDays,
  addMonths,
  daysBetween,
  instantAt,
  monthsBetween,
  type CalendarDate,
  type Instant,
} from './dates.js';

export const cadences = ['weekly', 'biweekly', 'monthly', 'quarterly', 'yearly'] as const;
export type Cadence = (typeof cadences)[number];

/** What becomes of a due date on which no bank is open. */
export const businessDayRules = ['none', 'next', 'previous'] as const;
export type BusinessDayRule = (typeof businessDayRules)[number];

/** When something is owed again and again. Periods follow one another without a gap, from `startsOn` to `endsOn`. */
export type Recurrence = {
  readonly cadence: Cadence;
  /** A day on which a whole period begins. The 29th to 31st mean the last day of a month that is shorter. */
  readonly anchorOn: CalendarDate;
  /** The first day that is paid for. Inside a period it makes that one partial. */
  readonly startsOn: CalendarDate;
  /** The last day that is paid for, itself included; null without an end. */
  readonly endsOn: CalendarDate | null;
  readonly dueFrom: 'period-start' | 'period-end';
  /** Days from there to the due date; may be negative. */
  readonly dueOffsetDays: number;
  readonly businessDays: BusinessDayRule;
  readonly calendar: BankingCalendar;
  /** How many days before its due date the bill is made. */
  readonly leadDays: number;
  /** Wall time in `timeZone` at which it is made, `HH:MM` or `HH:MM:SS`. */
  readonly fireTime: string;
  readonly timeZone: string;
};

export type Period = {
  /** Names the period within its recurring bill, e.g. `2026-01`; derived from the calendar, never from the clock. */
  readonly key: string;
  /** From 0, without gaps. */
  readonly index: number;
  readonly coversFrom: CalendarDate;
  /** Inclusive. */
  readonly coversTo: CalendarDate;
  /** The whole period, of which a first or last one covers a part. */
  readonly wholeFrom: CalendarDate;
  readonly wholeTo: CalendarDate;
  readonly dueOn: CalendarDate;
  /** The day by the recurrence's own calendar on which the bill is made. */
  readonly firesOn: CalendarDate;
  /** A wall time that daylight saving skips moves forward by the gap; one that comes twice means the first. */
  readonly firesAt: Instant;
};

/** The period of this number; null after the last one. */
export function periodAt(recurrence: Recurrence, index: number): Period | null {
  const { startsOn, endsOn } = recurrence;
  const step = firstStep(recurrence) + index;
  const wholeFrom = stepStart(recurrence, step);
  if (endsOn !== null && wholeFrom > endsOn) return null;
  const wholeTo = addDays(stepStart(recurrence, step + 1), -1);
  const coversFrom = wholeFrom < startsOn ? startsOn : wholeFrom;
  const coversTo = endsOn !== null && endsOn < wholeTo ? endsOn : wholeTo;
  const dueOn = dueDate(recurrence, coversFrom, coversTo);
  const firesOn = addDays(dueOn, -recurrence.leadDays);
  return {
    key: periodKey(recurrence.cadence, wholeFrom),
    index,
    coversFrom,
    coversTo,
    wholeFrom,
    wholeTo,
    dueOn,
    firesOn,
    firesAt: instantAt(recurrence.timeZone, firesOn, recurrence.fireTime),
  };
}

/** At most `limit` periods from number `index` on. */
export function periodsFrom(recurrence: Recurrence, index: number, limit: number): Period[] {
  const periods: Period[] = [];
  for (let next = index; periods.length < limit; next += 1) {
    const period = periodAt(recurrence, next);
    if (period === null) break;
    periods.push(period);
  }
  return periods;
}

/** More periods than ten years of weeks are never looked at together. */
export const periodsTogetherMax = 520;

/** Periods from number `index` on whose time has come at `asOf`, oldest first. */
export function periodsDue(recurrence: Recurrence, index: number, asOf: Instant): Period[] {
  const due: Period[] = [];
  for (let next = index; due.length < periodsTogetherMax; next += 1) {
    const period = periodAt(recurrence, next);
    if (period === null || period.firesAt > asOf) break;
    due.push(period);
  }
  return due;
}

export function isPartial({ coversFrom, coversTo, wholeFrom, wholeTo }: Period): boolean {
  return coversFrom !== wholeFrom || coversTo !== wholeTo;
}

function periodKey(cadence: Cadence, wholeFrom: CalendarDate): string {
  switch (cadence) {
    case 'weekly':
    case 'biweekly':
      return wholeFrom;
    case 'monthly':
    case 'quarterly':
      return wholeFrom.slice(0, 7);
    case 'yearly':
      return wholeFrom.slice(0, 4);
  }
}

function dueDate(
  { dueFrom, dueOffsetDays, businessDays, calendar }: Recurrence,
  coversFrom: CalendarDate,
  coversTo: CalendarDate,
): CalendarDate {
  const nominal = addDays(dueFrom === 'period-start' ? coversFrom : coversTo, dueOffsetDays);
  switch (businessDays) {
    case 'none':
      return nominal;
    case 'next':
      return nextBankingDay(nominal, calendar);
    case 'previous':
      return previousBankingDay(nominal, calendar);
  }
}

type Step = { readonly unit: 'days' | 'months'; readonly size: number };
const steps: Readonly<Record<Cadence, Step>> = {
  weekly: { unit: 'days', size: 7 },
  biweekly: { unit: 'days', size: 14 },
  monthly: { unit: 'months', size: 1 },
  quarterly: { unit: 'months', size: 3 },
  yearly: { unit: 'months', size: 12 },
};

/** Counted from the anchor each time: adding month to month would lose the 31st in February for good. */
function stepStart({ cadence, anchorOn }: Recurrence, step: number): CalendarDate {
  const { unit, size } = steps[cadence];
  return unit === 'days' ? addDays(anchorOn, step * size) : addMonths(anchorOn, step * size);
}

/** The step whose period holds the first day. */
function firstStep(recurrence: Recurrence): number {
  const { cadence, anchorOn, startsOn } = recurrence;
  const { unit, size } = steps[cadence];
  const apart = unit === 'days' ? daysBetween(anchorOn, startsOn) : monthsBetween(anchorOn, startsOn);
  const step = Math.floor(apart / size);
  return stepStart(recurrence, step) > startsOn ? step - 1 : step;
}
