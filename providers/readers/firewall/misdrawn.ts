import type { Letter } from './letters.js';
import type { Picture, PixelBox } from './page-picture.js';
import type { Pdfium } from './pdfium.js';
import { referenceShapes, type Reference } from './reference-shapes.js';
import { paperOf, shapeIn, unlikeness, type Shape } from './shapes.js';

/** A part of a page, drawn so large that its letters can be told apart. */
export type DrawnPart = {
  readonly picture: Picture;
  /** Where it lies on the whole page, in pixels. */
  readonly part: PixelBox;
  readonly whole: { readonly width: number; readonly height: number };
  /** Of the font. */
  readonly sizePx: number;
};

/** How much more alike another letter has to be than the one that the text layer says. */
const digitMarginMin = 0;
const letterMarginMin = 0.06;
/** Of the letters of a word: typefaces differ in single ones. Digits are doubted one by one. */
const doubtedShareMin = 0.2;
const doubtedMin = 2;
/** Of the size of the font: narrower gaps are those between letters. */
const wordGap = 0.2;

/** Whether glyphs look like other digits or letters than those that they are said to be. */
export function looksOtherwise(library: Pdfium, letters: readonly Letter[], drawn: DrawnPart): boolean {
  const references = referenceShapes(library);
  const paper = paperOf(drawn.picture);
  let [judged, doubted] = [0, 0];
  const isWordDoubted = () => doubted >= Math.max(doubtedMin, judged * doubtedShareMin);
  for (const [index, letter] of letters.entries()) {
    if (!/^[A-Za-z\d]$/.test(letter.text)) continue;
    if (beginsWord(letter, letters[index - 1], drawn)) {
      if (isWordDoubted()) return true;
      [judged, doubted] = [0, 0];
    }
    const shape = shapeOf(letter, drawn, paper);
    const isDoubted = shape === null || isAnother(letter.text, shape, references);
    if (isDoubted && /\d/.test(letter.text)) return true;
    judged += 1;
    if (isDoubted) doubted += 1;
  }
  return isWordDoubted();
}

function beginsWord(letter: Letter, before: Letter | undefined, { whole, sizePx }: DrawnPart): boolean {
  return before === undefined || (letter.left - before.right) * whole.width > sizePx * wordGap;
}

function shapeOf(
  { left, top, right, bottom }: Letter,
  { picture, part, whole }: DrawnPart,
  paper: number,
): Shape | null {
  // What stands beside it is another letter's.
  return shapeIn(
    picture,
    {
      left: Math.floor(left * whole.width + 0.2) - part.left,
      top: Math.floor(top * whole.height) - part.top,
      right: Math.ceil(right * whole.width - 0.2) - part.left,
      bottom: Math.ceil(bottom * whole.height) - part.top,
    },
    paper,
  );
}

/** A digit is compared with digits only; letters of a family are not told apart. */
function isAnother(claimed: string, shape: Shape, references: readonly Reference[]): boolean {
  const isDigit = /\d/.test(claimed);
  const isOwn = ({ text }: Reference) => (isDigit ? text === claimed : familyOf(text) === familyOf(claimed));
  const own = Math.min(...references.filter(isOwn).map((reference) => unlikeness(shape, reference.shape)));
  const closer = own - (isDigit ? digitMarginMin : letterMarginMin);
  return references.some(
    (reference) =>
      !isOwn(reference) &&
      (!isDigit || /\d/.test(reference.text)) &&
      unlikeness(shape, reference.shape, closer) < closer,
  );
}

/** Capitals and small letters are often of one shape, and strokes always are. */
function familyOf(letter: string): string {
  return /[iIlLjJ1]/.test(letter) ? 'l' : letter.toLowerCase();
}
