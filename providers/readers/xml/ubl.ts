import type { En16931Tax } from '../../../domain/en16931.js';
import { claim, currenciesOf, inCurrency, present, type Claim } from './claims.js';
import { ublCodes } from './codes.js';
import type { DiscountTerm } from './discounts.js';
import type { EInvoice } from './e-invoice.js';
import type { Element } from './element.js';
import { isVat, ublAdjustments, ublLine, ublPeriod } from './ubl-lines.js';
import { ublDelivery, ublParties } from './ubl-parties.js';

const namespaces = new Set([
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
]);

export function isUbl(root: Element): boolean {
  return namespaces.has(root.namespace);
}

/** UBL 2.1 Invoice and CreditNote, in the paths of the EN 16931 syntax binding (CEN/TS 16931-3-2). */
export function readUbl(root: Element): EInvoice {
  const currency = claim(root, 'DocumentCurrencyCode');
  const terms = root.children('PaymentTerms');
  const tax = taxTotal(root, currency?.text ?? null);
  return {
    reader: 'ubl',
    specification: claim(root, 'CustomizationID'),
    typeCode:
      claim(root, 'InvoiceTypeCode|CreditNoteTypeCode') ??
      (root.name === 'CreditNote' ? { text: '381', path: root.path } : null),
    number: claim(root, 'ID'),
    issuedOn: dateClaim(root, 'IssueDate'),
    dueDates: present(
      dateClaim(root, 'DueDate'),
      ...[...root.children('PaymentMeans'), ...terms].map((from) => dateClaim(from, 'PaymentDueDate')),
    ),
    currency,
    taxCurrency: root.textAt('TaxCurrencyCode'),
    ...ublParties(root),
    ...paymentOf(root),
    orderNumber: claim(root, 'OrderReference/ID'),
    contractNumber: claim(root, 'ContractDocumentReference/ID'),
    buyerReference: root.textAt('BuyerReference'),
    precedingInvoices: root
      .children('BillingReference')
      .map((from) => from.textAt('InvoiceDocumentReference|CreditNoteDocumentReference/ID')),
    terms: terms.flatMap((from) => present(claim(from, 'Note'))),
    discounts: terms.flatMap(discountOf),
    lines: root.children('InvoiceLine', 'CreditNoteLine').map(ublLine),
    adjustments: ublAdjustments(root),
    taxes: (tax?.children('TaxSubtotal') ?? []).map(taxOf),
    totals: totalsOf(root.find(monetaryTotal), tax),
    details: detailsOf(root),
  };
}

/** Whoever is debited has given a mandate; the creditor's id stands with the seller or the payee. */
function paymentOf(root: Element): Pick<EInvoice, 'bankAccounts' | 'paymentMeans' | 'directDebit'> {
  const means = root.children('PaymentMeans');
  const mandates = means.flatMap((from) => from.children('PaymentMandate'));
  const creditors = ['AccountingSupplierParty/Party', 'PayeeParty'].flatMap(
    (path) => root.find(path)?.children('PartyIdentification') ?? [],
  );
  const creditorId = creditors
    .map((entry) => entry.find('ID'))
    .find((id) => id?.attribute('schemeID') === 'SEPA');
  const debited = mandates.map((from) => from.textAt('PayerFinancialAccount/ID'));
  return {
    bankAccounts: means.flatMap((from) => present(claim(from, 'PayeeFinancialAccount/ID'))),
    paymentMeans: means.map((from) => ({
      typeCode: from.textAt('PaymentMeansCode'),
      hasTransfer: from.find('PayeeFinancialAccount') !== null,
      account: from.textAt('PayeeFinancialAccount/ID'),
      hasCard: from.find('CardAccount') !== null,
      cardNumber: from.textAt('CardAccount/PrimaryAccountNumberID'),
      hasDirectDebit: from.find('PaymentMandate') !== null,
    })),
    directDebit:
      mandates.length === 0
        ? null
        : {
            creditorId: creditorId?.text ?? null,
            debitedAccount: present(...debited)[0] ?? null,
            mandates: mandates.length,
          },
  };
}

const monetaryTotal = 'LegalMonetaryTotal|RequestedMonetaryTotal';

/** A penalty for paying late stands beside it, and is no discount. */
function discountOf(term: Element): DiscountTerm[] {
  const percent = term.textAt('SettlementDiscountPercent');
  const period = term.find('SettlementPeriod');
  const duration = period?.find('DurationMeasure');
  if (percent === null || !period) return [];
  return [
    {
      percent,
      duration: duration?.text ?? null,
      durationUnit: duration?.attribute('unitCode') ?? null,
      from: null,
      until: dateClaim(period, 'EndDate')?.text ?? null,
      base: term.textAt('Amount'),
      path: term.path,
    },
  ];
}

function detailsOf(root: Element): EInvoice['details'] {
  const taxCurrency = root.textAt('TaxCurrencyCode');
  const taxAmounts = root.children('TaxTotal').flatMap((total) => total.find('TaxAmount') ?? []);
  return {
    businessProcess: root.textAt('ProfileID'),
    delivery: ublDelivery(root),
    period: ublPeriod(root),
    taxPoint: { date: root.textAt('TaxPointDate'), code: root.textAt('InvoicePeriod/DescriptionCode') },
    documents: root.children('AdditionalDocumentReference').map((from) => ({
      id: from.textAt('ID'),
      fileName: from.find('Attachment/EmbeddedDocumentBinaryObject')?.attribute('filename') ?? null,
    })),
    taxTotals: inCurrency(taxAmounts, root.textAt('DocumentCurrencyCode')).length,
    taxTotalInTaxCurrency: inCurrency(taxAmounts, taxCurrency)[0]?.text ?? null,
    totalCurrencies: currenciesOf(root.find(monetaryTotal)?.children() ?? []),
    codes: ublCodes(root),
  };
}

function totalsOf(totals: Element | null, tax: Element | null): EInvoice['totals'] {
  return {
    lineTotal: claim(totals, 'LineExtensionAmount'),
    allowanceTotal: claim(totals, 'AllowanceTotalAmount'),
    chargeTotal: claim(totals, 'ChargeTotalAmount'),
    taxExclusive: claim(totals, 'TaxExclusiveAmount'),
    taxTotal: claim(tax, 'TaxAmount'),
    taxInclusive: claim(totals, 'TaxInclusiveAmount'),
    prepaid: claim(totals, 'PrepaidAmount'),
    rounding: claim(totals, 'PayableRoundingAmount'),
    payable: claim(totals, 'PayableAmount'),
  };
}

function taxOf(group: Element): En16931Tax {
  const category = group.find('TaxCategory');
  return {
    category: category?.textAt('ID') ?? null,
    ratePercent: category?.textAt('Percent') ?? group.textAt('Percent'),
    isVat: isVat(category),
    taxable: group.textAt('TaxableAmount'),
    tax: group.textAt('TaxAmount'),
    exemptionReason:
      category?.textAt('TaxExemptionReason') ?? category?.textAt('TaxExemptionReasonCode') ?? null,
  };
}

/** A second TaxTotal carries the tax in the accounting currency (BT-111); it takes no part in the sums. */
function taxTotal(root: Element, currency: string | null): Element | null {
  const totals = root.children('TaxTotal');
  const own = totals.filter((total) => total.find('TaxAmount')?.attribute('currencyID') === currency);
  return own[0] ?? totals[0] ?? null;
}

/** A date of XML Schema may carry a time zone (`2026-11-03Z`), which says nothing about the day. */
function dateClaim(from: Element, path: string): Claim | null {
  const found = claim(from, path);
  return found && { ...found, text: found.text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '') };
}
