import type { En16931Adjustment, En16931Tax } from '../../../domain/en16931.js';
import { chargeIndicator, claim, currenciesOf, inCurrency, present, type Claim } from './claims.js';
import { ciiLines, ciiPeriod, isVat } from './cii-lines.js';
import { ciiDelivery, ciiParties } from './cii-parties.js';
import { ciiDate, ciiPayment } from './cii-payment.js';
import { ciiCodes } from './codes.js';
import type { EInvoice } from './e-invoice.js';
import type { Element } from './element.js';

const rootNames = new Set(['CrossIndustryInvoice', 'CrossIndustryDocument']);
/** The namespace of ZUGFeRD drafts before 1.0, whose root is called plain `Invoice`. */
const draftNamespace = 'urn:un:unece:uncefact:data:standard:CBFBUY:5';

export function isCii(root: Element): boolean {
  return (rootNames.has(root.name) && root.namespace.startsWith('urn:')) || root.namespace === draftNamespace;
}

/** CII D16B in the paths of CEN/TS 16931-3-3, and ZUGFeRD 1.0 where an element had another name there. */
export function readCii(root: Element): EInvoice {
  const header = root.find('ExchangedDocument|HeaderExchangedDocument');
  const trade = root.find('SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction');
  const agreement = trade?.find('ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement') ?? null;
  const settlement =
    trade?.find('ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement') ?? null;
  const terms = settlement?.children('SpecifiedTradePaymentTerms') ?? [];
  return {
    reader: 'cii',
    specification: claim(root, guideline),
    typeCode: claim(header, 'TypeCode'),
    number: claim(header, 'ID'),
    issuedOn: ciiDate(header, 'IssueDateTime'),
    ...ciiParties(agreement, settlement),
    currency: claim(settlement, 'InvoiceCurrencyCode'),
    taxCurrency: settlement?.textAt('TaxCurrencyCode') ?? null,
    dueDates: present(...terms.map((term) => ciiDate(term, 'DueDateDateTime'))),
    ...ciiPayment(settlement, terms),
    terms: terms.flatMap((term) => present(claim(term, 'Description'))),
    orderNumber: reference(agreement, 'BuyerOrderReferencedDocument'),
    contractNumber: reference(agreement, 'ContractReferencedDocument'),
    buyerReference: agreement?.textAt('BuyerReference') ?? null,
    precedingInvoices: (settlement?.children('InvoiceReferencedDocument') ?? []).map((document) =>
      document.textAt('IssuerAssignedID|ID'),
    ),
    lines: ciiLines(trade),
    adjustments: adjustmentsOf(settlement),
    taxes: (settlement?.children('ApplicableTradeTax') ?? []).map(taxOf),
    totals: totalsOf(settlement),
    details: detailsOf(root, trade, settlement),
  };
}

const businessProcess =
  'ExchangedDocumentContext|SpecifiedExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID';
const guideline =
  'ExchangedDocumentContext|SpecifiedExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID';

function reference(agreement: Element | null, name: string): Claim | null {
  return claim(agreement, `${name}/IssuerAssignedID`) ?? claim(agreement, `${name}/ID`);
}

function detailsOf(root: Element, trade: Element | null, settlement: Element | null): EInvoice['details'] {
  const taxes = settlement?.children('ApplicableTradeTax') ?? [];
  const taxCurrency = settlement?.textAt('TaxCurrencyCode') ?? null;
  const taxTotals = settlement?.find(summation)?.children('TaxTotalAmount') ?? [];
  return {
    businessProcess: root.textAt(businessProcess),
    delivery: ciiDelivery(trade),
    period: ciiPeriod(settlement),
    taxPoint: {
      date: present(...taxes.map((tax) => tax.textAt('TaxPointDate')))[0] ?? null,
      code: present(...taxes.map((tax) => tax.textAt('DueDateTypeCode')))[0] ?? null,
    },
    documents: (trade?.descendants('AdditionalReferencedDocument') ?? []).map((from) => ({
      id: from.textAt('IssuerAssignedID'),
      fileName: from.find('AttachmentBinaryObject')?.attribute('filename') ?? null,
    })),
    taxTotals: inCurrency(taxTotals, settlement?.textAt('InvoiceCurrencyCode') ?? null).length,
    taxTotalInTaxCurrency: inCurrency(taxTotals, taxCurrency)[0]?.text ?? null,
    totalCurrencies: currenciesOf(
      (settlement?.find(summation)?.children() ?? []).filter(({ name }) => name !== 'TaxTotalAmount'),
    ),
    codes: ciiCodes(root),
  };
}

const summation = 'SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation';

function totalsOf(settlement: Element | null): EInvoice['totals'] {
  const totals = settlement?.find(summation) ?? null;
  const currency = settlement?.textAt('InvoiceCurrencyCode') ?? null;
  const taxTotals = totals?.children('TaxTotalAmount') ?? [];
  const ownTax = inCurrency(taxTotals, currency)[0] ?? taxTotals[0];
  return {
    lineTotal: claim(totals, 'LineTotalAmount'),
    allowanceTotal: claim(totals, 'AllowanceTotalAmount'),
    chargeTotal: claim(totals, 'ChargeTotalAmount'),
    taxExclusive: claim(totals, 'TaxBasisTotalAmount'),
    taxTotal: ownTax?.text ? { text: ownTax.text, path: ownTax.path } : null,
    taxInclusive: claim(totals, 'GrandTotalAmount'),
    prepaid: claim(totals, 'TotalPrepaidAmount'),
    rounding: claim(totals, 'RoundingAmount'),
    payable: claim(totals, 'DuePayableAmount'),
  };
}

/** Freight and the like have an element of their own, and count as charges. */
function adjustmentsOf(settlement: Element | null): En16931Adjustment[] {
  const entries = settlement?.children('SpecifiedTradeAllowanceCharge') ?? [];
  const services = settlement?.children('SpecifiedLogisticsServiceCharge') ?? [];
  return [
    ...entries.flatMap((entry) => {
      const isCharge = chargeIndicator(entry);
      return isCharge === null ? [] : [adjustment(entry, isCharge)];
    }),
    ...services.map((service) => adjustment(service, true)),
  ];
}

function adjustment(entry: Element, isCharge: boolean): En16931Adjustment {
  const tax = entry.find('CategoryTradeTax|AppliedTradeTax');
  return {
    isCharge,
    amount: entry.textAt('ActualAmount|AppliedAmount'),
    base: entry.textAt('BasisAmount'),
    reason: entry.textAt('Reason|Description') ?? entry.textAt('ReasonCode'),
    category: tax?.textAt('CategoryCode') ?? null,
    ratePercent: tax?.textAt('RateApplicablePercent|ApplicablePercent') ?? null,
    isVat: isVat(tax),
  };
}

function taxOf(group: Element): En16931Tax {
  return {
    category: group.textAt('CategoryCode'),
    ratePercent: group.textAt('RateApplicablePercent|ApplicablePercent'),
    isVat: isVat(group),
    taxable: group.textAt('BasisAmount'),
    tax: group.textAt('CalculatedAmount'),
    exemptionReason: group.textAt('ExemptionReason') ?? group.textAt('ExemptionReasonCode'),
  };
}
