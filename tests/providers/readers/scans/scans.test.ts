import { degrees, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Box, Extraction } from '../../../../domain/extraction.js';
import { defaultScanLimits, type ScanLimits } from '../../../../providers/readers/ocr/scan-reader.js';
import { blankPdf } from '../../../../scripts/sample-documents/pages.js';
import { unworn, worn } from '../../../../bench/reading/scans/wear.js';
import { boastfulPng } from '../render/pictures.js';
import { meaninglessPdf, scannedPdf, slipPdf, slipScan, withGrain } from './paper.js';
import { patientReader } from './patient-reader.js';

const reader = patientReader();

function read(bytes: Uint8Array, own?: Partial<ScanLimits>): Promise<Extraction> {
  const chosen = own ? patientReader(own) : reader;
  return chosen.read({ bytes, mediaType: 'application/octet-stream', fileName: 'scan' });
}

const codes = ({ findings }: Extraction) => findings.map(({ code }) => code);

/** What the slip says, and where on the page as it lies the total stands. */
function expectSlip({ fields, findings }: Extraction, totalNear: { x: number; y: number }): void {
  expect(findings.map(({ code }) => code)).toEqual(['read_by_eye']);
  expect(fields.settlement[0]?.value).toBe('already_paid');
  expect(fields.vendorName[0]?.value).toBe('Kranich Schreibwaren');
  expect(fields.issuedOn[0]?.value).toBe('2026-08-14');
  expect(fields.currency[0]?.value).toBe('EUR');
  expect(fields.totalMinor[0]).toMatchObject({ value: 2945, evidence: { reader: 'ocr', page: 1 } });
  const box = fields.totalMinor[0]?.evidence.box as Box;
  expect(box.left).toBeLessThan(totalNear.x);
  expect(box.left + box.width).toBeGreaterThan(totalNear.x);
  expect(box.top).toBeLessThan(totalNear.y);
  expect(box.top + box.height).toBeGreaterThan(totalNear.y);
}

/** The middle of the total's line on the upright slip. */
const total = { x: 0.5, y: (24 + 9 * 18 - 3.5) / 300 };

// The models take their time on a busy machine.
describe('a scan is read by eye', { timeout: 240_000 }, () => {
  it('when it is grainy and lies askew', async () => {
    const askew = sharp(await (await slipScan()).rotate(2, { background: 'white' }).png().toBuffer());
    const bytes = await (await withGrain(askew, 40)).jpeg({ quality: 70 }).toBuffer();
    expectSlip(await read(bytes), total);
  });

  it('when it is faint, and all grain between its lines', async () => {
    const faint = (await slipScan()).linear(0.3, 150);
    const bytes = await (await withGrain(sharp(await faint.png().toBuffer()), 24)).png().toBuffer();
    expectSlip(await read(bytes), total);
  });

  it('when the camera was held at a slant', async () => {
    const clean = await (await slipScan()).png().toBuffer();
    const bytes = await worn(clean, { ...unworn, slant: 0.03, shadeShades: 20, noiseShades: 4 }, 3);
    const { fields } = await read(bytes);
    expect(fields.totalMinor[0]?.value).toBe(2945);
    expect(fields.issuedOn[0]?.value).toBe('2026-08-14');
  });

  it('when the camera looked at it from its side, so that its lines run together', async () => {
    const side = await (await slipScan()).rotate(90).png().toBuffer();
    const slanted = await worn(side, { ...unworn, slant: 0.12, shadeShades: 20, noiseShades: 4 }, 3);
    const { fields } = await read(await sharp(slanted).rotate(270).png().toBuffer());
    expect(fields.totalMinor[0]?.value).toBe(2945);
    expect(fields.issuedOn[0]?.value).toBe('2026-08-14');
    expect(fields.vendorName[0]?.value).toBe('Kranich Schreibwaren');
  });

  it('when it lies on its side, as a page of a PDF', async () => {
    const side = await (await slipScan()).rotate(90).jpeg().toBuffer();
    const document = await blankPdf('side');
    const image = await document.embedJpg(side);
    document.addPage([300, 230]).drawImage(image, { x: 0, y: 0, width: 300, height: 230 });
    expectSlip(await read(await document.save()), { x: 1 - total.y, y: total.x });
  });

  it('when it lies on its other side', async () => {
    const side = await (await slipScan()).rotate(270).png().toBuffer();
    expectSlip(await read(side), { x: total.y, y: 1 - total.x });
  });

  it('when it stands on its head, is blurred and has little contrast', async () => {
    const head = await (await slipScan()).rotate(180).blur(0.8).linear(0.35, 140).png().toBuffer();
    expectSlip(await read(head), { x: 1 - total.x, y: 1 - total.y });
  });

  it('of both pages of a TIFF', async () => {
    const first = await (await slipScan([['Cover sheet'], ['two pages follow']])).png().toBuffer();
    const second = await (await slipScan()).png().toBuffer();
    const bytes = await sharp([first, second], { join: { animated: true } })
      .tiff({ compression: 'lzw' })
      .toBuffer();
    const { fields } = await read(bytes);
    expect(fields.totalMinor[0]).toMatchObject({ value: 2945, evidence: { page: 2 } });
  });
});

