import { PDFDict, PDFName, StandardFonts, type PDFDocument } from 'pdf-lib';
import sharp, { type Sharp } from 'sharp';
import { scannerWearOf, worn } from '../../../../bench/reading/scans/wear.js';
import { createPageRenderer } from '../../../../providers/readers/render/page-renderer.js';
import { blankPdf } from '../../../../scripts/sample-documents/pages.js';

/** Rows of a till's slip: what stands left, and right. */
export type SlipRow = readonly [string, string?];

export const slip: readonly SlipRow[] = [
  ['Kranich Schreibwaren'],
  ['Am Markt 3'],
  ['Musterstadt'],
  ['RECEIPT'],
  ['Date: 14/08/2026 10:42'],
  ['', 'EUR'],
  ['Notebook A5', '4.20'],
  ['Fountain pen', '18.95'],
  ['Ink blue', '6.30'],
  ['Total EUR', '29.45'],
  ['Cash', '30.00'],
  ['Change', '0.55'],
  ['Thank you'],
];

const renderer = createPageRenderer();
const slipWidth = 230;
const slipHeight = 300;
const a4Points = { width: 595, height: 842 };

export async function slipPdf(rows: readonly SlipRow[] = slip, document?: PDFDocument): Promise<PDFDocument> {
  const target = document ?? (await blankPdf('slip'));
  const font = await target.embedFont(StandardFonts.Courier);
  const page = target.addPage([slipWidth, slipHeight]);
  rows.forEach(([left, right = ''], row) => {
    const y = slipHeight - 24 - row * 18;
    page.drawText(left, { x: 16, y, size: 11, font });
    page.drawText(right, { x: 214 - font.widthOfTextAtSize(right, 11), y, size: 11, font });
  });
  return target;
}

/** The slip in a font that draws letters and says that they are others, of nobody's alphabet. */
export async function meaninglessPdf(): Promise<PDFDocument> {
  const document = await slipPdf();
  await document.flush();
  const map = [
    '/CIDInit /ProcSet findresource begin begincmap',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    '1 beginbfrange <21> <FF> <E021> endbfrange',
    'endcmap end',
  ].join('\n');
  const mapping = document.context.register(document.context.flateStream(map));
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font')) {
      object.set(PDFName.of('ToUnicode'), mapping);
    }
  }
  return document;
}

/** The slip as a scanner sees it, at some 180 dots per inch. */
export async function slipScan(rows: readonly SlipRow[] = slip): Promise<Sharp> {
  const bytes = await (await slipPdf(rows)).save();
  const { png } = await renderer.render({ bytes, page: 1, widthPx: 580 });
  return sharp(png);
}

/** Grain like that of a cheap camera; the same for the same seed. */
export async function withGrain(picture: Sharp, strength: number, seed = 1): Promise<Sharp> {
  const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
  let state = seed;
  const grainy = data.map((shade) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.min(255, Math.max(0, shade + (state / 2_147_483_648 - 0.5) * 2 * strength));
  });
  return sharp(grainy, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

/** One page a picture of its own, which is all that the file holds. */
export async function scannedPdf(
  pictures: readonly Uint8Array[],
  document?: PDFDocument,
): Promise<PDFDocument> {
  const target = document ?? (await blankPdf('scan'));
  for (const bytes of pictures) {
    const image = await target.embedJpg(bytes);
    target
      .addPage([slipWidth, slipHeight])
      .drawImage(image, { x: 0, y: 0, width: slipWidth, height: slipHeight });
  }
  return target;
}

/** A page as an office's scanner makes a picture of it: a little askew, with a little grain. */
export async function scannedPage(pdf: Uint8Array, dpi: 200 | 300, seed: number): Promise<Buffer> {
  const widthPx = Math.round((a4Points.width / 72) * dpi);
  const { png } = await renderer.render({ bytes: pdf, page: 1, widthPx });
  return worn(png, scannerWearOf(seed), seed);
}

/** A PDF that holds one picture of a page, and no letter of text. */
export async function pictureOnlyPdf(jpeg: Uint8Array): Promise<Uint8Array> {
  const document = await blankPdf('scan');
  const { width, height } = a4Points;
  document.addPage([width, height]).drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width, height });
  return document.save();
}
