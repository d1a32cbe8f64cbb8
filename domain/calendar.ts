import { addDays, weekday, type CalendarDate } from './dates.js';
import { refuse } from './errors.js';
import type { Currency } from './money.js';

/** Days on which money settles. `always-open` is for instant rails; `weekdays` knows no holidays: for currencies whose calendar is not held here. */
export const bankingCalendars = ['us-fed', 'target2', 'weekdays', 'always-open'] as const;
export type BankingCalendar = (typeof bankingCalendars)[number];

type HolidayDay =
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
  /** `nth` -1 is the last one of the month; weekday 0 is Sunday. */
  | { readonly kind: 'nth-weekday'; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'easter'; readonly offsetDays: number };

type Holiday = { readonly name: string; readonly on: HolidayDay; readonly effectiveFrom: string };

type CalendarRules = {
  readonly source: string;
  /** What becomes of a holiday that falls on a Sunday. One on a Saturday never moves: its Friday stays open. */
  readonly sunday: 'moves-to-monday' | 'stays';
  readonly holidays: readonly Holiday[];
};

const fixed = (name: string, month: number, day: number, effectiveFrom: string): Holiday => ({
  name,
  on: { kind: 'fixed', month, day },
  effectiveFrom,
});
const nthWeekday = (
  name: string,
  [month, day, nth]: readonly [month: number, day: number, nth: number],
): Holiday => ({
  name,
  on: { kind: 'nth-weekday', month, weekday: day, nth },
  effectiveFrom: '1986-01-01',
});
const easter = (name: string, offsetDays: number): Holiday => ({
  name,
  on: { kind: 'easter', offsetDays },
  effectiveFrom: '2002-01-01',
});

const calendars: Readonly<Record<BankingCalendar, CalendarRules>> = {
  'us-fed': {
    source: 'Federal Reserve Bank of Richmond, holiday schedule 2026-2028 (read 2026-11)',
    sunday: 'moves-to-monday',
    holidays: [
      fixed("New Year's Day", 1, 1, '1986-01-01'),
      nthWeekday('Martin Luther King Jr. Day', [1, 1, 3]),
      nthWeekday("Washington's Birthday", [2, 1, 3]),
      nthWeekday('Memorial Day', [5, 1, -1]),
      fixed('Juneteenth', 6, 19, '2021-06-17'),
      fixed('Independence Day', 7, 4, '1986-01-01'),
      nthWeekday('Labor Day', [9, 1, 1]),
      nthWeekday('Columbus Day', [10, 1, 2]),
      fixed('Veterans Day', 11, 11, '1986-01-01'),
      nthWeekday('Thanksgiving Day', [11, 4, 4]),
      fixed('Christmas Day', 12, 25, '1986-01-01'),
    ],
  },
  target2: {
    source: 'ECB, long-term calendar for TARGET closing days, from 2002 (confirm with the bank)',
    sunday: 'stays',
    holidays: [
      fixed("New Year's Day", 1, 1, '2002-01-01'),
      easter('Good Friday', -2),
      easter('Easter Monday', 1),
      fixed('Labour Day', 5, 1, '2002-01-01'),
      fixed('Christmas Day', 12, 25, '2002-01-01'),
      fixed('26 December', 12, 26, '2002-01-01'),
    ],
  },
  'always-open': { source: 'SCT Inst and FedNow run every day of the year', sunday: 'stays', holidays: [] },
  weekdays: { source: 'Saturdays and Sundays only', sunday: 'stays', holidays: [] },
};

const calendarByCurrency: Partial<Record<Currency, BankingCalendar>> = { USD: 'us-fed', EUR: 'target2' };

export function calendarFor(currency: Currency): BankingCalendar {
  return calendarByCurrency[currency] ?? 'weekdays';
}

/** More banking days than any term of payment has; keeps the search bounded. */
export const bankingDaysMax = 366;

export function isBankingDay(date: CalendarDate, calendar: BankingCalendar): boolean {
  if (calendar === 'always-open') return true;
  const day = weekday(date);
  if (day === 0 || day === 6) return false;
  const { holidays, sunday } = calendars[calendar];
  return !holidays.some((holiday) => observedOn(holiday, Number(date.slice(0, 4)), sunday) === date);
}

/** The date itself when it is a banking day, else the nearest one after it. */
export function nextBankingDay(date: CalendarDate, calendar: BankingCalendar): CalendarDate {
  return nearest(date, calendar, 1);
}

/** The date itself when it is a banking day, else the nearest one before it. */
export function previousBankingDay(date: CalendarDate, calendar: BankingCalendar): CalendarDate {
  return nearest(date, calendar, -1);
}

/**
 * Counts from the nearest banking day in the direction of counting: what is handed in on a Saturday is worked on from
 * Monday, and what must be there on a Sunday is there on Friday.
 */
export function addBankingDays(date: CalendarDate, days: number, calendar: BankingCalendar): CalendarDate {
  if (!Number.isSafeInteger(days) || Math.abs(days) > bankingDaysMax) {
    refuse('invalid_input', `Banking days are a whole number, at most ${bankingDaysMax}.`, { days });
  }
  const direction = days < 0 ? -1 : 1;
  let reached = nearest(date, calendar, direction);
  for (let left = Math.abs(days); left > 0; left -= 1) {
    reached = nearest(addDays(reached, direction), calendar, direction);
  }
  return reached;
}

/** The closed weekdays of a year, in order. */
export function bankHolidays(year: number, calendar: BankingCalendar): CalendarDate[] {
  const { holidays, sunday } = calendars[calendar];
  return holidays
    .map((holiday) => observedOn(holiday, year, sunday))
    .filter((date) => date !== null)
    .filter((date) => weekday(date) !== 0 && weekday(date) !== 6)
    .sort();
}

function nearest(date: CalendarDate, calendar: BankingCalendar, direction: 1 | -1): CalendarDate {
  let day = date;
  while (!isBankingDay(day, calendar)) day = addDays(day, direction);
  return day;
}

function observedOn(holiday: Holiday, year: number, sunday: CalendarRules['sunday']): CalendarDate | null {
  const date = dayOf(holiday.on, year);
  if (date < holiday.effectiveFrom) return null;
  return sunday === 'moves-to-monday' && weekday(date) === 0 ? addDays(date, 1) : date;
}

function dayOf(on: HolidayDay, year: number): CalendarDate {
  switch (on.kind) {
    case 'fixed':
      return dateOf(year, on.month, on.day);
    case 'easter':
      return addDays(easterSunday(year), on.offsetDays);
    case 'nth-weekday': {
      if (on.nth > 0) {
        const first = dateOf(year, on.month, 1);
        return addDays(first, ((on.weekday - weekday(first) + 7) % 7) + (on.nth - 1) * 7);
      }
      const last = addDays(on.month === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, on.month + 1, 1), -1);
      return addDays(last, -((weekday(last) - on.weekday + 7) % 7) + (on.nth + 1) * 7);
    }
  }
}

/** Gregorian Easter by the anonymous computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skippedLeaps = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const fullMoon = (19 * a + skippedLeaps - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - fullMoon - (inCentury % 4)) % 7;
  const lateMoon = Math.floor((a + 11 * fullMoon + 22 * toSunday) / 451);
  const days = fullMoon + toSunday - 7 * lateMoon + 114;
  return dateOf(year, Math.floor(days / 31), (days % 31) + 1);
}

function dateOf(year: number, month: number, day: number): CalendarDate {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` as CalendarDate;
}
