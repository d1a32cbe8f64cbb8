import { PDFDocument, StandardFonts } from 'pdf-lib';

/** Pages with words enough to be read as text, and nothing that anybody could pay. */
export async function wordyPdf(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Courier);
  for (let page = 1; page <= pages; page += 1) {
    const sheet = made.addPage([595, 842]);
    for (let row = 0; row < 12; row += 1) {
      const text = `Sheet ${'abcdefgh'[page] ?? 'z'} has words in row ${'abcdefghijklm'[row]} and says nothing else`;
      sheet.drawText(text, { x: 60, y: 760 - row * 20, size: 11, font });
    }
  }
  return made.save();
}
