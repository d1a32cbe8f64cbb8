import { describe, expect, it } from 'vitest';
import { defaultConfidenceGate, type Settlement } from '../../../../domain/extraction.js';
import { outcomeOf, type Outcome } from '../../../../domain/outcome.js';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

type Row = readonly string[];

const sums: readonly Row[] = [
  ['Net amount', '€100.00'],
  ['VAT 20%', '€20.00'],
  ['Total', '€120.00'],
];

/** A bill that would be paid as it is, with these rows between its sums and its foot. */
function outcomeWith(...rows: readonly Row[]): Outcome {
  const all = [
    ['Orchard Tools GmbH'],
    ['INVOICE'],
    ['Invoice number: K-2210'],
    ['Invoice date: 14 August 2026'],
    ['Due date: 13 September 2026'],
    ...sums,
    [''],
    ...rows.flatMap((row) => [row, ['']]),
    ['Orchard Tools GmbH', 'www.orchard-tools.example'],
    ['VAT DE136695976', 'info@orchard-tools.example'],
  ];
  const runs = all.flatMap((row, at) =>
    row.map((text, column): TextRun => ({
      text,
      page: 1,
      x: 40 + column * 200,
      y: 800 - at * 18,
      width: text.length * 5,
      height: 10,
    })),
  );
  const extraction = readRuns(runs, { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] });
  return outcomeOf(extraction, defaultConfidenceGate);
}

const settled = (because: Settlement): Outcome => ({ outcome: 'nothing_due', because });

describe('a bill that says nothing of the kind', () => {
  it('is payable', () => {
    expect(outcomeWith(['Please transfer the amount to our account.'])).toEqual({ outcome: 'payable' });
  });
});

describe('a bill needs no payment', () => {
  it.each([
    ['Paid by credit card on 14 August 2026.'],
    ['This invoice has been paid in full.'],
    ['Paid with Visa ending in 4242'],
    ['Your card was charged on 14 August 2026.'],
    ['No payment is required.'],
    ['Payment received with thanks.'],
    ['Der Betrag wurde am 14.08.2026 per Kreditkarte bezahlt.'],
    ['Betrag dankend erhalten.'],
    ['Bezahlt per PayPal am 14.08.2026'],
    ['Es ist keine Zahlung mehr erforderlich.'],
    ['Facture acquittée.'],
    ['Cette facture a été réglée par carte bancaire.'],
    ['Payé le 14 août 2026 par CB'],
    ['La factura ha sido pagada con tarjeta.'],
    ['Pagado con tarjeta de crédito'],
    ['La fattura è stata pagata con carta di credito.'],
    ['Pagamento già ricevuto.'],
    ['Deze factuur is voldaan via iDEAL.'],
    ['U heeft de factuur vooruitbetaald met creditcard.'],
    ['Zapłacono kartą'],
    ['Faktura została już opłacona.'],
    ['A fatura foi paga por cartão.'],
    ['Fatura liquidada em 14/08/2026'],
  ])('where it is paid: %s', (sentence) => {
    expect(outcomeWith([sentence])).toEqual(settled('already_paid'));
  });

  it.each<[string, Row]>([
    ['an amount due of nothing', ['Amount due', '€0.00']],
    ['a payment of the whole total', ['Amount paid', '€120.00']],
    ['a status', ['Payment status', 'Paid']],
  ])('by %s', (_, row) => {
    expect(outcomeWith(row)).toEqual(settled('already_paid'));
  });

  it.each([
    ['The amount will be debited from your account on 1 September 2026.'],
    ['We will automatically charge your credit card.'],
    ['The total will be collected by direct debit on 1 September.'],
    ['Der Rechnungsbetrag wird am 01.09.2026 von Ihrem Konto abgebucht.'],
    ['Wir buchen den Betrag zum 01.09.2026 von Ihrem Konto ab.'],
    ['Den Betrag ziehen wir per Lastschrift von Ihrem Konto ein.'],
    ['Le montant sera prélevé sur votre compte le 1er septembre.'],
    ['Prélèvement le 01/09/2026'],
    ['El importe se cargará en su cuenta el 1 de septiembre.'],
    ['L’importo sarà addebitato sul vostro conto il 1 settembre.'],
    ['Het bedrag wordt rond 1 september van uw rekening afgeschreven.'],
    ['Kwota zostanie pobrana z Państwa rachunku 1 września.'],
    ['O valor será debitado na sua conta em 1 de setembro.'],
  ])('where the vendor collects it: %s', (sentence) => {
    expect(outcomeWith([sentence])).toEqual(settled('vendor_collects'));
  });

  it.each<[Row]>([
    [['Payment method', 'Direct debit']],
    [['Zahlungsart', 'SEPA-Lastschrift']],
    [['Mode de règlement', 'Prélèvement']],
    [['Forma de pago', 'Domiciliación bancaria']],
    [['Modalità di pagamento', 'Addebito diretto']],
    [['Betaalwijze', 'Automatische incasso']],
    [['Forma płatności', 'Polecenie zapłaty']],
    [['Forma de pagamento', 'Débito direto']],
    [['Payment method', 'Visa ending in 4242']],
  ])('where its means say so: %s', (row) => {
    expect(outcomeWith(row).outcome).toBe('nothing_due');
  });

  it('where a mandate stands beside a word of debits', () => {
    expect(outcomeWith(['Mandatsreferenz: M-4711'], ['SEPA-Lastschrift'])).toEqual(
      settled('vendor_collects'),
    );
  });
});

