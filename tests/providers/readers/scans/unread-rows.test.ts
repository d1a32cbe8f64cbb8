import { describe, expect, it } from 'vitest';
import { level } from '../../../../providers/readers/ocr/levelling.js';
import { readScan } from '../../../../providers/readers/ocr/read-scan.js';
import type { ScannedText } from '../../../../providers/readers/ocr/recognise-page.js';

const widthPx = 1240;
const rightPx = 1120;
const letterPx = 11;

/** A row of an invoice as the eye sees it: what stands left, and what ends at the right edge. */
function row(left: string, right: string, at: number): ScannedText[] {
  const place = { mean: 0.99, weakest: 0.98, middle: 120 + at * 44, height: 30 };
  return [
    ...(left === '' ? [] : [{ ...place, text: left, left: 90, width: left.length * letterPx }]),
    ...(right === ''
      ? []
      : [{ ...place, text: right, left: rightPx - right.length * letterPx, width: right.length * letterPx }]),
  ];
}

const head: readonly (readonly [string, string])[] = [
  ['Juniper Row Design LLC', 'INVOICE'],
  ['5 Lantern Court, Denver, CO 80202', ''],
  ['Invoice number 2026-1056', ''],
  ['Invoice date April 4, 2026', ''],
  ['Due date April 18, 2026', ''],
  ['Description', 'Amount'],
  ['Logo design', '$1,583.77'],
  ['Subtotal', '$1,583.77'],
  ['Sales tax 8%', '$126.70'],
  ['Total', '$1,710.47'],
];

function dueOf(foot: readonly (readonly [string, string])[]) {
  const rows = [...head, ...foot];
  const texts = rows.flatMap(([left, right], at) => row(left, right, at));
  const page = { widthPx, heightPx: 1754, turns: 0, slopes: level, texts } as const;
  const document = { scanned: [{ number: 1, page }], runs: [], sizes: [], layer: [] };
  const confidenceOf = ({ candidate }: { candidate: { confidence: number } }) => candidate.confidence;
  return readScan(document, confidenceOf).extraction.fields.amountDueMinor[0];
}

describe('what a scan asks for', () => {
  it('is sure where nothing stands under it', () => {
    expect(dueOf([])).toMatchObject({ value: 171_047 });
    expect(dueOf([])?.confidence).toBeGreaterThan(0.9);
  });

  it('is doubted where an amount follows whose name could not be read', () => {
    const due = dueOf([
      ['Arnt peid', '-$1,710.47'],
      ['Bolonce', '$0.00'],
    ]);
    expect(due?.confidence).toBeLessThan(0.9);
  });

  it('is sure where the amounts that follow are named', () => {
    const due = dueOf([
      ['Amount paid', '-$710.47'],
      ['Amount due', '$1,000.00'],
    ]);
    expect(due).toMatchObject({ value: 100_000 });
    expect(due?.confidence).toBeGreaterThan(0.9);
  });
});
