import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutPdf } from '../../../../bench/reading/layouts/layout-pdf.js';
import { makeDocuments } from '../../../../bench/reading/layouts/generate.js';
import { writeCii } from '../../../../providers/e-invoices/cii.js';
import { renderInvoice } from '../../../../providers/pdf-lib/invoice-document.js';
import { invoiceLanguages } from '../../../../domain/invoice-languages.js';
import { createDocumentReader } from '../../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { parse } from '../../../../providers/readers/parser/parse.js';
import { plainInvoice } from '../../e-invoices/invoices.js';
import type { SampleTruth } from '../../../../scripts/sample-documents/documents.js';
import { drawnElsewhere } from './misdrawn-elsewhere.js';
import { drawnPoints } from './misdrawn-points.js';

const root = join(import.meta.dirname, '../../../..');
const fixtures = join(root, 'tests/fixtures/documents');
const corpus = join(root, '../shared/corpus');
const shareMax = 0.01;
/** A sample over all languages; 1 takes all of them. */
const everyNthLayout = 12;
/** It costs time: most fonts have to be told from their letters without it. */
const byEyeShareMax = 0.1;

/** The firewall's own words, without those for what contradicts itself: some public documents truly do. */
const alarms =
  /^(?:hidden_|overprinted_|text_in_|too_many_annotations|invisible_|bidi_|tag_|look_alike|instructions_|bank_change|changed_after|partly_signed|pdf_|xml_active|text_contradicts|alternate_text|attachment_|malware_|polyglot|trailing_|page_not_drawn|pages_not_checked)/;

const reader = createDocumentReader({ claude: null, limits: defaultReaderLimits });
const honest = new Map([...(await drawnElsewhere()), ['points', await drawnPoints()]]);
let readByEye = 0;

async function alarmsIn(folder: string, file: string): Promise<string[]> {
  return alarmsOf(readFileSync(join(folder, file)), file);
}

/** Where glyphs do not look like their letters, the eye decides. */
async function alarmsOf(bytes: Uint8Array, file: string): Promise<string[]> {
  const parsed = await parse({ bytes, fileName: file, limits: defaultReaderLimits });
  if (parsed.doubtful) readByEye += 1;
  const { findings } = parsed.doubtful
    ? await reader.read({ bytes, fileName: file, mediaType: 'application/pdf' })
    : parsed.extraction;
  return findings
    .filter(({ code, severity }) => severity === 'hold' && alarms.test(code))
    .map(({ code, message }) => `${file}: ${code}: ${message}`);
}

describe('documents that hide nothing', () => {
  it('raise no alarm when they are our own', async () => {
    const samples = JSON.parse(readFileSync(join(fixtures, 'manifest.json'), 'utf8')) as SampleTruth[];
    const clear = samples.filter(({ expectation }) => expectation === 'clear');
    const raised = await Promise.all(clear.map(({ file }) => alarmsIn(fixtures, file)));
    expect(raised.flat()).toEqual([]);
  });

  it('raise an alarm in one of a hundred at most when they are made layouts', async () => {
    const made = [...makeDocuments()].filter((_, index) => index % everyNthLayout === 0);
    const raised: string[] = [];
    readByEye = 0;
    for (const one of made) raised.push(...(await alarmsOf(await layoutPdf(one), `${one.name}.pdf`)));
    expect(made.length).toBeGreaterThanOrEqual(30);
    expect(new Set(raised.map((line) => line.split(':')[0])).size, raised.join('\n')).toBeLessThanOrEqual(
      made.length * shareMax,
    );
    expect(readByEye).toBeLessThanOrEqual(made.length * byEyeShareMax);
  });

  it.each(invoiceLanguages)('raise no alarm when we wrote them as Factur-X, in %s', async (language) => {
    const bytes = await renderInvoice(plainInvoice, writeCii(plainInvoice), { language });
    expect(await alarmsOf(bytes, `${language}.pdf`)).toEqual([]);
  });

  it.each([...honest])('raise no alarm with %s that they show', async (name, bytes) => {
    expect(await alarmsOf(bytes, name)).toEqual([]);
  });

  it.skipIf(!existsSync(corpus))(
    `raise an alarm in one of a hundred at most when they are public (skipped where ${corpus} is absent)`,
    async () => {
      const folders = ['text-pdf', 'hybrid-pdf', 'xrechnung', 'en16931'].map((name) => join(corpus, name));
      const files = folders.flatMap((folder) => readdirSync(folder).map((file) => [folder, file] as const));
      const raised: string[] = [];
      for (const [folder, file] of files) raised.push(...(await alarmsIn(folder, file)));
      expect(files.length).toBeGreaterThan(90);
      expect(new Set(raised.map((line) => line.split(':')[0])).size, raised.join('\n')).toBeLessThanOrEqual(
        files.length * shareMax,
      );
    },
  );
}, 400_000);
