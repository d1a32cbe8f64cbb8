import type { Picture, PixelBox } from './page-picture.js';

/** How a letter is drawn: its ink, stretched to a grid, and how much wider than high it is, as a logarithm. */
export type Shape = { readonly ink: Float32Array; readonly logAspect: number };

const [columns, rows] = [10, 14];
/** Of 255: less contrast than this is an empty box. */
const contrastMin = 30;
const aspectWeight = 0.12;

/** The commonest shade of green, 0 to 255: what letters are printed on. */
export function paperOf({ pixels }: Picture): number {
  const counts = new Uint32Array(256);
  for (let at = 1; at < pixels.length; at += 4) {
    const shade = pixels[at] ?? 0;
    counts[shade] = (counts[shade] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}

/** The shape of what is drawn in the box on paper of this shade; null when nothing is. */
export function shapeIn({ width, height, pixels }: Picture, box: PixelBox, paper: number): Shape | null {
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const [wide, high] = [Math.min(width, box.right) - left, Math.min(height, box.bottom) - top];
  if (wide < 1 || high < 1) return null;
  const contrast = (x: number, y: number) =>
    Math.abs((pixels[((top + y) * width + left + x) * 4 + 1] ?? paper) - paper);
  let most = 0;
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) most = Math.max(most, contrast(x, y));
  }
  if (most < contrastMin) return null;
  const inkAt = (x: number, y: number) => contrast(x, y) / most;
  return stretched(inkAt, inkBox(inkAt, wide, high));
}

function inkBox(inkAt: (x: number, y: number) => number, wide: number, high: number): PixelBox {
  let [left, top, right, bottom] = [wide, high, 0, 0];
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      if (inkAt(x, y) < 0.5) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    }
  }
  return right > left ? { left, top, right, bottom } : { left: 0, top: 0, right: wide, bottom: high };
}

function stretched(inkAt: (x: number, y: number) => number, box: PixelBox): Shape {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const ink = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = span(row, rows, high);
    for (let column = 0; column < columns; column += 1) {
      const [start, end] = span(column, columns, wide);
      let sum = 0;
      for (let y = from; y < to; y += 1) {
        for (let x = start; x < end; x += 1) sum += inkAt(box.left + x, box.top + y);
      }
      ink[row * columns + column] = sum / ((to - from) * (end - start));
    }
  }
  return { ink, logAspect: Math.log(wide / high) };
}

function span(index: number, count: number, length: number): readonly [number, number] {
  const from = Math.floor((index * length) / count);
  return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / count))];
}

/** 0 for the same shape; letters of one kind in two fonts are mostly below 0.2. What is above `most` may be any number above it. */
export function unlikeness(a: Shape, b: Shape, most = Infinity): number {
  const { length } = a.ink;
  let sum = length * aspectWeight * Math.abs(a.logAspect - b.logAspect);
  for (let at = 0; at < length && sum <= most * length; at += 1) {
    sum += Math.abs((a.ink[at] ?? 0) - (b.ink[at] ?? 0));
  }
  return sum / length;
}
