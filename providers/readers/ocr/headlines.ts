import type { TextBox } from './text-boxes.js';

/** Of the usual height: what is not larger than usual is found well enough on the page itself. */
const largeMin = 1.3;
/** Of its length: a headline of which more was found is read from what was found. */
const coveredMax = 0.7;

/**
 * The model finds letters of the size that it learnt; of a headline it finds a part, or nothing. On the page at half its size
 * (`coarse`) a headline is as large as other writing is: where the fine look has missed it, it takes the place of its pieces.
 */
export function withHeadlines(fine: readonly TextBox[], coarse: readonly TextBox[]): TextBox[] {
  const heights = fine.map(({ height }) => height).toSorted((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  const missed = coarse.filter((box) => {
    const covered = fine.reduce((sum, piece) => sum + lengthWithin(box, piece), 0);
    return box.height >= largeMin * usual && covered < coveredMax * box.length;
  });
  const pieces = fine.filter((piece) => missed.some((box) => lengthWithin(box, piece) > piece.length / 2));
  return [...missed, ...fine.filter((piece) => !pieces.includes(piece))];
}

/** How much of the piece lies within the box, along the box. */
function lengthWithin(box: TextBox, piece: TextBox): number {
  const [dx, dy] = [piece.centerX - box.centerX, piece.centerY - box.centerY];
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [along, across] = [dx * cos + dy * sin, dy * cos - dx * sin];
  if (Math.abs(across) > box.height / 2) return 0;
  const from = Math.max(-box.length / 2, along - piece.length / 2);
  const to = Math.min(box.length / 2, along + piece.length / 2);
  return Math.max(0, to - from);
}
