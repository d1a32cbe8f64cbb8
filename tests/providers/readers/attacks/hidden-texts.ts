import {
  beginText,
  clip,
  degrees,
  endPath,
  endText,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  rectangle,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from 'pdf-lib';
import sharp from 'sharp';
import { attack, canvas, fields, lines, saved, type Attack } from './attack.js';
import { hiddenByGraphics } from './hidden-by-graphics.js';
import { write, type Way } from './write.js';

const at = { x: 60, y: 60, size: 10 };
const white = rgb(1, 1, 1);

async function plainPicture(background: string): Promise<Uint8Array> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Each puts a text into the text layer and keeps it from everybody's eyes. */
const ways: Readonly<Record<string, Way>> = {
  'drawn invisibly': (on, text) =>
    write(on, text, { before: [setTextRenderingMode(TextRenderingMode.Invisible)] }),
  'drawn as a clip only': (on, text) =>
    write(on, text, { before: [setTextRenderingMode(TextRenderingMode.Clip)] }),
  'of one point': ({ page, font }, text) => page.drawText(text, { ...at, font, size: 1 }),
  'of half a point, by its matrix': (on, text) => write(on, text, { matrix: [0.05, 0, 0, 0.05, 60, 60] }),
  'squashed to a line': (on, text) => write(on, text, { matrix: [1, 0, 0, 0.01, 60, 60] }),
  'white on white': ({ page, font }, text) => page.drawText(text, { ...at, font, color: white }),
  'almost white on white': ({ page, font }, text) =>
    page.drawText(text, { ...at, font, color: rgb(0.97, 0.98, 0.97) }),
  'white between the rows': ({ page, font }, text) =>
    page.drawText(text, { x: 300, y: 640, size: 9, font, color: white }),
  'blue on the same blue': ({ page, font }, text) => {
    page.drawRectangle({ x: 50, y: 50, width: 300, height: 30, color: rgb(0.1, 0.2, 0.6) });
    page.drawText(text, { ...at, font, color: rgb(0.1, 0.2, 0.6) });
  },
  'black on black': ({ page, font }, text) => {
    page.drawRectangle({ x: 50, y: 50, width: 300, height: 30, color: rgb(0, 0, 0) });
    page.drawText(text, { ...at, font, color: rgb(0, 0, 0) });
  },
  'fully transparent': ({ page, font }, text) => page.drawText(text, { ...at, font, opacity: 0 }),
  'almost transparent': ({ page, font }, text) => page.drawText(text, { ...at, font, opacity: 0.04 }),
  'left of the page': ({ page, font }, text) => page.drawText(text, { ...at, x: -400, font }),
  'above the page': ({ page, font }, text) => page.drawText(text, { ...at, y: 900, font }),
  'far below the page': ({ page, font }, text) => page.drawText(text, { ...at, y: -3000, font }),
  'outside of the crop box': ({ page, font }, text) => {
    page.setCropBox(0, 90, 595, 752);
    page.drawText(text, { ...at, y: 40, font });
  },
  'clipped away': (on, text) => write(on, text, { before: [rectangle(0, 0, 5, 5), clip(), endPath()] }),
  'in a layer that is off': (on, text) => {
    const { document, page } = on;
    const layer = document.context.register(document.context.obj({ Type: 'OCG', Name: 'proof' }));
    document.catalog.set(
      PDFName.of('OCProperties'),
      document.context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }),
    );
    page.node.Resources()?.set(PDFName.of('Properties'), document.context.obj({ Proof: layer }));
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of('OC'), PDFName.of('Proof')]),
    );
    write(on, text, {});
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  },
  'under a white rectangle': ({ page, font }, text) => {
    page.drawText(text, { ...at, font });
    page.drawRectangle({ x: 40, y: 40, width: 500, height: 40, color: white });
  },
  'under a picture': async ({ document, page, font }, text) => {
    page.drawText(text, { ...at, font });
    page.drawImage(await document.embedPng(await plainPicture('#dddddd')), {
      x: 40,
      y: 40,
      width: 500,
      height: 40,
    });
  },
  'under other text': ({ page, font }, text) => {
    page.drawText(text, { ...at, font });
    page.drawText('Thank you for your business and see you soon'.slice(0, text.length), { ...at, font });
  },
  'inside of a form, white': (on, text) => {
    const { document, page, font } = on;
    const form = document.context.formXObject(
      [
        beginText(),
        setFillingRgbColor(1, 1, 1),
        setFontAndSize('F', 10),
        setTextMatrix(1, 0, 0, 1, 60, 60),
        showText(font.encodeText(text)),
        endText(),
      ],
      { BBox: [0, 0, 600, 800], Resources: { Font: { F: font.ref } } },
    );
    const name = page.node.newXObject('Hidden', document.context.register(form));
    page.pushOperators(PDFOperator.of(PDFOperatorNames.DrawObject, [name]));
  },
  'white and upside down': ({ page, font }, text) =>
    page.drawText(text, { ...at, x: 400, font, color: white, rotate: degrees(180) }),
  'on a page of its own': ({ document, font }, text) => {
    document.addPage([595, 842]).drawText(text, { ...at, font, color: white });
  },
};

const codes = ['hidden_text', 'overprinted_text'];

export async function hiddenTexts(): Promise<Attack[]> {
  const attacks: Attack[] = [];
  for (const [way, hide] of Object.entries({ ...ways, ...hiddenByGraphics })) {
    for (const [index, field] of fields.entries()) {
      const language = index % 2 === 0 ? 'en' : 'de';
      const on = await canvas(language);
      await hide(on, lines[language][field]);
      attacks.push(attack('hidden text', `${way}, ${field}`, codes, await saved(on)));
    }
  }
  return attacks;
}
