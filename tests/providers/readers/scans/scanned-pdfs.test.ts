import {
  AFRelationship,
  popGraphicsState,
  pushGraphicsState,
  setTextRenderingMode,
  StandardFonts,
  TextRenderingMode,
  type PDFDocument,
} from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makeDocuments, type MadeDocument } from '../../../../bench/reading/layouts/generate.js';
import { layoutPdf } from '../../../../bench/reading/layouts/layout-pdf.js';
import { createPageRenderer } from '../../../../providers/readers/render/page-renderer.js';
import { sampleBills, type SampleBill } from '../../../../scripts/sample-documents/bills.js';
import { ciiXml } from '../../../../scripts/sample-documents/e-invoice-xml.js';
import { blankPdf, invoicePdf } from '../../../../scripts/sample-documents/pages.js';
import { french } from '../../../../scripts/sample-documents/wordings.js';
import { patientReader } from './patient-reader.js';

const renderer = createPageRenderer();
const reader = patientReader();

/** The first page as a scanner makes it: one picture, and nothing that could be searched. */
async function scanOf(bytes: Uint8Array): Promise<PDFDocument> {
  const { png } = await renderer.render({ bytes, page: 1, widthPx: 1240 });
  const document = await blankPdf('scan');
  const image = await document.embedJpg(await sharp(png).flatten().jpeg({ quality: 85 }).toBuffer());
  document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  return document;
}

async function read(document: PDFDocument) {
  const bytes = await document.save({ useObjectStreams: false });
  return reader.read({ bytes, mediaType: 'application/pdf', fileName: 'scan.pdf' });
}

const { hybridLumiere: bill } = sampleBills('2026-11-01' as never);

async function scannedHybrid(inside: SampleBill) {
  const document = await scanOf(await (await invoicePdf(bill, french)).save());
  await document.attach(Buffer.from(ciiXml(inside)), 'factur-x.xml', {
    mimeType: 'text/xml',
    afRelationship: AFRelationship.Alternative,
  });
  return read(document);
}

describe('an e-invoice in a PDF whose page is only a picture', { timeout: 240_000 }, () => {
  it('is believed where the eye sees the same on the page', async () => {
    const { fields, findings } = await scannedHybrid(bill);
    expect(findings.filter(({ severity }) => severity === 'hold')).toEqual([]);
    expect(fields.totalMinor[0]).toMatchObject({ value: 394728, evidence: { reader: 'cii' } });
  });

  it.each<[string, SampleBill]>([
    ['total', { ...bill, items: bill.items.map((item) => ({ ...item, unitMinor: item.unitMinor * 2 })) }],
    ['seller', { ...bill, vendor: { ...bill.vendor, name: 'Fremdkonto Beteiligungs GmbH' } }],
  ])('holds the bill where its %s is another one', async (what, inside) => {
    const { fields, findings } = await scannedHybrid(inside);
    const messages = findings
      .filter(({ code }) => code === 'xml_contradicts_page')
      .map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining(`: ${what} `)]);
    expect(fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
  });
});

/** What a scanner's own OCR would write behind the picture, but for what is changed. */
async function searchable(made: MadeDocument, change: (text: string) => string) {
  const document = await scanOf(await layoutPdf(made));
  const font = await document.embedFont(StandardFonts.Helvetica);
  const [page] = document.getPages();
  page?.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
  for (const { text, x, y, size } of made.placed) page?.drawText(change(text), { x, y, size, font });
  page?.pushOperators(popGraphicsState());
  return read(document);
}

describe('the invisible text of a scan', { timeout: 240_000 }, () => {
  const made = [...makeDocuments()].find(
    ({ name, truth }) => name.startsWith('de-classic') && truth.kind === 'bill' && truth.iban !== null,
  ) as MadeDocument;
  const holds = ({ findings }: Awaited<ReturnType<typeof read>>) =>
    findings.filter(({ code }) => code === 'layer_contradicts_page' || code === 'hidden_text');

  it('is no finding where it says what the picture shows', async () => {
    const extraction = await searchable(made, (text) => text);
    expect(holds(extraction)).toEqual([]);
    expect(extraction.fields.totalMinor[0]).toMatchObject({
      value: made.truth.total,
      evidence: { reader: 'ocr' },
    });
  });

  it('holds the bill where it names another account, and nothing is read from it', async () => {
    const other = 'DE02 1203 0000 0000 2020 51';
    const extraction = await searchable(made, (text) => text.replace(/DE\d\d (?:\d{4} ){4}\d\d/, other));
    expect(holds(extraction)).toEqual([
      expect.objectContaining({ code: 'layer_contradicts_page', severity: 'hold', page: 1 }),
    ]);
    expect(extraction.fields.vendorBankAccount.map(({ value }) => value)).not.toContain(
      other.replaceAll(' ', ''),
    );
  });
});
