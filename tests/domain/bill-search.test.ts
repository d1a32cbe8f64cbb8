import { describe, expect, it } from 'vitest';
import { emptyDetails } from '../../domain/bill.js';
import { parseBillSearch, searchTextOf } from '../../domain/bill-search.js';

/** As LIKE does it. */
const holds = (text: string, pattern: string) =>
  new RegExp(`^${pattern.replaceAll('%', '.*')}$`, 'u').test(text);
const finds = (typed: string, details: Partial<typeof emptyDetails>) =>
  parseBillSearch(typed).patterns.every((pattern) =>
    holds(searchTextOf({ ...emptyDetails, ...details }), pattern),
  );

const bill = { vendorName: 'Müller & Söhne GmbH', number: 'INV-2026/0012', department: 'Küche' };

describe('a bill is found by', () => {
  it.each([
    'muller',
    'MÜLLER söhne',
    'sohne mul',
    'GmbH',
    'küche',
    'inv-2026',
    'INV20260012',
    '0012',
    'in',
    '2026/0012',
  ])('%s', (typed) => expect(finds(typed, bill)).toBe(true));

  it.each(['miller', 'muller kitchen', 'inv-2025', 'nv', '%', '_'].filter((text) => /[a-z]/.test(text)))(
    'and not by %s',
    (typed) => expect(finds(typed, bill)).toBe(false),
  );

  it.each([
    ['株式会社青い川', '青い'],
    ['ООО Синяя Река', 'река'],
    ['شركة النهر', 'النهر'],
  ])('letters of any script: %s', (vendorName, typed) => {
    expect(finds(typed, { vendorName })).toBe(true);
    expect(finds(typed, { vendorName: 'Blue River' })).toBe(false);
    // Nothing that a locale of the database could see differently.
    expect(searchTextOf({ ...emptyDetails, vendorName })).toMatch(/^[ -~]+$/);
  });
});

describe('an amount', () => {
  const meanings = (text: string) =>
    parseBillSearch(text).amounts.map(({ amountMinor, currencies }) => [
      amountMinor,
      currencies.includes('EUR'),
    ]);

  it.each([
    [
      '1234.50',
      [
        [123_450, true],
        [1_234_500, false],
      ],
    ],
    [
      '1,234.50',
      [
        [123_450, true],
        [1_234_500, false],
      ],
    ],
    [
      '1234,50',
      [
        [123_450, true],
        [1_234_500, false],
      ],
    ],
    ['12.345', [[12_345, false]]],
    ['99.00 EUR', [[9_900, true]]],
    ['eur 99', [[9_900, true]]],
  ])('typed as %s is looked for in every currency that it fits', (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });

  it('of a currency without decimals is its whole units', () => {
    expect(parseBillSearch('1500 JPY').amounts).toEqual([{ amountMinor: 1_500, currencies: ['JPY'] }]);
  });

  it.each(['2026', 'INV-12.50', '12.50 XXX', '0.00', '1.2.3'])('is not read into %s', (text) => {
    expect(meanings(text)).toEqual([]);
  });
});

it('a search for nothing is refused', () => {
  expect(() => parseBillSearch('%%% _')).toThrow(/letter or a digit/);
});
