import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBankingDay } from '../../domain/calendar.js';
import { addDays, calendarDate, instant } from '../../domain/dates.js';
import {
  businessDayRules,
  cadences,
  isPartial,
  periodAt,
  periodsDue,
  periodsFrom,
  type Recurrence,
} from '../../domain/recurrence.js';

const on = calendarDate;

const rent = (over: Partial<Recurrence> = {}): Recurrence => ({
  cadence: 'monthly',
  anchorOn: on('2026-01-01'),
  startsOn: on('2026-01-01'),
  endsOn: null,
  dueFrom: 'period-start',
  dueOffsetDays: 0,
  businessDays: 'none',
  calendar: 'us-fed',
  leadDays: 0,
  fireTime: '09:00',
  timeZone: 'UTC',
  ...over,
});

const keysOf = (recurrence: Recurrence, count: number) =>
  periodsFrom(recurrence, 0, count).map(({ key }) => key);
const dueDates = (recurrence: Recurrence, count: number) =>
  periodsFrom(recurrence, 0, count).map(({ dueOn }) => dueOn);

describe('periods', () => {
  test.each([
    ['weekly', '2026-01-05', ['2026-01-05', '2026-01-12', '2026-01-19']],
    ['biweekly', '2026-01-05', ['2026-01-05', '2026-01-19', '2026-02-02']],
    ['monthly', '2026-11-15', ['2026-11', '2026-12', '2027-01']],
    ['quarterly', '2026-02-01', ['2026-02', '2026-05', '2026-08']],
    ['yearly', '2026-07-01', ['2026', '2027', '2028']],
  ] as const)('%s from %s are named by their beginning', (cadence, anchor, keys) => {
    expect(keysOf(rent({ cadence, anchorOn: on(anchor), startsOn: on(anchor) }), 3)).toEqual(keys);
  });

  test('that begin on the 31st begin on the last day of a shorter month, and on the 31st again after it', () => {
    const recurrence = rent({ anchorOn: on('2027-12-31'), startsOn: on('2027-12-31') });
    expect(dueDates(recurrence, 5)).toEqual([
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
  });

  test('of years that begin on a leap day begin on 28 February in common years', () => {
    const recurrence = rent({ cadence: 'yearly', anchorOn: on('2028-02-29'), startsOn: on('2028-02-29') });
    expect(dueDates(recurrence, 5)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  test('of a lease that begins and ends within a month are partial there', () => {
    const recurrence = rent({ startsOn: on('2026-01-15'), endsOn: on('2026-03-10') });
    const periods = periodsFrom(recurrence, 0, 10);
    expect(periods.map(({ key, coversFrom, coversTo }) => [key, coversFrom, coversTo])).toEqual([
      ['2026-01', '2026-01-15', '2026-01-31'],
      ['2026-02', '2026-02-01', '2026-02-28'],
      ['2026-03', '2026-03-01', '2026-03-10'],
    ]);
    expect(periods.map(isPartial)).toEqual([true, false, true]);
  });

  test('may be due at their end, and before their beginning', () => {
    const arrears = rent({ dueFrom: 'period-end', anchorOn: on('2028-01-01'), startsOn: on('2028-01-01') });
    expect(dueDates(arrears, 2)).toEqual(['2028-01-31', '2028-02-29']);
    expect(dueDates(rent({ dueOffsetDays: -3 }), 2)).toEqual(['2025-12-29', '2026-01-29']);
  });

  test.each([
    ['none', ['2026-07-04', '2026-08-04']],
    ['next', ['2026-07-06', '2026-08-04']],
    ['previous', ['2026-07-03', '2026-08-04']],
  ] as const)('due on a Saturday move by the rule %s', (businessDays, dates) => {
    const recurrence = rent({ anchorOn: on('2026-07-04'), startsOn: on('2026-07-04'), businessDays });
    expect(dueDates(recurrence, 2)).toEqual(dates);
  });
});

describe('a firing', () => {
  test.each([
    // Clocks go forward at 02:00: the wall never shows 02:30, and the gap of an hour is added.
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    // Clocks go back at 02:00: the wall shows 01:30 twice, and the first time counts.
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '02:30:15', '2026-10-25T00:30:15.000Z'],
    // Half an hour of daylight saving.
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z'],
    // A whole day that never was, on the other side of the date line.
    ['Pacific/Kiritimati', '2026-05-01', '00:00', '2026-04-30T10:00:00.000Z'],
  ])('in %s on %s at %s is at %s', (timeZone, day, fireTime, at) => {
    const recurrence = rent({ timeZone, fireTime, anchorOn: on(day), startsOn: on(day) });
    expect(periodAt(recurrence, 0)?.firesAt).toBe(at);
  });

  test('keeps its wall time over daylight saving', () => {
    const recurrence = rent({
      timeZone: 'America/New_York',
      anchorOn: on('2026-02-15'),
      startsOn: on('2026-02-15'),
    });
    expect(periodsFrom(recurrence, 0, 2).map(({ firesAt }) => firesAt)).toEqual([
      '2026-02-15T14:00:00.000Z',
      '2026-03-15T13:00:00.000Z',
    ]);
  });

  test('comes its lead before the due date', () => {
    const recurrence = rent({ leadDays: 5, startsOn: on('2026-03-01') });
    expect(periodAt(recurrence, 0)).toMatchObject({ dueOn: '2026-03-01', firesOn: '2026-02-24' });
  });
});

const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays(on('2000-01-01'), days));

const recurrences: fc.Arbitrary<Recurrence> = fc
  .record({
    cadence: fc.constantFrom(...cadences),
    anchorOn: day,
    startsOn: day,
    lastsDays: fc.option(fc.integer({ min: 0, max: 1_500 })),
    dueFrom: fc.constantFrom('period-start' as const, 'period-end' as const),
    dueOffsetDays: fc.integer({ min: -40, max: 90 }),
    businessDays: fc.constantFrom(...businessDayRules),
    leadDays: fc.integer({ min: 0, max: 60 }),
    fireTime: fc.constantFrom('00:00', '01:30', '02:30', '23:59'),
    timeZone: fc.constantFrom(
      'UTC',
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ),
  })
  .map(({ lastsDays, ...recurrence }) => ({
    ...recurrence,
    calendar: 'us-fed' as const,
    endsOn: lastsDays === null ? null : addDays(recurrence.startsOn, lastsDays),
  }));

describe('whatever the calendar', () => {
  test('every day from the first to the last belongs to exactly one period', () => {
    fc.assert(
      fc.property(recurrences, (recurrence) => {
        const periods = periodsFrom(recurrence, 0, 300);
        expect(periods[0]?.coversFrom).toBe(recurrence.startsOn);
        for (const [position, { coversFrom, coversTo, index }] of periods.entries()) {
          expect(index).toBe(position);
          expect(coversFrom <= coversTo).toBe(true);
          const before = periods[position - 1];
          if (before) expect(coversFrom).toBe(addDays(before.coversTo, 1));
        }
        if (recurrence.endsOn !== null && periods.length < 300) {
          expect(periods.at(-1)?.coversTo).toBe(recurrence.endsOn);
        }
      }),
    );
  });

  test('no two periods have one name, and each covers a part of its whole', () => {
    fc.assert(
      fc.property(recurrences, (recurrence) => {
        const periods = periodsFrom(recurrence, 0, 200);
        expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
        for (const { wholeFrom, coversFrom, coversTo, wholeTo } of periods) {
          expect(wholeFrom <= coversFrom && coversTo <= wholeTo).toBe(true);
        }
      }),
    );
  });

  test('firings never go back in time, and a due date that moves lands on an open day', () => {
    fc.assert(
      fc.property(recurrences, (recurrence) => {
        const periods = periodsFrom(recurrence, 0, 100);
        for (const [position, { firesAt, dueOn }] of periods.entries()) {
          expect(firesAt >= (periods[position - 1]?.firesAt ?? '')).toBe(true);
          if (recurrence.businessDays !== 'none') expect(isBankingDay(dueOn, 'us-fed')).toBe(true);
        }
      }),
    );
  });

  test('every period comes due exactly once, however often and when somebody looks', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 400 * 86_400 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(recurrences, looks, (recurrence, seconds) => {
        const start = Date.parse(`${recurrence.startsOn}T00:00:00Z`);
        const seen: string[] = [];
        const times = seconds.map((second) => instant(start + second * 1_000)).sort();
        for (const asOf of times) {
          seen.push(...periodsDue(recurrence, seen.length, asOf).map(({ key }) => key));
        }
        const last = times.at(-1) ?? instant(start);
        expect(seen).toEqual(periodsDue(recurrence, 0, last).map(({ key }) => key));
      }),
    );
  });
});
