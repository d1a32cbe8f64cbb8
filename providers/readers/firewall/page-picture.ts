import type { Pdfium } from './pdfium.js';

/** Pixels of a page, 4 bytes each (blue, green, red, opacity), on white. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** In pixels; `right` and `bottom` are outside. */
export type PixelBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const pixelsPerPoint = 1.5;
const pixelsMax = 3_000_000;
/** Of the formats with four bytes the one in which all blend modes are drawn as they should. */
const bgra = 4;
const withAnnotations = 1;
const textObject = 1;
const formObject = 5;
/** A form may hold itself. */
const nestingMax = 12;

export type Size = { readonly width: number; readonly height: number };

/** As it is displayed. */
export function pagePoints(library: Pdfium, page: number): Size {
  return { width: library._FPDF_GetPageWidthF(page), height: library._FPDF_GetPageHeightF(page) };
}

function sizeOf(library: Pdfium, page: number): Size {
  const { width, height } = pagePoints(library, page);
  const scale = Math.min(pixelsPerPoint, Math.sqrt(pixelsMax / Math.max(1, width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export function draw(library: Pdfium, page: number): Picture {
  const { width, height } = sizeOf(library, page);
  return drawn(library, width, height, (bitmap) =>
    library._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations),
  );
}

function drawn(library: Pdfium, width: number, height: number, draws: (bitmap: number) => void): Picture {
  const bitmap = library._FPDFBitmap_CreateEx(width, height, bgra, 0, 0);
  if (bitmap === 0) return { width, height, pixels: new Uint8Array(width * height * 4) };
  try {
    library._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    draws(bitmap);
    const buffer = library._FPDFBitmap_GetBuffer(bitmap);
    const bytes = library._FPDFBitmap_GetStride(bitmap) * height;
    return { width, height, pixels: library.HEAPU8.slice(buffer, buffer + bytes) };
  } finally {
    library._FPDFBitmap_Destroy(bitmap);
  }
}

/** A part of the page that is drawn so many pixels wide and high as a whole. */
export function drawPart(
  library: Pdfium,
  page: number,
  whole: Size,
  { left, top, right, bottom }: PixelBox,
): Picture {
  return drawn(library, right - left, bottom - top, (bitmap) =>
    library._FPDF_RenderPageBitmap(bitmap, page, -left, -top, whole.width, whole.height, 0, withAnnotations),
  );
}

/** What `a` to `f` of a matrix make of the page as it is displayed, in points from its top left. */
export function drawTurned(
  library: Pdfium,
  page: number,
  { width, height }: Size,
  matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number],
): Picture {
  const numbers = library._malloc(10 * 4);
  library.HEAPF32.set([...matrix, 0, 0, width, height], numbers >> 2);
  try {
    return drawn(library, width, height, (bitmap) =>
      library._FPDF_RenderPageBitmapWithMatrix(bitmap, page, numbers, numbers + 6 * 4, withAnnotations),
    );
  } finally {
    library._free(numbers);
  }
}

/** Takes all text off the page, for as long as it is open. */
export function eraseText(library: Pdfium, page: number): void {
  overObjects(library, page, (object, type) => {
    if (type === textObject) library._FPDFPageObj_SetIsActive(object, 0);
  });
}

/** Everything that is drawn on the page, and in the forms on it. */
export function overObjects(
  library: Pdfium,
  page: number,
  visit: (object: number, type: number) => void,
): void {
  const go = (object: number, depth: number): void => {
    const type = library._FPDFPageObj_GetType(object);
    visit(object, type);
    if (type !== formObject || depth >= nestingMax) return;
    const count = library._FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index += 1) {
      go(library._FPDFFormObj_GetObject(object, index), depth + 1);
    }
  };
  const count = library._FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) go(library._FPDFPage_GetObject(page, index), 0);
}

/** Whether the two pictures differ by so much in any pixel and colour of the box, of 255. */
export function differIn(a: Picture, b: Picture, box: PixelBox, least: number): boolean {
  const { left, top, right, bottom } = within(a, box);
  for (let y = top; y < bottom; y += 1) {
    const end = (y * a.width + right) * 4;
    for (let at = (y * a.width + left) * 4; at < end; at += 4) {
      for (let channel = at; channel < at + 3; channel += 1) {
        if (Math.abs((a.pixels[channel] ?? 0) - (b.pixels[channel] ?? 0)) >= least) return true;
      }
    }
  }
  return false;
}

/** The range of brightness inside of the box: 0 is one even colour. */
export function contrastIn(picture: Picture, box: PixelBox): number {
  const { left, top, right, bottom } = within(picture, box);
  let [darkest, brightest] = [255, 0];
  for (let y = top; y < bottom; y += 1) {
    const end = (y * picture.width + right) * 4;
    for (let at = (y * picture.width + left) * 4 + 1; at < end; at += 4) {
      const brightness = picture.pixels[at] ?? 0;
      if (brightness < darkest) darkest = brightness;
      if (brightness > brightest) brightest = brightness;
    }
  }
  return Math.max(0, brightest - darkest);
}

/** The mean colour inside of the box as red, green and blue; null when the box has no pixel on the page. */
export function meanColourIn(picture: Picture, box: PixelBox): readonly [number, number, number] | null {
  const { left, top, right, bottom } = within(picture, box);
  const count = (right - left) * (bottom - top);
  let [r, g, b] = [0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    const end = (y * picture.width + right) * 4;
    for (let at = (y * picture.width + left) * 4; at < end; at += 4) {
      b += picture.pixels[at] ?? 0;
      g += picture.pixels[at + 1] ?? 0;
      r += picture.pixels[at + 2] ?? 0;
    }
  }
  return count === 0 ? null : [r / count, g / count, b / count];
}

function within({ width, height }: Picture, box: PixelBox): PixelBox {
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  return {
    left,
    top,
    right: Math.max(left, Math.min(width, box.right)),
    bottom: Math.max(top, Math.min(height, box.bottom)),
  };
}
