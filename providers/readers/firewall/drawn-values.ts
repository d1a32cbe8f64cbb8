import type { Box, ExtractedFields } from '../../../domain/extraction.js';
import type { PageSize, TextRun } from '../text/layout.js';
import { textOf } from './hidden-text.js';
import type { Letter } from './letters.js';
import type { PageLetters } from './page-letters.js';
import { drawPart, pagePoints, type Picture, type PixelBox } from './page-picture.js';
import { withDocument, type Pdfium } from './pdfium.js';
import type { Edges } from './place-on-page.js';
import { looksOtherwise, type DrawnPart } from './misdrawn.js';
import { drawLevel, isLevel, turnedLetters } from './turned-line.js';

/** A line that does not look like its text: to be read by eye. */
export type DoubtfulLine = {
  readonly page: number;
  readonly box: Box;
  /** As the text layer says, and as the reader took it. */
  readonly text: string;
  /** As it is drawn: a byte of grey a pixel, row by row. */
  readonly picture: { readonly grey: Uint8Array; readonly widthPx: number; readonly heightPx: number };
};

/** What a page says in its text layer, and what of it a person sees. */
export type CheckedPages = {
  readonly runs: readonly TextRun[];
  readonly sizes: readonly PageSize[];
  readonly letters: readonly PageLetters[];
};

/** What decides who gets how much and when, and which bill and vendor it is. */
const names = [
  'totalMinor',
  'amountDueMinor',
  'vendorBankAccount',
  'vendorName',
  'number',
  'currency',
  'vendorTaxId',
  'vendorEmail',
  'dueOn',
  'issuedOn',
] as const satisfies readonly (keyof ExtractedFields)[];

const candidatesMax = 2;
const linesMax = 16;
/** The size of the letters of a line that is drawn for the eye; around it is a margin. */
const fontPx = 36;
const marginPx = 8;
const pictureWidthPxMax = 3_000;
/** Of the size of the letters: a wider gap ends what is compared as one. */
const columnGap = 0.8;
/** What of a line that stands upright lies over its box, and how far a slanting one may reach over it. */
const [turnedShareMax, slopeMax] = [0.25, 0.1];
/** Where letters stand in the box of a line, from its top. */
const baselineShare = 0.8;

/**
 * Lines that values were read from and that are drawn as something else: a font may draw any shape for any letter, so that
 * the text layer and the page need not agree.
 */
export async function doubtfulLines(
  bytes: Uint8Array,
  password: string | undefined,
  fields: ExtractedFields,
  pages: CheckedPages,
): Promise<readonly DoubtfulLine[]> {
  const places = placesOf(fields);
  if (places.length === 0) return [];
  const found = await withDocument(bytes, password, (library, document) =>
    [...new Set(places.map(({ page }) => page))].flatMap((number) => {
      const page = library._FPDF_LoadPage(document, number - 1);
      if (page === 0) return [];
      const own = places.filter((place) => place.page === number);
      const doubtful = own.flatMap((place) => doubtfulLine(library, page, place, pages));
      library._FPDF_ClosePage(page);
      return doubtful;
    }),
  );
  return found ?? [];
}

type Place = { readonly page: number; readonly box: Box };

function placesOf(fields: ExtractedFields): Place[] {
  const places = new Map<string, Place>();
  for (const name of names) {
    for (const { evidence } of fields[name].slice(0, candidatesMax)) {
      const { page, box } = evidence;
      if (page === undefined || box === undefined) continue;
      places.set(`${page} ${box.left} ${box.top} ${box.width}`, { page, box });
    }
  }
  return [...places.values()].slice(0, linesMax);
}

function doubtfulLine(library: Pdfium, page: number, place: Place, pages: CheckedPages): DoubtfulLine[] {
  const size = pagePoints(library, page);
  const letters = lettersAt(place, pages);
  const level = inColumns(letters, (place.box.height * size.height * columnGap) / size.width);
  const doubted = level.flatMap((own) => {
    const box = { ...place.box, left: edges(own).left, width: edges(own).right - edges(own).left };
    const text = textAt({ ...place, box }, pages);
    const drawn = drawLine(library, page, box, own);
    if (digits(textOf(own)) === digits(text) && !looksOtherwise(library, own, drawn)) return [];
    return [{ page: place.page, box, text, picture: greyOf(drawn.picture) }];
  });
  return [...doubted, ...turnedLine(library, page, place, { level: textOf(letters), pages })];
}

