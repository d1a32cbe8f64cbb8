import type { CodeRule, En16931Code } from '../../../domain/en16931-codes.js';
import { chargeIndicator } from './claims.js';
import type { Element } from './element.js';

type Found = { readonly rule: CodeRule; readonly code: string | null } | null;
/** What an element says by its text or an attribute; `parent` decides where a name has several meanings. */
type Coded = (element: Element, parent: Element) => Found;
type Places = Readonly<Record<string, Coded>>;

/** Every code of a UBL invoice, each once, by the contexts of the official rules. */
export function ublCodes(root: Element): En16931Code[] {
  return codesIn(root, ublPlaces);
}

export function ciiCodes(root: Element): En16931Code[] {
  return codesIn(root, ciiPlaces);
}

const amountNames = [
  ...['Amount', 'BaseAmount', 'PriceAmount', 'TaxAmount', 'TaxableAmount', 'LineExtensionAmount'],
  ...['TaxExclusiveAmount', 'TaxInclusiveAmount', 'AllowanceTotalAmount', 'ChargeTotalAmount'],
  ...['PrepaidAmount', 'PayableRoundingAmount', 'PayableAmount'],
];

/** No amount of UBL may go without. */
const amountCurrency: Coded = (element) => ({
  rule: 'BR-CL-03',
  code: element.attribute('currencyID') ?? '',
});

const reference: Coded = (element, parent) =>
  parent.textAt('DocumentTypeCode') === '130' ? attribute('BR-CL-07', 'schemeID')(element, parent) : null;

const reason: Coded = (element, parent) => {
  const isCharge = chargeIndicator(parent);
  return isCharge === null ? null : text(isCharge ? 'BR-CL-20' : 'BR-CL-19')(element, parent);
};

/** A note may begin with its subject: `#AAI#`. */
const noteSubject: Coded = ({ text }) => {
  const code = /^[^#]*#([^#]{3})#/.exec(text ?? '')?.[1] ?? null;
  return { rule: 'BR-CL-08', code };
};

const ublPlaces: Places = {
  ...Object.fromEntries(amountNames.map((name) => [name, amountCurrency])),
  InvoiceTypeCode: text('BR-CL-01'),
  CreditNoteTypeCode: text('BR-CL-01'),
  DocumentCurrencyCode: text('BR-CL-04'),
  TaxCurrencyCode: text('BR-CL-05'),
  DescriptionCode: under({ InvoicePeriod: text('BR-CL-06') }),
  Note: under({ Invoice: noteSubject, CreditNote: noteSubject }),
  ID: under({
    PartyIdentification: attribute('BR-CL-10', 'schemeID'),
    StandardItemIdentification: attribute('BR-CL-21', 'schemeID'),
    DeliveryLocation: attribute('BR-CL-26', 'schemeID'),
    AdditionalDocumentReference: reference,
    DocumentReference: reference,
    TaxCategory: text('BR-CL-17'),
    ClassifiedTaxCategory: text('BR-CL-18'),
  }),
  CompanyID: under({ PartyLegalEntity: attribute('BR-CL-11', 'schemeID') }),
  ItemClassificationCode: attribute('BR-CL-13', 'listID'),
  IdentificationCode: under({ Country: text('BR-CL-14'), OriginCountry: text('BR-CL-15') }),
  PaymentMeansCode: text('BR-CL-16'),
  AllowanceChargeReasonCode: reason,
  TaxExemptionReasonCode: text('BR-CL-22'),
  InvoicedQuantity: attribute('BR-CL-23', 'unitCode'),
  CreditedQuantity: attribute('BR-CL-23', 'unitCode'),
  BaseQuantity: attribute('BR-CL-23', 'unitCode'),
  EndpointID: attribute('BR-CL-25', 'schemeID'),
};

const ciiPlaces: Places = {
  TypeCode: under({
    ExchangedDocument: text('BR-CL-01'),
    SpecifiedTradeSettlementPaymentMeans: text('BR-CL-16'),
  }),
  TaxTotalAmount: attribute('BR-CL-03', 'currencyID'),
  InvoiceCurrencyCode: text('BR-CL-04'),
  TaxCurrencyCode: text('BR-CL-05'),
  DueDateTypeCode: text('BR-CL-06'),
  ReferenceTypeCode: text('BR-CL-07'),
  SubjectCode: text('BR-CL-08'),
  GlobalID: (element, parent) => {
    if (parent.name === 'SpecifiedTradeProduct') return attribute('BR-CL-21', 'schemeID')(element, parent);
    const rule = parent.name === 'ShipToTradeParty' ? 'BR-CL-26' : 'BR-CL-10';
    return attribute(rule, 'schemeID')(element, parent);
  },
  ID: (element, parent) => {
    if (parent.name === 'OriginTradeCountry') return text('BR-CL-15')(element, parent);
    if (parent.name === 'SpecifiedTaxRegistration') return null;
    return attribute('BR-CL-11', 'schemeID')(element, parent);
  },
  ClassCode: attribute('BR-CL-13', 'listID'),
  CountryID: text('BR-CL-14'),
  CategoryCode: under({ CategoryTradeTax: text('BR-CL-17'), ApplicableTradeTax: text('BR-CL-18') }),
  ReasonCode: under({ SpecifiedTradeAllowanceCharge: reason }),
  ExemptionReasonCode: text('BR-CL-22'),
  BilledQuantity: attribute('BR-CL-23', 'unitCode'),
  BasisQuantity: attribute('BR-CL-23', 'unitCode'),
  URIID: under({ URIUniversalCommunication: attribute('BR-CL-25', 'schemeID') }),
};

function text(rule: CodeRule): Coded {
  return (element) => ({ rule, code: element.text ?? '' });
}

function attribute(rule: CodeRule, name: string): Coded {
  return (element) => ({ rule, code: element.attribute(name) });
}

function under(parents: Places): Coded {
  return (element, parent) => at(parents, parent.name)?.(element, parent) ?? null;
}

/** Names are a stranger's: `__proto__` is none of ours. */
function at(places: Places, name: string): Coded | undefined {
  return Object.hasOwn(places, name) ? places[name] : undefined;
}

function codesIn(root: Element, places: Places): En16931Code[] {
  const codes = new Map<string, En16931Code>();
  const visit = (parent: Element): void => {
    for (const element of parent.children()) {
      const found = at(places, element.name)?.(element, parent);
      const { rule, code } = found ?? { code: null };
      if (rule && code !== null) codes.set(`${rule} ${code}`, { rule, code });
      visit(element);
    }
  };
  visit(root);
  return [...codes.values()];
}
