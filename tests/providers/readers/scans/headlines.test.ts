import { describe, expect, it } from 'vitest';
import { withHeadlines } from '../../../../providers/readers/ocr/headlines.js';
import type { TextBox } from '../../../../providers/readers/ocr/text-boxes.js';

const box = (centerX: number, centerY: number, length: number, height: number): TextBox => {
  return { centerX, centerY, length, height, angle: 0 };
};

describe('a headline', () => {
  const body = [300, 340, 380, 420].map((y) => box(400, y, 500, 30));
  const headline = box(300, 100, 240, 70);

  it('is found on the smaller page where the large one shows nothing of it', () => {
    expect(withHeadlines(body, [headline])).toEqual([headline, ...body]);
  });

  it('takes the place of the pieces that were found of it', () => {
    const pieces = [box(260, 96, 40, 34), box(340, 104, 20, 30)];
    expect(withHeadlines([...pieces, ...body], [headline])).toEqual([headline, ...body]);
  });

  it('is read as it was found where most of it was', () => {
    const whole = box(300, 100, 220, 60);
    expect(withHeadlines([whole, ...body], [headline])).toEqual([whole, ...body]);
  });

  it('is no writing of the usual size, which melts together on the smaller page', () => {
    expect(withHeadlines(body, [box(700, 320, 400, 36)])).toEqual(body);
  });
});
