import { describe, expect, it } from 'vitest';
import { decimalMark, findAmounts, toMinor } from '../../../providers/readers/text/amounts.js';
import { dayMonthOrder, findDates } from '../../../providers/readers/text/dates.js';
import { homeTaxNumber } from '../../../providers/readers/text/tax-numbers.js';
import { parseTerms } from '../../../providers/readers/text/terms.js';

describe('amounts', () => {
  it.each([
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u202f234,56 €', '1234.56'],
    ["1'234.50", '1234.50'],
    ['€ 1.234.567,89', '1234567.89'],
    ['₹ 12,34,567.00', '1234567.00'],
    ['-20,48 €', '-20.48'],
    ['(20.48)', '-20.48'],
    ['20,48-', '-20.48'],
    ['$4.11', '4.11'],
    ['R 7,309.98', '7309.98'],
    ['R7 309.98', '7309.98'],
    ['1939', '1939'],
  ])('%s is %s', (text, decimal) => {
    expect(findAmounts(text, decimalMark(text))[0]?.decimal).toBe(decimal);
  });

  it('a single group of three is doubtful where the document shows no other notation', () => {
    expect(findAmounts('1.234', null)[0]).toMatchObject({ decimal: '1234', doubtful: true });
    expect(findAmounts('1.234', ',')[0]).toMatchObject({ decimal: '1234', doubtful: false });
  });

  it.each(['21.05.2014', '19 %', '2026-11-04', 'DE136695976'])('%s is no amount', (text) => {
    expect(findAmounts(text, null)).toEqual([]);
  });

  it('minor units follow the currency, and too many decimals are refused', () => {
    expect(toMinor('204160', 'JPY')).toBe(204_160);
    expect(toMinor('12.345', 'KWD')).toBe(12_345);
    expect(toMinor('12.345', 'EUR')).toBeNull();
    expect(toMinor('12.3400', 'EUR')).toBe(1234);
  });
});

describe('dates', () => {
  it.each([
    ['7. Mai 2014', '2014-05-07'],
    ['August 3 , 2014', '2014-08-03'],
    ['02 Juillet 2015', '2015-07-02'],
    ['1er novembre 2026', '2026-11-01'],
    ['4 de noviembre de 2026', '2026-11-04'],
    ['14 listopada 2026', '2026-11-14'],
    ['03-Aug-2014', '2014-08-03'],
    ['21.05.14', '2014-05-21'],
    ['2026-11-04', '2026-11-04'],
    ['2026年11月4日', '2026-11-04'],
  ])('%s is %s', (text, date) => {
    expect(findDates(text, 'unknown')[0]?.readings).toEqual([date]);
  });

  it('11/5/23 has two readings until the document or its language tells', () => {
    expect(findDates('11/5/23', 'unknown')[0]?.readings).toEqual(['2023-11-05', '2023-05-11']);
    expect(findDates('11/5/23', dayMonthOrder('11/5/23 and 25/5/23', null))[0]?.readings).toEqual([
      '2023-05-11',
    ]);
    expect(findDates('11/5/23', dayMonthOrder('11/5/23 and 5/25/23', null))[0]?.readings).toEqual([
      '2023-11-05',
    ]);
    expect(findDates('11/5/23', dayMonthOrder('11/5/23', 'fr'))[0]?.readings).toEqual(['2023-05-11']);
  });

  it('a day that does not exist is no date', () => {
    expect(findDates('31.02.2026', 'unknown')).toEqual([]);
  });
});

describe('terms', () => {
  it.each([
    ['2/10 net 30', 200, 10, 30],
    ['2/10, n/30', 200, 10, 30],
    ['1.5% / 7 net 21', 150, 7, 21],
    ['2 % Skonto bis 10 Tage, 30 Tage netto', 200, 10, 30],
    ['Innerhalb von 14 Tagen 3 % Skonto', 300, 14, null],
    ['#SKONTO#TAGE=7#PROZENT=2.00#', 200, 7, null],
    ['Payment terms: net 30 days', null, null, 30],
    ['Zahlbar innerhalb von 14 Tagen ohne Abzug', null, null, 14],
    ['Paiement à 30 jours', null, null, 30],
    ['Betaling binnen 14 dagen', null, null, 14],
    ['Due on receipt', null, null, 0],
    ['30% d’acompte, solde à 30 jours', null, null, null],
    ['Paiement à 45 jours fin de mois', null, null, null],
    ['Net weight 30 kg', null, null, null],
  ])('%s', (text, basisPoints, days, netDays) => {
    const { discount, netDays: net } = parseTerms(text);
    expect(discount?.percentBasisPoints ?? null).toBe(basisPoints);
    expect(discount?.days ?? null).toBe(days);
    expect(net).toBe(netDays);
  });
});

describe('tax numbers without the letters of their country', () => {
  it.each([
    ['NIP: 526-025-02-74', '5260250274', true],
    ['P. IVA 00743110157', '00743110157', true],
    ['Contribuinte n.º 503 504 564', '503504564', true],
    ['CIF: B-58378431', 'B58378431', false],
    ['VAT No. 980 7806 84', '980780684', false],
    ['Steuer-Nr. 044 241 601 03', '04424160103', false],
  ])('%s', (text, value, isChecked) => {
    expect(homeTaxNumber(text)).toEqual({ value, isChecked });
  });

  it('are none when a digit is wrong', () => {
    expect(homeTaxNumber('NIP: 526-025-02-75')).toBeNull();
    expect(homeTaxNumber('P. IVA 00743110158')).toBeNull();
  });
});
