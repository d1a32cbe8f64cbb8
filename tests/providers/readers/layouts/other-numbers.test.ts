import { expect, it } from 'vitest';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

const run = (text: string, x: number, y: number): TextRun => ({
  text,
  page: 1,
  x,
  y,
  width: text.length * 5,
  height: 10,
});
const source = { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] } as const;

it('numbers that no field took are kept with their places and the words before them, and none is claimed', () => {
  const { fields, otherNumbers } = readRuns(
    [
      run('Orchard Tools Inc.', 40, 800),
      run('INVOICE', 450, 800),
      run('CC-90412', 500, 780),
      run('Docket', 300, 760),
      run('2026/117', 400, 760),
      run('PO number: PO-4711', 40, 740),
      run('Invoice date: 2026-08-14', 40, 720),
      run('IBAN GB29 NWBK 6016 1331 9268 19', 40, 700),
      run('Total', 40, 680),
      run('USD 1,120.00', 400, 680),
    ],
    source,
  );
  expect(fields.number).toEqual([]);
  expect(otherNumbers.map(({ value, evidence }) => [value, evidence.quote])).toEqual([
    ['CC-90412', 'CC-90412'],
    ['2026/117', 'Docket 2026/117'],
  ]);
  expect(otherNumbers[0]?.evidence.box?.left).toBeCloseTo(500 / 595);
  expect(Math.max(...otherNumbers.map(({ confidence }) => confidence))).toBeLessThan(0.5);
});
