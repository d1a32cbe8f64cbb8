import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IssuedInvoice, InvoiceTax } from '../../domain/e-invoice.js';
import { writeCii } from '../../providers/e-invoices/cii.js';
import { writeUbl } from '../../providers/e-invoices/ubl.js';
import { issuedInvoice } from '../e-invoice/issued-invoice.js';

/** A document to change, of which no part breaks a rule. */
export type Base = { readonly name: string; readonly xml: string };

const here = import.meta.dirname;

/** Documents of our own in both syntaxes: one with every field, paid in three ways, and what we write for each kind of tax. */
export async function ownBases(): Promise<Base[]> {
  const [ubl, cii, example] = await Promise.all(
    ['every-field.ubl.xml', 'every-field.cii.xml', '../../docs/examples/invoice.json'].map((file) =>
      readFile(path.join(here, file), 'utf8'),
    ),
  );
  const written = issuedInvoice.parse(JSON.parse(example ?? ''));
  return [...everyField(ubl ?? '', cii ?? ''), ...variantsOf(written).flatMap(inBothSyntaxes)];
}

function inBothSyntaxes([name, invoice]: readonly [string, IssuedInvoice]): Base[] {
  return [
    { name: `${name} (UBL)`, xml: writeUbl(invoice) },
    { name: `${name} (CII)`, xml: writeCii(invoice) },
  ];
}

const xRechnung = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const ublMeans = /<cac:PaymentMeans>[^]*<\/cac:PaymentMeans>/;
const ciiMeans = /<ram:SpecifiedTradeSettlementPaymentMeans>[^]*<\/ram:SpecifiedTradeSettlementPaymentMeans>/;
const debitedAccount = 'FR7630006000011234567890189';

function everyField(ubl: string, cii: string): Base[] {
  const asXRechnung = (xml: string) => xml.replace(/urn:cen\.eu:en16931:2017</, `${xRechnung}<`);
  const paidBy = (inUbl: string, inCii: string): [string, string] => [
    ubl.replace(ublMeans, `<cac:PaymentMeans>${inUbl}</cac:PaymentMeans>`),
    cii.replace(
      ciiMeans,
      `<ram:SpecifiedTradeSettlementPaymentMeans>${inCii}</ram:SpecifiedTradeSettlementPaymentMeans>`,
    ),
  ];
  const byCard = paidBy(
    '<cbc:PaymentMeansCode>54</cbc:PaymentMeansCode><cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID><cbc:NetworkID>NA</cbc:NetworkID><cbc:HolderName>Jean Petit</cbc:HolderName></cac:CardAccount>',
    '<ram:TypeCode>54</ram:TypeCode><ram:ApplicableTradeSettlementFinancialCard><ram:ID>1234</ram:ID><ram:CardholderName>Jean Petit</ram:CardholderName></ram:ApplicableTradeSettlementFinancialCard>',
  );
  const [debitUbl, debitCii] = paidBy(
    `<cbc:PaymentMeansCode>59</cbc:PaymentMeansCode><cac:PaymentMandate><cbc:ID>M-1</cbc:ID><cac:PayerFinancialAccount><cbc:ID>${debitedAccount}</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>`,
    `<ram:TypeCode>59</ram:TypeCode><ram:PayerPartyDebtorFinancialAccount><ram:IBANID>${debitedAccount}</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>`,
  );
  const byDebit = [
    debitUbl.replace(
      /(<cac:AccountingSupplierParty>[^]*?)(<cac:PartyName>)/,
      '$1<cac:PartyIdentification><cbc:ID schemeID="SEPA">DE98ZZZ09999999999</cbc:ID></cac:PartyIdentification>$2',
    ),
    debitCii
      .replace(
        '<ram:PaymentReference>',
        '<ram:CreditorReferenceID>DE98ZZZ09999999999</ram:CreditorReferenceID><ram:PaymentReference>',
      )
      .replace(
        '</ram:SpecifiedTradePaymentTerms>',
        '<ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>',
      ),
  ];
  return [
    ['every field', [ubl, cii]] as const,
    ['XRechnung', [ubl, cii].map(asXRechnung)] as const,
    ['XRechnung by card', byCard.map(asXRechnung)] as const,
    ['XRechnung by debit', byDebit.map(asXRechnung)] as const,
  ].flatMap(([name, twins]) =>
    twins.map((xml, index) => ({ name: `${name} (${index === 0 ? 'UBL' : 'CII'})`, xml })),
  );
}

function variantsOf(invoice: IssuedInvoice): [string, IssuedInvoice][] {
  const taxedAs = (tax: InvoiceTax, parties: Partial<IssuedInvoice> = {}): IssuedInvoice => ({
    ...invoice,
    ...parties,
    lines: invoice.lines.map((line) => ({ ...line, tax })),
    adjustments: [
      ...invoice.adjustments.map((entry) => ({ ...entry, tax })),
      { isCharge: false, reason: 'Loyalty', amountMinor: 1_000, tax },
    ],
  });
  const { seller, buyer } = invoice;
  const buyerWithVatId = { ...buyer, vatId: 'FR83404833048' };
  const withoutVatIds = { seller: { ...seller, vatId: null }, buyer: { ...buyer, vatId: null } };
  return [
    ['S', taxedAs({ category: 'S', ratePercent: '19' })],
    ['Z', taxedAs({ category: 'Z', ratePercent: '0' })],
    ['E', taxedAs({ category: 'E', ratePercent: '0' })],
    ['AE', taxedAs({ category: 'AE', ratePercent: '0' }, { buyer: buyerWithVatId })],
    ['K', taxedAs({ category: 'K', ratePercent: '0' }, { buyer: buyerWithVatId })],
    ['G', taxedAs({ category: 'G', ratePercent: '0' })],
    ['O', taxedAs({ category: 'O', ratePercent: null }, withoutVatIds)],
    ['credit note', { ...invoice, kind: 'credit-note', precedingInvoice: '2026-0040' }],
  ];
}
