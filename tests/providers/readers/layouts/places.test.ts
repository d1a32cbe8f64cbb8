import { degrees, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Box, Evidence } from '../../../../domain/extraction.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { readPdf } from '../../../../providers/readers/pdf/read-pdf.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';
import { blankPdf } from '../../../../scripts/sample-documents/pages.js';

type Turn = 0 | 90 | 180 | 270;

/** A page of 400 by 600 as displayed: an invoice number whose letters stand from a tenth of the width on, half way down. */
async function page(turn: Turn, cropAt: number): Promise<Uint8Array> {
  const document = await blankPdf('places');
  const font = await document.embedFont(StandardFonts.Helvetica);
  const [width, height] = turn % 180 === 0 ? [400, 600] : [600, 400];
  const sheet = document.addPage([width + cropAt, height + cropAt]);
  sheet.setCropBox(cropAt, cropAt, width, height);
  sheet.setRotation(degrees(turn));
  const onSheet = (x: number, y: number) => {
    const turned = { 0: [x, y], 90: [600 - y, x], 180: [400 - x, 600 - y], 270: [y, 400 - x] }[turn];
    return { x: (turned[0] ?? 0) + cropAt, y: (turned[1] ?? 0) + cropAt };
  };
  const write = (text: string, x: number, y: number) => {
    sheet.drawText(text, { ...onSheet(x, y), size: 10, font, rotate: degrees(turn) });
  };
  write('INVOICE', 40, 560);
  write('Invoice number: A-4711', 40, 300);
  write('Invoice date: 3 November 2026', 40, 280);
  write('Total EUR 119.00', 40, 260);
  return document.save();
}

async function numberOf(bytes: Uint8Array): Promise<Evidence | undefined> {
  const { extraction } = await readPdf({ bytes, limits: defaultReaderLimits });
  return extraction.fields.number[0]?.evidence;
}

// Loading pdfjs takes its time on a busy machine.
describe('the place of a value', { timeout: 60_000 }, () => {
  it.each<[Turn, number]>([
    [0, 0],
    [90, 0],
    [180, 0],
    [270, 0],
    [0, 50],
    [90, 50],
  ])('is on the page as displayed, turned by %i degrees and cropped by %i points', async (turn, cropAt) => {
    const evidence = await numberOf(await page(turn, cropAt));
    expect(evidence).toMatchObject({ reader: 'pdf-text', page: 1, quote: 'Invoice number: A-4711' });
    const box = evidence?.box as Box;
    expect(box.left).toBeCloseTo(0.1, 2);
    expect(box.top).toBeCloseTo(0.5 - 8 / 600, 2);
    expect(box.height).toBeCloseTo(10 / 600, 3);
    expect(box.width).toBeGreaterThan(0.2);
    expect(box.width).toBeLessThan(0.35);
  });

  it('carries the name of the reader that saw the words', () => {
    const run = (text: string, y: number) => ({ text, page: 1, x: 10, y, width: 120, height: 10 });
    const { fields } = readRuns([run('Invoice number: A-4711', 180), run('Total EUR 119.00', 120)], {
      reader: 'ocr',
      pages: [{ width: 200, height: 200 }],
    });
    expect(fields.number[0]?.evidence).toMatchObject({ reader: 'ocr', page: 1, box: { left: 0.05 } });
    expect(fields.totalMinor[0]?.evidence.reader).toBe('ocr');
  });
});
