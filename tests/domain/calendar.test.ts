import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBankingDays,
  bankHolidays,
  bankingCalendars,
  bankingDaysMax,
  calendarFor,
  isBankingDay,
  nextBankingDay,
  previousBankingDay,
} from '../../domain/calendar.js';
import { addDays, calendarDate, daysBetween } from '../../domain/dates.js';

const on = calendarDate;

/** The Federal Reserve's own table, weekdays only. */
const fedTable: Record<number, string[]> = {
  2026: ['01-01', '01-19', '02-16', '05-25', '06-19', '09-07', '10-12', '11-11', '11-26', '12-25'],
  2027: ['01-01', '01-18', '02-15', '05-31', '07-05', '09-06', '10-11', '11-11', '11-25'],
  2028: ['01-17', '02-21', '05-29', '06-19', '07-04', '09-04', '10-09', '11-23', '12-25'],
};

describe('Federal Reserve days', () => {
  test.each(Object.entries(fedTable))('the holidays of %s equal the published table', (year, days) => {
    expect(bankHolidays(Number(year), 'us-fed')).toEqual(days.map((day) => `${year}-${day}`));
  });

  test.each(Object.entries(fedTable))(
    'every weekday of %s outside the table is a banking day',
    (year, days) => {
      for (let day = on(`${year}-01-01`); day.startsWith(year); day = addDays(day, 1)) {
        const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
        expect([day, isBankingDay(day, 'us-fed')]).toEqual([day, !isWeekend && !days.includes(day.slice(5))]);
      }
    },
  );

  test.each([
    ['2026-07-03', 'the Friday before a Saturday holiday'],
    ['2027-12-24', 'the Friday before a Saturday Christmas'],
    ['2021-12-31', 'the Friday before a Saturday New Year'],
    ['2026-11-27', 'the day after Thanksgiving'],
    ['2020-06-19', 'Juneteenth before it was a holiday'],
  ])('%s is open: %s', (date) => {
    expect(isBankingDay(on(date), 'us-fed')).toBe(true);
  });

  test.each(['2022-06-20', '2023-01-02', '2027-07-05'])(
    '%s is closed: the Monday after a Sunday holiday',
    (date) => {
      expect(isBankingDay(on(date), 'us-fed')).toBe(false);
    },
  );
});

describe('TARGET days', () => {
  test.each([
    [2024, ['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-01', '2024-12-25', '2024-12-26']],
    [2026, ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25']],
    [2027, ['2027-01-01', '2027-03-26', '2027-03-29']],
    [2038, ['2038-01-01', '2038-04-23', '2038-04-26']],
  ])('the holidays of %i follow Easter and never move', (year, days) => {
    expect(bankHolidays(year, 'target2')).toEqual(days);
  });

  test('Thanksgiving settles in euros', () => {
    expect(isBankingDay(on('2026-11-26'), 'target2')).toBe(true);
  });
});

describe('counting banking days', () => {
  test.each([
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-28', 1, '2026-12-01'],
    ['2026-11-29', -1, '2026-11-25'],
    ['2026-11-27', -2, '2026-11-24'],
  ])('%s and %i banking days make %s', (date, days, expected) => {
    expect(addBankingDays(on(date), days, 'us-fed')).toBe(expected);
  });

  test.each([0.5, NaN, bankingDaysMax + 1, -bankingDaysMax - 1])('%d banking days are refused', (days) => {
    expect(() => addBankingDays(on('2026-11-25'), days, 'us-fed')).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });

  const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(on('2000-01-01'), days));
  const calendars = fc.constantFrom(...bankingCalendars);

  test('the next and the previous banking day are the nearest, at most five days away', () => {
    fc.assert(
      fc.property(dates, calendars, (date, calendar) => {
        const next = nextBankingDay(date, calendar);
        const previous = previousBankingDay(date, calendar);
        expect(isBankingDay(next, calendar) && isBankingDay(previous, calendar)).toBe(true);
        expect(daysBetween(previous, date)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(previous, next)).toBeLessThanOrEqual(6);
        if (isBankingDay(date, calendar)) expect([previous, next]).toEqual([date, date]);
        else
          for (let day = addDays(previous, 1); day < next; day = addDays(day, 1)) {
            expect(isBankingDay(day, calendar)).toBe(false);
          }
      }),
    );
  });

  test('counting forward and back again comes home', () => {
    fc.assert(
      fc.property(dates, calendars, fc.integer({ min: 0, max: 30 }), (date, calendar, days) => {
        const start = nextBankingDay(date, calendar);
        const there = addBankingDays(start, days, calendar);
        expect(addBankingDays(there, -days, calendar)).toBe(start);
      }),
    );
  });
});

test('a currency without a calendar of its own settles on weekdays', () => {
  expect([calendarFor('USD'), calendarFor('EUR'), calendarFor('JPY')]).toEqual([
    'us-fed',
    'target2',
    'weekdays',
  ]);
  expect(isBankingDay(on('2026-12-25'), 'weekdays')).toBe(true);
});
