import { describe, expect, it } from 'vitest';
import { checkEn16931, type En16931Invoice } from '../../domain/en16931.js';
import {
  seller,
  transfer,
  sound,
  codes,
  withTotals,
  withTax,
  withLine,
  allOf,
  crossing,
} from './en16931-invoices.js';

describe('an e-invoice that keeps the rules of EN 16931', () => {
  it('raises nothing', () => {
    expect(checkEn16931(sound)).toEqual([]);
  });

  it.each([
    ['zero rate', allOf('Z', '0', null)],
    ['exempt', allOf('E', '0', 'Small business')],
    ['reverse charge', allOf('AE', '0', 'Reverse charge')],
    [
      'intra-community supply',
      {
        ...crossing(),
        delivery: { date: '2026-11-01', hasAddress: true, city: null, postcode: null, country: 'DE' },
      },
    ],
    ['export', allOf('G', '0', 'Export')],
    [
      'not subject to tax',
      {
        ...allOf('O', null, 'Not subject to VAT'),
        seller: { ...seller, vatId: null, legalId: 'HRB 1' },
        buyer: { ...seller, vatId: null },
      },
    ],
  ])('raises nothing in the category: %s', (_, invoice) => {
    expect(checkEn16931(invoice)).toEqual([]);
  });
});

describe('what changes the amount to be paid is held as', () => {
  it.each<readonly [string, En16931Invoice]>([
    [
      'BR-CO-10',
      withTotals({ lineTotal: '150.51', taxExclusive: '145.51', taxInclusive: '173.16', prepaid: '73.16' }),
    ],
    [
      'BR-CO-11',
      withTotals({ allowanceTotal: '9', taxExclusive: '146.50', taxInclusive: '174.15', prepaid: '74.15' }),
    ],
    [
      'BR-CO-12',
      withTotals({ chargeTotal: '6', taxExclusive: '146.50', taxInclusive: '174.15', prepaid: '74.15' }),
    ],
    ['BR-CO-13', withTotals({ taxExclusive: '145.51', taxInclusive: '173.16', prepaid: '73.16' })],
    ['BR-CO-14', withTotals({ taxTotal: '27.66', taxInclusive: '173.16', prepaid: '73.16' })],
    ['BR-CO-15', withTotals({ taxInclusive: '173.16', prepaid: '73.16' })],
    ['BR-CO-16', withTotals({ payable: '173.15' })],
    [
      'BR-CO-17 and BR-S-09',
      {
        ...withTax({ tax: '28.70' }),
        totals: withTotals({ taxTotal: '28.70', taxInclusive: '174.20', prepaid: '74.20' }).totals,
      },
    ],
    ['BR-S-08', withTax({ taxable: '144.20' })],
    ['PEPPOL-EN16931-R051', { ...sound, totalCurrencies: ['EUR', 'USD'] }],
    ['not_a_number', withTotals({ payable: '1,00' })],
    ['not_a_number', withLine({ quantity: 'four' })],
  ])('%s', (rules, invoice) => {
    const held = rules.split(' and ').map((code) => ({ code, severity: 'hold' }));
    expect(checkEn16931(invoice)).toMatchObject(held);
  });

  it('BR-AE-09 where reverse charge is taxed all the same', () => {
    const invoice = allOf('AE', '0', 'Reverse charge');
    const taxed = {
      ...invoice,
      taxes: invoice.taxes.map((tax) => ({ ...tax, tax: '0.50' })),
      totals: { ...invoice.totals, taxTotal: '0.50', taxInclusive: '146.00', payable: '146.00' },
    };
    expect(checkEn16931(taxed)).toMatchObject([{ code: 'BR-AE-09', severity: 'hold' }]);
  });
});

