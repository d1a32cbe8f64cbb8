import type { CalendarDate } from '../../domain/dates.js';
import {
  transferCode,
  typeCodeOf,
  type InvoiceAdjustment,
  type InvoiceLine,
  type InvoiceParty,
  type InvoiceSums,
  type InvoiceTax,
  type IssuedInvoice,
  type TaxGroup,
} from '../../domain/e-invoice.js';
import { exemptionCodes, exemptionReasons } from '../../domain/exemption-reasons.js';
import { facturXTerms, type FacturXOptions, type FacturXProfile } from '../../domain/factur-x.js';
import type { InvoiceLanguage } from '../../domain/invoice-languages.js';
import { money, toDecimal, type Money } from '../../domain/money.js';
import { requireSendable } from '../../domain/sendable-invoice.js';
import { document, element, required, type Xml } from './xml.js';

const standard = 'urn:un:unece:uncefact:data:standard';

const contact = ['ram:DefinedTradeContact', 'ram:PayeeSpecifiedCreditorFinancialInstitution'];
const lines = ['ram:IncludedSupplyChainTradeLineItem'];
/** Parties without their whole address, and neither payment, taxes by rate nor what led to the totals. */
const particulars = [
  ...['ram:PostcodeCode', 'ram:LineOne', 'ram:CityName', 'ram:URIUniversalCommunication'],
  ...['ram:ContractReferencedDocument', 'ram:InvoiceReferencedDocument', 'ram:ShipToTradeParty'],
  ...['ram:ActualDeliverySupplyChainEvent', 'ram:SpecifiedTradeSettlementPaymentMeans'],
  ...['ram:ApplicableTradeTax', 'ram:SpecifiedTradeAllowanceCharge', 'ram:SpecifiedTradePaymentTerms'],
  ...['ram:LineTotalAmount', 'ram:ChargeTotalAmount', 'ram:AllowanceTotalAmount', 'ram:TotalPrepaidAmount'],
];

/** What a profile of Factur-X has no place for. */
const leftOut: Readonly<Record<FacturXProfile, ReadonlySet<string>>> = {
  minimum: new Set([...contact, ...lines, ...particulars]),
  'basic-wl': new Set([...contact, ...lines]),
  basic: new Set(contact),
  en16931: new Set(),
  extended: new Set(),
};

/** CII D16B in a profile of Factur-X, in full that of EN 16931. Refuses what breaks its rules, in whatever profile. */
export function writeCii(
  invoice: IssuedInvoice,
  { profile = 'en16931', language = 'en' }: FacturXOptions = {},
): string {
  const sums = requireSendable(invoice);
  const children = [
    element('rsm:ExchangedDocumentContext', [
      ram('GuidelineSpecifiedDocumentContextParameter', [ram('ID', facturXTerms[profile].specification)]),
    ]),
    element('rsm:ExchangedDocument', [
      ram('ID', invoice.number),
      ram('TypeCode', typeCodeOf(invoice)),
      date('IssueDateTime', invoice.issuedOn),
    ]),
    element('rsm:SupplyChainTradeTransaction', [
      ...invoice.lines.map((line, index) => lineOf(line, index, sums)),
      agreement(invoice),
      delivery(invoice),
      settlement(invoice, sums, language),
    ]),
  ];
  return document(
    element('rsm:CrossIndustryInvoice', children, {
      'xmlns:rsm': `${standard}:CrossIndustryInvoice:100`,
      'xmlns:ram': `${standard}:ReusableAggregateBusinessInformationEntity:100`,
      'xmlns:udt': `${standard}:UnqualifiedDataType:100`,
    }),
    leftOut[profile],
  );
}

function ram(
  name: string,
  content: string | null | readonly (Xml | null)[],
  attributes?: Readonly<Record<string, string>>,
): Xml | null {
  return element(`ram:${name}`, content, attributes);
}

function amount(name: string, value: Money | undefined): Xml | null {
  return value ? ram(name, toDecimal(value)) : null;
}

/** Format 102 of UN/EDIFACT 2379. */
function date(name: string, day: CalendarDate | null): Xml | null {
  if (day === null) return null;
  return ram(name, [element('udt:DateTimeString', day.replaceAll('-', ''), { format: '102' })]);
}

function lineOf(line: InvoiceLine, index: number, { lineNets }: InvoiceSums): Xml | null {
  return ram('IncludedSupplyChainTradeLineItem', [
    ram('AssociatedDocumentLineDocument', [ram('LineID', String(index + 1))]),
    ram('SpecifiedTradeProduct', [ram('Name', line.description)]),
    ram('SpecifiedLineTradeAgreement', [
      ram('NetPriceProductTradePrice', [ram('ChargeAmount', line.unitPrice)]),
    ]),
    ram('SpecifiedLineTradeDelivery', [ram('BilledQuantity', line.quantity, { unitCode: line.unit })]),
    ram('SpecifiedLineTradeSettlement', [
      category('ApplicableTradeTax', line.tax),
      ram('SpecifiedTradeSettlementLineMonetarySummation', [amount('LineTotalAmount', lineNets[index])]),
    ]),
  ]);
}

