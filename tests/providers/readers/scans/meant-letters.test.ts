import { describe, expect, it } from 'vitest';
import { withDots } from '../../../../providers/readers/ocr/dots.js';
import { withMeantLetters } from '../../../../providers/readers/ocr/label-words.js';
import { withMeantDigits } from '../../../../providers/readers/ocr/meant-digits.js';

describe('the words of labels', () => {
  it.each([
    ['Date of lssue', 'Date of Issue'],
    ['lnvoice nurnber', 'Invoice number'],
    ['INV01CE', 'INVOICE'],
    ['JBAN: GB29', 'IBAN: GB29'],
    ['Invoicedate', 'Invoice date'],
    ['Topay', 'To pay'],
    ['Montanttotal', 'Montant total'],
    ['13 llstopada 2026', '13 listopada 2026'],
    ['10 pazdziernika 2026', '10 października 2026'],
    ['1 AprlI 2026', '1 April 2026'],
    ['Termin ptatnosci', 'Termin platnosci'],
    ['Total Ind. VAT', 'Total Incl. VAT'],
    ['N.* cliente', 'N° cliente'],
    ['N.fatura: 12', 'N° fatura: 12'],
    ['Nofacture', 'N° facture'],
    ['Encomenda n.%: PO-8742', 'Encomenda n°: PO-8742'],
    ['Fatura n 90338', 'Fatura n° 90338'],
  ])('are known with the letters and gaps that the eye missed: %s', (seen, meant) => {
    expect(withMeantLetters(seen)).toBe(meant);
  });

  it.each([
    'Elmfleld Robotics',
    'Nettobetrag',
    'RechnungsNr',
    'Kundendienst',
    'Clientele',
    'Mahnung',
    'TINE SA',
    'Atelier de la Lune',
    '6 Juli 2026',
    'Kapoor Ind. Ltd',
    'Numero de factura',
    'Factura nueva',
    'Via No 3',
  ])('are looked for in whole words, and nothing else is changed: %s', (seen) => {
    expect(withMeantLetters(seen)).toBe(seen);
  });
});

describe('an i and an l', () => {
  const inSize = (height: number) => (text: string) => ({ text, height });

  it.each([
    [
      ['Studlo Ginepro', 'www.studioginepro.it'],
      ['Studio Ginepro', 'www.studioginepro.it'],
    ],
    [
      ['Atelier Maresia', 'www.ateliermaresla.pt'],
      ['Atelier Maresia', 'www.ateliermaresia.pt'],
    ],
    [
      ['Villa Rossi', 'Via Po 3'],
      ['Villa Rossi', 'Via Po 3'],
    ],
    [
      ['Total', 'Totali'],
      ['Total', 'Totali'],
    ],
  ])('are told apart by a dot that was seen in the same word elsewhere: %j', (seen, meant) => {
    expect(withDots(seen.map(inSize(20)))).toEqual(meant);
  });

  it('are told apart by larger letters, and never by smaller ones', () => {
    const texts = [inSize(40)('Bureau Zonneveld'), inSize(20)('www.bureauzonneveid.nl')];
    expect(withDots(texts)).toEqual(['Bureau Zonneveld', 'www.bureauzonneveld.nl']);
  });
});

describe('figures', () => {
  it.each([
    ['O,00', '0,00'],
    ['1.2O4,5O EUR', '1.204,50 EUR'],
    ['-7.172.99', '-7.172,99'],
    ['7,172,99', '7,172.99'],
    ['O1/02/2026', '01/02/2026'],
    ['E39.00', '39.00'],
    ['24 139,67 zt', '24 139,67 zł'],
    ['Rob6tica Cantil', 'Robótica Cantil'],
    ['P0-5102', 'PO-5102'],
  ])('are read where a letter or a mark can only be a figure of an amount or a date: %s', (seen, meant) => {
    expect(withMeantDigits(seen)).toBe(meant);
  });

  it.each([
    '1.234.567',
    'RO 12',
    'B2B',
    'All. 12',
    'IO-4711',
    'A 12.50',
    'SP0-12',
    '|12.50',
    'l12.50',
    'B60',
    '12.03.2026',
  ])('are left as they stand elsewhere: %s', (seen) => {
    expect(withMeantDigits(seen)).toBe(seen);
  });
});