describe('what is only a matter of form is noted as', () => {
  it.each<readonly [string, En16931Invoice]>([
    ['BR-01', { ...sound, specification: null }],
    ['BR-02', { ...sound, number: null }],
    ['BR-07', { ...sound, buyer: { ...sound.buyer, name: null } }],
    ['BR-09', { ...sound, seller: { ...seller, country: null } }],
    ['BR-21', withLine({ id: null })],
    ['BR-25', withLine({ name: null })],
    ['BR-CO-04', withLine({ isVat: false })],
    ['BR-56', { ...sound, taxRepresentative: { ...seller, vatId: null } }],
    ['BR-61', { ...sound, paymentMeans: [{ ...transfer, hasTransfer: false, account: null }] }],
    ['BR-CO-09', { ...sound, buyer: { ...sound.buyer, vatId: '123456' } }],
    ['BR-CO-09', { ...sound, buyer: { ...sound.buyer, vatId: 'QQ123456' } }],
    ['BR-CO-25', { ...sound, dueOn: null }],
    ['BR-CO-26', { ...sound, seller: { ...seller, vatId: null, taxNumber: '12/345' } }],
    ['BR-DEC-18', withTotals({ payable: '100.000' })],
    [
      'BR-S-02',
      {
        ...sound,
        seller: { ...seller, vatId: null, legalId: 'HRB 1' },
        adjustments: [],
        taxes: sound.taxes.map((tax) => ({ ...tax, taxable: '150.50', tax: '28.60' })),
        totals: {
          ...sound.totals,
          allowanceTotal: null,
          chargeTotal: null,
          taxExclusive: '150.50',
          taxTotal: '28.60',
          taxInclusive: '179.10',
          prepaid: '79.10',
        },
      },
    ],
    ['BR-S-10', withTax({ exemptionReason: 'None' })],
    [
      'BR-O-05',
      {
        ...allOf('O', '0', 'None'),
        adjustments: [],
        seller: { ...seller, vatId: null, legalId: 'HRB 1' },
        buyer: { ...seller, vatId: null },
        taxes: [
          {
            category: 'O',
            ratePercent: null,
            isVat: true,
            taxable: '150.50',
            tax: '0',
            exemptionReason: 'None',
          },
        ],
        totals: {
          ...sound.totals,
          allowanceTotal: null,
          chargeTotal: null,
          taxExclusive: '150.50',
          taxTotal: '0',
          taxInclusive: '150.50',
          prepaid: null,
          payable: '150.50',
        },
      },
    ],
    ['PEPPOL-EN16931-R120', withLine({ price: '25.20' })],
  ])('%s', (rule, invoice) => {
    expect(checkEn16931(invoice)).toMatchObject([{ code: rule, severity: 'note' }]);
  });
});

describe('rules that do not apply', () => {
  it('the prepaid amount of profile MINIMUM is not asked for', () => {
    const minimum = {
      ...sound,
      specification: 'urn:factur-x.eu:1p0:minimum',
      lines: [],
      adjustments: [],
      taxes: [],
    };
    expect(codes({ ...minimum, totals: { ...sound.totals, lineTotal: null, prepaid: null } })).toEqual([]);
  });

  it('a format older than EN 16931 is asked for its sums alone', () => {
    const old = { ...sound, specification: 'urn:ferd:CrossIndustryDocument:invoice:1p0:comfort' };
    expect(codes({ ...old, buyer: { ...seller, name: null, hasAddress: false } })).toEqual([]);
    expect(codes({ ...old, totals: { ...sound.totals, payable: '99' } })).toEqual(['BR-CO-16']);
  });

  it.each([
    ['urn:cen.eu:en16931:2017', ['BR-CO-10', 'BR-16']],
    ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', ['BR-CO-10', 'BR-16']],
    ['urn:factur-x.eu:1p0:basicwl', []],
    ['urn:cen.eu:en16931:2017#compliant#urn:zugferd.de:2p0:basicwl', []],
  ])('an invoice in %s that has no lines breaks %j', (specification, rules) => {
    expect(codes({ ...sound, specification, lines: [] }).filter((rule) => !rule.startsWith('BR-S'))).toEqual(
      rules,
    );
  });

  it('a line in forints may miss its quantity times its price by half a one', () => {
    const invoice = withLine({ price: '25.18' });
    expect(codes(invoice)).toEqual(['PEPPOL-EN16931-R120']);
    expect(codes({ ...invoice, currency: 'HUF' })).toEqual([]);
  });

  it('a sum of Factur-X EXTENDED may miss its parts by a cent for each', () => {
    const missedByTwo = withTotals({
      lineTotal: '150.52',
      taxExclusive: '145.52',
      taxInclusive: '173.17',
      prepaid: '73.17',
    });
    const extended = 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended';
    expect(codes(missedByTwo)).toEqual(['BR-CO-10']);
    expect(codes({ ...missedByTwo, specification: extended })).toEqual([]);
    const missedByThree = withTotals({ ...missedByTwo.totals, lineTotal: '150.53', chargeTotal: '4.99' });
    expect(codes({ ...missedByThree, specification: extended })).toEqual(['BR-CO-10']);
  });

  it('a sum of lines is rounded before it is compared, as the official rules do', () => {
    expect(codes(withLine({ net: '100.504' }))).toEqual(['BR-DEC-23']);
  });
});
