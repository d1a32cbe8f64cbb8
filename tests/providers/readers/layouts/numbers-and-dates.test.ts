import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

/** Rows of a page from the top, each a list of texts in columns 130 points wide. */
function read(...rows: readonly (readonly string[])[]) {
  const runs = rows.flatMap((row, at) =>
    row.map((text, column): TextRun => ({
      text,
      page: 1,
      x: 40 + column * 130,
      y: 800 - at * 16,
      width: text.length * 4.5,
      height: 9,
    })),
  );
  const { fields, kind } = readRuns(
    runs.filter(({ text }) => text !== ''),
    { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] },
  );
  return {
    kind: kind.value,
    number: fields.number[0]?.value,
    issued: fields.issuedOn[0]?.value,
    due: fields.dueOn[0]?.value,
  };
}

const items = [
  ['Date', 'Description', 'Qty', 'Amount'],
  ['05/10/2026', 'Consultation', '1', '100,00'],
  ['Total TTC', '', '', '100,00 €'],
];

describe('the number of a bill', () => {
  it.each([
    [[['Facture du 15 septembre 2026'], ['n° 10 240 551 337']], '10 240 551 337'],
    [[['Bill'], ['Bill number', 'M0447 19']], 'M0447 19'],
    [[['FACTURA'], ['Número', 'Fecha'], ['FV-000123', '03-11-2026']], 'FV-000123'],
    [[['FACTURE DE SOLDE'], ['Numéro :', 'F-2026-00231'], ['Devis n° :', 'D-2026-00087']], 'F-2026-00231'],
    [[['NOTE D’HONORAIRES N° 26/0871']], '26/0871'],
    [[['Fatura-Recibo FR 2026A/771']], 'FR 2026A/771'],
    [[['Fatura'], ['n.º FT ATSIRE01FT/41    emitida em 30-09-2026']], 'FT ATSIRE01FT/41'],
    [[['FATURA FT A/318']], 'FT A/318'],
    [[['30 October 2026'], ['Invoice 204']], '204'],
    [[['NOTA FISCAL ELETRÔNICA DE SERVIÇOS'], ['Número da Nota'], ['00004417']], '00004417'],
  ])('is found in %j', (head, number) => {
    expect(read(...head, ...items).number).toBe(number);
  });

  it('is none of the seller’s own numbers', () => {
    expect(
      read(['FACTURE'], ['N° TVA FR56884873332'], ['N° client : 4117'], ...items).number,
    ).toBeUndefined();
  });
});

describe('the date of a bill', () => {
  it.each([
    [[['FACTURE n° 2026-014'], ['Morlaix, le 6 octobre 2026']], '2026-10-06'],
    [[['Factura núm. 17'], ['Valencia, 30 de octubre de 2026']], '2026-10-30'],
    [[['INVOICE no. 118842'], ['October 31, 2026']], '2026-10-31'],
    [[['AVOIR n° AV-9'], ['du 12 mai 2026, sur facture FC-88 du 30/04/2026']], '2026-05-12'],
    [[['FATURA n.º 12'], ['Data e Hora de Emissão'], ['15/10/2026 09:14:55']], '2026-10-15'],
    [[['INVOICE # F-26'], ['Date (Y-M-D)', '2026-10-05']], '2026-10-05'],
  ])('is found in %j', (head, issued) => {
    expect(read(...head, ...items).issued).toBe(issued);
  });

  it('is not that of its first item', () => {
    expect(read(['INVOICE no. 118842'], ...items).issued).toBeUndefined();
  });
});

describe('the day by which to pay', () => {
  it.each([
    ['Paiement à 30 jours par virement, soit le 5 novembre 2026', '2026-11-05'],
    ['Règlement : virement au 30/11/2026', '2026-11-30'],
    ['Cette somme sera prélevée le 26/10/2026 sur votre compte', '2026-10-26'],
    ['Vencimientos: 21/11/26', '2026-11-21'],
    ['El importe se cargará en su cuenta el 16/10/2026', '2026-10-16'],
    ['Cargo en cuenta: 8 oct. 2026', '2026-10-08'],
    ['À régler à réception par chèque ou virement.', '2026-10-06'],
    ['Data Venc.: 17/10/2026', '2026-10-17'],
    ["We'll take this by Direct Debit on 18 November 2026", '2026-11-18'],
  ])('is found in %j', (words, due) => {
    expect(read(['FACTURE n° 2026-014'], ['le 6 octobre 2026'], ...items, [words]).due).toBe(due);
  });
});

describe('a letter about a bill', () => {
  it.each(['Second reminder: overdue invoice 5528', 'Objet : deuxième relance – facture NA-5512 impayée'])(
    'is a reminder by its subject %j',
    (subject) => {
      expect(read(['26 October 2026'], [subject], ['Invoice number 5528 remains unpaid.']).kind).toBe(
        'reminder',
      );
    },
  );
});
