import type { Pdfium } from './pdfium.js';

export type Edges = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Places are asked for in whole numbers, and so of a page this wide and high. */
const grid = 262_144;

/** Of a point in the coordinates of the content: where it is on the displayed page, in fractions from its top left. */
export function placeOnPage(
  library: Pdfium,
  page: number,
  scratch: number,
  x: number,
  y: number,
): readonly [number, number] {
  library._FPDF_PageToDevice(page, 0, 0, grid, grid, 0, x, y, scratch, scratch + 4);
  const [across, down] = library.HEAPU32.subarray(scratch >> 2, (scratch >> 2) + 2);
  return [((across ?? 0) | 0) / grid, ((down ?? 0) | 0) / grid];
}

/** Around two opposite corners. */
export function edgesOf(a: readonly [number, number], b: readonly [number, number]): Edges {
  return {
    left: Math.min(a[0], b[0]),
    top: Math.min(a[1], b[1]),
    right: Math.max(a[0], b[0]),
    bottom: Math.max(a[1], b[1]),
  };
}
