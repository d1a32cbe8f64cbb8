import { withPage, type Pdfium } from './pdfium.js';
import { drawPart } from './page-picture.js';
import { shapeIn, type Shape } from './shapes.js';

export type Reference = { readonly text: string; readonly shape: Shape };

/** PDFium brings these along; every viewer does. */
const fonts = ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique', 'Times-Roman', 'Times-Bold', 'Courier'];
const letters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
const cell = 32;
const fontSize = 24;

let drawn: readonly Reference[] | undefined;

/** How letters and digits look in plain fonts: to tell what a glyph shows, whatever it is said to mean. */
export function referenceShapes(library: Pdfium): readonly Reference[] {
  drawn ??= withPage(library, specimen(), (page) => {
    const [width, height] = [letters.length * cell, fonts.length * cell];
    const picture = drawPart(
      library,
      page,
      { width, height },
      { left: 0, top: 0, right: width, bottom: height },
    );
    return fonts.flatMap((_, row) =>
      letters.flatMap((text, column) => {
        const [left, top] = [column * cell, row * cell];
        const shape = shapeIn(picture, { left, top, right: left + cell, bottom: top + cell }, 255);
        return shape ? [{ text, shape }] : [];
      }),
    );
  });
  return drawn;
}

/** A page with a cell of `cell` points for each letter of each font. PDFium makes up the table that is left out. */
function specimen(): Uint8Array {
  const [width, height] = [letters.length * cell, fonts.length * cell];
  const content = fonts
    .flatMap((_, row) =>
      letters.map((letter, column) => {
        const [x, y] = [column * cell + 5, height - row * cell - 24];
        return `/F${row} ${fontSize} Tf 1 0 0 1 ${x} ${y} Tm (${letter}) Tj`;
      }),
    )
    .join('\n');
  const resources = fonts
    .map((name, row) => `/F${row} << /Type /Font /Subtype /Type1 /BaseFont /${name} >>`)
    .join(' ');
  const stream = `BT\n${content}\nET`;
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      `3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << ${resources} >> >> /Contents 4 0 R >> endobj`,
      `4 0 obj << /Length ${stream.length} >> stream\n${stream}\nendstream endobj`,
      'trailer << /Root 1 0 R >>',
      '%%EOF',
    ].join('\n'),
  );
}
