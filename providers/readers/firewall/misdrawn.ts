import type { Letter } from './letters.js';
import type { Picture, PixelBox } from './page-picture.js';
import type { Pdfium } from './pdfium.js';
import { rivalsOf, type Rivals } from './reference-shapes.js';
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
/** A letter of an alphabet without references is doubted when it is this much alike a Latin one or a digit. */
const strangerUnlikenessMax = 0.16;
/** Of the letters of a word: typefaces differ in single ones. Digits are doubted one by one. */
const doubtedShareMin = 0.2;
const doubtedMin = 2;
/** Of the size of the font: narrower gaps are those between letters. */
const wordGap = 0.2;

/** Whether glyphs look like other digits or letters than those that they are said to be. */
export function looksOtherwise(library: Pdfium, letters: readonly Letter[], drawn: DrawnPart): boolean {
  const paper = paperOf(drawn.picture);
  let [judged, doubted] = [0, 0];
  const isWordDoubted = () => doubted >= Math.max(doubtedMin, judged * doubtedShareMin);
  for (const [index, letter] of letters.entries()) {
    if (!/^[\p{L}\d]$/u.test(letter.text)) continue;
    if (beginsWord(letter, letters[index - 1], drawn)) {
      if (isWordDoubted()) return true;
      [judged, doubted] = [0, 0];
    }
    const shape = shapeOf(letter, drawn, paper);
    const isDoubted = shape === null || isAnother(letter.text, shape, rivalsOf(library, letter.text));
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

function isAnother(claimed: string, shape: Shape, { own, others }: Rivals): boolean {
  let least = own.length === 0 ? strangerUnlikenessMax : Infinity;
  for (const reference of own) least = Math.min(least, unlikeness(shape, reference, least));
  const closer = least - (/\d/.test(claimed) ? digitMarginMin : letterMarginMin);
  return others.some((reference) => unlikeness(shape, reference, closer) < closer);
}
