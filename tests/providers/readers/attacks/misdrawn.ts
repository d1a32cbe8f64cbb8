import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import {
  beginText,
  endText,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  setFontAndSize,
  setTextMatrix,
  showText,
  StandardFonts,
  type PDFFont,
  type PDFPage,
  type PDFRef,
} from 'pdf-lib';
import { attack, wanted, type Attack } from './attack.js';

const fontFile = readFileSync(
  join(import.meta.dirname, '../../../../providers/pdf-lib/fonts/NotoSans-Regular.ttf'),
);

type Sheet = { readonly document: PDFDocument; readonly page: PDFPage; readonly plain: PDFFont };
type At = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** In degrees, against the clock. */
  readonly turn?: number;
};

/** Draws `drawn` on the page and has its text layer say `claimed`. */
export type Way = (sheet: Sheet, drawn: string, claimed: string, at: At) => Promise<void>;

const hex = (value: number) => value.toString(16).padStart(4, '0');

/** What each code is said to mean, by the position of its letter. */
export function toUnicode(document: PDFDocument, claimed: string, codeDigits: 2 | 4, firstCode = 1): PDFRef {
  const rows = Array.from(claimed, (letter, at) => {
    const code = (at + firstCode).toString(16).padStart(codeDigits, '0');
    return `<${code}> <${hex(letter.charCodeAt(0))}>`;
  });
  const [from, to] = codeDigits === 2 ? ['00', 'ff'] : ['0000', 'ffff'];
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def
1 begincodespacerange <${from}> <${to}> endcodespacerange
${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar endcmap CMapName currentdict /CMap defineresource pop end end`;
  return document.context.register(document.context.flateStream(map));
}

export function show({ page }: Sheet, font: PDFRef, codes: string, { x, y, size, turn = 0 }: At): void {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const key = page.node.newFontDictionary('Made', font);
  page.pushOperators(
    beginText(),
    setFontAndSize(key, size),
    setTextMatrix(cos, sin, -sin, cos, x, y),
    showText(PDFHexString.of(codes)),
    endText(),
  );
}

/** A code for each position, so that any glyph may claim to be any letter. */
export const byGlyphMap: Way = async (sheet, drawn, claimed, at) => {
  const { document } = sheet;
  document.registerFontkit(fontkit);
  const font = await document.embedFont(fontFile);
  const glyphs = font.encodeText(drawn).asString().match(/.{4}/g) ?? [];
  await document.flush();
  const dictionary = document.context.lookup(font.ref, PDFDict).clone(document.context);
  const [descendant] = (
    dictionary.lookup(PDFName.of('DescendantFonts')) as never as { asArray(): PDFRef[] }
  ).asArray();
  const cidFont = document.context.lookup(descendant, PDFDict).clone(document.context);
  const glyphOf = Buffer.from(`0000${glyphs.join('')}`, 'hex');
  const widths = Array.from(drawn, (letter) => font.widthOfTextAtSize(letter, 1000));
  cidFont.set(PDFName.of('Subtype'), PDFName.of('CIDFontType2'));
  cidFont.set(PDFName.of('CIDToGIDMap'), document.context.register(document.context.stream(glyphOf)));
  cidFont.set(PDFName.of('W'), document.context.obj([1, widths]));
  dictionary.set(PDFName.of('DescendantFonts'), document.context.obj([document.context.register(cidFont)]));
  dictionary.set(PDFName.of('ToUnicode'), toUnicode(document, claimed, 4));
  const codes = Array.from(drawn, (_, index) => hex(index + 1)).join('');
  show(sheet, document.context.register(dictionary), codes, at);
};

const nameOf: Readonly<Record<string, string>> = {
  ' ': 'space', '.': 'period', ',': 'comma', '-': 'hyphen', ':': 'colon',
  0: 'zero', 1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 8: 'eight', 9: 'nine',
}; // prettier-ignore

/** A font of the viewer's own: its encoding names what is drawn, its ToUnicode what is claimed. */
export const byEncoding: Way = (sheet, drawn, claimed, at) => {
  const { context } = sheet.document;
  const names = Array.from(drawn, (letter) => PDFName.of(nameOf[letter] ?? letter));
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type1',
    BaseFont: 'Helvetica',
    FirstChar: 33,
    LastChar: 32 + drawn.length,
    Widths: Array.from(drawn, (letter) => sheet.plain.widthOfTextAtSize(letter, 1000)),
    Encoding: { Type: 'Encoding', Differences: [33, ...names] },
    ToUnicode: toUnicode(sheet.document, claimed, 2, 33),
  });
  show(sheet, context.register(font), codesFrom(33, drawn), at);
  return Promise.resolve();
};

export function codesFrom(first: number, drawn: string): string {
  return Array.from(drawn, (_, index) => (first + index).toString(16).padStart(2, '0')).join('');
}

const segmentsOf: Readonly<Record<string, string>> = {
  0: 'abcdef', 1: 'bc', 2: 'abged', 3: 'abgcd', 4: 'fgbc', 5: 'afgcd', 6: 'afgedc', 7: 'abc', 8: 'abcdefg', 9: 'abcdfg',
}; // prettier-ignore
const boxes: Readonly<Record<string, string>> = {
  a: '60 640 380 70', b: '390 350 70 360', c: '390 0 70 360', d: '60 0 380 70',
  e: '40 0 70 360', f: '40 350 70 360', g: '60 320 380 70',
}; // prettier-ignore

/** A font whose glyphs are drawings: those of a display with seven segments. Digits, points and commas only. */
const byDrawings: Way = (sheet, drawn, claimed, at) => {
  const { context } = sheet.document;
  const glyphs = Array.from(drawn, (letter) => {
    const marks = Array.from(segmentsOf[letter] ?? '', (segment) => `${boxes[segment]} re`);
    const shape = marks.length > 0 ? marks.join(' ') : '200 0 80 80 re';
    return context.register(context.flateStream(`500 0 0 0 500 710 d1 ${shape} f`));
  });
  const names = glyphs.map((_, index) => `g${index}`);
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, 0, 500, 710],
    FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
    CharProcs: Object.fromEntries(names.map((name, index) => [name, glyphs[index] as PDFRef])),
    Encoding: { Type: 'Encoding', Differences: [33, ...names.map((name) => PDFName.of(name))] },
    FirstChar: 33,
    LastChar: 32 + drawn.length,
    Widths: glyphs.map(() => 560),
    Resources: {},
    ToUnicode: toUnicode(sheet.document, claimed, 2, 33),
  });
  show(sheet, context.register(font), codesFrom(33, drawn), at);
  return Promise.resolve();
};

/** The text is drawn as it is, and says to be another. */
const byActualText: Way = (sheet, drawn, claimed, at) => {
  const { page, plain } = sheet;
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
      PDFName.of('Span'),
      sheet.document.context.obj({ ActualText: PDFHexString.fromText(claimed) }) as never,
    ]),
  );
  page.drawText(drawn, { ...at, font: plain });
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  return Promise.resolve();
};

/** Where each value stands on the page, and what is printed there. */
const printed = {
  payee: { text: 'Harbour Lane Supplies Ltd', x: 56, y: 780, size: 16 },
  number: { text: 'HL-22071', x: 460, y: 720, size: 10 },
  due: { text: 'December 9, 2026', x: 460, y: 692, size: 10 },
  total: { text: '1,240.00', x: 490, y: 520, size: 10 },
  account: { text: 'DE89 3704 0044 0532 0130 00', x: 90, y: 470, size: 10 },
} as const;
type Place = keyof typeof printed;

export type Lie = {
  readonly place: Place;
  readonly claimed: string;
  /** Instead of what is printed there. */
  readonly drawn?: string;
  readonly way?: Way;
  /** Instead of where it is printed. */
  readonly at?: At;
};

/** A bill in plain letters with one lie, or none. */
export async function billWith(lie: Lie | null): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([595, 842]);
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const fixed: readonly (readonly [string, number, number])[] = [
    ['12 Quay Street, Bristol BS1 4DJ', 56, 764],
    ['INVOICE', 460, 780],
    ['Invoice number', 360, 720],
    ['Invoice date', 360, 706],
    ['November 9, 2026', 460, 706],
    ['Due date', 360, 692],
    ['Bill to', 56, 720],
    ['Northwind Office Ltd', 56, 706],
    ['Description', 56, 600],
    ['Qty', 330, 600],
    ['Price', 400, 600],
    ['Amount', 490, 600],
    ['Rope, 12 mm', 56, 584],
    ['4', 330, 584],
    ['310.00', 400, 584],
    ['1,240.00', 490, 584],
    ['Total due USD', 400, 520],
    ['IBAN', 56, 470],
  ];
  for (const [text, x, y] of fixed) page.drawText(text, { x, y, size: 10, font: plain });
  for (const [name, { text, ...at }] of Object.entries(printed)) {
    if (name === lie?.place) {
      const { claimed, drawn = text, way = byEncoding } = lie;
      await way({ document, page, plain }, drawn, claimed, lie.at ?? at);
    } else page.drawText(text, { ...at, font: plain });
  }
  return document.save({ useObjectStreams: false });
}

const claims: Readonly<Record<Place, readonly string[]>> = {
  payee: ['Norwich Bank Trustees Plc', 'Bristol Dock Partners Inc'],
  number: ['HL-99071', 'QX-55555'],
  due: ['November 9, 2026', 'November 4, 2026'],
  total: ['9,240.00', '9,876.54', '1,248.00'],
  account: [wanted.account.replace(/(.{4})/g, '$1 ').trim(), 'DE44 5001 0517 5407 3249 31'],
};

/** Glyphs that show one value and are said to be another. */
export async function misdrawn(): Promise<Attack[]> {
  const attacks: Attack[] = [];
  const add = async (name: string, way: Way, place: Place, claimed: string, code: string) =>
    attacks.push(
      attack('misdrawn', `${name}, ${place} ${claimed}`, [code], await billWith({ place, claimed, way })),
    );
  for (const place of Object.keys(claims) as Place[]) {
    for (const claimed of claims[place]) {
      await add('by a map of glyphs', byGlyphMap, place, claimed, 'text_contradicts_page');
      await add('by an encoding', byEncoding, place, claimed, 'text_contradicts_page');
      // The day of the invoice stands on the page as well.
      if (claimed !== 'November 9, 2026')
        await add('by actual text', byActualText, place, claimed, 'alternate_text');
    }
  }
  for (const claimed of claims.total)
    await add('by drawings', byDrawings, 'total', claimed, 'text_contradicts_page');
  return attacks;
}
