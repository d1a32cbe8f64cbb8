import type { Picture, PixelBox } from './page-picture.js';

/** Of 255: what differs less from the paper is no ink. */
const inkMin = 80;
/** In pixels: smaller ones are grain. */
const areaMin = 4;
/** Of the box: what is wider is a line under the letters, and what is as high one beside them. */
const [wideShare, highShare] = [0.8, 0.98];

/** How many marks of ink that do not touch each other are in the box, lines left out. */
export function marksIn({ width, height, pixels }: Picture, box: PixelBox, paper: number): number {
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const [wide, high] = [Math.min(width, box.right) - left, Math.min(height, box.bottom) - top];
  if (wide < 1 || high < 1) return 0;
  const isInk = new Uint8Array(wide * high);
  for (let y = 0, at = 0; y < high; y += 1) {
    let pixel = ((top + y) * width + left) * 4 + 1;
    for (let x = 0; x < wide; x += 1, at += 1, pixel += 4) {
      isInk[at] = Math.abs((pixels[pixel] ?? paper) - paper) >= inkMin ? 1 : 0;
    }
  }
  let marks = 0;
  for (let at = 0; at < isInk.length; at += 1) {
    if (isInk[at] === 0) continue;
    const mark = takeMark(isInk, at, wide);
    if (mark.area >= areaMin && mark.wide < wide * wideShare && mark.high < high * highShare) marks += 1;
  }
  return marks;
}

/** Takes all ink off that touches this. */
function takeMark(
  isInk: Uint8Array,
  start: number,
  wide: number,
): { area: number; wide: number; high: number } {
  const open = [start];
  isInk[start] = 0;
  let [area, left, right, top, bottom] = [0, wide, 0, Infinity, 0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % wide, Math.floor(at / wide)];
    area += 1;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    for (let down = -1; down <= 1; down += 1) {
      for (let across = -1; across <= 1; across += 1) {
        const [column, next] = [x + across, at + down * wide + across];
        if (column < 0 || column >= wide || isInk[next] !== 1) continue;
        isInk[next] = 0;
        open.push(next);
      }
    }
  }
  return { area, wide: right - left + 1, high: bottom - top + 1 };
}
