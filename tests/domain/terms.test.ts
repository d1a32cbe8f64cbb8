import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBankingDays, bankingCalendars, isBankingDay } from '../../domain/calendar.js';
import { addDays, calendarDate } from '../../domain/dates.js';
import { add, money } from '../../domain/money.js';
import { isWorthwhile, planPayment, type PaymentTerms } from '../../domain/terms.js';

const on = calendarDate;
const twoTenNetThirty = { percentBasisPoints: 200, days: 10 };

function terms(changes: Partial<PaymentTerms>): PaymentTerms {
  const issuedOn = changes.issuedOn ?? on('2026-11-17');
  return {
    issuedOn,
    dueOn: addDays(issuedOn, 30),
    discount: twoTenNetThirty,
    total: money(1_000_000, 'USD'),
    today: on('2026-11-18'),
    calendar: 'us-fed',
    settlementDays: 1,
    costOfCashBasisPoints: 800,
    ...changes,
  };
}

describe('early-payment discount', () => {
  test.each([
    ['2026-11-17', 1, '2026-11-25'],
    ['2026-11-17', 2, '2026-11-24'],
    ['2026-11-20', 1, '2026-11-27'],
    ['2026-11-20', 2, '2026-11-25'],
  ])('2/10 net 30 of %s with %i-day credits is submitted on %s', (issuedOn, settlementDays, payOn) => {
    const plan = planPayment(terms({ issuedOn: on(issuedOn), settlementDays, today: on('2026-11-20') }));
    expect(plan).toEqual({
      payOn,
      reason: 'discount',
      discount: money(20_000, 'USD'),
      amount: money(980_000, 'USD'),
    });
  });

  test('the last possible day still earns it, the day after does not', () => {
    expect(planPayment(terms({ today: on('2026-11-25') }))).toMatchObject({
      payOn: '2026-11-25',
      reason: 'discount',
    });
    expect(planPayment(terms({ today: on('2026-11-26') }))).toMatchObject({
      payOn: '2026-12-16',
      reason: 'due-date',
      amount: money(1_000_000, 'USD'),
    });
  });

  test('it is taken below 37.24 % cost of cash and not above', () => {
    expect(isWorthwhile(twoTenNetThirty, 20, 3_724)).toBe(true);
    expect(isWorthwhile(twoTenNetThirty, 20, 3_725)).toBe(false);
    expect(planPayment(terms({ costOfCashBasisPoints: 4_000 }))).toMatchObject({
      reason: 'due-date',
      discount: money(0, 'USD'),
    });
  });

  test('a fraction of a cent stays with the vendor', () => {
    expect(planPayment(terms({ total: money(199, 'USD') }))).toMatchObject({
      discount: money(3, 'USD'),
      amount: money(196, 'USD'),
    });
  });

  test('a discount of nothing is none', () => {
    expect(planPayment(terms({ total: money(49, 'USD') }))).toMatchObject({ reason: 'due-date' });
  });

  test('a discount date behind the due date is earned by paying when due', () => {
    expect(planPayment(terms({ dueOn: on('2026-11-24') }))).toMatchObject({
      payOn: '2026-11-23',
      reason: 'discount',
    });
  });

  test.each([
    { percentBasisPoints: 0, days: 10 },
    { percentBasisPoints: -200, days: 10 },
    { percentBasisPoints: 9_800, days: 10 },
    { percentBasisPoints: 2.5, days: 10 },
    { percentBasisPoints: 200, days: -1 },
    { percentBasisPoints: 200, days: 4_000 },
  ])('a misread discount %o never shortens the payment', (discount) => {
    expect(planPayment(terms({ discount }))).toMatchObject({
      reason: 'due-date',
      amount: money(1_000_000, 'USD'),
    });
  });

  test('without an issue date nobody knows the discount date', () => {
    expect(planPayment({ ...terms({}), issuedOn: null })).toMatchObject({ reason: 'due-date' });
  });
});

describe('due date', () => {
  test.each([
    ['2026-11-30', 1, '2026-11-27'],
    ['2026-11-29', 1, '2026-11-25'],
    ['2026-11-29', 0, '2026-11-27'],
    ['2026-12-28', 2, '2026-12-23'],
  ])('a bill due %s with %i-day credits is submitted on %s', (dueOn, settlementDays, payOn) => {
    expect(planPayment(terms({ discount: null, dueOn: on(dueOn), settlementDays }))).toMatchObject({
      payOn,
      reason: 'due-date',
    });
  });

  test.each([
    ['2026-11-18', '2026-11-18'],
    ['2026-11-26', '2026-11-27'],
    ['2026-11-28', '2026-11-30'],
  ])('an overdue bill is submitted on the first banking day from %s on', (today, payOn) => {
    const plan = planPayment(terms({ dueOn: on('2026-11-10'), discount: null, today: on(today) }));
    expect(plan).toMatchObject({ payOn, reason: 'overdue', amount: money(1_000_000, 'USD') });
  });

  test('what can no longer settle in time counts as overdue', () => {
    const plan = planPayment(terms({ dueOn: on('2026-11-18'), discount: null }));
    expect(plan).toMatchObject({ payOn: '2026-11-18', reason: 'overdue' });
  });
});

test('any plan pays on a banking day that is not past, conserves the total and settles in time unless overdue', () => {
  const start = on('2026-01-01');
  const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays(start, days));
  fc.assert(
    fc.property(
      fc.record({
        issuedOn: day,
        dueOn: day,
        today: day,
        discount: fc.option(
          fc.record({
            percentBasisPoints: fc.integer({ min: 1, max: 1_000 }),
            days: fc.integer({ min: 0, max: 60 }),
          }),
        ),
        total: fc.integer({ min: 1, max: 10_000_000_000 }).map((amountMinor) => money(amountMinor, 'EUR')),
        calendar: fc.constantFrom(...bankingCalendars),
        settlementDays: fc.integer({ min: 0, max: 3 }),
        costOfCashBasisPoints: fc.integer({ min: 0, max: 10_000 }),
      }),
      (input) => {
        const plan = planPayment(input);
        expect(isBankingDay(plan.payOn, input.calendar)).toBe(true);
        expect(plan.payOn >= input.today).toBe(true);
        expect(add(plan.amount, plan.discount)).toEqual(input.total);
        expect(plan.discount.amountMinor >= 0 && plan.amount.amountMinor > 0).toBe(true);
        const settlesOn = addBankingDays(plan.payOn, input.settlementDays, input.calendar);
        if (plan.reason !== 'overdue') expect(settlesOn <= input.dueOn).toBe(true);
        if (plan.reason === 'discount') {
          expect(settlesOn <= addDays(input.issuedOn, input.discount?.days ?? 0)).toBe(true);
        } else expect(plan.discount.amountMinor).toBe(0);
      },
    ),
  );
});
