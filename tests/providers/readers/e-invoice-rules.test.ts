import { describe, expect, it } from 'vitest';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from '../e-invoices/invoices.js';

const ubl = writeUbl(plainInvoice);
const cii = writeCii(plainInvoice);
const xrechnung = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

/** Puts a piece of XML behind the first start of an element. */
function within(xml: string, element: string, piece: string): string {
  const changed = xml.replace(new RegExp(`<${element}[^>]*>`), (start) => `${start}${piece}`);
  if (changed === xml) throw new Error(`There is no ${element}.`);
  return changed;
}

function without(xml: string, pattern: RegExp): string {
  const changed = xml.replace(pattern, '');
  if (changed === xml) throw new Error(`There is no ${pattern.source}.`);
  return changed;
}

const codes = (xml: string) => readXml(Buffer.from(xml)).findings.map(({ code }) => code);
const dated = (name: string, day: string) =>
  `<ram:${name}><udt:DateTimeString format="102">${day}</udt:DateTimeString></ram:${name}>`;
const settlement = 'ram:ApplicableHeaderTradeSettlement';

const broken: readonly (readonly [rule: string, inUbl: string, inCii: string])[] = [
  [
    'BR-17',
    within(ubl, 'cac:PaymentMeans', '</cac:PaymentMeans><cac:PayeeParty/><cac:PaymentMeans>'),
    within(cii, settlement, '<ram:PayeeTradeParty/>'),
  ],
  [
    'BR-29',
    within(ubl, 'Invoice', period('cac:InvoicePeriod', '2026-11-02', '2026-11-01')),
    within(
      cii,
      settlement,
      `<ram:BillingSpecifiedPeriod>${dated('StartDateTime', '20261102')}${dated('EndDateTime', '20261101')}</ram:BillingSpecifiedPeriod>`,
    ),
  ],
  [
    'BR-52',
    within(ubl, 'Invoice', '<cac:AdditionalDocumentReference/>'),
    within(cii, 'ram:ApplicableHeaderTradeAgreement', '<ram:AdditionalReferencedDocument/>'),
  ],
  [
    'BR-53',
    within(ubl, 'Invoice', '<cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>'),
    within(cii, settlement, '<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>'),
  ],
  [
    'BR-54',
    within(
      ubl,
      'cac:Item',
      '<cac:AdditionalItemProperty><cbc:Name>Hue</cbc:Name></cac:AdditionalItemProperty>',
    ),
    within(
      cii,
      'ram:SpecifiedTradeProduct',
      '<ram:ApplicableProductCharacteristic><ram:Description>Hue</ram:Description></ram:ApplicableProductCharacteristic>',
    ),
  ],
  [
    'BR-57',
    within(ubl, 'cac:Delivery', '<cac:DeliveryLocation><cac:Address/></cac:DeliveryLocation>'),
    within(
      cii,
      'ram:ApplicableHeaderTradeDelivery',
      '<ram:ShipToTradeParty><ram:PostalTradeAddress/></ram:ShipToTradeParty>',
    ),
  ],
  ['BR-62', without(ubl, / schemeID="EM"/), without(cii, / schemeID="EM"/)],
  [
    'BR-64',
    within(
      ubl,
      'cac:Item',
      '<cac:StandardItemIdentification><cbc:ID>4</cbc:ID></cac:StandardItemIdentification>',
    ),
    within(cii, 'ram:SpecifiedTradeProduct', '<ram:GlobalID>4</ram:GlobalID>'),
  ],
  [
    'BR-CO-03',
    within(
      ubl,
      'Invoice',
      '<cbc:TaxPointDate>2026-11-01</cbc:TaxPointDate><cac:InvoicePeriod><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>',
    ),
    cii.replace(
      '<ram:CalculatedAmount>',
      `${dated('TaxPointDate', '20261101')}<ram:DueDateTypeCode>5</ram:DueDateTypeCode><ram:CalculatedAmount>`,
    ),
  ],
  ['BR-CL-14', ubl.replace('>FR<', '>France<'), cii.replace('>FR<', '>France<')],
  ['BR-CL-16', ubl.replace('>58<', '>SEPA<'), cii.replace('>58<', '>SEPA<')],
  ['BR-CL-23', ubl.replace('"C62"', '"STÜ"'), cii.replace('"C62"', '"STÜ"')],
  ['BR-CL-23', ubl.replace('"C62"', '"QQQ"'), cii.replace('"C62"', '"QQQ"')],
  ['BR-CL-25', ubl.replace('"EM"', '"MAIL"'), cii.replace('"EM"', '"MAIL"')],
];

function period(name: string, start: string, end: string): string {
  return `<${name}><cbc:StartDate>${start}</cbc:StartDate><cbc:EndDate>${end}</cbc:EndDate></${name}>`;
}

describe('an e-invoice that breaks a rule of EN 16931 is told so alike in UBL and CII:', () => {
  it.each(broken)('%s', (rule, inUbl, inCii) => {
    expect(codes(inUbl)).toContain(rule);
    expect(codes(inCii)).toContain(rule);
  });

  it('and by no rule of XRechnung, unless it claims to be one', () => {
    const claims = (xml: string) => xml.replace('urn:cen.eu:en16931:2017', xrechnung);
    const lacking = ['PEPPOL-EN16931-R001', 'BR-DE-15', 'BR-DE-5'];
    for (const xml of [ubl, cii]) {
      expect(codes(xml)).toEqual([]);
      expect(codes(claims(xml))).toEqual(lacking);
    }
  });
});

describe('an e-invoice is held', () => {
  const debited = (xml: string) => xml.replace('>58<', '>59<');
  it.each([
    ['UBL', without(debited(ubl), /<cac:PayeeFinancialAccount>.*?<\/cac:PayeeFinancialAccount>/)],
    [
      'CII',
      without(
        debited(cii),
        /<ram:PayeePartyCreditorFinancialAccount>.*?<\/ram:PayeePartyCreditorFinancialAccount>/,
      ),
    ],
  ])('where the seller collects the money itself, in %s', (_, xml) => {
    const { fields } = readXml(Buffer.from(xml));
    expect(fields.settlement[0]).toMatchObject({ value: 'vendor_collects', confidence: 0.97 });
  });

  it('where a total is marked with another currency than the document', () => {
    const marked = ubl.replace(/(<cbc:PayableAmount currencyID=")EUR/, '$1USD');
    const { fields, findings } = readXml(Buffer.from(marked));
    expect(findings).toMatchObject([{ code: 'PEPPOL-EN16931-R051', severity: 'hold' }]);
    expect(fields.amountDueMinor[0]?.confidence).toBeLessThan(0.9);
  });
});