function category(name: string, { category: code, ratePercent }: InvoiceTax): Xml | null {
  return ram(name, [
    ram('TypeCode', 'VAT'),
    ram('CategoryCode', code),
    ram('RateApplicablePercent', ratePercent),
  ]);
}

function agreement(invoice: IssuedInvoice): Xml | null {
  const { buyerReference, seller, buyer, orderNumber, contractNumber } = invoice;
  return ram('ApplicableHeaderTradeAgreement', [
    ram('BuyerReference', buyerReference),
    party('SellerTradeParty', seller),
    party('BuyerTradeParty', buyer),
    ram('BuyerOrderReferencedDocument', [ram('IssuerAssignedID', orderNumber)]),
    ram('ContractReferencedDocument', [ram('IssuerAssignedID', contractNumber)]),
  ]);
}

function party(role: string, of: InvoiceParty): Xml | null {
  const { phone, email, vatId, taxNumber } = of;
  const registration = (schemeID: string, id: string | null) =>
    ram('SpecifiedTaxRegistration', [ram('ID', id, { schemeID })]);
  return ram(role, [
    ram('Name', of.name),
    ram('SpecifiedLegalOrganization', [ram('ID', of.registrationNumber)]),
    ram('DefinedTradeContact', [
      ram('TelephoneUniversalCommunication', [ram('CompleteNumber', phone)]),
      ram('EmailURIUniversalCommunication', [ram('URIID', email)]),
    ]),
    ram('PostalTradeAddress', [
      ram('PostcodeCode', of.postcode),
      ram('LineOne', of.street),
      ram('CityName', of.city),
      ram('CountryID', of.country),
    ]),
    ram('URIUniversalCommunication', [ram('URIID', email, { schemeID: 'EM' })]),
    registration('FC', taxNumber),
    registration('VA', vatId),
  ]);
}

/** Goods that leave for another member state say when and where to (BR-IC-11, BR-IC-12). */
function delivery({ deliveredOn, lines, buyer }: IssuedInvoice): Xml {
  const crosses = lines.some(({ tax }) => tax.category === 'K');
  const address = ram('PostalTradeAddress', [ram('CountryID', buyer.country)]);
  return required('ram:ApplicableHeaderTradeDelivery', [
    crosses ? ram('ShipToTradeParty', [address]) : null,
    ram('ActualDeliverySupplyChainEvent', [date('OccurrenceDateTime', deliveredOn)]),
  ]);
}

function settlement(invoice: IssuedInvoice, sums: InvoiceSums, language: InvoiceLanguage): Xml | null {
  const { currency, paymentTerms, dueOn, precedingInvoice } = invoice;
  return ram('ApplicableHeaderTradeSettlement', [
    ram('InvoiceCurrencyCode', currency),
    paymentMeans(invoice),
    ...sums.taxes.map((group) => taxGroup(group, language)),
    ...invoice.adjustments.map((entry) => adjustment(entry, invoice)),
    ram('SpecifiedTradePaymentTerms', [ram('Description', paymentTerms), date('DueDateDateTime', dueOn)]),
    totals(sums),
    ram('InvoiceReferencedDocument', [ram('IssuerAssignedID', precedingInvoice)]),
  ]);
}

function paymentMeans({ account }: IssuedInvoice): Xml | null {
  if (!account) return null;
  return ram('SpecifiedTradeSettlementPaymentMeans', [
    ram('TypeCode', transferCode),
    ram('PayeePartyCreditorFinancialAccount', [ram('IBANID', account.iban)]),
    ram('PayeeSpecifiedCreditorFinancialInstitution', [ram('BICID', account.bic)]),
  ]);
}

function taxGroup({ tax, taxable, amount: due }: TaxGroup, language: InvoiceLanguage): Xml | null {
  return ram('ApplicableTradeTax', [
    amount('CalculatedAmount', due),
    ram('TypeCode', 'VAT'),
    ram('ExemptionReason', exemptionReasons[language][tax.category] ?? null),
    amount('BasisAmount', taxable),
    ram('CategoryCode', tax.category),
    ram('ExemptionReasonCode', exemptionCodes[tax.category] ?? null),
    ram('RateApplicablePercent', tax.ratePercent),
  ]);
}

function adjustment(entry: InvoiceAdjustment, { currency }: IssuedInvoice): Xml | null {
  return ram('SpecifiedTradeAllowanceCharge', [
    ram('ChargeIndicator', [element('udt:Indicator', String(entry.isCharge))]),
    amount('ActualAmount', money(entry.amountMinor, currency)),
    ram('Reason', entry.reason),
    category('CategoryTradeTax', entry.tax),
  ]);
}

function totals(sums: InvoiceSums): Xml | null {
  return ram('SpecifiedTradeSettlementHeaderMonetarySummation', [
    amount('LineTotalAmount', sums.lines),
    amount('ChargeTotalAmount', sums.charges),
    amount('AllowanceTotalAmount', sums.allowances),
    amount('TaxBasisTotalAmount', sums.net),
    ram('TaxTotalAmount', toDecimal(sums.tax), { currencyID: sums.tax.currency }),
    amount('GrandTotalAmount', sums.gross),
    amount('TotalPrepaidAmount', sums.prepaid),
    amount('DuePayableAmount', sums.due),
  ]);
}
