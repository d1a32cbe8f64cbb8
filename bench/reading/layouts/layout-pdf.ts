import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { MadeDocument } from './generate.js';

const fonts = path.join(import.meta.dirname, '../../../providers/pdf-lib/fonts');

/** The made document as a PDF, with letters for all its languages. */
export async function layoutPdf({ placed, pages }: MadeDocument): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const [plain, bold] = await Promise.all(
    ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'].map(async (file) =>
      document.embedFont(await readFile(path.join(fonts, file)), { subset: true }),
    ),
  );
  const sheets = pages.map(({ width, height }) => document.addPage([width, height]));
  for (const { text, page, x, y, size, isBold } of placed) {
    const font = isBold ? bold : plain;
    sheets[page - 1]?.drawText(text, { x, y, size, ...(font ? { font } : {}) });
  }
  return document.save();
}
