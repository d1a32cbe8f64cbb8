import { refuse } from './errors.js';

declare const brand: unique symbol;
/** A day without a time or zone, `2026-01-31`. Compares as text. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };
/** A moment as a UTC ISO 8601 string, `2026-01-31T12:00:00.000Z`. Compares as text. */
export type Instant = string & { readonly [brand]: 'Instant' };

const dayMs = 86_400_000;

export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text))
    refuse('invalid_input', 'Not a calendar date (YYYY-MM-DD).', { text: text.slice(0, 40) });
  return text;
}

export function instant(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

export function epochMs(at: Instant): number {
  return Date.parse(at);
}

/** Refuses what leaves the years 0000 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs);
  const text = Number.isFinite(moved.getTime()) ? moved.toISOString().slice(0, 10) : '';
  if (!isCalendarDate(text))
    refuse('invalid_input', 'The date is out of range.', { date, days: String(days) });
  return text;
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** The same day of another month, or its last where it is shorter. Refuses what leaves the years 0000 to 9999. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const month = monthOf(date) + months;
  const first = firstOf(month);
  const last = addDays(firstOf(month + 1), -1);
  const day = Math.min(Number(date.slice(8)), Number(last.slice(8)));
  return addDays(first, day - 1);
}

/** Whole calendar months, whatever the days. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  return monthOf(to) - monthOf(from);
}

function monthOf(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstOf(month: number): CalendarDate {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return calendarDate(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The day that `at` falls on where the tenant is. */
export function dateIn(timeZone: string, at: Instant): CalendarDate {
  const shown = new Date(epochMs(at) + zoneOffsetMs(timeZone, epochMs(at)));
  return shown.toISOString().slice(0, 10) as CalendarDate;
}

/**
 * The instant at which the wall clock in `timeZone` shows `date` `time` (`HH:MM` or `HH:MM:SS`). A time that daylight
 * saving skips moves forward by the gap; one that happens twice means the first.
 */
export function instantAt(timeZone: string, date: CalendarDate, time: string): Instant {
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const offsets = [wall - dayMs, wall + dayMs].map((ms) => zoneOffsetMs(timeZone, ms));
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const exact = candidates.find((ms) => ms + zoneOffsetMs(timeZone, ms) === wall);
  return instant(exact ?? Math.max(...candidates));
}

export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function zoneOffsetMs(timeZone: string, ms: number): number {
  const parts = wallClockOf(timeZone).formatToParts(new Date(ms));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((entry) => entry.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(ms / 1000) * 1000;
}

/** Making one takes longer than all else here. */
const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClockOf(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  wallClocks.set(timeZone, made);
  return made;
}
