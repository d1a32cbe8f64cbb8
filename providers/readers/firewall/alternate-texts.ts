import type { Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import { stringsIn, type PdfFile } from './pdf-objects.js';
import { overObjects } from './page-picture.js';
import { textAt, type Pdfium } from './pdfium.js';

const textBytesMax = 4_000;
const textsMax = 2_000;
const marksMax = 20;
const shownCharactersMax = 60;

/** What the page's content says that its letters stand for, to those who copy it or have it read to them. */
export function actualTextsOf(library: Pdfium, page: number): string[] {
  const key = textAt(library, 'ActualText');
  const buffer = library._malloc(textBytesMax + 4);
  const length = buffer + textBytesMax;
  const texts = new Set<string>();
  overObjects(library, page, (object) => {
    const marks = Math.min(marksMax, library._FPDFPageObj_CountMarks(object));
    for (let index = 0; index < marks && texts.size < textsMax; index += 1) {
      const mark = library._FPDFPageObj_GetMark(object, index);
      if (library._FPDFPageObjMark_GetParamStringValue(mark, key, buffer, textBytesMax, length) === 0)
        continue;
      const bytes = Math.min(textBytesMax, library.HEAPU32[length >> 2] ?? 0);
      const text = new TextDecoder('utf-16le').decode(library.HEAPU8.slice(buffer, buffer + bytes));
      // Texts that are written in two bytes a letter come byte by byte.
      texts.add(text.replace(/\0/g, ''));
    }
  });
  for (const pointer of [key, buffer]) library._free(pointer);
  return [...texts];
}

/** What is said to stand for letters of the page, and is not among them. */
export function actualTextFindings(texts: readonly string[], pageText: string, page: number): Finding[] {
  const printed = squeezed(pageText);
  const other = texts.find((text) => isTelling(text) && !printed.includes(squeezed(text)));
  if (other === undefined) return [];
  const message = `Page ${page} says to programs what it does not show: ${other.slice(0, shownCharactersMax)}`;
  return [{ ...hold('alternate_text', message), page }];
}

/** Descriptions of pictures and of the document's parts may be in words of their own; numbers have to be on a page. */
export function describedFindings({ objects }: PdfFile, text: string): Finding[] {
  const printed = squeezed(text);
  for (const object of objects) {
    const described = /\/(?:ActualText|Alt)\s*([(<][^]*)/.exec(object.text)?.[1];
    const [said = ''] = described === undefined ? [] : stringsIn(described);
    const numbers = said.split(/\s+/).filter((word) => /\d.*\d/.test(word));
    if (numbers.every((number) => printed.includes(squeezed(number)))) continue;
    const message = `The PDF describes a part of itself with a number that is on no page: ${said.slice(0, shownCharactersMax)}`;
    return [hold('alternate_text', message)];
  }
  return [];
}

/** Shorter ones are hyphens, ligatures and the marks of lists. */
function isTelling(text: string): boolean {
  return /\p{L}{3}|\d/u.test(text);
}

function squeezed(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
