import { drawPart } from './page-picture.js';
import { withPage, type Pdfium } from './pdfium.js';
import { plain } from './plain.js';
import { packedFont } from '../pdf/packed-font.js';
import { shapeIn, unlikeness, type Shape } from './shapes.js';
import { specimen, specimenCell as cell, type SpecimenRow } from './specimen.js';

type Reference = { readonly text: string; readonly family: string; readonly shape: Shape };

/** How a letter looks, and what could be drawn in its place. */
export type Rivals = { readonly own: readonly Shape[]; readonly others: readonly Shape[] };

/** PDFium brings these along; every viewer does. */
const builtIn = ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique', 'Times-Roman', 'Times-Bold', 'Courier'];
const plainLetters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');

/** Those that the fonts of PDFium lack are drawn with the ones that pdf.js brings along. */
const packed = ['LiberationSans-Regular', 'LiberationSans-Bold'] as const;
const scripts = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
const wideLetters = [
  [0xc0, 0x17f],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x491],
]
  .flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
  .map((code) => String.fromCodePoint(code))
  .filter((letter) => scripts.test(letter));

/** Letters of different alphabets that one typeface draws this much alike are the same to anybody. */
const alikeMax = 0.1;

let plainOnes: readonly Reference[] | undefined;
let wideOnes: readonly Reference[] | undefined;
const rivals = new Map<string, Rivals>();

/** How this letter and others look in plain typefaces: to tell what a glyph shows, whatever it is said to mean. */
export function rivalsOf(library: Pdfium, letter: string): Rivals {
  const known = rivals.get(letter) ?? compared(library, letter);
  rivals.set(letter, known);
  return known;
}

/** A digit is compared with digits only; letters of a family are not told apart. */
function compared(library: Pdfium, letter: string): Rivals {
  plainOnes ??= drawn(library, builtInRows(), plainLetters);
  if (/^\d$/.test(letter)) {
    const digits = plainOnes.filter(({ text }) => /\d/.test(text));
    return split(digits, ({ text }) => text === letter);
  }
  const families = [letter, letter.toUpperCase()].map(familyOf);
  const isOwn = ({ family }: Reference) => families.includes(family);
  if (/^[A-Za-z]$/.test(letter)) return split(plainOnes, isOwn);
  wideOnes ??= drawn(library, packedRows(), wideLetters);
  const { own } = split(wideOnes, isOwn);
  const looksLike = ({ shape }: Reference) =>
    own.some((each) => unlikeness(each, shape, alikeMax) < alikeMax);
  return split([...plainOnes, ...wideOnes], (reference) => isOwn(reference) || looksLike(reference));
}

function split(references: readonly Reference[], isOwn: (reference: Reference) => boolean): Rivals {
  const shapes = (those: readonly Reference[]) => those.map(({ shape }) => shape);
  return {
    own: shapes(references.filter(isOwn)),
    others: shapes(references.filter((reference) => !isOwn(reference))),
  };
}

/** Capitals and small letters are often of one shape, twins of other alphabets and strokes always are; accents are small. */
function familyOf(letter: string): string {
  const base = plain(letter.normalize('NFD').slice(0, 1));
  return /^[ilj1]$/.test(base) ? 'l' : base;
}

function drawn(library: Pdfium, rows: readonly SpecimenRow[], letters: readonly string[]): Reference[] {
  const [width, height] = [letters.length * cell, rows.length * cell];
  const whole = { left: 0, top: 0, right: width, bottom: height };
  return withPage(library, specimen(rows), (page) => {
    const picture = drawPart(library, page, { width, height }, whole);
    return rows.flatMap((_, row) =>
      letters.flatMap((text, column) => {
        const [left, top] = [column * cell, row * cell];
        const shape = shapeIn(picture, { left, top, right: left + cell, bottom: top + cell }, 255);
        return shape ? [{ text, family: familyOf(text), shape }] : [];
      }),
    );
  });
}

function builtInRows(): SpecimenRow[] {
  return builtIn.map((name) => ({ name, file: null, letters: plainLetters }));
}

function packedRows(): SpecimenRow[] {
  return packed.map((name) => ({ name, file: packedFont(name), letters: wideLetters }));
}
