import {
  transferCode,
  typeCodeOf,
  type InvoiceLine,
  type InvoiceParty,
  type InvoiceSums,
  type InvoiceTax,
  type IssuedInvoice,
} from '../../domain/e-invoice.js';
import { exemptionCodes, exemptionReasons } from '../../domain/exemption-reasons.js';
import type { InvoiceLanguage } from '../../domain/invoice-languages.js';
import { money, toDecimal, type Money } from '../../domain/money.js';
import { requireSendable } from '../../domain/sendable-invoice.js';
import { document, element, type Xml } from './xml.js';

const namespace = 'urn:oasis:names:specification:ubl:schema:xsd';

/** UBL 2.1 Invoice or CreditNote in the syntax of EN 16931 (CEN/TS 16931-3-2). Refuses what breaks its rules. */
export function writeUbl(invoice: IssuedInvoice, language: InvoiceLanguage = 'en'): string {
  const sums = requireSendable(invoice);
  const { orderNumber, contractNumber, precedingInvoice, paymentTerms } = invoice;
  const isCredit = invoice.kind === 'credit-note';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const children = [
    cbc('CustomizationID', 'urn:cen.eu:en16931:2017'),
    cbc('ID', invoice.number),
    cbc('IssueDate', invoice.issuedOn),
    isCredit ? null : cbc('DueDate', invoice.dueOn),
    cbc(`${root}TypeCode`, typeCodeOf(invoice)),
    cbc('DocumentCurrencyCode', invoice.currency),
    cbc('BuyerReference', invoice.buyerReference),
    cac('OrderReference', [cbc('ID', orderNumber)]),
    cac('BillingReference', [cac('InvoiceDocumentReference', [cbc('ID', precedingInvoice)])]),
    cac('ContractDocumentReference', [cbc('ID', contractNumber)]),
    cac('AccountingSupplierParty', [party(invoice.seller)]),
    cac('AccountingCustomerParty', [party(invoice.buyer)]),
    delivery(invoice),
    paymentMeans(invoice),
    cac('PaymentTerms', [cbc('Note', paymentTerms)]),
    ...adjustments(invoice),
    taxTotal(sums, language),
    totals(sums),
    ...invoice.lines.map((line, index) => lineOf(line, index, isCredit, sums)),
  ];
  return document(
    element(root, children, {
      xmlns: `${namespace}:${root}-2`,
      'xmlns:cac': `${namespace}:CommonAggregateComponents-2`,
      'xmlns:cbc': `${namespace}:CommonBasicComponents-2`,
    }),
  );
}

function cbc(name: string, text: string | null, attributes?: Readonly<Record<string, string>>): Xml | null {
  return element(`cbc:${name}`, text, attributes);
}

function cac(name: string, children: readonly (Xml | null)[]): Xml | null {
  return element(`cac:${name}`, children);
}

function amount(name: string, value: Money | undefined): Xml | null {
  return value ? cbc(name, toDecimal(value), { currencyID: value.currency }) : null;
}

const vat = cac('TaxScheme', [cbc('ID', 'VAT')]);

function party(of: InvoiceParty): Xml | null {
  const { name, email, vatId, taxNumber } = of;
  const address = [
    cbc('StreetName', of.street),
    cbc('CityName', of.city),
    cbc('PostalZone', of.postcode),
    cac('Country', [cbc('IdentificationCode', of.country)]),
  ];
  return cac('Party', [
    cbc('EndpointID', email, { schemeID: 'EM' }),
    cac('PostalAddress', address),
    vatId === null ? null : cac('PartyTaxScheme', [cbc('CompanyID', vatId), vat]),
    taxNumber === null
      ? null
      : cac('PartyTaxScheme', [cbc('CompanyID', taxNumber), cac('TaxScheme', [cbc('ID', 'FC')])]),
    cac('PartyLegalEntity', [cbc('RegistrationName', name), cbc('CompanyID', of.registrationNumber)]),
    cac('Contact', [cbc('Telephone', of.phone), cbc('ElectronicMail', email)]),
  ]);
}

