import { PDFName, type PDFRef } from 'pdf-lib';
import { attack, type Attack } from './attack.js';
import { billWith, codesFrom, show, toUnicode, type Way } from './misdrawn.js';

/** Glyphs that draw more than one letter of another font: `drawn` has a bar where one ends. */
const byProcedures: Way = (sheet, drawn, claimed, at) => {
  const { context } = sheet.document;
  const parts = drawn.split('|');
  const width = (text: string) => sheet.plain.widthOfTextAtSize(text, 1000);
  const names = parts.map((_, index) => `g${index}`);
  const glyphs = parts.map((part) =>
    context.register(context.flateStream(`${width(part)} 0 d0 BT /H 1000 Tf (${part}) Tj ET`)),
  );
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, -250, 1200, 750],
    FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
    CharProcs: Object.fromEntries(names.map((name, index) => [name, glyphs[index] as PDFRef])),
    Encoding: { Type: 'Encoding', Differences: [33, ...names.map((name) => PDFName.of(name))] },
    FirstChar: 33,
    LastChar: 32 + parts.length,
    Widths: parts.map(width),
    Resources: { Font: { H: sheet.plain.ref } },
    ToUnicode: toUnicode(sheet.document, claimed, 2, 33),
  });
  show(sheet, context.register(font), codesFrom(33, parts.join('').slice(0, parts.length)), at);
  return Promise.resolve();
};

/** Digits as they are, with points between them that are no letters. */
const byDots: Way = ({ page, plain }, drawn, _, { x, y, size }) => {
  let right = x;
  for (const letter of drawn) {
    if (/\d/.test(letter)) {
      page.drawText(letter, { x: right, y, size, font: plain });
      right += plain.widthOfTextAtSize(letter, size);
    } else {
      page.drawRectangle({
        x: right + 0.05,
        y: letter === ',' ? y - 1.2 : y,
        width: 0.7,
        height: letter === ',' ? 2.1 : 0.9,
      });
      right += 0.8;
    }
  }
  return Promise.resolve();
};

/** A hundred times the amount: what parts it is seen and not said. */
export async function misdrawnPoints(): Promise<Attack[]> {
  const ways: readonly (readonly [string, Way, drawn: string, claimed: string])[] = [
    ['points within glyphs', byProcedures, '1,|2|4|0.|0|0', '124000'],
    ['a point within a glyph', byProcedures, '1|,|2|4|0.|0|0', '1,24000'],
    ['points that are drawn', byDots, '1,240.00', '124000'],
  ];
  return Promise.all(
    ways.map(async ([name, way, drawn, claimed]) =>
      attack(
        'misdrawn',
        name,
        ['text_contradicts_page'],
        await billWith({ place: 'total', claimed, drawn, way }),
      ),
    ),
  );
}

/** Whose digits and points are each a glyph of its own, in a font of the same kind. */
export function drawnPoints(): Promise<Uint8Array> {
  return billWith({ place: 'total', claimed: '1,240.00', drawn: '1|,|2|4|0|.|0|0', way: byProcedures });
}
