import type { EInvoice, Claim } from './e-invoice.js';
import type { Element } from './element.js';
import { amounts, claim, present } from './ubl.js';

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
  const seller = agreement?.find('SellerTradeParty') ?? null;
  const terms = settlement?.children('SpecifiedTradePaymentTerms') ?? [];
  const currency = settlement && claim(settlement, 'InvoiceCurrencyCode');
  const totals = settlement?.find(summation) ?? null;
  return {
    reader: 'cii',
    typeCode: header && claim(header, 'TypeCode'),
    number: header && claim(header, 'ID'),
    issuedOn: header && dateClaim(header, 'IssueDateTime'),
    dueOn: terms.map((term) => dateClaim(term, 'DueDateDateTime')).find((date) => date !== null) ?? null,
    currency,
    sellerNames: present(
      seller && claim(seller, 'Name'),
      seller && claim(seller, 'SpecifiedLegalOrganization/TradingBusinessName'),
    ),
    sellerTaxIds: taxIds(seller),
    sellerEmails: present(
      seller && claim(seller, 'DefinedTradeContact/EmailURIUniversalCommunication/URIID'),
      seller && endpointMail(seller),
    ),
    bankAccounts: bankAccounts(settlement),
    orderNumber:
      agreement &&
      (claim(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID') ??
        claim(agreement, 'BuyerOrderReferencedDocument/ID')),
    terms: terms.flatMap((term) => present(claim(term, 'Description'))),
    discounts: terms.flatMap(discountOf),
    payee: settlement && claim(settlement, 'PayeeTradeParty/Name'),
    gross: totals && claim(totals, 'GrandTotalAmount'),
    payable: totals && claim(totals, 'DuePayableAmount'),
    amounts: {
      ...readAmounts(trade, settlement, totals, currency?.text ?? null),
      withoutPrepaid: /:minimum/i.test(root.textAt(guideline) ?? ''),
    },
  };
}

const summation = 'SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation';

const guideline =
  'ExchangedDocumentContext|SpecifiedExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID';

function readAmounts(
  trade: Element | null,
  settlement: Element | null,
  totals: Element | null,
  currency: string | null,
): Omit<EInvoice['amounts'], 'withoutPrepaid'> {
  const lines = trade?.children('IncludedSupplyChainTradeLineItem') ?? [];
  const adjustments = settlement?.children('SpecifiedTradeAllowanceCharge') ?? [];
  const taxTotals = totals?.children('TaxTotalAmount') ?? [];
  const ownTax = taxTotals.find((total) => total.attribute('currencyID') === currency) ?? taxTotals[0];
  const text = (path: string) => totals?.textAt(path) ?? null;
  return {
    lineNets: amounts(
      lines.filter((line) => !isSubLine(line)),
      `SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation/LineTotalAmount`,
    ),
    allowances: amounts(byIndicator(adjustments, 'false'), 'ActualAmount'),
    charges: [
      ...amounts(byIndicator(adjustments, 'true'), 'ActualAmount'),
      ...amounts(settlement?.children('SpecifiedLogisticsServiceCharge') ?? [], 'AppliedAmount'),
    ],
    lineTotal: text('LineTotalAmount'),
    allowanceTotal: text('AllowanceTotalAmount'),
    chargeTotal: text('ChargeTotalAmount'),
    taxExclusive: text('TaxBasisTotalAmount'),
    taxTotal: ownTax?.text ?? null,
    taxInclusive: text('GrandTotalAmount'),
    prepaid: text('TotalPrepaidAmount'),
    rounding: text('RoundingAmount'),
    payable: text('DuePayableAmount'),
    taxBreakdown: (settlement?.children('ApplicableTradeTax') ?? []).map((group) => ({
      taxable: group.textAt('BasisAmount'),
      tax: group.textAt('CalculatedAmount'),
      ratePercent: group.textAt('RateApplicablePercent|ApplicablePercent'),
    })),
  };
}

/** XRechnung extension: a sub line repeats what its parent already counts. */
function isSubLine(line: Element): boolean {
  return line.textAt('AssociatedDocumentLineDocument/ParentLineID') !== null;
}

function byIndicator(entries: readonly Element[], indicator: 'true' | 'false'): Element[] {
  return entries.filter((entry) => entry.textAt('ChargeIndicator')?.toLowerCase() === indicator);
}

/** Format 102 of UN/EDIFACT 2379, `20261114`. */
function dateClaim(from: Element, path: string): Claim | null {
  const found = claim(from, path);
  const match = found && /^(\d{4})(\d{2})(\d{2})$/.exec(found.text);
  return match ? { text: `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`, path: found.path } : null;
}

function taxIds(seller: Element | null): Claim[] {
  const ids = (seller?.children('SpecifiedTaxRegistration') ?? []).flatMap((entry) => entry.find('ID') ?? []);
  const vatFirst = [...ids].sort((a, b) => Number(isVat(b)) - Number(isVat(a)));
  return vatFirst.flatMap((id) => (id.text ? [{ text: id.text, path: id.path }] : []));
}

function isVat(id: Element): boolean {
  return id.attribute('schemeID') === 'VA';
}

function endpointMail(seller: Element): Claim | null {
  const endpoint = seller.find('URIUniversalCommunication/URIID');
  return endpoint?.attribute('schemeID') === 'EM' && endpoint.text
    ? { text: endpoint.text, path: endpoint.path }
    : null;
}

function bankAccounts(settlement: Element | null): Claim[] {
  return (settlement?.children('SpecifiedTradeSettlementPaymentMeans') ?? []).flatMap((means) => {
    const account = means.find('PayeePartyCreditorFinancialAccount');
    return present(account && (claim(account, 'IBANID') ?? claim(account, 'ProprietaryID')));
  });
}

function discountOf(term: Element): EInvoice['discounts'] {
  const rule = term.find('ApplicableTradePaymentDiscountTerms');
  const percent = Number(rule?.textAt('CalculationPercent'));
  const period = rule?.find('BasisPeriodMeasure');
  const days = Number(period?.text);
  if (!rule || !(percent > 0) || !(days > 0) || period?.attribute('unitCode') !== 'DAY') return [];
  return [{ value: { percentBasisPoints: Math.round(percent * 100), days }, path: rule.path }];
}
