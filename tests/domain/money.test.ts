import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  allocate,
  currencyExponents,
  format,
  isCurrency,
  money,
  multiply,
  parseDecimal,
  subtract,
  toDecimal,
  type Currency,
  type Money,
  type Rounding,
} from '../../domain/money.js';

const currencies = fc.constantFrom(...(Object.keys(currencyExponents) as Currency[]));
const minor = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const amounts = fc.tuple(minor, currencies).map(([amountMinor, currency]) => money(amountMinor, currency));
const invalid = expect.objectContaining({ code: 'invalid_input' }) as Error;

describe('an amount', () => {
  test.each([0.5, NaN, Infinity, 2 ** 53])('of %d minor units is refused', (amountMinor) => {
    expect(() => money(amountMinor, 'EUR')).toThrow(invalid);
  });

  test('has no negative zero', () => {
    expect(Object.is(money(-0, 'EUR').amountMinor, 0)).toBe(true);
    expect(Object.is(parseDecimal('-0.00', 'EUR').amountMinor, 0)).toBe(true);
  });

  test('adds and subtracts back to itself', () => {
    fc.assert(
      fc.property(amounts, minor, (a, other) => {
        const b = money(other, a.currency);
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(add(a, b)).toEqual(add(b, a));
        expect(subtract(a, a)).toEqual(money(0, a.currency));
      }),
    );
  });

  test('never mixes with another currency', () => {
    expect(() => add(money(1, 'EUR'), money(1, 'USD'))).toThrow(invalid);
    expect(() => subtract(money(1, 'JPY'), money(1, 'USD'))).toThrow(invalid);
  });

  test('that leaves the safe integers is refused', () => {
    expect(() => add(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR'))).toThrow(invalid);
    expect(() => multiply(money(Number.MAX_SAFE_INTEGER, 'EUR'), 2, 1, 'down')).toThrow(invalid);
  });
});

describe('multiplying by a ratio', () => {
  test.each<[number, Rounding, number]>([
    [5, 'down', 2],
    [5, 'up', 3],
    [5, 'half-up', 3],
    [5, 'half-even', 2],
    [7, 'half-even', 4],
    [-5, 'down', -2],
    [-5, 'up', -3],
    [-5, 'half-up', -3],
    [-5, 'half-even', -2],
    [4, 'up', 2],
    [-1, 'down', 0],
  ])('half of %i rounded %s is %i', (amountMinor, rounding, expected) => {
    expect(multiply(money(amountMinor, 'EUR'), 1, 2, rounding)).toEqual(money(expected, 'EUR'));
  });

  test('is exact where floating point is not', () => {
    expect(multiply(money(1_000_000_000_000_001, 'EUR'), 9_999_999, 10_000_000, 'down').amountMinor).toBe(
      999_999_900_000_000,
    );
  });

  test('stays within one minor unit of the exact value, on the side that the rounding says', () => {
    const ratio = fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }));
    fc.assert(
      fc.property(fc.nat(1_000_000_000), ratio, (amountMinor, [numerator, denominator]) => {
        const exact = BigInt(amountMinor) * BigInt(numerator);
        const times = (rounding: Rounding) =>
          BigInt(multiply(money(amountMinor, 'EUR'), numerator, denominator, rounding).amountMinor) *
          BigInt(denominator);
        expect(times('down') <= exact && exact - times('down') < BigInt(denominator)).toBe(true);
        expect(times('up') >= exact && times('up') - exact < BigInt(denominator)).toBe(true);
        for (const rounding of ['half-up', 'half-even'] as const) {
          const error = times(rounding) - exact;
          expect((error < 0n ? -error : error) * 2n <= BigInt(denominator)).toBe(true);
        }
      }),
    );
  });

  test.each([
    [1, 0],
    [1, -1],
    [0.1, 1],
    [1, 0.1],
  ])('refuses the ratio %d / %d', (numerator, denominator) => {
    expect(() => multiply(money(100, 'EUR'), numerator, denominator, 'down')).toThrow(invalid);
  });
});

describe('allocating', () => {
  test('gives the odd cents to the largest remainders', () => {
    const parts = (total: number, weights: number[]) =>
      allocate(money(total, 'EUR'), weights).map(({ amountMinor }) => amountMinor);
    expect(parts(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(parts(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(parts(5, [3, 7])).toEqual([2, 3]);
    expect(parts(1, [0, 1, 0])).toEqual([0, 1, 0]);
  });

  test('conserves the total and gives every part its share within one minor unit', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((weight) => weight > 0));
    fc.assert(
      fc.property(amounts, weights, (total, all) => {
        const parts = allocate(total, all);
        const sum = all.reduce((a, b) => a + b, 0);
        expect(parts.reduce(add)).toEqual(total);
        parts.forEach((part, index) => {
          const scaled =
            BigInt(part.amountMinor) * BigInt(sum) - BigInt(total.amountMinor) * BigInt(all[index] ?? 0);
          expect(scaled < BigInt(sum) && -scaled < BigInt(sum)).toBe(true);
          if (all[index] === 0) expect(part.amountMinor).toBe(0);
        });
      }),
    );
  });

  test.each([[[]], [[0, 0]], [[1, -1, 1]], [[0.5, 0.5]], [[NaN]]])(
    'refuses the weights %j',
    (weights: number[]) => {
      expect(() => allocate(money(100, 'EUR'), weights)).toThrow(invalid);
    },
  );
});

describe('decimals', () => {
  test('read back what was written, in every currency', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseDecimal(toDecimal(amount), amount.currency)).toEqual(amount);
      }),
    );
  });

  test.each<[string, Currency, number]>([
    ['1234.5', 'EUR', 123_450],
    ['-0.01', 'EUR', -1],
    ['+7', 'EUR', 700],
    ['12.3000', 'USD', 1_230],
    ['500', 'JPY', 500],
    ['500.00', 'JPY', 500],
    ['1.005', 'BHD', 1_005],
    [' 10.10 ', 'EUR', 1_010],
  ])('%s %s is %i minor units', (text, currency, amountMinor) => {
    expect(parseDecimal(text, currency)).toEqual(money(amountMinor, currency));
  });

  test.each<[string, Currency]>([
    ['1.005', 'EUR'],
    ['0.5', 'JPY'],
    ['1,000.00', 'EUR'],
    ['1e3', 'EUR'],
    ['.5', 'EUR'],
    ['5.', 'EUR'],
    ['', 'EUR'],
    ['--1', 'EUR'],
    ['٣', 'EUR'],
    ['999999999999999', 'EUR'],
    ['1'.repeat(1_000_000), 'EUR'],
  ])('%.20s is no amount in %s', (text, currency) => {
    expect(() => parseDecimal(text, currency)).toThrow(invalid);
  });

  test.each<[Money, string]>([
    [money(123_456_789, 'EUR'), '1,234,567.89 EUR'],
    [money(-123_456, 'USD'), '-1,234.56 USD'],
    [money(-12_345_600, 'USD'), '-123,456.00 USD'],
    [money(5, 'EUR'), '0.05 EUR'],
    [money(1_000, 'JPY'), '1,000 JPY'],
    [money(1_234_567, 'KWD'), '1,234.567 KWD'],
  ])('people read %o as %s', (amount, text) => {
    expect(format(amount)).toBe(text);
  });
});

test.each(['eur', 'XXX', 'toString', 'constructor', ''])('"%s" is no currency', (text) => {
  expect(isCurrency(text)).toBe(false);
});
