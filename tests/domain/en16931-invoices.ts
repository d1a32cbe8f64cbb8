import {
  checkEn16931,
  type En16931Adjustment,
  type En16931Invoice,
  type En16931Line,
  type En16931Party,
  type En16931PaymentMeans,
} from '../../domain/en16931.js';

export const seller: En16931Party = {
  name: 'Cobalt Works',
  tradingName: null,
  hasAddress: true,
  city: 'Leeds',
  postcode: 'LS1',
  country: 'GB',
  vatId: 'GB123456789',
  taxNumber: null,
  legalId: null,
  otherIds: [],
  endpoint: { id: 'invoices@cobalt.example', scheme: 'EM' },
  contact: null,
};
export const line: En16931Line = {
  id: '1',
  name: 'Bolts',
  quantity: '4',
  unit: 'C62',
  price: '25.125',
  priceBase: null,
  grossPrice: null,
  net: '100.50',
  category: 'S',
  ratePercent: '19',
  isVat: true,
  adjustments: [],
  period: null,
  standardId: null,
  classifications: [],
  attributes: [],
};
export const allowance: En16931Adjustment = {
  isCharge: false,
  amount: '10',
  base: null,
  reason: 'Loyalty',
  category: 'S',
  ratePercent: '19.00',
  isVat: true,
};
export const charge: En16931Adjustment = { ...allowance, isCharge: true, amount: '5.00', reason: 'Freight' };

export const transfer: En16931PaymentMeans = {
  typeCode: '58',
  hasTransfer: true,
  account: 'GB33BUKB20201555555555',
  hasCard: false,
  cardNumber: null,
  hasDirectDebit: false,
};

export const sound: En16931Invoice = {
  syntax: 'ubl',
  businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
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
  payee: null,
  delivery: { date: null, hasAddress: false, city: null, postcode: null, country: null },
  period: null,
  taxPoint: { date: null, code: null },
  paymentMeans: [transfer],
  directDebit: null,
  documents: [],
  lines: [line, { ...line, id: '2', quantity: '200', price: '25', priceBase: '100', net: '50' }],
  adjustments: [allowance, charge],
  taxes: [
    {
      category: 'S',
      ratePercent: '19.0',
      isVat: true,
      taxable: '145.50',
      tax: '27.65',
      exemptionReason: null,
    },
  ],
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
  taxTotals: 1,
  taxTotalInTaxCurrency: null,
  totalCurrencies: [],
  codes: [],
};

export const codes = (invoice: En16931Invoice) => checkEn16931(invoice).map(({ code }) => code);
export const withTotals = (totals: Partial<En16931Invoice['totals']>) => ({
  ...sound,
  totals: { ...sound.totals, ...totals },
});
export const withTax = (tax: Partial<En16931Invoice['taxes'][number]>) => ({
  ...sound,
  taxes: sound.taxes.map((group) => ({ ...group, ...tax })),
});
export const withLine = (change: Partial<En16931Line>) => ({
  ...sound,
  lines: [{ ...line, ...change }, ...sound.lines.slice(1)],
});

/** All of one category, with nothing taxed where it has no tax. */
export function allOf(
  category: string,
  ratePercent: string | null,
  exemptionReason: string | null,
): En16931Invoice {
  const parts = { category, ratePercent, isVat: true };
  return {
    ...withTotals({ taxTotal: '0.00', taxInclusive: '145.50', prepaid: null, payable: '145.50' }),
    lines: sound.lines.map((entry) => ({ ...entry, ...parts })),
    adjustments: sound.adjustments.map((entry) => ({ ...entry, ...parts })),
    taxes: [{ ...parts, taxable: '145.50', tax: '0', exemptionReason }],
  };
}

/** Goods that left for another member state, without day and place. */
export function crossing(): En16931Invoice {
  return allOf('K', '0', 'Intra-community supply');
}

export const somewhere = { date: null, hasAddress: true, city: 'Lyon', postcode: '69002', country: 'FR' };
export const document = { id: 'A-1', fileName: 'a.pdf' };
export const withMeans = (means: Partial<En16931PaymentMeans>) => ({
  ...sound,
  paymentMeans: [{ ...transfer, ...means }],
});
