import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { projectRoot } from '../../scripts/provision/home.js';
import { percentile } from '../percentiles.js';
import { render } from '../report.js';
import type { Batch, Throughput } from './load.js';
import { wrongAndConfident, type MeasuredSet, type Reading } from './measure.js';
import { curveTable } from './scans/curve-table.js';
import type { FieldName } from './score.js';

const mb = 1024 * 1024;
const columns: readonly FieldName[] = [
  'vendor',
  'number',
  'date',
  'due',
  'currency',
  'total',
  'amountDue',
  'net',
  'tax',
  'lineCount',
  'linesTotal',
];
/** Lower ends of the bins of said confidence. */
const bins = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95];

export type Load = { readonly throughput: readonly Throughput[]; readonly batch: Batch };

export function renderReport(sets: readonly MeasuredSet[], load: Load | null): string {
  return [
    '# Reading documents',
    '',
    'Made by `npm run bench:reading -- --record`. The public documents lie beside the checkout and are not part of it; their',
    'vendors are split by a hash of the name into those that the rules were tuned with and those held back, the own layouts',
    'by layout. A field counts as right when amounts, currency, dates and number are exact and the vendor is similar at 0.85.',
    'Truths that the source does not give are not scored; some leave out a due date that the page prints, or are those of an',
    'embedded XML that names another seller, date or number than its page, which counts as wrong here. No model takes part.',
    '',
    '## Right of what is asked',
    '',
    render({ head: ['set', 'documents', ...columns], rows: sets.flatMap(accuracyRows) }),
    '',
    '## Wrong, asked and slow',
    '',
    render({
      head: ['set', 'wrong and confident', 'sent to review', 'p50 ms', 'p95 ms', 'parser, at most'],
      rows: sets.map(costRow),
    }),
    '',
    ...wrongLines(sets),
    '## Said and right',
    '',
    'Of the values said with a confidence in the bin, how many are right.',
    '',
    render({
      head: ['set', ...bins.map((from, at) => `${from}-${bins[at + 1] ?? 1}`)],
      rows: sets.flatMap(calibrationRows),
    }),
    '',
    '## What the eye may claim',
    '',
    'Fitted to own scans that are in none of these sets (`npm run calibrate:scans`): from a raw score on, so many were right at least.',
    '',
    curveTable(),
    '',
    ...(load === null ? [] : loadLines(load)),
    stamp(),
  ].join('\n');
}

function wrongLines(sets: readonly MeasuredSet[]): string[] {
  const lines = sets.flatMap(({ name, readings }) =>
    wrongAndConfident(readings).map((each) => `- wrong and confident in ${name}: ${each}`),
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

function partsOf({ name, readings }: MeasuredSet): (readonly [string, readonly Reading[]])[] {
  return [
    [`${name}, tuned with`, readings.filter(({ document }) => !document.isHeldBack)],
    [`${name}, held back`, readings.filter(({ document }) => document.isHeldBack)],
  ].filter(([, part]) => (part as readonly Reading[]).length > 0) as [string, Reading[]][];
}

function accuracyRows(set: MeasuredSet): string[][] {
  return partsOf(set).map(([name, part]) => [
    name,
    String(part.length),
    ...columns.map((field) => {
      const scores = part.flatMap((reading) => reading.scores.filter((each) => each.field === field));
      return scores.length === 0 ? '' : `${scores.filter(({ isRight }) => isRight).length}/${scores.length}`;
    }),
  ]);
}

function costRow({ name, readings, parserBytes }: MeasuredSet): string[] {
  const times = readings.map(({ ms }) => ms);
  const reviewed = readings.filter(({ isReviewed }) => isReviewed).length;
  return [
    name,
    String(wrongAndConfident(readings).length),
    `${reviewed} of ${readings.length}`,
    percentile(times, 0.5).toFixed(0),
    percentile(times, 0.95).toFixed(0),
    `${(parserBytes / mb).toFixed(0)} MB`,
  ];
}

function calibrationRows(set: MeasuredSet): string[][] {
  return partsOf(set).map(([name, part]) => {
    const scores = part.flatMap((reading) => reading.scores);
    return [
      name,
      ...bins.map((from, at) => {
        const to = bins[at + 1] ?? 1.01;
        const own = scores.filter(
          ({ confidence }) => confidence !== null && confidence >= from && confidence < to,
        );
        return own.length === 0 ? '' : `${own.filter(({ isRight }) => isRight).length}/${own.length}`;
      }),
    ];
  });
}

function loadLines({ throughput, batch }: Load): string[] {
  return [
    '## Many documents',
    '',
    render({
      head: ['reading processes', 'pages an hour'],
      rows: throughput.map(({ parsers, pagesAnHour }) => [String(parsers), String(pagesAnHour)]),
    }),
    '',
    `${batch.documents} documents one pair after the other: ${(batch.startBytes / mb).toFixed(0)} MB in all processes after a third of them,`,
    `${(batch.endBytes / mb).toFixed(0)} MB in the end; ${(batch.bytesADocument / 1024).toFixed(1)} KB a document by least squares.`,
    '',
  ];
}

function stamp(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: projectRoot,
    encoding: 'utf8',
  }).trim();
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`;
  return `Commit ${commit}, ${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.versions.node}.`;
}
