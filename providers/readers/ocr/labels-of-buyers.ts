import { fewestMistakes, lettersOf } from './likeness.js';

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
/** Below so many letters every one tells. */
const shortWord = 4;
const known = labels.map((label) => ({ label, words: wordsOf(label) }));

/** The label that the eye mistook a letter of; any other text as it is. */
export function withBuyersLabel(text: string): string {
  if (/\d/.test(text)) return text;
  const words = wordsOf(text);
  const alike = known.filter(
    (each) =>
      each.words.length === words.length && each.words.every((word, at) => isMeant(words[at] ?? '', word)),
  );
  const isKnown = alike.some((each) => each.words.join() === words.join());
  return isKnown ? text : (alike[0]?.label ?? text);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).map(lettersOf);
}

/** `Invoice no` is one letter from `Invoice to`, and is another label. */
function isMeant(seen: string, word: string): boolean {
  if (word.length < shortWord) return seen === word;
  return Math.abs(seen.length - word.length) <= 1 && fewestMistakes(seen, word) <= 1;
}
