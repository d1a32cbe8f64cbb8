import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { defaultConfidenceGate, reviewReasons } from '../../../domain/extraction.js';
import { outcomeOf } from '../../../domain/outcome.js';
import { createDocumentReader } from '../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import type { SampleTruth } from '../../../scripts/sample-documents/documents.js';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'tests/fixtures/documents');
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as SampleTruth[];
const reader = createDocumentReader({ claude: null, limits: defaultReaderLimits });

const read = ({ file, mediaType }: SampleTruth) =>
  reader.read({ bytes: readFileSync(join(folder, file)), mediaType, fileName: file });

describe('the sample documents', () => {
  it.each(manifest.filter(({ expectation }) => expectation === 'clear'))(
    '$file passes the gate with the true values',
    async (truth) => {
      const extraction = await read(truth);
      const { fields } = extraction;
      expect(reviewReasons(extraction, defaultConfidenceGate)).toEqual([]);
      expect({
        vendor: fields.vendorName[0]?.value,
        number: fields.number[0]?.value,
        issuedOn: fields.issuedOn[0]?.value,
        dueOn: fields.dueOn[0]?.value,
        currency: fields.currency[0]?.value,
        totalMinor: fields.totalMinor[0]?.value,
        amountDueMinor: fields.amountDueMinor[0]?.value,
      }).toEqual({
        vendor: truth.vendor,
        number: truth.number,
        issuedOn: truth.issuedOn,
        dueOn: truth.dueOn,
        currency: truth.currency,
        totalMinor: truth.totalMinor,
        amountDueMinor: truth.totalMinor,
      });
    },
  );

  it.each(manifest.filter(({ expectation }) => expectation === 'review'))(
    '$file goes to a person: $reason',
    async (truth) => {
      expect(reviewReasons(await read(truth), defaultConfidenceGate)).not.toEqual([]);
    },
  );

  it.each([
    ['mismatch-vandijk.pdf', 'xml_contradicts_page'],
    ['encrypted.pdf', 'encrypted_pdf'],
    ['truncated.pdf', 'malformed_pdf'],
    ['empty.pdf', 'empty_file'],
    ['not-a-pdf.pdf', 'not_what_it_says'],
    ['bomb.xml', 'xml_dtd'],
    ['flate-bomb.pdf', 'no_text_layer'],
  ])('%s is held with %s', async (file, code) => {
    const truth = manifest.find((entry) => entry.file === file);
    expect(truth).toBeDefined();
    const { findings } = await read(truth as SampleTruth);
    expect(findings.filter(({ severity }) => severity === 'hold').map((finding) => finding.code)).toContain(
      code,
    );
  });

  it('what is paid needs neither a payment nor a person', async () => {
    const truth = manifest.find(({ file }) => file === 'paid-cobalt.pdf') as SampleTruth;
    expect(outcomeOf(await read(truth), defaultConfidenceGate)).toEqual({
      outcome: 'nothing_due',
      because: 'already_paid',
    });
  });

  it('each value carries its evidence', async () => {
    const truth = manifest.find(({ file }) => file === 'german-bergmann.pdf') as SampleTruth;
    const { fields } = await read(truth);
    expect(fields.totalMinor[0]?.evidence).toMatchObject({
      reader: 'pdf-text',
      page: 1,
      quote: 'Gesamtbetrag 1.808,80 €',
    });
    expect(fields.number[0]?.evidence.quote).toContain('RE-2026-1203');
  });

  it('the discount of 2/10 net 30 is read', async () => {
    const truth = manifest.find(({ file }) => file === 'discount-ridgeway.pdf') as SampleTruth;
    expect((await read(truth)).fields.discount[0]?.value).toEqual({ percentBasisPoints: 200, days: 10 });
  });

  it('a credit note is never a bill', async () => {
    const truth = manifest.find(({ file }) => file === 'credit-note-bergmann.pdf') as SampleTruth;
    const { kind, fields } = await read(truth);
    expect(kind.value).toBe('credit-note');
    expect(fields.totalMinor[0]?.value).toBe(truth.totalMinor);
  });

  it('the committed files are what the script makes', async () => {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const script = join(root, 'scripts/sample-documents.ts');
    const run = promisify(execFile)(process.execPath, ['--import', tsx, script, '--check'], { cwd: root });
    await expect(run).resolves.toMatchObject({ stderr: '' });
  });
});
