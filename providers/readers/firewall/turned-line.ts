import type { Letter } from './letters.js';
import { drawTurned, pagePoints, type Picture } from './page-picture.js';
import type { PageLetters } from './page-letters.js';
import type { Pdfium } from './pdfium.js';
import type { Edges } from './place-on-page.js';

/** In radians: lines that slope less are compared as they stand. */
const levelMax = 0.035;
/** Letters whose lines differ by less stand on one. */
const sameMax = 0.02;

export function isLevel({ angle }: Letter): boolean {
  return Math.abs(angle) < levelMax;
}

/** Those that a person sees within, of the direction that most of them have, as they are written. */
export function turnedLetters(drawn: PageLetters, place: Edges): Letter[] {
  const within = drawn
    .between(place.top, place.bottom)
    .filter(
      (letter) =>
        letter.hiddenBy === null && !isLevel(letter) && letter.x >= place.left && letter.x <= place.right,
    );
  const alike = (letter: Letter) => within.filter(({ angle }) => Math.abs(angle - letter.angle) < sameMax);
  const most = new Set(within.map(alike).toSorted((a, b) => b.length - a.length)[0]);
  return drawn.letters.filter((letter) => most.has(letter));
}

export type LineSizes = {
  /** Of the letters, as they are drawn. */
  readonly fontPx: number;
  readonly marginPx: number;
  readonly widthPxMax: number;
};

/** The letters as they look when the page is turned so that their line is level. */
export function drawLevel(
  library: Pdfium,
  page: number,
  letters: readonly Letter[],
  { fontPx, marginPx, widthPxMax }: LineSizes,
): Picture {
  const { width, height } = pagePoints(library, page);
  const angle = letters[0]?.angle ?? 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corners = letters.flatMap(({ left, right, top, bottom }) =>
    [left, right].flatMap((across) =>
      [top, bottom].map((down) => {
        const [x, y] = [across * width, down * height];
        return { x: x * cos + y * sin, y: y * cos - x * sin };
      }),
    ),
  );
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [long, high] = [Math.max(1, Math.max(...xs) - left), Math.max(1, Math.max(...ys) - top)];
  const scale = Math.min(fontPx / high, widthPxMax / long);
  const [a, b] = [scale * cos, -scale * sin];
  return drawTurned(
    library,
    page,
    { width: Math.ceil(long * scale) + 2 * marginPx, height: Math.ceil(high * scale) + 2 * marginPx },
    [a, b, -b, a, marginPx - left * scale, marginPx - top * scale],
  );
}
