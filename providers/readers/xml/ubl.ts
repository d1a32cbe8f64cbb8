import type { TaxGroup } from '../../../domain/en16931.js';
import type { Claim, EInvoice } from './e-invoice.js';
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
  const totals = root.find('LegalMonetaryTotal|RequestedMonetaryTotal');
  const seller = root.find('AccountingSupplierParty/Party');
  const tax = taxTotal(root, currency?.text ?? null);
  const gross = totals && claim(totals, 'TaxInclusiveAmount');
  const payable = totals && claim(totals, 'PayableAmount');
  return {
    reader: 'ubl',
    typeCode:
      claim(root, 'InvoiceTypeCode|CreditNoteTypeCode') ??
      (root.name === 'CreditNote' ? { text: '381', path: root.path } : null),
    number: claim(root, 'ID'),
    issuedOn: claim(root, 'IssueDate'),
    dueOn: claim(root, 'DueDate') ?? claim(root, 'PaymentMeans/PaymentDueDate'),
    currency,
    sellerNames: present(
      seller && claim(seller, 'PartyLegalEntity/RegistrationName'),
      seller && claim(seller, 'PartyName/Name'),
    ),
    sellerTaxIds: taxIds(seller),
    sellerEmails: present(seller && claim(seller, 'Contact/ElectronicMail'), seller && endpointMail(seller)),
    bankAccounts: root
      .children('PaymentMeans')
      .flatMap((means) => present(claim(means, 'PayeeFinancialAccount/ID'))),
    orderNumber: claim(root, 'OrderReference/ID'),
    terms: root.children('PaymentTerms').flatMap((terms) => present(claim(terms, 'Note'))),
    discounts: [],
    payee:
      claim(root, 'PayeeParty/PartyName/Name') ?? claim(root, 'PayeeParty/PartyLegalEntity/RegistrationName'),
    gross: gross ?? null,
    payable: payable ?? null,
    amounts: {
      lineNets: amounts(root.children('InvoiceLine', 'CreditNoteLine'), 'LineExtensionAmount'),
      allowances: amounts(allowanceCharges(root, 'false'), 'Amount'),
      charges: amounts(allowanceCharges(root, 'true'), 'Amount'),
      lineTotal: totals?.textAt('LineExtensionAmount') ?? null,
      allowanceTotal: totals?.textAt('AllowanceTotalAmount') ?? null,
      chargeTotal: totals?.textAt('ChargeTotalAmount') ?? null,
      taxExclusive: totals?.textAt('TaxExclusiveAmount') ?? null,
      taxTotal: tax?.textAt('TaxAmount') ?? null,
      taxInclusive: gross?.text ?? null,
      prepaid: totals?.textAt('PrepaidAmount') ?? null,
      rounding: totals?.textAt('PayableRoundingAmount') ?? null,
      payable: payable?.text ?? null,
      withoutPrepaid: false,
      taxBreakdown: (tax?.children('TaxSubtotal') ?? []).map((group): TaxGroup => ({
        taxable: group.textAt('TaxableAmount'),
        tax: group.textAt('TaxAmount'),
        ratePercent: group.textAt('TaxCategory/Percent'),
      })),
    },
  };
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
  return scheme.textAt('TaxScheme/ID') === 'VAT';
}

function endpointMail(seller: Element): Claim | null {
  const endpoint = seller.find('EndpointID');
  return endpoint?.attribute('schemeID') === 'EM' && endpoint.text
    ? { text: endpoint.text, path: endpoint.path }
    : null;
}

function allowanceCharges(root: Element, chargeIndicator: 'true' | 'false'): Element[] {
  return root
    .children('AllowanceCharge')
    .filter((entry) => entry.textAt('ChargeIndicator')?.toLowerCase() === chargeIndicator);
}

export function claim(from: Element, path: string): Claim | null {
  const element = from.find(path);
  return element?.text ? { text: element.text, path: element.path } : null;
}

export function present(...claims: readonly (Claim | null | undefined)[]): Claim[] {
  return claims.filter((entry) => entry !== null && entry !== undefined);
}

export function amounts(elements: readonly Element[], path: string): string[] {
  return elements.flatMap((element) => element.textAt(path) ?? []);
}
