import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDate,
  dateIn,
  daysBetween,
  epochMs,
  instant,
  instantAt,
  isCalendarDate,
  isTimeZone,
  weekday,
  type Instant,
} from '../../domain/dates.js';

const on = calendarDate;
const dates = fc.integer({ min: -10_000, max: 40_000 }).map((days) => addDays(on('2000-01-01'), days));
const zones = fc.constantFrom(
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
);

describe('calendar dates', () => {
  test.each([
    ['2026-11-03', 2, '2027-01-03'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s moved by %i months is %s', (date, months, moved) => {
    expect(addMonths(on(date), months)).toBe(moved);
  });

  test.each(['2026-02-28', '2028-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    '',
    '٢٠٢٦-٠١-٠١',
  ])('"%s" is none', (text) => {
    expect(() => calendarDate(text)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(addDays(later, -days)).toBe(date);
        expect(weekday(later)).toBe((((weekday(date) + days) % 7) + 7) % 7);
        expect(later > date).toBe(days > 0);
      }),
    );
  });

  test.each([
    ['9999-12-31', 1],
    ['0000-01-01', -1],
    ['2026-01-01', 1e9],
    ['2026-01-01', NaN],
  ])('%s and %d days is refused', (date, days) => {
    expect(() => addDays(on(date), days)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  test('the week begins on Sunday with 0', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-28'].map((text) => weekday(on(text)))).toEqual([0, 1, 6]);
  });
});

describe('the day where the tenant is', () => {
  test.each([
    ['America/New_York', '2026-11-21T04:59:59.999Z', '2026-11-20'],
    ['America/New_York', '2026-11-21T05:00:00.000Z', '2026-11-21'],
    ['Asia/Tokyo', '2026-12-31T15:00:00.000Z', '2027-01-01'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('in %s at %s is %s', (zone, at, date) => {
    expect(dateIn(zone, at as Instant)).toBe(date);
  });
});

describe('wall time', () => {
  test.each([
    ['America/New_York', '2026-01-15', '09:00', '2026-01-15T14:00:00.000Z'],
    ['America/New_York', '2026-07-15', '09:00', '2026-07-15T13:00:00.000Z'],
    ['America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59:00.000Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    ['America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01', '00:30', '2026-11-01T04:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Dublin', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z'],
    ['Asia/Kolkata', '2026-06-01', '09:00', '2026-06-01T03:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-06-01', '00:00', '2026-05-31T10:00:00.000Z'],
  ])('in %s on %s at %s is %s', (zone, date, time, at) => {
    expect(instantAt(zone, on(date), time)).toBe(at);
  });

  test('noon falls on its own day in every zone', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        expect(dateIn(zone, instantAt(zone, date, '12:00'))).toBe(date);
      }),
    );
  });

  test('a later time of the day is never an earlier instant', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    const change = fc.constantFrom(
      ...['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-06-01'].map(on),
    );
    fc.assert(
      fc.property(change, fc.constantFrom('America/New_York', 'Europe/Berlin'), time, (date, zone, text) => {
        const at = instantAt(zone, date, text);
        expect(dateIn(zone, at)).toBe(date);
        expect(at >= instantAt(zone, date, '00:00')).toBe(true);
      }),
    );
  });
});

test('instants keep their milliseconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      expect(epochMs(instant(ms))).toBe(ms);
    }),
  );
});

test('only what the platform knows is a time zone', () => {
  expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].filter(isTimeZone)).toEqual(['Europe/Berlin', 'UTC']);
});
