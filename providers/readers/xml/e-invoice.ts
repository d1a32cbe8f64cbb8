import type {
  En16931Adjustment,
  En16931DirectDebit,
  En16931Invoice,
  En16931Line,
  En16931Party,
  En16931PaymentMeans,
  En16931Tax,
  En16931Totals,
} from '../../../domain/en16931.js';
import type { Claim } from './claims.js';
import type { DiscountTerm } from './discounts.js';

/** What e-invoices say, in whatever format. Amounts are plain decimals; dates are `YYYY-MM-DD` where the XML had a valid one. */
export type EInvoice = {
  readonly reader: 'ubl' | 'cii' | 'fatturapa';
  readonly specification: Claim | null;
  readonly typeCode: Claim | null;
  readonly number: Claim | null;
  readonly issuedOn: Claim | null;
  readonly dueDates: readonly Claim[];
  readonly currency: Claim | null;
  readonly taxCurrency: string | null;
  /** BT-27 first, then BT-28. */
  readonly sellerNames: readonly Claim[];
  readonly sellerTaxIds: readonly Claim[];
  readonly sellerEmails: readonly Claim[];
  readonly sellerAddress: Claim | null;
  readonly bankAccounts: readonly Claim[];
  readonly orderNumber: Claim | null;
  readonly contractNumber: Claim | null;
  readonly buyerReference: string | null;
  readonly precedingInvoices: readonly (string | null)[];
  readonly terms: readonly Claim[];
  readonly discounts: readonly DiscountTerm[];
  /** BG-10: somebody other than the seller wants to be paid. */
  readonly payee: { readonly name: Claim | null; readonly ids: readonly string[] } | null;
  readonly seller: En16931Party;
  readonly buyer: En16931Party;
  readonly taxRepresentative: En16931Party | null;
  readonly paymentMeans: readonly En16931PaymentMeans[];
  readonly directDebit: En16931DirectDebit | null;
  readonly details: EInvoiceDetails;
  readonly lines: readonly EInvoiceLine[];
  readonly adjustments: readonly En16931Adjustment[];
  readonly taxes: readonly En16931Tax[];
  readonly totals: Readonly<Record<keyof En16931Totals, Claim | null>>;
};

export type EInvoiceLine = En16931Line & {
  readonly path: string;
  /** BT-154. */
  readonly description: string | null;
};

/** What nobody but the rules asks about. */
export type EInvoiceDetails = Pick<
  En16931Invoice,
  | 'businessProcess'
  | 'delivery'
  | 'period'
  | 'taxPoint'
  | 'documents'
  | 'taxTotals'
  | 'taxTotalInTaxCurrency'
  | 'totalCurrencies'
  | 'codes'
>;

/** The same without the places, for the rules. */
export function contentOf(invoice: EInvoice): En16931Invoice {
  const { totals, payee, details, ...rest } = invoice;
  return {
    ...rest,
    ...details,
    syntax: invoice.reader === 'cii' ? 'cii' : 'ubl',
    payee: payee && { ...payee, name: textOf(payee.name) },
    specification: textOf(invoice.specification),
    number: textOf(invoice.number),
    issuedOn: textOf(invoice.issuedOn),
    typeCode: textOf(invoice.typeCode),
    currency: textOf(invoice.currency),
    dueOn: textOf(invoice.dueDates[0]),
    terms: invoice.terms.map(({ text }) => text),
    totals: {
      lineTotal: textOf(totals.lineTotal),
      allowanceTotal: textOf(totals.allowanceTotal),
      chargeTotal: textOf(totals.chargeTotal),
      taxExclusive: textOf(totals.taxExclusive),
      taxTotal: textOf(totals.taxTotal),
      taxInclusive: textOf(totals.taxInclusive),
      prepaid: textOf(totals.prepaid),
      rounding: textOf(totals.rounding),
      payable: textOf(totals.payable),
    },
  };
}

function textOf(claim: Claim | null | undefined): string | null {
  return claim?.text ?? null;
}
