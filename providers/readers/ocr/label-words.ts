import { monthNames } from '../text/dates.js';
import { anyTitle } from '../text/kind.js';
import * as labels from '../text/labels.js';
import { sumLabels } from '../text/sum-labels.js';
import { columnHeadings } from '../text/table/headings.js';
import { lettersOf } from './likeness.js';

/** Shorter words say too little to be sure that another letter was meant. */
const lettersMin = 4;
/** Of words with a `t` that may be an `ł`: shorter ones are names as well. */
const strokedMin = 6;
/** Shorter ones that stand beside them without a gap. */
const shortWords = new Set('to of by on no nr id am de da du la pay due tax vat net'.split(' '));

const patterns = [
  ...Object.values(labels),
  anyTitle,
  ...[...sumLabels, ...columnHeadings].map(([, label]) => label),
];
/** Of the terms of payment, and what stands before accounts. */
const alsoWords = ['iban', 'platnosc', 'zaplaty'];
const known = new Set(patterns.flatMap(wordsIn).concat(alsoWords).map(lettersOf));
const byShape = new Map<string, string | null>();
for (const word of known) {
  const shape = shapeOf(word);
  byShape.set(shape, byShape.has(shape) ? null : word);
}

/** With the accents that the model lacks: `pazdziernlka`. */
const monthByStrokes = new Map(
  monthNames.filter(({ length }) => length >= lettersMin).map((name) => [strokesOf(name), name]),
);

const numbered =
  '(?:factur[ae]|fattura|fatura|commande|encomenda|pedido|ordine|contrat[ot]?|cliente?)(?!\\p{L})';
/** `N.* cliente`, `Fatura n.%`: the raised letter behind an `n` is read as anything, or not at all. */
const signBefore = new RegExp(`(?<!\\p{L})(n)\\.?[o0]?[^\\p{L}\\d\\s]*\\s?(?=(?:d[ae] )?${numbered})`, 'giu');
const signBehind = new RegExp(`(?<=(?<!\\p{L})${numbered} )(n)\\.?[o0]?[^\\p{L}\\d\\s:]*(?=[\\s:]|$)`, 'giu');

/** In a name, `Ind` is what it says. */
const inclusive = /(?<=(?<!\p{L})total )ind(?!\p{L})/giu;

/** `lnvoice nurnber` and `Dateof issue` as they are meant: the words that labels are made of, and nothing else. */
export function withMeantLetters(text: string): string {
  const signed = text.replace(signBefore, '$1° ').replace(signBehind, '$1°');
  return withMeantWords(signed.replace(inclusive, 'Incl'));
}

function withMeantWords(text: string): string {
  return text.replace(/[\p{L}\d|!]+/gu, (seen) => {
    if (seen.length < lettersMin) return seen;
    const month = monthByStrokes.get(strokesOf(seen));
    if (month) return monthNames.includes(seen.toLowerCase()) ? seen : inCaseOf(seen, month);
    const letters = lettersOf(seen);
    const isPlain = /^\p{L}+$/u.test(seen);
    if (known.has(letters) && isPlain) return seen;
    const meant = known.has(letters) ? letters : (byShape.get(shapeOf(seen)) ?? withStroke(letters));
    if (meant) return inCaseOf(seen, meant);
    return isPlain && letters.length === seen.length ? apart(seen, letters) : seen;
  });
}

/** The model lacks the letter `ł`, which it takes for a `t`; an `l` will do. */
function withStroke(letters: string): string | undefined {
  if (letters.length < strokedMin) return undefined;
  const spellings = [...letters.matchAll(/t/g)].map(
    ({ index }) => `${letters.slice(0, index)}l${letters.slice(index + 1)}`,
  );
  return spellings.find((spelling) => known.has(spelling));
}

/** Two words of labels whose gap was not seen; not a compound that is a label itself. */
function apart(seen: string, letters: string): string {
  if (patterns.some((label) => label.exec(seen)?.[0].length === seen.length)) return seen;
  const isPart = (part: string) => known.has(part) || shortWords.has(part);
  const cuts = Array.from({ length: letters.length - 1 }, (_, at) => at + 1).filter(
    (at) => isPart(letters.slice(0, at)) && isPart(letters.slice(at)),
  );
  const [cut] = cuts.toSorted((a, b) => Math.abs(a - letters.length / 2) - Math.abs(b - letters.length / 2));
  return cut === undefined ? seen : `${seen.slice(0, cut)} ${seen.slice(cut)}`;
}

/** The plain words of a label's expression; `factur[ée]e?` is two. */
function wordsIn({ source }: RegExp): string[] {
  const spaced = source
    .replace(/\(\?<?[!=]/g, ' ')
    .replace(/\\[a-zA-Z](?:\{[A-Za-z]+\})?/g, ' ')
    .replace(/\[([^\]]*)\]/g, (_, letters: string) => /[a-z]/.exec(letters)?.[0] ?? ' ');
  const spelled = [spaced.replace(/\?/g, ''), spaced.replace(/\p{L}\?/gu, '')];
  return spelled.flatMap((each) => each.match(/\p{L}+/gu) ?? []).filter(({ length }) => length >= lettersMin);
}

/** What the eye tells apart: a tall stroke is an `i` as well as an `l`, and `rn` an `m`. */
function strokesOf(word: string): string {
  return lettersOf(word).replace(/i/g, 'l').replace(/rn/g, 'm').replace(/vv/g, 'w');
}

/** As labels show it, which hold no `j` where it could be meant: `JBAN`. */
function shapeOf(word: string): string {
  return strokesOf(word).replaceAll('j', 'l');
}

function inCaseOf(seen: string, meant: string): string {
  const letters = seen.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters.slice(1) === letters.slice(1).toUpperCase()) return meant.toUpperCase();
  const [first = ''] = meant;
  const isCapital = /^[\p{Lu}\d|!]/u.test(seen) || (seen.startsWith('l') && first === 'i');
  return isCapital ? `${first.toUpperCase()}${meant.slice(1)}` : meant;
}