describe('what only sounds like it', () => {
  it.each<[Row]>([
    [['This invoice has not been paid.']],
    [['Unpaid']],
    [['Status', 'Unpaid']],
    [['If paid by credit card, a fee of 2 % applies.']],
    [['If paid by 20 August 2026, deduct 2 %.']],
    [['Amount paid', '€0.00']],
    [['Amount to be paid', '€120.00']],
    [['Previous balance', '€0.00']],
    [['To be paid by bank transfer within 30 days.']],
    [['Once payment has been received, the goods are shipped.']],
    [['Please ignore this if you have already paid.']],
    [['You can pay by direct debit: call us.']],
    [['Interest will be charged on your account for late payment.']],
    [['Die Rechnung wurde bis heute nicht bezahlt.']],
    [['Falls Sie bereits bezahlt haben, ist dieses Schreiben gegenstandslos.']],
    [['Bezahlt', '€0.00']],
    [['Noch nicht bezahlt', '€120.00']],
    [['Saldovortrag', '€0.00']],
    [['Bei Rücklastschrift berechnen wir 10 Euro.']],
    [['Die Ware bleibt unser Eigentum, bis sie vollständig bezahlt ist.']],
    [["La facture n'a pas été payée."]],
    [['TVA acquittée sur les encaissements.']],
    [['Si vous avez déjà réglé cette facture, veuillez ne pas en tenir compte.']],
    [['Reste à payer', '€120.00']],
    [['La factura no ha sido pagada.']],
    [['Forma de pago: transferencia', '€120.00']],
    [['Saldo anterior', '€0.00']],
    [['La fattura non è stata pagata.']],
    [['Da pagare con bonifico entro 30 giorni.']],
    [['Saldo precedente', '€0.00']],
    [['Deze factuur is nog niet betaald.']],
    [['Indien u reeds betaald heeft, kunt u dit bericht negeren.']],
    [['Bij niet tijdige betaling zijn incassokosten verschuldigd.']],
    [['Faktura nie została opłacona.']],
    [['Jeśli faktura została już opłacona, prosimy zignorować.']],
    [['A fatura não foi paga.']],
    [['There is nothing to pay today.']],
    [['Goods remain our property until the invoice has been paid in full.']],
    [['Nach Zahlung erhalten Sie die Ware.']],
    [['Geleverde zaken blijven eigendom totdat de factuur volledig is betaald.']],
    [["La marchandise reste notre propriété tant que la facture n'est pas réglée."]],
    [['La merce resta di nostra proprietà finché la fattura non è stata pagata.']],
    [['Towar pozostaje własnością sprzedawcy, dopóki faktura nie została opłacona.']],
    [['Se a fatura já foi paga, ignore este aviso.']],
  ])('is no settlement: %s', (row) => {
    expect(outcomeWith(row)).toEqual({ outcome: 'payable' });
  });

  it.each<[string, Row[]]>([
    ['a payment and a sum that is still due', [['Paid by credit card'], ['Amount due', '€120.00']]],
    ['a debit that depends on something', [['If you agree, the amount will be debited from your account.']]],
    ['a mandate without a debit', [['Mandatsreferenz: M-4711']]],
    ['a debit that nobody says will be taken', [['SEPA-Lastschrift']]],
    ['a card that may be one of several means', [['Payment method', 'Credit card']]],
    ['what is paid of any bill', [['Orders paid by credit card are shipped within two days.']]],
    ['a word that may head a column', [['Paid']]],
    ['a payment of more than the total', [['Cash', '€150.00']]],
  ])('is a question where it could be: %s', (_, rows) => {
    expect(outcomeWith(...rows).outcome).toBe('review');
  });
});