/** Goods that leave for another member state say when and where to (BR-IC-11, BR-IC-12). */
function delivery({ deliveredOn, lines, buyer }: IssuedInvoice): Xml | null {
  const crosses = lines.some(({ tax }) => tax.category === 'K');
  const country = cac('Address', [cac('Country', [cbc('IdentificationCode', buyer.country)])]);
  return cac('Delivery', [
    cbc('ActualDeliveryDate', deliveredOn),
    crosses ? cac('DeliveryLocation', [country]) : null,
  ]);
}

/** A credit note has no due date of its own in UBL: the means of payment carry it. */
function paymentMeans({ kind, account, dueOn }: IssuedInvoice): Xml | null {
  const due = kind === 'credit-note' ? cbc('PaymentDueDate', dueOn) : null;
  if (!account && !due) return null;
  return cac('PaymentMeans', [
    cbc('PaymentMeansCode', account ? transferCode : '1'),
    due,
    account &&
      cac('PayeeFinancialAccount', [
        cbc('ID', account.iban),
        cac('FinancialInstitutionBranch', [cbc('ID', account.bic)]),
      ]),
  ]);
}

function category(name: string, { category: code, ratePercent }: InvoiceTax, exemption: (Xml | null)[] = []) {
  return cac(name, [cbc('ID', code), cbc('Percent', ratePercent), ...exemption, vat]);
}

function exemptionOf({ category: code }: InvoiceTax, language: InvoiceLanguage): (Xml | null)[] {
  return [
    cbc('TaxExemptionReasonCode', exemptionCodes[code] ?? null),
    cbc('TaxExemptionReason', exemptionReasons[language][code] ?? null),
  ];
}

function adjustments(invoice: IssuedInvoice): (Xml | null)[] {
  return invoice.adjustments.map(({ isCharge, reason, amountMinor, tax }) =>
    cac('AllowanceCharge', [
      cbc('ChargeIndicator', String(isCharge)),
      cbc('AllowanceChargeReason', reason),
      amount('Amount', money(amountMinor, invoice.currency)),
      category('TaxCategory', tax),
    ]),
  );
}

function taxTotal({ tax, taxes }: InvoiceSums, language: InvoiceLanguage): Xml | null {
  const groups = taxes.map((group) =>
    cac('TaxSubtotal', [
      amount('TaxableAmount', group.taxable),
      amount('TaxAmount', group.amount),
      category('TaxCategory', group.tax, exemptionOf(group.tax, language)),
    ]),
  );
  return cac('TaxTotal', [amount('TaxAmount', tax), ...groups]);
}

function totals(sums: InvoiceSums): Xml | null {
  return cac('LegalMonetaryTotal', [
    amount('LineExtensionAmount', sums.lines),
    amount('TaxExclusiveAmount', sums.net),
    amount('TaxInclusiveAmount', sums.gross),
    amount('AllowanceTotalAmount', sums.allowances),
    amount('ChargeTotalAmount', sums.charges),
    amount('PrepaidAmount', sums.prepaid),
    amount('PayableAmount', sums.due),
  ]);
}

function lineOf(
  line: InvoiceLine,
  index: number,
  isCredit: boolean,
  { lineNets, net }: InvoiceSums,
): Xml | null {
  const quantity = isCredit ? 'CreditedQuantity' : 'InvoicedQuantity';
  return cac(isCredit ? 'CreditNoteLine' : 'InvoiceLine', [
    cbc('ID', String(index + 1)),
    cbc(quantity, line.quantity, { unitCode: line.unit }),
    amount('LineExtensionAmount', lineNets[index]),
    cac('Item', [cbc('Name', line.description), category('ClassifiedTaxCategory', line.tax)]),
    cac('Price', [cbc('PriceAmount', line.unitPrice, { currencyID: net.currency })]),
  ]);
}
