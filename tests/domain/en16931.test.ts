import { describe, expect, it } from 'vitest';
import {
  checkEn16931,
  type En16931Adjustment,
  type En16931Invoice,
  type En16931Line,
  type En16931Party,
} from '../../domain/en16931.js';

const seller: En16931Party = {
  name: 'Cobalt Works',
  hasAddress: true,
  city: 'Leeds',
  postcode: 'LS1',
  country: 'GB',
  vatId: 'GB123456789',
  taxNumber: null,
  hasOtherId: false,
};
const line: En16931Line = {
  id: '1',
  name: 'Bolts',
  quantity: '4',
  unit: 'C62',
  price: '25.125',
  priceBase: null,
  net: '100.50',
  category: 'S',
  ratePercent: '19',
  adjustments: [],
};
const allowance: En16931Adjustment = {
  isCharge: false,
  amount: '10',
  reason: 'Loyalty',
  category: 'S',
  ratePercent: '19.00',
};
const charge: En16931Adjustment = { ...allowance, isCharge: true, amount: '5.00', reason: 'Freight' };

const sound: En16931Invoice = {
  specification: 'urn:cen.eu:en16931:2017',
  number: '1',
  issuedOn: '2026-11-02',
  typeCode: '380',
  currency: 'EUR',
  taxCurrency: null,
  dueOn: '2026-12-02',
  terms: [],
  buyerReference: 'B-1',
  precedingInvoices: [],
  seller,
  buyer: { ...seller, name: 'Larkspur', vatId: 'DE999999999' },
  taxRepresentative: null,
  paymentMeans: [{ typeCode: '58', account: 'GB33BUKB20201555555555' }],
  lines: [line, { ...line, id: '2', quantity: '200', price: '25', priceBase: '100', net: '50' }],
  adjustments: [allowance, charge],
  taxes: [{ category: 'S', ratePercent: '19.0', taxable: '145.50', tax: '27.65', exemptionReason: null }],
  totals: {
    lineTotal: '150.50',
    allowanceTotal: '10.00',
    chargeTotal: '5.00',
    taxExclusive: '145.50',
    taxTotal: '27.65',
    taxInclusive: '173.15',
    prepaid: '73.15',
    rounding: '0.00',
    payable: '100.00',
  },
};

const codes = (invoice: En16931Invoice) => checkEn16931(invoice).map(({ code }) => code);
const withTotals = (totals: Partial<En16931Invoice['totals']>) => ({
  ...sound,
  totals: { ...sound.totals, ...totals },
});
const withTax = (tax: Partial<En16931Invoice['taxes'][number]>) => ({
  ...sound,
  taxes: sound.taxes.map((group) => ({ ...group, ...tax })),
});
const withLine = (change: Partial<En16931Line>) => ({
  ...sound,
  lines: [{ ...line, ...change }, ...sound.lines.slice(1)],
});

/** All of one category, with nothing taxed where it has no tax. */
function allOf(category: string, ratePercent: string | null, exemptionReason: string | null): En16931Invoice {
  const parts = { category, ratePercent };
  return {
    ...withTotals({ taxTotal: '0.00', taxInclusive: '145.50', prepaid: null, payable: '145.50' }),
    lines: sound.lines.map((entry) => ({ ...entry, ...parts })),
    adjustments: sound.adjustments.map((entry) => ({ ...entry, ...parts })),
    taxes: [{ ...parts, taxable: '145.50', tax: '0', exemptionReason }],
  };
}

describe('an e-invoice that keeps the rules of EN 16931', () => {
  it('raises nothing', () => {
    expect(checkEn16931(sound)).toEqual([]);
  });

  it.each([
    ['zero rate', allOf('Z', '0', null)],
    ['exempt', allOf('E', '0', 'Small business')],
    ['reverse charge', allOf('AE', '0', 'Reverse charge')],
    ['intra-community supply', allOf('K', '0', 'Intra-community supply')],
    ['export', allOf('G', '0', 'Export')],
    [
      'not subject to tax',
      {
        ...allOf('O', null, 'Not subject to VAT'),
        seller: { ...seller, vatId: null, hasOtherId: true },
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
      'BR-CO-17',
      {
        ...withTax({ tax: '28.70' }),
        totals: withTotals({ taxTotal: '28.70', taxInclusive: '174.20', prepaid: '74.20' }).totals,
      },
    ],
    ['BR-S-08', withTax({ taxable: '144.20' })],
    ['not_a_number', withTotals({ payable: '1,00' })],
    ['not_a_number', withLine({ quantity: 'four' })],
  ])('%s', (rule, invoice) => {
    expect(checkEn16931(invoice)).toMatchObject([{ code: rule, severity: 'hold' }]);
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
    ['BR-33', { ...sound, adjustments: [{ ...allowance, reason: null }, charge] }],
    ['BR-38', { ...sound, adjustments: [allowance, { ...charge, reason: null }] }],
    ['BR-56', { ...sound, taxRepresentative: { ...seller, vatId: null } }],
    ['BR-61', { ...sound, paymentMeans: [{ typeCode: '30', account: null }] }],
    ['BR-CO-09', { ...sound, buyer: { ...sound.buyer, vatId: '123456' } }],
    ['BR-CO-25', { ...sound, dueOn: null }],
    ['BR-CO-26', { ...sound, seller: { ...seller, vatId: null, taxNumber: '12/345' } }],
    ['BR-DEC-18', withTotals({ payable: '100.000' })],
    [
      'BR-S-02',
      {
        ...sound,
        seller: { ...seller, vatId: null, hasOtherId: true },
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
        seller: { ...seller, vatId: null, hasOtherId: true },
        buyer: { ...seller, vatId: null },
        taxes: [{ category: 'O', ratePercent: null, taxable: '150.50', tax: '0', exemptionReason: 'None' }],
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
    [
      'BR-DE-15',
      {
        ...sound,
        specification: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
        buyerReference: null,
      },
    ],
    [
      'BR-DE-18',
      {
        ...sound,
        specification: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
        terms: ['#SKONTO#TAGE=14#PROZENT=2#'],
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

  it('a sum of lines is rounded before it is compared, as the official rules do', () => {
    expect(codes(withLine({ net: '100.504' }))).toEqual(['BR-DEC-23']);
  });
});
