import type { Finding } from './extraction.js';
import { checkCategories } from './en16931-categories.js';
import { checkCodes, type En16931Code } from './en16931-codes.js';
import { checkDecimals } from './en16931-decimals.js';
import { checkDetails } from './en16931-details.js';
import { checkForm } from './en16931-form.js';
import { checkPeppol } from './en16931-peppol.js';
import { checkSums, claimsEn16931, notNumbers } from './en16931-sums.js';
import { checkXRechnung } from './en16931-xrechnung.js';

/**
 * An e-invoice in the terms of EN 16931-1 (BT, BG), as far as a payer's rules ask about it. Texts are as they stand in
 * the XML, amounts plain decimals (`-12.5`); null is "not in the document".
 */
export type En16931Invoice = {
  /** The official rules differ between the two in some tolerances. */
  readonly syntax: 'ubl' | 'cii';
  /** BT-23. */
  readonly businessProcess: string | null;
  /** BT-24: the rules that the document claims to keep. */
  readonly specification: string | null;
  /** BT-1, BT-2, BT-3, BT-5, BT-6. */
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly typeCode: string | null;
  readonly currency: string | null;
  readonly taxCurrency: string | null;
  /** BT-9, BT-20. */
  readonly dueOn: string | null;
  readonly terms: readonly string[];
  /** BT-10. */
  readonly buyerReference: string | null;
  /** BG-3, by BT-25. */
  readonly precedingInvoices: readonly (string | null)[];
  readonly seller: En16931Party;
  readonly buyer: En16931Party;
  /** BG-11; null when there is none. */
  readonly taxRepresentative: En16931Party | null;
  /** BG-10; null when the seller is paid. */
  readonly payee: En16931Payee | null;
  readonly delivery: En16931Delivery;
  /** BG-14. */
  readonly period: En16931Period | null;
  /** BT-7 and BT-8: the day that the tax is due, or a code for it. */
  readonly taxPoint: { readonly date: string | null; readonly code: string | null };
  readonly paymentMeans: readonly En16931PaymentMeans[];
  /** BG-19. */
  readonly directDebit: En16931DirectDebit | null;
  /** BG-24: BT-122 and the name of the file BT-125; CII has the objects of lines (BT-128) among them. */
  readonly documents: readonly { readonly id: string | null; readonly fileName: string | null }[];
  readonly lines: readonly En16931Line[];
  readonly adjustments: readonly En16931Adjustment[];
  /** BG-23. */
  readonly taxes: readonly En16931Tax[];
  readonly totals: En16931Totals;
  /** How often there is a BT-110 in the currency BT-5. */
  readonly taxTotals: number;
  /** BT-111, in the currency BT-6. */
  readonly taxTotalInTaxCurrency: string | null;
  /** The currencies that the totals but that of the tax are marked with. */
  readonly totalCurrencies: readonly string[];
  /** Every code in the document, each once. */
  readonly codes: readonly En16931Code[];
};

export type En16931Party = {
  readonly name: string | null;
  /** BT-28; null for others than the seller. */
  readonly tradingName: string | null;
  readonly hasAddress: boolean;
  readonly city: string | null;
  readonly postcode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** BT-31, BT-48, BT-63. */
  readonly vatId: string | null;
  /** BT-32. */
  readonly taxNumber: string | null;
  /** BT-30, BT-47. */
  readonly legalId: string | null;
  /** BT-29, BT-46. */
  readonly otherIds: readonly string[];
  /** BT-34, BT-49. */
  readonly endpoint: En16931Id | null;
  /** BG-6. */
  readonly contact: En16931Contact | null;
};

/** `scheme` says who gave the id. */
export type En16931Id = { readonly id: string | null; readonly scheme: string | null };

/** BT-41, BT-42, BT-43. */
export type En16931Contact = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

/** BT-59; BT-60, BT-61. */
export type En16931Payee = { readonly name: string | null; readonly ids: readonly string[] };

/** BT-72, BG-15. */
export type En16931Delivery = {
  readonly date: string | null;
  readonly hasAddress: boolean;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
};

/** Both days in the same form, of which the later one is the greater text. */
export type En16931Period = { readonly start: string | null; readonly end: string | null };

