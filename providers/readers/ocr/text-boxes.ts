import { angleAt, slopesOf, type Direction, type Slopes } from './levelling.js';

/** How likely each pixel is inside of a line of writing, 0 to 1, row by row. */
export type TextMap = {
  readonly likelihood: Float32Array;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** A rectangle around writing; `angle` in radians, positive where the line falls to the right. */
export type TextBox = {
  readonly centerX: number;
  readonly centerY: number;
  readonly length: number;
  readonly height: number;
  readonly angle: number;
};

export type FoundText = {
  readonly boxes: readonly TextBox[];
  readonly slopes: Slopes;
  /** Whether most lines run up or down the page. */
  readonly sideways: boolean;
};

/** As in the published post-processing of PP-OCR: a pixel is writing, a box is, and by how much its core is widened. */
const pixelMin = 0.3;
const boxMin = 0.5;
const widening = 1.5;
/** The ends of a line lose more of their letters than its edges do: so much of its height is added at both. */
const endMargin = 0.12;

const sidePxMin = 3;
/** A blot this much longer than high tells the direction of its line. */
const elongated = 5;
const ownAngleMax = (6 * Math.PI) / 180;

type Blot = {
  readonly pixels: Int32Array;
  readonly centerX: number;
  readonly centerY: number;
  readonly likelihood: number;
  readonly angle: number;
  readonly elongation: number;
};

export function findTextBoxes(map: TextMap): FoundText {
  const blots = findBlots(map).filter(({ likelihood }) => likelihood >= boxMin);
  const telling = blots.filter(({ elongation }) => elongation >= elongated);
  const lengthOf = (list: readonly Blot[]) => list.reduce((sum, { pixels }) => sum + pixels.length, 0);
  const upDown = telling.filter(({ angle }) => Math.abs(angle) > Math.PI / 4);
  const sideways = lengthOf(upDown) > lengthOf(telling) / 2;
  const level = telling.filter((blot) => !upDown.includes(blot));
  // A slope shows in long lines; in short ones it is the shape of their words.
  const longest = level.toSorted((a, b) => b.elongation - a.elongation).slice(0, Math.ceil(level.length / 3));
  const skew = median(longest.map(({ angle }) => angle));
  const slopes = slopesOf(level.map(directionOf), skew, map);
  const boxes = blots.flatMap((blot) => {
    const usual = angleAt(slopes, [blot.centerX, blot.centerY], map);
    const own = blot.elongation >= elongated && Math.abs(blot.angle - usual) <= ownAngleMax;
    return boxAround(blot, own ? blot.angle : usual, map.widthPx);
  });
  return { boxes, slopes, sideways };
}

function directionOf({ centerX, centerY, angle, elongation }: Blot): Direction {
  return { x: centerX, y: centerY, angle, weight: elongation * elongation };
}

/** Pixels of writing that touch each other, each blot with its centre and direction by its second moments. */
function findBlots({ likelihood, widthPx, heightPx }: TextMap): Blot[] {
  const taken = new Uint8Array(likelihood.length);
  const queue = new Int32Array(likelihood.length);
  const blots: Blot[] = [];
  for (let seed = 0; seed < likelihood.length; seed += 1) {
    if (taken[seed] === 1 || (likelihood[seed] ?? 0) < pixelMin) continue;
    taken[seed] = 1;
    queue[0] = seed;
    let end = 1;
    for (let at = 0; at < end; at += 1) {
      const pixel = queue[at] ?? 0;
      const x = pixel % widthPx;
      const reach = (next: number) => {
        if (taken[next] === 1 || (likelihood[next] ?? 0) < pixelMin) return;
        taken[next] = 1;
        queue[end] = next;
        end += 1;
      };
      if (x > 0) reach(pixel - 1);
      if (x < widthPx - 1) reach(pixel + 1);
      if (pixel >= widthPx) reach(pixel - widthPx);
      if (pixel < widthPx * (heightPx - 1)) reach(pixel + widthPx);
    }
    if (end >= sidePxMin * sidePxMin) blots.push(blotOf(queue.slice(0, end), likelihood, widthPx));
  }
  return blots;
}

function blotOf(pixels: Int32Array, likelihood: Float32Array, widthPx: number): Blot {
  let [sumX, sumY, sumXX, sumYY, sumXY, sumLikelihood] = [0, 0, 0, 0, 0, 0];
  for (const pixel of pixels) {
    const x = pixel % widthPx;
    const y = (pixel - x) / widthPx;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumYY += y * y;
    sumXY += x * y;
    sumLikelihood += likelihood[pixel] ?? 0;
  }
  const count = pixels.length;
  const [centerX, centerY] = [sumX / count, sumY / count];
  const xx = sumXX / count - centerX * centerX;
  const yy = sumYY / count - centerY * centerY;
  const xy = sumXY / count - centerX * centerY;
  const spread = Math.hypot(xx - yy, 2 * xy);
  const [major, minor] = [(xx + yy + spread) / 2, Math.max((xx + yy - spread) / 2, 1 / 12)];
  return {
    pixels,
    centerX,
    centerY,
    likelihood: sumLikelihood / count,
    angle: Math.atan2(2 * xy, xx - yy) / 2,
    elongation: Math.sqrt(major / minor),
  };
}

function boxAround({ pixels, centerX, centerY }: Blot, angle: number, widthPx: number): TextBox[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const pixel of pixels) {
    const x = (pixel % widthPx) - centerX;
    const y = Math.floor(pixel / widthPx) - centerY;
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    if (along < left) left = along;
    if (along > right) right = along;
    if (across < top) top = across;
    if (across > bottom) bottom = across;
  }
  const length = right - left + 1;
  const height = bottom - top + 1;
  if (Math.min(length, height) < sidePxMin) return [];
  const margin = (length * height * widening) / (2 * (length + height));
  const along = (left + right) / 2;
  const across = (top + bottom) / 2;
  return [
    {
      centerX: centerX + along * cos - across * sin + 0.5,
      centerY: centerY + along * sin + across * cos + 0.5,
      length: length + 2 * margin + 2 * endMargin * (height + 2 * margin),
      height: height + 2 * margin,
      angle,
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
