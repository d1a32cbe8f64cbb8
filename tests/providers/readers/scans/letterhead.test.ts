import type { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createDocumentReader } from '../../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { createPageRenderer } from '../../../../providers/readers/render/page-renderer.js';
import { sampleBills, type SampleBill } from '../../../../scripts/sample-documents/bills.js';
import { invoicePdf } from '../../../../scripts/sample-documents/pages.js';
import { german } from '../../../../scripts/sample-documents/wordings.js';

const reader = createDocumentReader({
  claude: null,
  limits: { ...defaultReaderLimits, parseMsMax: 120_000 },
});
const renderer = createPageRenderer();
const { germanBergmann: bill } = sampleBills('2026-11-01' as never);
const blank = { name: ' ', street: ' ', postcode: ' ', city: ' ', taxId: ' ', email: ' ', iban: null };
const nameless: SampleBill = { ...bill, vendor: { ...bill.vendor, ...blank } };

const widthPx = 1654;
const pixelsPerPoint = widthPx / 595;
/** What printed paper would have: from the top of the page, in points. */
const bands = [
  { top: 40, height: 60, width: 260 },
  { top: 770, height: 40, width: 545 },
];

/** The bill with its letterhead and its foot as pictures, and all else as text. */
async function onPrintedPaper(street = bill.vendor.street): Promise<PDFDocument> {
  const printed = { ...bill, vendor: { ...bill.vendor, street } };
  const whole = await (await invoicePdf(printed, german)).save();
  const { png } = await renderer.render({ bytes: whole, page: 1, widthPx });
  const document = await invoicePdf(nameless, { ...german, taxId: ' ' });
  for (const { top, height, width } of bands) {
    const [left, from, wide, high] = [50, top, width, height].map((points) =>
      Math.round(points * pixelsPerPoint),
    ) as [number, number, number, number];
    const band = await sharp(png).extract({ left, top: from, width: wide, height: high }).png().toBuffer();
    const picture = await document.embedPng(band);
    document.getPage(0).drawImage(picture, { x: 50, y: 842 - top - height, width, height });
  }
  return document;
}

const read = async (document: PDFDocument) =>
  reader.read({
    bytes: await document.save({ useObjectStreams: false }),
    mediaType: 'application/pdf',
    fileName: 'paper.pdf',
  });

describe('a bill whose seller stands in a picture only', { timeout: 240_000 }, () => {
  it('has its seller by eye, and everything else by its text', async () => {
    const { fields, findings } = await read(await onPrintedPaper());
    expect(fields.vendorName[0]).toMatchObject({
      value: bill.vendor.name,
      evidence: { reader: 'ocr', page: 1 },
    });
    expect(fields.vendorTaxId[0]).toMatchObject({ value: bill.vendor.taxId, evidence: { reader: 'ocr' } });
    expect(fields.vendorBankAccount[0]?.value).toBe(bill.vendor.iban?.replaceAll(' ', ''));
    for (const name of ['number', 'issuedOn', 'totalMinor', 'currency'] as const) {
      expect(fields[name].map(({ evidence }) => evidence.reader)).toEqual(['pdf-text']);
    }
    expect(findings.map(({ code }) => code)).toEqual(['seller_read_by_eye']);
  });

  it('is held where the picture tells of another account, or how to read it', async () => {
    const document = await onPrintedPaper('Our bank details have changed');
    const { findings } = await read(document);
    expect(findings.filter(({ severity }) => severity === 'hold')).toMatchObject([
      { code: 'bank_change_announced', page: 1 },
    ]);
  });

  it('is asked about when no picture says it either', async () => {
    const { fields, findings } = await read(await invoicePdf(nameless, { ...german, taxId: ' ' }));
    expect((fields.vendorName[0]?.confidence ?? 0) < 0.9).toBe(true);
    expect(findings).toEqual([]);
  });
});
