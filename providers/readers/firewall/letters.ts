import type { PixelBox } from './page-picture.js';
import {
  contrastIn,
  differIn,
  draw,
  eraseText,
  meanColourIn,
  pagePoints,
  type Picture,
} from './page-picture.js';
import type { Pdfium } from './pdfium.js';
import { edgesOf, placeOnPage } from './place-on-page.js';

export type HiddenBy =
  'mode' | 'mirrored' | 'size' | 'outside' | 'transparent' | 'colour' | 'covered' | 'overprinted';

/** A letter of the text layer with what a person sees of it. */
export type Letter = {
  readonly text: string;
  /** On the displayed page, in fractions from its top left; the origin is where the letter stands. */
  readonly x: number;
  readonly baseline: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the line that it stands on, on the displayed page: in radians, clockwise. */
  readonly angle: number;
  readonly hiddenBy: HiddenBy | null;
  /** Something else than text is drawn where it stands: a scan, for one. */
  readonly isOverPicture: boolean;
  /** Letters of one drawing command share it. */
  readonly object: number;
};

const lettersMax = 60_000;
/** Of 255: less than this between a letter and what is behind it cannot be read. */
const contrastMin = 40;
/** What drawing the text changes at least in some pixel of a letter; thin strokes are blurred. */
const inkMin = 14;
const pictureContrastMin = 60;
const alphaMin = 38;
const heightPointsMin = 2.6;
const squashedPointsMax = 0.35;
const pageHeightPoints = 842;
/** In points: far enough that a direction is exact. */
const longWay = 1_000;

/** Draws the page with and without its text: where that makes no difference, nobody can see the text. */
export function lettersOf(library: Pdfium, page: number): Letter[] {
  const text = library._FPDFText_LoadPage(page);
  const scratch = library._malloc(64);
  try {
    const full = draw(library, page);
    const raw = rawLetters(library, page, text, full, scratch);
    eraseText(library, page);
    const bare = draw(library, page);
    const shrink = Math.min(1, pageHeightPoints / Math.max(1, pagePoints(library, page).height));
    return raw.map((letter) => judged(letter, full, bare, shrink));
  } finally {
    library._free(scratch);
    library._FPDFText_ClosePage(text);
  }
}

type Paint = {
  readonly mode: number;
  readonly colour: readonly [number, number, number] | null;
  readonly alpha: number;
  readonly isMirrored: boolean;
  readonly angle: number;
};

type RawLetter = Omit<Letter, 'angle' | 'hiddenBy' | 'isOverPicture'> & {
  readonly box: PixelBox;
  readonly heightPoints: number;
  readonly paint: Paint;
};

function rawLetters(
  library: Pdfium,
  page: number,
  text: number,
  { width, height }: Picture,
  scratch: number,
): RawLetter[] {
  const paints = new Map<number, Paint>();
  const found: RawLetter[] = [];
  const count = Math.min(lettersMax, library._FPDFText_CountChars(text));
  const onPage = (x: number, y: number) => placeOnPage(library, page, scratch, x, y);
  for (let index = 0; index < count; index += 1) {
    const code = library._FPDFText_GetUnicode(text, index);
    if (code <= 0x20 || code === 0xa0 || library._FPDFText_IsGenerated(text, index) === 1) continue;
    const at = scratch + 16;
    const doubles = () => library.HEAPF64.subarray(at >> 3, (at >> 3) + 4);
    if (library._FPDFText_GetCharBox(text, index, at, at + 8, at + 16, at + 24) === 0) continue;
    const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = doubles();
    library._FPDFText_GetCharOrigin(text, index, at, at + 8);
    const [originX = 0, originY = 0] = doubles();
    library._FPDFText_GetLooseCharBox(text, index, at);
    const [l = 0, t = 0, r = 0, b = 0] = library.HEAPF32.subarray(at >> 2, (at >> 2) + 4);
    const [first, second, origin] = [onPage(x1, y1), onPage(x2, y2), onPage(originX, originY)];
    const object = library._FPDFText_GetTextObject(text, index);
    const paint = paints.get(object) ?? {
      ...paintOf(library, object, scratch),
      ...directionOf(library, { page, text, index }, at),
    };
    paints.set(object, paint);
    const { left, top, right, bottom } = edgesOf(first, second);
    found.push({
      text: String.fromCodePoint(code > 0x10ffff ? 0xfffd : code),
      ...{ x: origin[0], baseline: origin[1], left, right, top, bottom, object, paint },
      heightPoints: heightOf(Math.abs(t - b), Math.abs(r - l)),
      box: {
        left: Math.floor(left * width),
        top: Math.floor(top * height),
        right: Math.max(Math.ceil(right * width), Math.floor(left * width) + 1),
        bottom: Math.max(Math.ceil(bottom * height), Math.floor(top * height) + 1),
      },
    });
  }
  return found;
}

