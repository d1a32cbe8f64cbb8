import type { Letter } from './letters.js';
import { marksIn } from './marks.js';
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
/** Of the size of the font: what of a comma is under the line. */
const commaDepth = 0.1;

/** Whether glyphs look like other digits or letters than those that they are said to be. */
export function looksOtherwise(library: Pdfium, letters: readonly Letter[], drawn: DrawnPart): boolean {
  const paper = paperOf(drawn.picture);
  if (digitRuns(letters, drawn).some((run) => holdsMarks(run, drawn, paper))) return true;
  let [judged, doubted] = [0, 0];
  const isWordDoubted = () => doubted >= Math.max(doubtedMin, judged * doubtedShareMin);
  for (const [index, letter] of letters.entries()) {
    if (!/^[\p{L}\d]$/u.test(letter.text)) continue;
    if (beginsWord(letter, letters[index - 1], drawn)) {
      if (isWordDoubted()) return true;
      [judged, doubted] = [0, 0];
    }
    const shape = shapeIn(drawn.picture, boxOf(letter, drawn), paper);
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

/** Digits that stand together with nothing between them. */
function digitRuns(letters: readonly Letter[], drawn: DrawnPart): Letter[][] {
  const runs: Letter[][] = [];
  for (const [index, letter] of letters.entries()) {
    if (!/^\d$/.test(letter.text)) continue;
    const before = letters[index - 1];
    const run = runs.at(-1);
    if (run && before && run.at(-1) === before && !beginsWord(letter, before, drawn)) run.push(letter);
    else runs.push([letter]);
  }
  return runs;
}

/** More than there are digits: a point that no text says, be it drawn beside a digit or as a part of it. */
function holdsMarks(run: readonly Letter[], drawn: DrawnPart, paper: number): boolean {
  const boxes = run.map((letter) => boxOf(letter, drawn));
  const box = {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + Math.round(drawn.sizePx * commaDepth),
  };
  return marksIn(drawn.picture, box, paper) > run.length;
}

/** What stands beside it is another letter's. */
function boxOf({ left, top, right, bottom }: Letter, { part, whole }: DrawnPart): PixelBox {
  return {
    left: Math.floor(left * whole.width + 0.2) - part.left,
    top: Math.floor(top * whole.height) - part.top,
    right: Math.ceil(right * whole.width - 0.2) - part.left,
    bottom: Math.ceil(bottom * whole.height) - part.top,
  };
}

function isAnother(claimed: string, shape: Shape, { own, others }: Rivals): boolean {
  let least = own.length === 0 ? strangerUnlikenessMax : Infinity;
  for (const reference of own) least = Math.min(least, unlikeness(shape, reference, least));
  const closer = least - (/\d/.test(claimed) ? digitMarginMin : letterMarginMin);
  return others.some((reference) => unlikeness(shape, reference, closer) < closer);
}