describe('a PDF is read by eye where its text layer says nothing', { timeout: 240_000 }, () => {
  it('because its letters have no meaning', async () => {
    const document = await meaninglessPdf();
    expectSlip(await read(await document.save()), total);
  });

  it('on its second page only', async () => {
    const document = await blankPdf('mixed');
    const font = await document.embedFont(StandardFonts.Helvetica);
    const cover = document.addPage([400, 300]);
    ['INVOICE', 'Invoice number: K-2210', 'Invoice date: 14 August 2026', 'See the next page'].forEach(
      (text, row) => cover.drawText(text, { x: 40, y: 260 - row * 24, size: 11, font, rotate: degrees(0) }),
    );
    await scannedPdf([await (await slipScan()).jpeg().toBuffer()], document);
    const { fields } = await read(await document.save());
    expect(fields.number[0]).toMatchObject({ value: 'K-2210', evidence: { reader: 'pdf-text', page: 1 } });
    expect(fields.totalMinor[0]).toMatchObject({ value: 2945, evidence: { reader: 'ocr', page: 2 } });
  });

  it('and not at all where it says everything', async () => {
    const bytes = await (await slipPdf()).save();
    const dead = { ...defaultScanLimits.process, memoryMebibytesMax: 1 };
    expect(codes(await read(bytes, { process: dead }))).toEqual([]);
  });
});

describe('a scan that cannot be read is left to people, with the reason', { timeout: 240_000 }, () => {
  it('when its process dies', async () => {
    const bytes = await (await slipScan()).png().toBuffer();
    const extraction = await read(bytes, {
      process: { ...defaultScanLimits.process, memoryMebibytesMax: 60 },
    });
    expect(codes(extraction)).toEqual(['no_text_layer', 'ocr_died']);
  });

  it('when it takes too long', async () => {
    const bytes = await (await slipScan()).png().toBuffer();
    const extraction = await read(bytes, { process: { ...defaultScanLimits.process, requestMsMax: 1 } });
    expect(codes(extraction)).toEqual(['no_text_layer', 'ocr_timeout']);
  });

  it('when it has 900 million pixels, before one of them is decoded', async () => {
    expect(codes(await read(await boastfulPng(30_000, 30_000)))).toEqual(['too_many_pixels']);
  });

  it('when it has more pages than are read by eye', async () => {
    const picture = await (await slipScan()).jpeg().toBuffer();
    const document = await scannedPdf([picture, picture]);
    const extraction = await read(await document.save(), { ocrPagesMax: 1 });
    expect(codes(extraction)).toEqual(['ocr_page_limit', 'read_by_eye']);
    expect(extraction.fields.totalMinor[0]?.value).toBe(2945);
  });

  it('when nothing is written on it', async () => {
    const blank = sharp({ create: { width: 400, height: 400, channels: 3, background: 'white' } });
    expect(codes(await read(await blank.png().toBuffer()))).toEqual(['no_text_layer', 'no_text_found']);
  });
});
