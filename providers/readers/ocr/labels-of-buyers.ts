import { lettersOf, speaksOf } from './likeness.js';

/** What stands over the one who pays. Where a letter of it is misread, the buyer looks like the seller. */
const labels: readonly string[] = [
  'Bill to',
  'Invoice to',
  'Sold to',
  'Customer',
  'Rechnungsempfänger',
  'Rechnung an',
  'Facturé à',
  'Facture à',
  'Destinatario',
  'Destinataire',
  'Facturar a',
  'Intestatario',
  'Odbiorca',
  'Nabywca',
  'Faktuur aan',
  'Factuur aan',
];
const known = labels.map((label) => ({ label, letters: lettersOf(label) }));

/** The label that the eye mistook a letter of; any other text as it is. */
export function withBuyersLabel(text: string): string {
  const letters = lettersOf(text);
  const meant = known.find(
    (each) =>
      Math.abs(each.letters.length - letters.length) <= 1 &&
      !/\d/.test(text) &&
      speaksOf(letters, each.letters),
  );
  return meant && meant.letters !== letters ? meant.label : text;
}
