import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultConfidenceGate, reviewReasons, type Extraction } from '../../../domain/extraction.js';
import { currencyExponents } from '../../../domain/money.js';
import { createDocumentReader } from '../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const present = existsSync(join(corpus, 'manifest.json'));

type Entry = {
  readonly file: string;
  readonly kind: string;
  readonly truth: {
    readonly currency?: string | null;
    readonly total?: number | null;
    readonly payable?: number | null;
    readonly date?: string | null;
  } | null;
};

const manifest = present ? (JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as Entry[]) : [];
const isScan = ({ kind }: Entry) => kind === 'receipt-scan';
const written = manifest.filter((entry) => !isScan(entry));
/** Seconds of a processor each: all of them are read by `npm run bench:reading`. */
const someScans = manifest.filter(isScan).filter((_, index) => index % 10 === 0);
const reader = createDocumentReader({ claude: null, limits: defaultReaderLimits });
const readings = new Map<string, Promise<Extraction>>();

function read(file: string, ignoresAttachments = false): Promise<Extraction> {
  const key = `${file} ${ignoresAttachments}`;
  const known = readings.get(key);
  if (known) return known;
  const bytes = readFileSync(join(corpus, file));
  const mediaType = 'application/octet-stream';
  const reading = reader.read({ bytes, mediaType, fileName: file, ignoresAttachments });
  readings.set(key, reading);
  return reading;
}

/** What was said at or above the gate, in a document that nothing holds back, and is not true. */
function wrongAndConfident({ truth }: Entry, extraction: Extraction): string[] {
  if (!truth || extraction.findings.some(({ code }) => code === 'xml_contradicts_page')) return [];
  const { currency, totalMinor, amountDueMinor } = extraction.fields;
  const exponent = currency[0] ? currencyExponents[currency[0].value] : 2;
  const minor = (value: number) => Math.round(value * 10 ** exponent);
  const check = <T>(name: string, said: { value: T; confidence: number } | undefined, truly: T | null) =>
    said && truly !== null && said.confidence >= 0.9 && said.value !== truly
      ? [`${name}: ${String(said.value)}`]
      : [];
  return [
    ...check<string>('currency', currency[0], truth.currency === '' ? null : (truth.currency ?? null)),
    ...check('total', totalMinor[0], typeof truth.total !== 'number' ? null : minor(truth.total)),
    ...check(
      'amount due',
      amountDueMinor[0],
      typeof truth.payable !== 'number' ? null : minor(truth.payable),
    ),
  ];
}

describe.skipIf(!present)(`public documents (skipped where ${corpus} is absent)`, () => {
  it('none is read wrongly with confidence in total, currency or amount due', async () => {
    const wrong = await Promise.all(
      written.map(async (entry) => [entry.file, wrongAndConfident(entry, await read(entry.file))] as const),
    );
    expect(wrong.filter(([, problems]) => problems.length > 0)).toEqual([]);
    // A page whose letterhead is a picture starts the reader by eye, which takes its time on a busy machine.
  }, 240_000);

  it('no page of a hybrid is read wrongly with confidence when its XML is ignored', async () => {
    const hybrids = manifest.filter(({ kind }) => kind === 'pdf-hybrid');
    expect(hybrids.length).toBeGreaterThan(10);
    for (const entry of hybrids) {
      const extraction = await read(entry.file, true);
      // The credit note's total is negative on the page and positive in the XML.
      const asPrinted = extraction.kind.value === 'credit-note' ? { ...entry, truth: null } : entry;
      expect([entry.file, wrongAndConfident(asPrinted, extraction)]).toEqual([entry.file, []]);
      expect(extraction.fields.totalMinor[0]?.evidence).toMatchObject({ reader: 'pdf-text', page: 1 });
    }
  }, 120_000);

  it('UBL and CII twins are read alike', async () => {
    const twins = manifest.filter(({ file }) => file.endsWith('_ubl.xml')).map(({ file }) => file);
    expect(twins.length).toBeGreaterThan(15);
    for (const file of twins) {
      const [ubl, cii] = await Promise.all([read(file), read(file.replace('_ubl', '_uncefact'))]);
      expect([file, essence(ubl)]).toEqual([file, essence(cii)]);
    }
  }, 60_000);

  it('the hybrid whose XML contradicts its page is held', async () => {
    const [mismatch] = manifest.filter(({ kind }) => kind === 'pdf-hybrid-MISMATCH');
    const extraction = await read(mismatch?.file ?? '');
    expect(extraction.findings).toContainEqual(
      expect.objectContaining({ code: 'xml_contradicts_page', severity: 'hold' }),
    );
    expect(extraction.fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
  });

  it('scans are read by eye, never wrongly with confidence, and go to a person', async () => {
    expect(someScans.length).toBeGreaterThan(4);
    let right = 0;
    for (const entry of someScans) {
      const extraction = await read(entry.file);
      expect(extraction.findings.map(({ code }) => code)).toContain('read_by_eye');
      expect([entry.file, wrongAndConfident(entry, extraction)]).toEqual([entry.file, []]);
      expect(reviewReasons(extraction, defaultConfidenceGate)).not.toEqual([]);
      const { totalMinor, issuedOn } = extraction.fields;
      if (totalMinor[0]?.value === Math.round((entry.truth?.total ?? 0) * 100)) right += 1;
      if (issuedOn[0]?.value === entry.truth?.date) right += 1;
    }
    expect(right).toBeGreaterThanOrEqual(someScans.length * 2 * 0.8);
  }, 600_000);
});

function essence({ kind, fields }: Extraction) {
  const values = (list: readonly { value: unknown; confidence: number }[]) =>
    list.map(({ value, confidence }) => [value, confidence]);
  return {
    kind: kind.value,
    vendor: values(fields.vendorName),
    number: values(fields.number),
    issuedOn: values(fields.issuedOn),
    dueOn: values(fields.dueOn),
    currency: values(fields.currency),
    total: values(fields.totalMinor),
    due: values(fields.amountDueMinor),
    account: values(fields.vendorBankAccount),
    discount: values(fields.discount),
  };
}
