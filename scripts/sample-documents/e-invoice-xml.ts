import { toDecimal } from '../../domain/money.js';
import { buyer, sumsOf, type Party, type SampleBill } from './bills.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A UBL 2.1 invoice with the header of EN 16931. */
export function ublXml(bill: SampleBill): string {
  const amount = (minor: number) => toDecimal({ amountMinor: minor, currency: bill.currency });
  const money = (name: string, minor: number) =>
    `<cbc:${name} currencyID="${bill.currency}">${amount(minor)}</cbc:${name}>`;
  const { netMinor, taxMinor, grossMinor } = sumsOf(bill);
  const category = `<cbc:ID>${bill.taxPercent === 0 ? 'Z' : 'S'}</cbc:ID><cbc:Percent>${bill.taxPercent}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>`;
  const party = (role: string, { name, street, city, postcode, country, taxId, email }: Party) =>
    `  <cac:${role}><cac:Party>
    <cbc:EndpointID schemeID="EM">${escape(email)}</cbc:EndpointID>
    <cac:PostalAddress><cbc:StreetName>${escape(street)}</cbc:StreetName><cbc:CityName>${escape(city)}</cbc:CityName><cbc:PostalZone>${escape(postcode)}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
${/^[A-Z]{2}/.test(taxId) ? `    <cac:PartyTaxScheme><cbc:CompanyID>${taxId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\n` : ''}    <cac:PartyLegalEntity><cbc:RegistrationName>${escape(name)}</cbc:RegistrationName></cac:PartyLegalEntity>
    <cac:Contact><cbc:Name>${escape(name)}</cbc:Name><cbc:Telephone>+49 711 555010</cbc:Telephone><cbc:ElectronicMail>${escape(email)}</cbc:ElectronicMail></cac:Contact>
  </cac:Party></cac:${role}>`;
  const lines = bill.items.map(
    ({ text, quantity, unitMinor }, index) => `  <cac:InvoiceLine>
    <cbc:ID>${index + 1}</cbc:ID>
    <cbc:InvoicedQuantity unitCode="C62">${quantity}</cbc:InvoicedQuantity>
    ${money('LineExtensionAmount', quantity * unitMinor)}
    <cac:Item><cbc:Name>${escape(text)}</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price>${money('PriceAmount', unitMinor)}</cac:Price>
  </cac:InvoiceLine>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>${escape(bill.number)}</cbc:ID>
  <cbc:IssueDate>${bill.issuedOn}</cbc:IssueDate>
  <cbc:DueDate>${bill.dueOn}</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>${bill.currency}</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>${escape(bill.orderNumber)}</cbc:ID></cac:OrderReference>
${party('AccountingSupplierParty', bill.vendor)}
${party('AccountingCustomerParty', buyer)}
  <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>${bill.vendor.iban ?? ''}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentTerms><cbc:Note>${escape(bill.terms)}</cbc:Note></cac:PaymentTerms>
  <cac:TaxTotal>${money('TaxAmount', taxMinor)}<cac:TaxSubtotal>${money('TaxableAmount', netMinor)}${money('TaxAmount', taxMinor)}<cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${money('LineExtensionAmount', netMinor)}${money('TaxExclusiveAmount', netMinor)}${money('TaxInclusiveAmount', grossMinor)}${money('PayableAmount', grossMinor)}</cac:LegalMonetaryTotal>
${lines.join('\n')}
</Invoice>
`;
}

/** A CII D16B invoice in the EN 16931 profile of Factur-X. */
export function ciiXml(bill: SampleBill): string {
  const amount = (minor: number) => toDecimal({ amountMinor: minor, currency: bill.currency });
  const date = (day: string) =>
    `<udt:DateTimeString format="102">${day.replaceAll('-', '')}</udt:DateTimeString>`;
  const { netMinor, taxMinor, grossMinor } = sumsOf(bill);
  const category = bill.taxPercent === 0 ? 'Z' : 'S';
  const party = (role: string, { name, street, city, postcode, country, taxId, email }: Party) =>
    `      <ram:${role}>
        <ram:Name>${escape(name)}</ram:Name>
        <ram:PostalTradeAddress><ram:PostcodeCode>${escape(postcode)}</ram:PostcodeCode><ram:LineOne>${escape(street)}</ram:LineOne><ram:CityName>${escape(city)}</ram:CityName><ram:CountryID>${country}</ram:CountryID></ram:PostalTradeAddress>
        <ram:URIUniversalCommunication><ram:URIID schemeID="EM">${escape(email)}</ram:URIID></ram:URIUniversalCommunication>${/^[A-Z]{2}/.test(taxId) ? `\n        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${taxId}</ram:ID></ram:SpecifiedTaxRegistration>` : ''}
      </ram:${role}>`;
  const lines = bill.items.map(
    ({ text, quantity, unitMinor }, index) => `    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>${index + 1}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:Name>${escape(text)}</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${amount(unitMinor)}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">${quantity}</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${category}</ram:CategoryCode><ram:RateApplicablePercent>${bill.taxPercent}</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${amount(quantity * unitMinor)}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>${escape(bill.number)}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>${date(bill.issuedOn)}</ram:IssueDateTime></rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
${lines.join('\n')}
    <ram:ApplicableHeaderTradeAgreement>
${party('SellerTradeParty', bill.vendor)}
${party('BuyerTradeParty', buyer)}
      <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>${escape(bill.orderNumber)}</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery/>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>${bill.currency}</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${bill.vendor.iban ?? ''}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax><ram:CalculatedAmount>${amount(taxMinor)}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${amount(netMinor)}</ram:BasisAmount><ram:CategoryCode>${category}</ram:CategoryCode><ram:RateApplicablePercent>${bill.taxPercent}</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradePaymentTerms><ram:Description>${escape(bill.terms)}</ram:Description><ram:DueDateDateTime>${date(bill.dueOn)}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>${amount(netMinor)}</ram:LineTotalAmount><ram:TaxBasisTotalAmount>${amount(netMinor)}</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="${bill.currency}">${amount(taxMinor)}</ram:TaxTotalAmount><ram:GrandTotalAmount>${amount(grossMinor)}</ram:GrandTotalAmount><ram:DuePayableAmount>${amount(grossMinor)}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}
