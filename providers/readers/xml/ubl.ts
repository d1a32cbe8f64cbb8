import type { En16931Adjustment, En16931Party, En16931Tax } from '../../../domain/en16931.js';
import { addressClaim, chargeIndicator, claim, present, type Claim } from './claims.js';
import type { EInvoice, EInvoiceLine } from './e-invoice.js';
import type { Element } from './element.js';

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
  const seller = root.find('AccountingSupplierParty/Party');
  const means = root.children('PaymentMeans');
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
      ...[...means, ...terms].map((from) => dateClaim(from, 'PaymentDueDate')),
    ),
    currency,
    taxCurrency: root.textAt('TaxCurrencyCode'),
    sellerNames: present(claim(seller, 'PartyLegalEntity/RegistrationName'), claim(seller, 'PartyName/Name')),
    sellerTaxIds: taxIds(seller),
    sellerEmails: present(claim(seller, 'Contact/ElectronicMail'), endpointMail(seller)),
    sellerAddress: addressClaim(seller?.find('PostalAddress') ?? null, addressParts),
    bankAccounts: means.flatMap((from) => present(claim(from, 'PayeeFinancialAccount/ID'))),
    orderNumber: claim(root, 'OrderReference/ID'),
    contractNumber: claim(root, 'ContractDocumentReference/ID'),
    buyerReference: root.textAt('BuyerReference'),
    precedingInvoices: root
      .children('BillingReference')
      .map((from) => from.textAt('InvoiceDocumentReference|CreditNoteDocumentReference/ID')),
    terms: terms.flatMap((from) => present(claim(from, 'Note'))),
    discounts: [],
    payee:
      claim(root, 'PayeeParty/PartyName/Name') ?? claim(root, 'PayeeParty/PartyLegalEntity/RegistrationName'),
    seller: party(seller),
    buyer: party(root.find('AccountingCustomerParty/Party')),
    taxRepresentative: representative(root.find('TaxRepresentativeParty')),
    paymentMeans: means.map((from) => ({
      typeCode: from.textAt('PaymentMeansCode'),
      account: from.textAt('PayeeFinancialAccount/ID'),
    })),
    lines: root.children('InvoiceLine', 'CreditNoteLine').map(lineOf),
    adjustments: adjustmentsOf(root),
    taxes: (tax?.children('TaxSubtotal') ?? []).map(taxOf),
    totals: totalsOf(root.find('LegalMonetaryTotal|RequestedMonetaryTotal'), tax),
  };
}

const addressParts = {
  lines: ['StreetName', 'AdditionalStreetName', 'AddressLine/Line'],
  postcode: 'PostalZone',
  city: 'CityName',
  country: 'Country/IdentificationCode',
};

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

function lineOf(line: Element, index: number): EInvoiceLine {
  const quantity = line.find('InvoicedQuantity|CreditedQuantity');
  const item = line.find('Item');
  const category = item?.find('ClassifiedTaxCategory') ?? line.find('TaxTotal/TaxSubtotal/TaxCategory');
  return {
    path: `${line.path}[${index + 1}]`,
    id: line.textAt('ID'),
    name: item?.textAt('Name') ?? item?.textAt('Description') ?? null,
    quantity: quantity?.text ?? null,
    unit: quantity?.attribute('unitCode') ?? null,
    price: line.textAt('Price/PriceAmount'),
    priceBase: line.textAt('Price/BaseQuantity'),
    net: line.textAt('LineExtensionAmount'),
    category: category?.textAt('ID') ?? null,
    ratePercent: category?.textAt('Percent') ?? null,
    adjustments: adjustmentsOf(line),
  };
}

function adjustmentsOf(from: Element): En16931Adjustment[] {
  return from.children('AllowanceCharge').flatMap((entry) => {
    const isCharge = chargeIndicator(entry);
    if (isCharge === null) return [];
    return {
      isCharge,
      amount: entry.textAt('Amount'),
      reason: entry.textAt('AllowanceChargeReason') ?? entry.textAt('AllowanceChargeReasonCode'),
      category: entry.textAt('TaxCategory/ID'),
      ratePercent: entry.textAt('TaxCategory/Percent'),
    };
  });
}

function taxOf(group: Element): En16931Tax {
  const category = group.find('TaxCategory');
  return {
    category: category?.textAt('ID') ?? null,
    ratePercent: category?.textAt('Percent') ?? group.textAt('Percent'),
    taxable: group.textAt('TaxableAmount'),
    tax: group.textAt('TaxAmount'),
    exemptionReason:
      category?.textAt('TaxExemptionReason') ?? category?.textAt('TaxExemptionReasonCode') ?? null,
  };
}

function party(from: Element | null): En16931Party {
  const schemes = from?.children('PartyTaxScheme') ?? [];
  const address = from?.find('PostalAddress') ?? null;
  const idOf = (scheme: Element | undefined) => scheme?.textAt('CompanyID') ?? null;
  return {
    name: from?.textAt('PartyLegalEntity/RegistrationName') ?? from?.textAt('PartyName/Name') ?? null,
    hasAddress: address !== null,
    city: address?.textAt('CityName') ?? null,
    postcode: address?.textAt('PostalZone') ?? null,
    country: address?.textAt('Country/IdentificationCode') ?? null,
    vatId: idOf(schemes.find(isVat)),
    taxNumber: idOf(schemes.find((scheme) => !isVat(scheme))),
    hasOtherId: [from?.textAt('PartyIdentification/ID'), from?.textAt('PartyLegalEntity/CompanyID')].some(
      Boolean,
    ),
  };
}

function representative(from: Element | null): En16931Party | null {
  return from && party(from);
}

/** A second TaxTotal carries the tax in the accounting currency (BT-111); it takes no part in the sums. */
function taxTotal(root: Element, currency: string | null): Element | null {
  const totals = root.children('TaxTotal');
  const own = totals.filter((total) => total.find('TaxAmount')?.attribute('currencyID') === currency);
  return own[0] ?? totals[0] ?? null;
}

function taxIds(seller: Element | null): Claim[] {
  const schemes = seller?.children('PartyTaxScheme') ?? [];
  const vatFirst = [...schemes].sort((a, b) => Number(isVat(b)) - Number(isVat(a)));
  return vatFirst.flatMap((scheme) => present(claim(scheme, 'CompanyID')));
}

function isVat(scheme: Element): boolean {
  return scheme.textAt('TaxScheme/ID')?.toUpperCase() === 'VAT';
}

function endpointMail(seller: Element | null): Claim | null {
  return seller?.find('EndpointID')?.attribute('schemeID') === 'EM' ? claim(seller, 'EndpointID') : null;
}

/** A date of XML Schema may carry a time zone (`2026-11-03Z`), which says nothing about the day. */
function dateClaim(from: Element, path: string): Claim | null {
  const found = claim(from, path);
  return found && { ...found, text: found.text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '') };
}
