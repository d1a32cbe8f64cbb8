import { deflateSync } from 'node:zlib';
import { PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { createDocumentReader } from '../../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { xmlBomb } from '../../../../scripts/sample-documents/broken.js';
import { blankPdf } from '../../../../scripts/sample-documents/pages.js';
import { cleanPdf } from '../attacks/attack.js';
import { encryptedPdf, pdfOf } from './encrypted-pdf.js';

const reader = createDocumentReader({ claude: null, limits: { ...defaultReaderLimits, parsersMax: 1 } });

const read = (bytes: Uint8Array, fileName: string, password?: string) =>
  reader.read({
    bytes,
    mediaType: 'application/octet-stream',
    fileName,
    ...(password === undefined ? {} : { password }),
  });

const secretLines = [
  'Invoice number: A-4711',
  'Invoice date: November 5, 2026',
  'Northwind Lamps Ltd',
  'Total due: USD 120.00',
];

async function pages(count: number): Promise<Uint8Array> {
  const document = await blankPdf('pages');
  for (let page = 0; page < count; page += 1) document.addPage([200, 200]);
  return document.save();
}

async function annotated(count: number): Promise<Uint8Array> {
  const document = await blankPdf('annotations');
  const page = document.addPage([595, 842]);
  const annotation = document.context.register(
    document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] }),
  );
  page.node.set(PDFName.of('Annots'), document.context.obj(Array.from({ length: count }, () => annotation)));
  return document.save();
}

/** A header that promises more than the file holds. */
function png(side: number): Buffer {
  const header = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(header);
  header.write('IHDR', 12);
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  return header;
}

function tiff(side: number): Buffer {
  const file = Buffer.alloc(38);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(2, 8);
  [256, 257].forEach((tag, index) => {
    file.writeUInt16LE(tag, 10 + index * 12);
    file.writeUInt16LE(4, 12 + index * 12);
    file.writeUInt32LE(1, 14 + index * 12);
    file.writeUInt32LE(side, 18 + index * 12);
  });
  return file;
}

const pageTreeLoop = pdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>',
]);

function stream(dictionary: string, data: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

const onePage = (content: Buffer, ...more: readonly Buffer[]) =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    content,
    ...more,
  ]);

/** A bomb in a bomb, and object streams that hold each other. */
const flateBomb = onePage(
  stream(
    '/Filter [/FlateDecode /FlateDecode]',
    deflateSync(deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 })),
  ),
);
const nestedObjectStreams = onePage(
  stream('', Buffer.from(' ')),
  stream('/Type /ObjStm /N 1 /First 4 /Extends 6 0 R', Buffer.from('6 0 << /Type /ObjStm /N 1 /First 4 >>')),
  stream('/Type /ObjStm /N 1 /First 4 /Extends 5 0 R', Buffer.from('5 0 << /Type /ObjStm /N 1 /First 4 >>')),
);

const pdf = await cleanPdf();
const cases: readonly (readonly [string, Uint8Array, string, readonly string[]])[] = [
  ['an encrypted PDF', encryptedPdf('open', secretLines), 'a.pdf', ['encrypted_pdf']],
  ['a PDF cut in the middle', pdf.subarray(0, pdf.length / 2), 'a.pdf', ['malformed_pdf', 'truncated_pdf']],
  ['a file of no bytes', new Uint8Array(), 'a.pdf', ['empty_file']],
  ['a PDF of 500 pages', await pages(500), 'a.pdf', ['too_many_pages']],
  ['a PNG of 30,000 pixels a side', png(30_000), 'a.png', ['too_many_pixels']],
  ['a TIFF of a thousand million pixels a side', tiff(1_000_000_000), 'a.tif', ['too_many_pixels']],
  ['a flate bomb', flateBomb, 'a.pdf', ['parser_died', 'parse_timeout', 'no_text_layer', 'malformed_pdf']],
  [
    'a page tree that loops',
    pageTreeLoop,
    'a.pdf',
    ['malformed_pdf', 'no_pages', 'page_not_drawn', 'parse_timeout'],
  ],
  ['object streams that hold each other', nestedObjectStreams, 'a.pdf', ['no_text_layer', 'malformed_pdf']],
  ['a PDF of 10,000 annotations', await annotated(10_000), 'a.pdf', ['too_many_annotations']],
  ['a thousand million laughs', Buffer.from(xmlBomb()), 'a.xml', ['xml_dtd']],
  ['a PDF that is called PNG', pdf, 'a.png', ['not_what_it_says']],
  [
    'XML in another encoding than it declares',
    Buffer.from('<?xml version="1.0" encoding="UTF-8"?><Invoice><ID>Gr\xfc\xdfe</ID></Invoice>', 'latin1'),
    'a.xml',
    ['xml_encoding'],
  ],
  [
    'text in an encoding that nobody names',
    Buffer.from('Rechnung f\xfcr M\xfcller', 'latin1'),
    'a.txt',
    ['unknown_format', 'not_what_it_says'],
  ],
];

describe('bad input', () => {
  it.each(cases)(
    '%s is answered with a reason, and the next bill is read',
    async (_, bytes, fileName, codes) => {
      const { findings } = await read(bytes, fileName);
      const held = findings.filter(({ severity, code }) => severity === 'hold' && codes.includes(code));
      expect(held.map(({ message }) => message)).not.toEqual([]);
      expect(held.every(({ message }) => /^[A-Z].*\.$/.test(message))).toBe(true);
      const next = await read(pdf, 'next.pdf');
      expect(next.fields.totalMinor[0]?.value).toBe(182_400);
    },
  );

  it('a PDF behind a password is read when the password is given', async () => {
    const locked = encryptedPdf('open sesame', secretLines);
    const { fields, findings } = await read(locked, 'locked.pdf', 'open sesame');
    expect(fields.totalMinor[0]?.value).toBe(12_000);
    expect(fields.number[0]?.value).toBe('A-4711');
    expect(findings.filter(({ code }) => code === 'encrypted_pdf')).toEqual([]);
    expect((await read(locked, 'locked.pdf', 'guess')).findings[0]?.code).toBe('encrypted_pdf');
  });
}, 120_000);
