import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '../../domain/dates.js';
import { estimateQuestion } from '../../domain/period-estimate.js';
import { money } from '../../domain/money.js';
import { amountOf, type AmountRule, type RecurringTerms } from '../../domain/period-amount.js';
import { periodsFrom, type Recurrence } from '../../domain/recurrence.js';
import { emptyDetails } from '../../domain/bill.js';

const on = calendarDate;

const terms = (
  amount: AmountRule,
  recurrence: Partial<Recurrence> = {},
  proration: RecurringTerms['proration'] = 'by-days',
): RecurringTerms => ({
  amount,
  proration,
  recurrence: {
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
    ...recurrence,
  },
});

const amounts = (given: RecurringTerms, count: number) =>
  periodsFrom(given.recurrence, 0, count).map((period) => amountOf(given, 'USD', period).amountMinor);

describe('the amount of a period', () => {
  test('that is fixed stays', () => {
    expect(amounts(terms({ kind: 'fixed', amountMinor: 120_000 }), 3)).toEqual([120_000, 120_000, 120_000]);
  });

  test('that is stepped is the step in force on the first day that the period covers', () => {
    const steps = [
      { from: on('2025-01-01'), amountMinor: 100_000 },
      { from: on('2026-02-02'), amountMinor: 110_000 },
      { from: on('2026-04-01'), amountMinor: 120_000 },
    ];
    expect(amounts(terms({ kind: 'stepped', steps }), 4)).toEqual([100_000, 100_000, 110_000, 120_000]);
  });

  test('that rises by a percentage is rounded half up at each rise, and compounds', () => {
    const rule: AmountRule = {
      kind: 'indexed',
      baseMinor: 10_050,
      everyPeriods: 2,
      by: { kind: 'percent', basisPoints: 300 },
    };
    // 10050 × 1.03 = 10351.5 -> 10352; × 1.03 = 10662.56 -> 10663.
    expect(amounts(terms(rule), 6)).toEqual([10_050, 10_050, 10_352, 10_352, 10_663, 10_663]);
  });

  test('that follows an index has the value in force when it is adjusted, and keeps it until the next time', () => {
    const rule: AmountRule = {
      kind: 'indexed',
      baseMinor: 100_000,
      everyPeriods: 3,
      by: {
        kind: 'index',
        baseIndex: 1_200,
        values: [
          { from: on('2026-03-01'), index: 1_236 },
          { from: on('2026-05-01'), index: 1_300 },
        ],
      },
    };
    expect(amounts(terms(rule), 7)).toEqual([100_000, 100_000, 100_000, 103_000, 103_000, 103_000, 108_333]);
  });

  test('that is partial is its share by calendar days', () => {
    const lease = terms(
      { kind: 'fixed', amountMinor: 310_000 },
      { startsOn: on('2026-01-15'), endsOn: on('2026-02-14') },
    );
    expect(amounts(lease, 2)).toEqual([170_000, 155_000]);
    expect(amounts({ ...lease, proration: 'none' }, 2)).toEqual([310_000, 310_000]);
  });
});

test('leases that follow one another within a period pay it together to the last cent', () => {
  const cases = fc.record({
    amountMinor: fc.integer({ min: 1, max: 10_000_000 }),
    anchorOn: fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(on('2026-01-01'), days)),
    cuts: fc.array(fc.integer({ min: 1, max: 89 }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(cases, ({ amountMinor, anchorOn, cuts }) => {
      const whole = terms(
        { kind: 'fixed', amountMinor },
        { cadence: 'quarterly', anchorOn, startsOn: anchorOn },
      );
      const [first] = periodsFrom(whole.recurrence, 0, 1);
      const last = first?.wholeTo ?? anchorOn;
      const begins = [
        anchorOn,
        ...[...new Set(cuts)].sort((a, b) => a - b).map((days) => addDays(anchorOn, days)),
      ];
      const shares = begins.map((startsOn, position) => {
        const next = begins[position + 1];
        const endsOn = next === undefined ? last : addDays(next, -1);
        return amounts({ ...whole, recurrence: { ...whole.recurrence, startsOn, endsOn } }, 1)[0] ?? 0;
      });
      const sum = shares.reduce((a, b) => a + b, 0);
      expect(sum).toBe(amountMinor);
    }),
  );
});

describe('a bill whose amount is an estimate', () => {
  const period = {
    periodKey: '2026-01',
    amountMinor: 10_000,
    currency: 'USD' as const,
    toleranceMinor: 1_000,
    questionedMinor: null,
  };
  const bill = (amountMinor: number, reviewed = true) => ({
    reviewed,
    details: { ...emptyDetails, amount: money(amountMinor, 'USD') },
  });

  test('asks a person for the actual amount', () => {
    expect(estimateQuestion(bill(10_000, false), period)).toMatch(/What is the actual amount of 2026-01\?/);
  });

  test.each([9_000, 10_000, 11_000])('goes on by itself with an actual amount of %i', (actual) => {
    expect(estimateQuestion(bill(actual), period)).toBeNull();
  });

  test.each([8_999, 11_001])(
    'asks again when the actual amount is %i, and not when that is confirmed',
    (actual) => {
      expect(estimateQuestion(bill(actual), period)).toMatch(/more than 10.00 USD/);
      expect(estimateQuestion(bill(actual), { ...period, questionedMinor: actual })).toBeNull();
      expect(estimateQuestion(bill(actual + 5_000), { ...period, questionedMinor: actual })).not.toBeNull();
    },
  );
});
