import type { En16931Adjustment, En16931Party, En16931Tax } from '../../../domain/en16931.js';
import { addressClaim, chargeIndicator, claim, present, type Claim } from './claims.js';
import { ciiLines } from './cii-lines.js';
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
    issuedOn: dateClaim(header, 'IssueDateTime'),
    ...partiesOf(agreement),
    ...paymentOf(settlement, terms),
    terms: terms.flatMap((term) => present(claim(term, 'Description'))),
    discounts: terms.flatMap(discountOf),
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
  };
}

const guideline =
  'ExchangedDocumentContext|SpecifiedExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID';

function reference(agreement: Element | null, name: string): Claim | null {
  return claim(agreement, `${name}/IssuerAssignedID`) ?? claim(agreement, `${name}/ID`);
}

type Parties =
  | 'sellerNames'
  | 'sellerTaxIds'
  | 'sellerEmails'
  | 'sellerAddress'
  | 'seller'
  | 'buyer'
  | 'taxRepresentative';

function partiesOf(agreement: Element | null): Pick<EInvoice, Parties> {
  const seller = agreement?.find('SellerTradeParty') ?? null;
  const representative = agreement?.find('SellerTaxRepresentativeTradeParty') ?? null;
  return {
    sellerNames: present(
      claim(seller, 'Name'),
      claim(seller, 'SpecifiedLegalOrganization/TradingBusinessName'),
    ),
    sellerTaxIds: taxIds(seller),
    sellerEmails: present(
      claim(seller, 'DefinedTradeContact/EmailURIUniversalCommunication/URIID'),
      endpointMail(seller),
    ),
    sellerAddress: addressClaim(seller?.find('PostalTradeAddress') ?? null, {
      lines: ['LineOne|StreetName', 'LineTwo', 'LineThree'],
      postcode: 'PostcodeCode',
      city: 'CityName',
      country: 'CountryID',
    }),
    seller: party(seller),
    buyer: party(agreement?.find('BuyerTradeParty') ?? null),
    taxRepresentative: representative && party(representative),
  };
}

type Payment = 'currency' | 'taxCurrency' | 'dueDates' | 'bankAccounts' | 'paymentMeans' | 'payee';

function paymentOf(settlement: Element | null, terms: readonly Element[]): Pick<EInvoice, Payment> {
  const means = (settlement?.children('SpecifiedTradeSettlementPaymentMeans') ?? []).map((from) => {
    const account = from.find('PayeePartyCreditorFinancialAccount');
    return {
      typeCode: from.textAt('TypeCode'),
      account: claim(account, 'IBANID') ?? claim(account, 'ProprietaryID'),
    };
  });
  return {
    currency: claim(settlement, 'InvoiceCurrencyCode'),
    taxCurrency: settlement?.textAt('TaxCurrencyCode') ?? null,
    dueDates: present(...terms.map((term) => dateClaim(term, 'DueDateDateTime'))),
    bankAccounts: means.flatMap(({ account }) => present(account)),
    paymentMeans: means.map(({ typeCode, account }) => ({ typeCode, account: account?.text ?? null })),
    payee: claim(settlement, 'PayeeTradeParty/Name'),
  };
}

function totalsOf(settlement: Element | null): EInvoice['totals'] {
  const totals =
    settlement?.find(
      'SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation',
    ) ?? null;
  const currency = settlement?.textAt('InvoiceCurrencyCode') ?? null;
  const taxTotals = totals?.children('TaxTotalAmount') ?? [];
  const ownTax = taxTotals.find((total) => total.attribute('currencyID') === currency) ?? taxTotals[0];
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
    reason: entry.textAt('Reason|Description') ?? entry.textAt('ReasonCode'),
    category: tax?.textAt('CategoryCode') ?? null,
    ratePercent: tax?.textAt('RateApplicablePercent|ApplicablePercent') ?? null,
  };
}

function taxOf(group: Element): En16931Tax {
  return {
    category: group.textAt('CategoryCode'),
    ratePercent: group.textAt('RateApplicablePercent|ApplicablePercent'),
    taxable: group.textAt('BasisAmount'),
    tax: group.textAt('CalculatedAmount'),
    exemptionReason: group.textAt('ExemptionReason') ?? group.textAt('ExemptionReasonCode'),
  };
}

/** Format 102 of UN/EDIFACT 2379, `20261114`. */
function dateClaim(from: Element | null, path: string): Claim | null {
  const found = claim(from, path);
  const match = found && /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(found.text);
  return match ? { text: `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`, path: found.path } : null;
}

function party(from: Element | null): En16931Party {
  const ids = (from?.children('SpecifiedTaxRegistration') ?? []).flatMap((entry) => entry.find('ID') ?? []);
  const address = from?.find('PostalTradeAddress') ?? null;
  return {
    name: from?.textAt('Name') ?? null,
    hasAddress: address !== null,
    city: address?.textAt('CityName') ?? null,
    postcode: address?.textAt('PostcodeCode') ?? null,
    country: address?.textAt('CountryID') ?? null,
    vatId: ids.find(isVat)?.text ?? null,
    taxNumber: ids.find((id) => !isVat(id))?.text ?? null,
    hasOtherId: [from?.textAt('ID|GlobalID'), from?.textAt('SpecifiedLegalOrganization/ID')].some(Boolean),
  };
}

function taxIds(seller: Element | null): Claim[] {
  const ids = (seller?.children('SpecifiedTaxRegistration') ?? []).flatMap((entry) => entry.find('ID') ?? []);
  const vatFirst = [...ids].sort((a, b) => Number(isVat(b)) - Number(isVat(a)));
  return vatFirst.flatMap((id) => (id.text ? [{ text: id.text, path: id.path }] : []));
}

function isVat(id: Element): boolean {
  return id.attribute('schemeID') === 'VA';
}

function endpointMail(seller: Element | null): Claim | null {
  const path = 'URIUniversalCommunication/URIID';
  return seller?.find(path)?.attribute('schemeID') === 'EM' ? claim(seller, path) : null;
}

function discountOf(term: Element): EInvoice['discounts'] {
  const rule = term.find('ApplicableTradePaymentDiscountTerms');
  const percent = Number(rule?.textAt('CalculationPercent'));
  const period = rule?.find('BasisPeriodMeasure');
  const days = Number(period?.text);
  if (!rule || !(percent > 0) || !(days > 0) || period?.attribute('unitCode') !== 'DAY') return [];
  return [{ value: { percentBasisPoints: Math.round(percent * 100), days }, path: rule.path }];
}
