import { describe, expect, it } from 'vitest';
import { createDocumentReader } from '../../../providers/readers/document-reader.js';
import { defaultReaderLimits, type ReaderLimits } from '../../../providers/readers/limits.js';
import { blankPdf } from '../../../scripts/sample-documents/pages.js';
import { flateBombPdf } from '../../../scripts/sample-documents/broken.js';

const usual = createDocumentReader({ claude: null, limits: defaultReaderLimits });

const codes = async (bytes: Uint8Array, fileName: string, limits?: Partial<ReaderLimits>) => {
  const reader = limits
    ? createDocumentReader({ claude: null, limits: { ...defaultReaderLimits, ...limits } })
    : usual;
  const { findings } = await reader.read({ bytes, mediaType: 'application/octet-stream', fileName });
  return findings.filter(({ severity }) => severity === 'hold').map(({ code }) => code);
};

async function blankPages(count: number): Promise<Uint8Array> {
  const document = await blankPdf('pages');
  for (let page = 0; page < count; page += 1) document.addPage([200, 200]);
  return document.save();
}

describe('a document that breaks a limit', () => {
  it('is refused by its bytes before anything reads it', async () => {
    expect(await codes(new Uint8Array(2048), 'big.pdf', { documentBytesMax: 1024 })).toEqual(['too_large']);
  });

  it('is refused by its pages', async () => {
    expect(await codes(await blankPages(6), 'long.pdf', { pagesMax: 5 })).toEqual(['too_many_pages']);
  });

  it('is refused as XML by the bytes of the XML', async () => {
    const xml = Buffer.from(`<Invoice>${' '.repeat(2000)}</Invoice>`);
    expect(await codes(xml, 'big.xml', { xmlBytesMax: 1000 })).toEqual(['too_large']);
  });

  it('ends its parser when it takes too long', async () => {
    expect(await codes(await blankPages(1), 'slow.pdf', { parseMsMax: 1 })).toEqual(['parse_timeout']);
  });

  it('ends its parser when it eats too much memory', async () => {
    expect(await codes(await flateBombPdf(), 'bomb.pdf', { parserMemoryMebibytesMax: 60 })).toEqual([
      'parser_died',
    ]);
  });

  it('does not keep the next one from being read', async () => {
    const reader = createDocumentReader({ claude: null, limits: { ...defaultReaderLimits, parseMsMax: 1 } });
    const blank = { bytes: await blankPages(1), mediaType: 'application/pdf', fileName: 'a.pdf' };
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => reader.read(blank)));
    expect(results.map(({ findings }) => findings[0]?.code)).toEqual(Array(5).fill('parse_timeout'));
  });
});

// A picture starts the process that reads by eye, too.
describe('a file that is not what it says', { timeout: 60_000 }, () => {
  it.each([
    [
      'an image named PDF',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      'a.pdf',
      'not_what_it_says',
    ],
    ['HTML named XML', Buffer.from('<!doctype html><html></html>'), 'a.xml', 'not_what_it_says'],
    ['XML that is no invoice', Buffer.from('<note xmlns="x"/>'), 'a.xml', 'xml_not_an_invoice'],
    ['XML cut in the middle', Buffer.from('<Invoice><ID>1</ID'), 'a.xml', 'xml_malformed'],
    [
      'XML in another encoding than it declares',
      Buffer.from([...Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>'), 0xff, 0xfe]),
      'a.xml',
      'xml_encoding',
    ],
    [
      'a type declaration behind comments',
      Buffer.from('<!-- x --><?a b?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
      'a.xml',
      'xml_dtd',
    ],
    ['binary rubbish', Buffer.from([0, 1, 2, 3, 255]), 'a.bin', 'unknown_format'],
    ['a PDF header and nothing else', Buffer.from('%PDF-1.7\n'), 'a.pdf', 'malformed_pdf'],
    ['a scan', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'a.jpg', 'no_text_layer'],
  ])('%s is held', async (_, bytes, fileName, code) => {
    expect(await codes(bytes, fileName)).toContain(code);
  });
});
