import type { Font } from '@pdf-lib/fontkit';
import {
  PDFHexString,
  beginText,
  endText,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import type { PDFDocument, PDFFont, PDFName, PDFOperator, PDFPage, RGB } from 'pdf-lib';

import type { Run } from './runs.js';
import { isBareMark, shapedFont } from './shaped-font.js';
import { parsedFace } from './typefaces.js';
import type { FaceName } from './typefaces.js';

/** The codes that pdf-lib gives to the glyphs of an embedded font: four hex digits each. */
const codeDigits = 4;

type Face = { readonly font: Font; readonly embedded: PDFFont };

/**
 * Draws runs with every glyph where the font wants it. pdf-lib itself lays glyphs end to end, which leaves the dots of
 * Arabic letters and the marks of Thai and Devanagari beside their letters.
 */
export async function createGlyphDrawer(document: PDFDocument, names: Iterable<FaceName>) {
  const faces = new Map<FaceName, Face>();
  for (const name of names) {
    const face = parsedFace(name);
    const font = shapedFont(face.font);
    document.registerFontkit({ create: () => font });
    faces.set(name, { font, embedded: await document.embedFont(face.bytes, { subset: true }) });
  }
  const keysByPage = new WeakMap<PDFPage, Map<FaceName, PDFName>>();

  function faceOf(name: FaceName): Face {
    const face = faces.get(name);
    if (face === undefined) throw new Error(`The face ${name} was not embedded.`);
    return face;
  }

  function keyOf(page: PDFPage, face: FaceName): PDFName {
    const keys = keysByPage.get(page) ?? new Map<FaceName, PDFName>();
    keysByPage.set(page, keys);
    const { embedded } = faceOf(face);
    const key = keys.get(face) ?? page.node.newFontDictionary(embedded.name, embedded.ref);
    keys.set(face, key);
    return key;
  }

  return {
    widthOf({ face, text }: Run, size: number): number {
      const { font } = faceOf(face);
      return (font.layout(text).advanceWidth * size) / font.unitsPerEm;
    },
    draw(
      page: PDFPage,
      run: Run,
      { size, color }: { readonly size: number; readonly color: RGB },
      origin: { readonly x: number; readonly y: number },
    ): void {
      const { font, embedded } = faceOf(run.face);
      const codes = embedded.encodeText(run.text).asString();
      page.pushOperators(
        beginText(),
        setFillingColor(color),
        setFontAndSize(keyOf(page, run.face), size),
        ...showGlyphs(font, run.text, codes, size, origin),
        endText(),
      );
    },
  };
}

/**
 * Glyphs that follow each other naturally are shown together. A moved one is shown at its own place; one that
 * stands for no character comes last, so that readers of the text layer see whole words.
 */
function showGlyphs(
  font: Font,
  text: string,
  codes: string,
  size: number,
  origin: { readonly x: number; readonly y: number },
): PDFOperator[] {
  const { glyphs, positions } = font.layout(text);
  const scale = size / font.unitsPerEm;
  const operators: PDFOperator[] = [];
  const marks: PDFOperator[] = [];
  let pending = '';
  let pendingX = 0;
  let x = 0;
  const flush = () => {
    if (pending !== '') operators.push(...showAt(pending, origin.x + pendingX * scale, origin.y));
    pending = '';
  };
  glyphs.forEach((glyph, index) => {
    const code = codes.slice(index * codeDigits, (index + 1) * codeDigits);
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const moved = xOffset !== 0 || yOffset !== 0;
    if (moved) {
      const shown = showAt(code, origin.x + (x + xOffset) * scale, origin.y + yOffset * scale);
      if (isBareMark(glyph)) {
        marks.push(...shown);
      } else {
        flush();
        operators.push(...shown);
      }
    } else {
      if (pending === '') pendingX = x;
      pending += code;
    }
    x += xAdvance;
    if (xAdvance !== (moved ? 0 : glyph.advanceWidth)) flush();
  });
  flush();
  return [...operators, ...marks];
}

function showAt(codes: string, x: number, y: number): PDFOperator[] {
  return [setTextMatrix(1, 0, 0, 1, x, y), showText(PDFHexString.of(codes))];
}
