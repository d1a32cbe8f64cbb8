import { describe, expect, it } from 'vitest';
import { cutIntoPieces, decodeLine } from '../../../../providers/readers/ocr/decode-line.js';
import { turnClockwise } from '../../../../providers/readers/ocr/grey-page.js';
import { withBuyersLabel } from '../../../../providers/readers/ocr/labels-of-buyers.js';
import { findTextBoxes, type TextMap } from '../../../../providers/readers/ocr/text-boxes.js';

/** A map with bars of writing, each from a point along an angle. */
function mapWith(
  bars: readonly { x: number; y: number; length: number; thickness: number; degrees: number }[],
): TextMap {
  const [widthPx, heightPx] = [320, 320];
  const likelihood = new Float32Array(widthPx * heightPx);
  for (const { x, y, length, thickness, degrees } of bars) {
    const angle = (degrees * Math.PI) / 180;
    for (let along = 0; along < length; along += 0.5) {
      for (let across = -thickness / 2; across < thickness / 2; across += 0.5) {
        const column = Math.round(x + along * Math.cos(angle) - across * Math.sin(angle));
        const row = Math.round(y + along * Math.sin(angle) + across * Math.cos(angle));
        likelihood[row * widthPx + column] = 0.9;
      }
    }
  }
  return { likelihood, widthPx, heightPx };
}

describe('writing on a page', () => {
  it('is boxed line by line, along the slope of the page', () => {
    const bar = { x: 40, length: 200, thickness: 6, degrees: 3 };
    const found = findTextBoxes(
      mapWith([
        { ...bar, y: 60 },
        { ...bar, y: 100 },
      ]),
    );
    expect(found.sideways).toBe(false);
    expect((found.slopes.skew * 180) / Math.PI).toBeCloseTo(3, 0);
    expect(found.boxes).toHaveLength(2);
    const [box] = found.boxes;
    expect(box?.length).toBeGreaterThan(200);
    expect(box?.length).toBeLessThan(225);
    expect(box?.height).toBeGreaterThan(10);
    expect(box?.height).toBeLessThan(22);
  });

  it('is known to run up the page when it lies on its side', () => {
    const found = findTextBoxes(mapWith([{ x: 60, y: 40, length: 200, thickness: 6, degrees: 90 }]));
    expect(found.sideways).toBe(true);
  });

  it('is turned about without losing a pixel', () => {
    const page = { grey: Uint8Array.from([1, 2, 3, 4, 5, 6]), widthPx: 3, heightPx: 2 };
    expect(turnClockwise(page, 1)).toEqual({
      grey: Uint8Array.from([4, 1, 5, 2, 6, 3]),
      widthPx: 2,
      heightPx: 3,
    });
    expect(turnClockwise(turnClockwise(page, 1), 3)).toEqual(page);
    expect(turnClockwise(turnClockwise(page, 2), 2)).toEqual(page);
  });
});

/** Likelihoods of nothing, `a`, `b` and a space at each step. */
function output(steps: readonly (0 | 1 | 2 | 3)[]): Float32Array {
  return Float32Array.from(
    steps.flatMap((best) => [0, 1, 2, 3].map((index) => (index === best ? 0.9 : 0.03))),
  );
}

const alphabet = ['a', 'b', ' '];

describe('the letters of a line', () => {
  it('are one each, however many steps they take, and two with nothing between', () => {
    const steps = [0, 1, 1, 0, 1, 3, 2, 2, 0] as const;
    const letters = decodeLine(output(steps), steps.length, alphabet);
    expect(letters.map(({ text }) => text).join('')).toBe('aa b');
    expect(letters.map(({ step }) => step)).toEqual([1, 4, 5, 6]);
  });

  it('are as sure as where they are surest, and not as at their edge', () => {
    const rising = Float32Array.from([0.9, 0.1, 0, 0, 0.45, 0.55, 0, 0, 0.02, 0.98, 0, 0, 0.9, 0.1, 0, 0]);
    expect(decodeLine(rising, 4, alphabet)).toEqual([{ text: 'a', likelihood: Math.fround(0.98), step: 1 }]);
  });

  it('are not the Chinese ones that specks look like', () => {
    const steps = [1, 2, 0, 3, 0] as const;
    const pieces = cutIntoPieces(decodeLine(output(steps), steps.length, ['a', 'b', '门']));
    expect(pieces.map(({ text }) => text)).toEqual(['ab']);
  });

  it('are cut into columns where a gap is wide', () => {
    const steps = [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1] as const;
    const pieces = cutIntoPieces(decodeLine(output(steps), steps.length, alphabet));
    expect(pieces.map(({ text, from, to }) => ({ text, from, to }))).toEqual([
      { text: 'ab', from: 0, to: 2 },
      { text: 'ba', from: 13, to: 15 },
    ]);
  });

  it('are doubted by their letters, and not by the signs that the model does not know', () => {
    const letters = [
      { text: '7', likelihood: 0.99, step: 0 },
      { text: '€', likelihood: 0.4, step: 2 },
    ];
    expect(cutIntoPieces(letters)[0]).toMatchObject({ text: '7€', weakest: 0.99 });
  });
});

describe('the label of who pays', () => {
  it.each([
    ['Bll To', 'Bill to'],
    ['Involce to', 'Invoice to'],
    ['Destinataro', 'Destinatario'],
    ['Nabywca', 'Nabywca'],
    ['Customer no. 10577', 'Customer no. 10577'],
    ['Bolt 10', 'Bolt 10'],
    ['Invoice no', 'Invoice no'],
    ['Rechnung Nr', 'Rechnung Nr'],
    ['Facture n°', 'Facture n°'],
    ['Factuur nr', 'Factuur nr'],
  ])('is known with a letter that the eye mistook: %s', (seen, meant) => {
    expect(withBuyersLabel(seen)).toBe(meant);
  });
});
