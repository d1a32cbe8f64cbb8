import { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import type { Font } from '@pdf-lib/fontkit';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page as a reader of the file has it, one space between pieces. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const pieces = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''));
      pages.push(pieces.join('').replace(/\s+/g, ' '));
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** The rightmost and leftmost points that text reaches on any page. */
export async function textExtent(bytes: Uint8Array): Promise<{ left: number; right: number }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const document = await task.promise;
    let [left, right] = [Infinity, -Infinity];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const x = Number(item.transform[4]);
        left = Math.min(left, x);
        right = Math.max(right, x + item.width);
      }
    }
    return { left, right };
  } finally {
    await task.destroy();
  }
}

/** The font programs inside the file. */
export async function embeddedFonts(bytes: Uint8Array): Promise<Font[]> {
  const document = await PDFDocument.load(bytes);
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict)) return [];
    const reference = object.get(PDFName.of('FontFile2'));
    const stream = reference && document.context.lookup(reference);
    return stream instanceof PDFRawStream ? [fontkit.create(decodePDFRawStream(stream).decode())] : [];
  });
}
