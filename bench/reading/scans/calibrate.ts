import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import type { Candidate, Extraction } from '../../../domain/extraction.js';
import {
  gradeOf,
  type CalibratedField,
  type PageGrade,
  type ScanForm,
} from '../../../providers/readers/ocr/calibration.js';
import { readPage } from '../../../providers/readers/ocr/read-page.js';
import { readScan } from '../../../providers/readers/ocr/read-scan.js';
import type { ScannedPage } from '../../../providers/readers/ocr/recognise-page.js';
import { defaultScanLimits } from '../../../providers/readers/ocr/scan-reader.js';
import { rawScore } from '../../../providers/readers/ocr/sureness.js';
import { projectRoot } from '../../../scripts/provision/home.js';
import { printProgress } from '../../../scripts/provision/progress.js';
import { score, type FieldName } from '../score.js';
import { fitCurve, type Pair } from './fit.js';
import { makeScans, type Scan } from './scans.js';

/**
 * Reads the project's own scans and writes how often a raw score was right (ADR 0024) to providers/readers/ocr/curves.ts.
 * `--seen FOLDER` keeps what was seen on each picture, for the next time.
 */
const { values: options } = parseArgs({ options: { seen: { type: 'string' } } });
const counts = { slips: 36, pages: 27, cleanSlips: 12, cleanPages: 60 };

const calibratedOf: Partial<Readonly<Record<FieldName, CalibratedField>>> = {
  kind: 'kind',
  vendor: 'vendorName',
  taxId: 'vendorTaxId',
  number: 'number',
  date: 'issuedOn',
  due: 'dueOn',
  currency: 'currency',
  total: 'totalMinor',
  amountDue: 'amountDueMinor',
  net: 'netMinor',
  tax: 'taxMinor',
  order: 'orderNumber',
};

type FieldPair = { readonly field: CalibratedField; readonly pair: Pair };
type Pairs = Partial<Record<CalibratedField, Pair[]>>;

const pairs: Record<ScanForm, Record<PageGrade, Pairs>> = {
  slip: { clear: {}, worn: {} },
  page: { clear: {}, worn: {} },
};
for (const scan of makeScans(counts)) {
  const page = await see(scan);
  let form: ScanForm = 'page';
  const { extraction } = readScan(
    { scanned: [{ number: 1, page }], runs: [], sizes: [], layer: [] },
    (value) => {
      form = value.form;
      return rawScore(value);
    },
  );
  const own = pairs[form][gradeOf(page)];
  for (const { field, pair } of pairsOf(extraction, scan)) (own[field] ??= []).push(pair);
}

const curves = mapValues(pairs, (grades) => mapValues(grades, (fields) => mapValues(fields, fitCurve)));
const file = path.join(projectRoot, 'providers/readers/ocr/curves.ts');
const source = [
  "import type { Curves } from './calibration.js';",
  '',
  '/** Made by `npm run calibrate:scans` from scans that the project made itself; not to be edited. */',
  `export const curves: Curves = ${JSON.stringify(curves)};`,
].join('\n');
writeFileSync(file, await format(source, { parser: 'typescript', singleQuote: true, printWidth: 110 }));
printProgress(`written: ${file}`);
for (const [form, grades] of Object.entries(pairs)) {
  for (const [grade, fields] of Object.entries(grades)) {
    for (const [name, own] of Object.entries(fields)) {
      const right = own.filter(({ isRight }) => isRight).length;
      printProgress(`${grade} ${form} ${name}: ${right} of ${own.length} right`);
    }
  }
}
process.exit(0);

function mapValues<Value, Made>(
  record: Readonly<Record<string, Value>>,
  make: (value: Value) => Made,
): Record<string, Made> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));
}

/** What was said of this scan, each with its raw score. */
function pairsOf({ fields, ...extraction }: Extraction, { truth, iban }: Scan): FieldPair[] {
  const scored = score({ fields, ...extraction }, truth).flatMap(({ field, confidence, isRight }) => {
    const name = calibratedOf[field];
    return name && confidence !== null ? [{ field: name, pair: { score: confidence, isRight } }] : [];
  });
  const [account, settlement] = [fields.vendorBankAccount[0], fields.settlement[0]];
  const isSettled = truth.amountDue === 0;
  return [
    ...scored,
    ...said('vendorBankAccount', account, account?.value === iban),
    ...said('settlement', settlement, (settlement?.value === 'already_paid') === isSettled),
  ];
}

function said(
  field: CalibratedField,
  candidate: Candidate<unknown> | undefined,
  isRight: boolean,
): FieldPair[] {
  return candidate ? [{ field, pair: { score: candidate.confidence, isRight } }] : [];
}

async function see(scan: Scan): Promise<ScannedPage> {
  const kept = options.seen === undefined ? null : path.join(options.seen, `${scan.name}.json`);
  if (kept && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as ScannedPage;
  const { widthPx, threads, render, recognition } = defaultScanLimits;
  const bytes = await scan.picture();
  const { page } = await readPage({ bytes, page: 1, widthPx, threads, render, recognition });
  if (kept) {
    mkdirSync(path.dirname(kept), { recursive: true });
    writeFileSync(kept, JSON.stringify(page));
  }
  return page;
}
