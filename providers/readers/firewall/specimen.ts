import { onePagePdf, type PageFont } from '../pdf/one-page-pdf.js';

/** Letters in one font: one that PDFium brings along, or a TrueType file. */
export type SpecimenRow = {
  readonly name: string;
  readonly file: Uint8Array | null;
  readonly letters: readonly string[];
};

/** In points, of each letter. */
export const specimenCell = 64;
const fontSize = 48;
const [leftBearing, baseline] = [10, 48];
/** A font of PDF has codes of one byte; those of signs stay unused. */
const [firstCode, codesMax] = [33, 200];

/** A page with a cell for each letter, a font a row. */
export function specimen(rows: readonly SpecimenRow[]): Uint8Array {
  const width = Math.max(...rows.map(({ letters }) => letters.length)) * specimenCell;
  const height = rows.length * specimenCell;
  const texts = rows.flatMap(({ letters }, row) =>
    letters.map((_, column) => {
      const x = column * specimenCell + leftBearing;
      const y = height - row * specimenCell - baseline;
      const [part, code] = [Math.floor(column / codesMax), firstCode + (column % codesMax)];
      return `/${keyOf(row, part)} ${fontSize} Tf 1 0 0 1 ${x} ${y} Tm <${code.toString(16)}> Tj`;
    }),
  );
  return onePagePdf({ width, height, fonts: rows.flatMap(fontsOf), texts });
}

function fontsOf({ name, file, letters }: SpecimenRow, row: number): PageFont[] {
  return Array.from({ length: Math.ceil(letters.length / codesMax) }, (_, part) => {
    const own = letters.slice(part * codesMax, (part + 1) * codesMax);
    const glyphs = own.map((letter) => `/${glyphName(letter)}`).join(' ');
    const entries = `/Encoding << /Type /Encoding /Differences [${firstCode} ${glyphs}] >>`;
    return { key: keyOf(row, part), name, file, entries };
  });
}

function keyOf(row: number, part: number): string {
  return `F${row}_${part}`;
}

const digitNames = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Source: Adobe Glyph List, and for what it does not name, its rule for Unicode. */
function glyphName(letter: string): string {
  if (/^[A-Za-z]$/.test(letter)) return letter;
  return (
    digitNames[/^\d$/.test(letter) ? Number(letter) : -1] ??
    `uni${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  );
}
