import { describe, expect, it } from 'vitest';
import {
  angleAt,
  levelled,
  slopesOf,
  unlevelled,
  type Direction,
  type Slopes,
} from '../../../../providers/readers/ocr/levelling.js';

const size = { widthPx: 1200, heightPx: 1600 };
const degrees = (count: number) => (count * Math.PI) / 180;

/** Forty lines over the page that run as the slopes say, each a little otherwise. */
function lines(slopes: Slopes, strayDegrees = 0.1): Direction[] {
  return Array.from({ length: 40 }, (_, at) => {
    const [x, y] = [200 + ((at * 7) % 5) * 200, 40 * at + 20];
    const stray = degrees(strayDegrees) * (at % 2 === 0 ? 1 : -1);
    return { x, y, angle: angleAt(slopes, [x, y], size) + stray, weight: 100 };
  });
}

describe('how the lines of a page run', () => {
  const seen: Slopes = { skew: degrees(2), fan: degrees(5), bend: degrees(-3) };

  it('is found where a camera was held at a slant over bent paper, whatever a stamp says', () => {
    const stamps = [3, 9, 14].map((at) => ({ x: 600, y: 100 * at, angle: degrees(25), weight: 900 }));
    const found = slopesOf([...lines(seen), ...stamps], degrees(2), size);
    expect(found.skew).toBeCloseTo(seen.skew, 2);
    expect(found.fan).toBeCloseTo(seen.fan, 2);
    expect(found.bend).toBeCloseTo(seen.bend, 2);
  });

  it('is one angle where the lines differ by chance only', () => {
    const flat = { skew: degrees(-1), fan: 0, bend: 0 };
    expect(slopesOf(lines(flat, 0.8), flat.skew, size)).toEqual(flat);
  });

  it('is not told by a few lines', () => {
    expect(slopesOf(lines(seen).slice(0, 8), degrees(2), size)).toEqual({
      skew: degrees(2),
      fan: 0,
      bend: 0,
    });
  });

  it('lays what stands in one row at one height, and finds its way back', () => {
    const row = [100, 400, 700, 1100].map((x) => [x, 1300] as const);
    const asSeen = row.map((point) => unlevelled(point, seen, size));
    expect(Math.max(...asSeen.map(([, y]) => y)) - Math.min(...asSeen.map(([, y]) => y))).toBeGreaterThan(20);
    for (const [at, point] of asSeen.entries()) {
      const [x, y] = levelled(point, seen, size);
      expect([x, y].map(Math.round)).toEqual(row[at]);
    }
  });
});
