import { describe, expect, it } from 'vitest';
import { fitCurve, type Pair } from '../../../../bench/reading/scans/fit.js';
import { gatedFields } from '../../../../domain/extraction.js';
import { calibrated, gradeOf, type CalibratedField } from '../../../../providers/readers/ocr/calibration.js';
import { curves } from '../../../../providers/readers/ocr/curves.js';

/** So many values of one score, of which so many were right. */
function pairs(score: number, count: number, right: number): Pair[] {
  return Array.from({ length: count }, (_, at) => ({ score, isRight: at < right }));
}

describe('a curve of confidence', () => {
  it('claims no more than what was seen, and less where little was seen', () => {
    const claimOf = (count: number) => fitCurve(pairs(0.9, count, count))[0]?.[1] ?? 1;
    expect(claimOf(12)).toBeLessThan(0.85);
    expect(claimOf(60)).toBeGreaterThan(0.95);
    expect(claimOf(60)).toBeLessThan(0.96);
    expect(claimOf(5000)).toBe(0.97);
  });

  it('rises with the score', () => {
    const curve = fitCurve([...pairs(0.5, 40, 16), ...pairs(0.7, 40, 30), ...pairs(0.9, 40, 39)]);
    expect(curve.map(([from]) => from)).toEqual([0.5, 0.7, 0.9]);
    const claims = curve.map(([, right]) => right);
    expect(claims).toEqual(claims.toSorted((a, b) => a - b));
  });

  it('does not fall where a higher score was right less often by chance', () => {
    const curve = fitCurve([...pairs(0.6, 40, 38), ...pairs(0.9, 40, 34)]);
    expect(curve).toHaveLength(1);
    expect(curve[0]?.[1]).toBeLessThan(0.9);
  });

  it('claims nothing below the lowest score that was seen', () => {
    expect(calibrated('page', 'clear', 'totalMinor', 0)).toBe(0);
  });
});

describe('the grade of a page', () => {
  const page = (doubtful: number) => ({
    texts: Array.from({ length: 40 }, (_, at) => ({
      ...{ text: 'Total', mean: 0.98, left: 0, middle: 0, width: 50, height: 20 },
      weakest: at < doubtful ? 0.4 : 0.97,
    })),
  });

  it('is clear where hardly any text has a doubtful letter, and worn where more have', () => {
    expect([0, 4, 5, 40].map((doubtful) => gradeOf(page(doubtful)))).toEqual([
      'clear',
      'clear',
      'worn',
      'worn',
    ]);
  });

  it('decides how much the same score may claim', () => {
    expect(calibrated('page', 'clear', 'totalMinor', 0.9)).toBeGreaterThan(
      calibrated('page', 'worn', 'totalMinor', 0.9),
    );
  });
});

describe('the curves of the reader by eye', () => {
  const all = Object.values(curves)
    .flatMap((grades) => Object.values(grades))
    .flatMap((fields) => Object.entries(fields));

  it('are there for every field that a gate asks for', () => {
    const asked: string[] = [...gatedFields, 'amountDueMinor'];
    expect(Object.keys(curves.page.clear)).toEqual(expect.arrayContaining(asked));
    expect(Object.keys(curves.page.worn)).toEqual(expect.arrayContaining(asked));
  });

  it.each(all)('rise, and never promise more than 97 in 100 (%s)', (_, curve) => {
    const claims = curve.map(([, right]) => right);
    expect(claims).toEqual(claims.toSorted((a, b) => a - b));
    expect(Math.max(...claims)).toBeLessThanOrEqual(0.97);
  });

  it('let no field pass a gate that was never measured', () => {
    const unmeasured: CalibratedField = 'contractNumber';
    expect(calibrated('page', 'clear', unmeasured, 1)).toBeLessThan(0.9);
  });
});