/** What does not stand level is not compared letter by letter: the eye reads all of it. */
function turnedLine(
  library: Pdfium,
  page: number,
  { page: number, box }: Place,
  { level, pages }: { readonly level: string; readonly pages: CheckedPages },
): DoubtfulLine[] {
  const claimed = textAt({ page: number, box }, pages);
  const onPage = pages.letters[number - 1];
  if (onPage === undefined || countOf(level) >= countOf(claimed)) return [];
  const { width, height } = pagePoints(library, page);
  const beside = Math.max(box.height * turnedShareMax, (box.width * width * slopeMax) / height);
  const letters = turnedLetters(onPage, {
    left: box.left,
    top: box.top - beside,
    right: box.left + box.width,
    bottom: box.top + box.height + beside,
  });
  if (letters.length === 0) return [];
  const sizes = { fontPx, marginPx, widthPxMax: pictureWidthPxMax };
  const picture = greyOf(drawLevel(library, page, letters, sizes));
  const text = level === '' ? claimed : textOf(letters);
  return [{ page: number, box, text, picture }];
}

function greyOf({ width, height, pixels }: Picture): DoubtfulLine['picture'] {
  const grey = Uint8Array.from({ length: width * height }, (_, at) => pixels[at * 4 + 1] ?? 255);
  return { grey, widthPx: width, heightPx: height };
}

/** Letters that stand close together: the eye reads what is short better than a line with wide gaps. */
function inColumns(letters: readonly Letter[], gap: number): Letter[][] {
  const columns: Letter[][] = [];
  for (const letter of letters.toSorted((a, b) => a.left - b.left)) {
    const column = columns.at(-1);
    if (column && letter.left - edges(column).right <= gap) column.push(letter);
    else columns.push([letter]);
  }
  return columns;
}

function edges(letters: readonly Letter[]): Edges {
  return {
    left: Math.min(...letters.map(({ left }) => left)),
    top: Math.min(...letters.map(({ top }) => top)),
    right: Math.max(...letters.map(({ right }) => right)),
    bottom: Math.max(...letters.map(({ bottom }) => bottom)),
  };
}

function lettersAt({ page, box }: Place, pages: CheckedPages): Letter[] {
  const baseline = box.top + box.height * baselineShare;
  const near = box.height * 0.3;
  return (pages.letters[page - 1]?.between(baseline - near, baseline + near) ?? []).filter(
    (letter) =>
      letter.hiddenBy === null &&
      isLevel(letter) &&
      letter.x >= box.left - 0.004 &&
      letter.x < box.left + box.width,
  );
}

/** What the reader has of this place: runs may be longer than it. */
function textAt({ page, box }: Place, { runs, sizes }: CheckedPages): string {
  const { width, height } = sizes[page - 1] ?? { width: 1, height: 1 };
  const baseline = height * (1 - box.top - box.height * baselineShare);
  const [left, right] = [box.left * width, (box.left + box.width) * width];
  return runs
    .filter((run) => run.page === page && Math.abs(run.y - baseline) <= box.height * height * 0.3)
    .toSorted((a, b) => a.x - b.x)
    .map((run) => {
      const perCharacter = run.width / run.text.length;
      return Array.from(run.text)
        .filter((_, at) => {
          const middle = run.x + (at + 0.5) * perCharacter;
          return middle >= left && middle <= right;
        })
        .join('');
    })
    .join(' ');
}

function drawLine(library: Pdfium, page: number, box: Box, letters: readonly Letter[]): DrawnPart {
  const { width: wide, height: high } = pagePoints(library, page);
  const { left, top, right, bottom } = edges(letters);
  const scale = Math.min(
    fontPx / Math.max(1, box.height * high),
    pictureWidthPxMax / Math.max(1, (right - left) * wide),
  );
  const whole = { width: Math.round(wide * scale), height: Math.round(high * scale) };
  const part: PixelBox = {
    left: Math.floor(left * whole.width) - marginPx,
    top: Math.floor(top * whole.height) - marginPx,
    right: Math.ceil(right * whole.width) + marginPx,
    bottom: Math.ceil(bottom * whole.height) + marginPx,
  };
  return { picture: drawPart(library, page, whole, part), part, whole, sizePx: box.height * whole.height };
}

function countOf(text: string): number {
  return text.match(/[\p{L}\d]/gu)?.length ?? 0;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