/** BG-16: BT-81; BG-17 with BT-84; BG-18 with BT-87; BG-19 with BT-91. */
export type En16931PaymentMeans = {
  readonly typeCode: string | null;
  readonly hasTransfer: boolean;
  readonly account: string | null;
  readonly hasCard: boolean;
  readonly cardNumber: string | null;
  readonly hasDirectDebit: boolean;
};

/** BT-90, BT-91, and how often there is a BT-89. */
export type En16931DirectDebit = {
  readonly creditorId: string | null;
  readonly debitedAccount: string | null;
  readonly mandates: number;
};

export type En16931Line = {
  /** BT-126, BT-153. */
  readonly id: string | null;
  readonly name: string | null;
  /** BT-129 and its unit BT-130. */
  readonly quantity: string | null;
  readonly unit: string | null;
  /** BT-146 for so many units as BT-149 says. */
  readonly price: string | null;
  readonly priceBase: string | null;
  /** BT-148. */
  readonly grossPrice: string | null;
  /** BT-131. */
  readonly net: string | null;
  /** BT-151, BT-152; whether it says that the category is one of VAT. */
  readonly category: string | null;
  readonly ratePercent: string | null;
  readonly isVat: boolean;
  /** BG-27, BG-28. */
  readonly adjustments: readonly En16931Adjustment[];
  /** BG-26. */
  readonly period: En16931Period | null;
  /** BT-157, BT-158. */
  readonly standardId: En16931Id | null;
  readonly classifications: readonly En16931Id[];
  /** BG-32. */
  readonly attributes: readonly { readonly name: string | null; readonly value: string | null }[];
};

/** An allowance (BG-20, BG-27) or charge (BG-21, BG-28). */
export type En16931Adjustment = {
  readonly isCharge: boolean;
  /** BT-92, BT-99, of the base BT-93, BT-100. */
  readonly amount: string | null;
  readonly base: string | null;
  /** BT-97, BT-104, else the code BT-98, BT-105. */
  readonly reason: string | null;
  /** BT-95, BT-102; null on lines. */
  readonly category: string | null;
  readonly ratePercent: string | null;
  readonly isVat: boolean;
};

export type En16931Tax = {
  /** BT-118, BT-119 in percent. */
  readonly category: string | null;
  readonly ratePercent: string | null;
  readonly isVat: boolean;
  /** BT-116, BT-117. */
  readonly taxable: string | null;
  readonly tax: string | null;
  /** BT-120, else BT-121. */
  readonly exemptionReason: string | null;
};

export type En16931Totals = {
  /** BT-106. */
  readonly lineTotal: string | null;
  /** BT-107. */
  readonly allowanceTotal: string | null;
  /** BT-108. */
  readonly chargeTotal: string | null;
  /** BT-109. */
  readonly taxExclusive: string | null;
  /** BT-110. */
  readonly taxTotal: string | null;
  /** BT-112. */
  readonly taxInclusive: string | null;
  /** BT-113. */
  readonly prepaid: string | null;
  /** BT-114. */
  readonly rounding: string | null;
  /** BT-115. */
  readonly payable: string | null;
};

/**
 * What breaks a rule of EN 16931, under the rule ids of the official Schematron. What changes the amount to be paid holds
 * the bill; what is only a matter of form is a note. Sums are asked of every e-invoice, form only of one that claims it.
 */
export function checkEn16931(invoice: En16931Invoice): Finding[] {
  const odd = notNumbers(invoice);
  if (odd.length > 0) return odd;
  const { specification } = invoice;
  const claimsForm = specification === null || claimsEn16931(specification);
  return [
    ...checkSums(invoice),
    ...(claimsForm ? checkClaims(invoice) : []),
    ...checkPeppol(invoice),
    ...(specification !== null && /xrechnung/i.test(specification) ? checkXRechnung(invoice) : []),
  ];
}

function checkClaims(invoice: En16931Invoice): Finding[] {
  return [
    ...checkForm(invoice),
    ...checkDetails(invoice),
    ...checkDecimals(invoice),
    ...checkCategories(invoice),
    ...checkCodes(invoice.codes),
  ];
}