/** Turned text is as high as its box is wide; squashed text is a line. */
function heightOf(up: number, across: number): number {
  return Math.min(up, across) < squashedPointsMax ? 0 : Math.max(up, across);
}

/** By the matrix of the letter, with all that it stands in. */
function directionOf(
  library: Pdfium,
  { page, text, index }: { readonly page: number; readonly text: number; readonly index: number },
  scratch: number,
): Pick<Paint, 'isMirrored' | 'angle'> {
  if (library._FPDFText_GetMatrix(text, index, scratch) === 0) return { isMirrored: false, angle: 0 };
  const [a = 1, b = 0, c = 0, d = 1] = library.HEAPF32.slice(scratch >> 2, (scratch >> 2) + 4);
  const size = pagePoints(library, page);
  const along = Math.hypot(a, b) || 1;
  const [from, to] = [
    placeOnPage(library, page, scratch, 0, 0),
    placeOnPage(library, page, scratch, (a / along) * longWay, (b / along) * longWay),
  ];
  const [right, down] = [(to[0] - from[0]) * size.width, (to[1] - from[1]) * size.height];
  return { isMirrored: a * d - b * c < 0, angle: Math.atan2(down, right) };
}

/** Modes 1, 2, 5 and 6 draw outlines too; 3 and 7 draw nothing. */
function paintOf(library: Pdfium, object: number, scratch: number): Omit<Paint, 'isMirrored' | 'angle'> {
  const mode = object === 0 ? 0 : library._FPDFTextObj_GetTextRenderMode(object);
  const read = mode === 1 || mode === 5 ? '_FPDFPageObj_GetStrokeColor' : '_FPDFPageObj_GetFillColor';
  const known = object !== 0 && library[read](object, scratch, scratch + 4, scratch + 8, scratch + 12) === 1;
  if (!known) return { mode, colour: null, alpha: 255 };
  const [r = 0, g = 0, b = 0, alpha = 255] = library.HEAPU32.subarray(scratch >> 2, (scratch >> 2) + 4);
  return { mode, colour: mode === 2 || mode === 6 ? null : [r, g, b], alpha };
}

function judged(raw: RawLetter, full: Picture, bare: Picture, shrink: number): Letter {
  const { box, text, x, baseline, left, right, top, bottom, object, paint } = raw;
  return {
    ...{ text, x, baseline, left, right, top, bottom, object },
    angle: paint.angle,
    hiddenBy: hiddenBy(raw, full, bare, shrink),
    isOverPicture: contrastIn(bare, grown(box)) >= pictureContrastMin,
  };
}

function hiddenBy(
  { box, paint, heightPoints, left, right, top, bottom }: RawLetter,
  full: Picture,
  bare: Picture,
  shrink: number,
): HiddenBy | null {
  if (right <= 0 || left >= 1 || bottom <= 0 || top >= 1) return 'outside';
  if (paint.mode === 3 || paint.mode === 7) return 'mode';
  if (paint.isMirrored) return 'mirrored';
  if (heightPoints * shrink < heightPointsMin) return 'size';
  if (paint.alpha < alphaMin) return 'transparent';
  const behind = contrastIn(bare, box) < contrastMin ? meanColourIn(bare, box) : null;
  if (paint.colour && behind && distance(paint.colour, behind) * (paint.alpha / 255) < contrastMin) {
    return 'colour';
  }
  return differIn(full, bare, box, inkMin) ? null : 'covered';
}

function distance(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
}

/** A scan's letters are not exactly where the text layer says. */
function grown({ left, top, right, bottom }: PixelBox): PixelBox {
  return { left: left - 2, top: top - 2, right: right + 2, bottom: bottom + 2 };
}
