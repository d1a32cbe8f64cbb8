import { describe, expect, it } from 'vitest';
import { checkEn16931, type En16931Adjustment, type En16931Invoice } from '../../domain/en16931.js';
import {
  seller,
  allowance,
  charge,
  sound,
  codes,
  withLine,
  crossing,
  somewhere,
  document,
  withMeans,
} from './en16931-invoices.js';

const card = {
  typeCode: '48',
  hasTransfer: false,
  account: null,
  hasCard: true,
  cardNumber: '1234',
  hasDirectDebit: false,
};

describe('a part that is there says what it has to, else it is noted as', () => {
  it.each<readonly [string, En16931Invoice]>([
    ['BR-17', { ...sound, payee: { name: null, ids: [] } }],
    ['BR-17', { ...sound, payee: { name: 'Cobalt Works', ids: [] } }],
    [
      'BR-17',
      { ...sound, seller: { ...seller, otherIds: ['HRB 1'] }, payee: { name: 'Bank', ids: ['HRB 1'] } },
    ],
    ['BR-28', withLine({ grossPrice: '-1' })],
    ['BR-29', { ...sound, period: { start: '2026-11-02', end: '2026-11-01' } }],
    ['BR-30', withLine({ period: { start: '2026-11-02', end: '2026-11-01' } })],
    ['BR-51', withMeans({ typeCode: '48', hasCard: true, cardNumber: '41111111111' })],
    ['BR-66', { ...sound, paymentMeans: [card, card] }],
    ['BR-67', { ...sound, directDebit: { creditorId: 'DE98', debitedAccount: 'GB33', mandates: 2 } }],
    ['BR-52', { ...sound, documents: [{ ...document, id: null }] }],
    ['BR-53', { ...sound, taxCurrency: 'SEK' }],
    ['BR-54', withLine({ attributes: [{ name: 'Colour', value: null }] })],
    ['BR-57', { ...sound, delivery: { ...somewhere, country: null } }],
    ['BR-62', { ...sound, seller: { ...seller, endpoint: { id: '1', scheme: null } } }],
    ['BR-63', { ...sound, buyer: { ...sound.buyer, endpoint: { id: '1', scheme: null } } }],
    ['BR-64', withLine({ standardId: { id: '1', scheme: null } })],
    ['BR-65', withLine({ classifications: [{ id: '1', scheme: null }] })],
    ['BR-CO-03', { ...sound, taxPoint: { date: '2026-11-02', code: '35' } }],
    ['BR-CO-19', { ...sound, period: { start: null, end: null } }],
    ['BR-CO-20', withLine({ period: { start: null, end: null } })],
    ['BR-IC-11', { ...crossing(), delivery: somewhere }],
    ['BR-IC-12', { ...crossing(), period: { start: '2026-11-01', end: null } }],
    ['BR-DEC-02', { ...sound, adjustments: [{ ...allowance, base: '1.234' }, charge] }],
    ['BR-DEC-15', { ...sound, taxCurrency: 'SEK', taxTotalInTaxCurrency: '1.234' }],
  ])('%s', (rule, invoice) => {
    expect(checkEn16931(invoice)).toMatchObject([{ code: rule, severity: 'note' }]);
  });

  it('BR-33 and BR-CO-21 where an allowance has no reason, BR-38 and BR-CO-22 where a charge has none', () => {
    const unexplained = (entry: En16931Adjustment) => ({ ...entry, reason: null });
    expect(codes({ ...sound, adjustments: [unexplained(allowance), charge] })).toEqual(['BR-33', 'BR-CO-21']);
    expect(codes({ ...sound, adjustments: [allowance, unexplained(charge)] })).toEqual(['BR-38', 'BR-CO-22']);
  });

  it('BR-61 and BR-50 where a transfer has no account', () => {
    expect(codes(withMeans({ account: null }))).toEqual(['BR-61', 'BR-50']);
  });

  it('BR-B-01 and BR-B-02 where split payment leaves Italy or meets the standard rate', () => {
    const split = { ...sound, adjustments: [{ ...allowance, category: 'B' }, charge] };
    const abroad = { ...split, codes: [{ rule: 'BR-CL-14', code: 'DE' }] as const };
    expect(codes(split)).toContain('BR-B-02');
    expect(codes(split)).not.toContain('BR-B-01');
    expect(codes(abroad)).toContain('BR-B-01');
  });
});

describe('a code that is in no list of EN 16931 is noted as', () => {
  it.each([
    ['BR-CL-01', '999', '380'],
    ['BR-CL-03', 'EURO', 'EUR'],
    ['BR-CL-04', 'XEU', 'XCG'],
    ['BR-CL-05', 'kr', 'SEK'],
    ['BR-CL-06', '4', '35'],
    ['BR-CL-07', 'ZZB', 'ABZ'],
    ['BR-CL-08', 'XYZ', 'AAI'],
    ['BR-CL-10', '300', 'SEPA'],
    ['BR-CL-11', 'SEPA', '0248'],
    ['BR-CL-13', 'XYZ', 'STI'],
    ['BR-CL-14', 'UK', 'GB'],
    ['BR-CL-15', 'GER', 'DE'],
    ['BR-CL-16', '72', '58'],
    ['BR-CL-17', 'X', 'AE'],
    ['BR-CL-18', 'VAT', 'B'],
    ['BR-CL-19', '99', '95'],
    ['BR-CL-20', '95', 'FC'],
    ['BR-CL-21', '0103', '0160'],
    ['BR-CL-22', 'VATEX-DE-19', 'vatex-fr-cgi261-1'],
    ['BR-CL-23', 'Stück', 'C62'],
    ['BR-CL-25', 'MAIL', 'EM'],
    ['BR-CL-26', 'GLN', '0088'],
  ] as const)('%s: %s, unlike %s', (rule, unknown, known) => {
    expect(checkEn16931({ ...sound, codes: [{ rule, code: unknown }] })).toMatchObject([
      { code: rule, severity: 'note' },
    ]);
    expect(codes({ ...sound, codes: [{ rule, code: known }] })).toEqual([]);
  });
});
