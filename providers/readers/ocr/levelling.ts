/** How the lines of a page run. Angles in radians, positive where a line falls to the right. */
export type Slopes = {
  /** The common angle of the lines. */
  readonly skew: number;
  /** By how much the angle grows from the upper to the lower edge: a camera at a slant sees lines run together. */
  readonly fan: number;
  /** By how much it grows from the left to the right edge: paper that does not lie flat. */
  readonly bend: number;
};

export type Point = readonly [x: number, y: number];
type Size = { readonly widthPx: number; readonly heightPx: number };

/** A line, and how much its direction counts: the longer it is for its height, the more certain it is. */
export type Direction = {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly weight: number;
};

/** With fewer lines than this, one of them that is misread would bend the whole page. */
const linesMin = 12;
/** A line that runs otherwise by more than this is a stamp, a signature, or none; by a multiple before the page is fitted. */
const strayMax = (2 * Math.PI) / 180;
const rounds = 3;
/** No paper that can be read at all fans out or bends by more. */
const changeMax = (16 * Math.PI) / 180;

export const level: Slopes = { skew: 0, fan: 0, bend: 0 };

/** Two more unknowns always fit a little better; only a page that is not flat is fitted better by so much. */
const strayingLeft = 0.5;

/** The slopes that fit most of the lines best, by least squares over those that do not stray from them. */
export function slopesOf(lines: readonly Direction[], skew: number, size: Size): Slopes {
  const flat = { skew, fan: 0, bend: 0 };
  let slopes: Slopes = flat;
  let kept: readonly Direction[] = lines;
  for (let round = 0; round < rounds; round += 1) {
    const [known, most] = [slopes, strayMax * (rounds - round)];
    kept = lines.filter((line) => Math.abs(straying(line, known, size)) <= most);
    const fitted = kept.length < linesMin ? null : fit(kept, size);
    if (!fitted || Math.max(Math.abs(fitted.fan), Math.abs(fitted.bend)) > changeMax) return flat;
    slopes = fitted;
  }
  const sumOf = (some: Slopes) =>
    kept.reduce((sum, line) => sum + line.weight * straying(line, some, size) ** 2, 0);
  return sumOf(slopes) < strayingLeft * sumOf(flat) ? slopes : flat;
}

function straying({ x, y, angle }: Direction, slopes: Slopes, size: Size): number {
  return angle - angleAt(slopes, [x, y], size);
}

export function angleAt({ skew, fan, bend }: Slopes, point: Point, size: Size): number {
  const [across, down] = fromMiddle(point, size);
  return skew + bend * across + fan * down;
}

/** Where a point lies once the page is turned and its lines are laid straight. */
export function levelled(point: Point, { skew, fan, bend }: Slopes, size: Size): Point {
  const [x, y] = turned(point, -skew, size);
  const [across] = fromMiddle([x, y], size);
  const middle = size.heightPx / 2;
  const bent = (bend * across * across * size.widthPx) / 2;
  return [x, middle + (y - middle - bent) / spread(across, fan, size)];
}

/** Where a point of the level page stands on the page as it was seen. */
export function unlevelled([x, y]: Point, { skew, fan, bend }: Slopes, size: Size): Point {
  const [across] = fromMiddle([x, y], size);
  const middle = size.heightPx / 2;
  const bent = (bend * across * across * size.widthPx) / 2;
  return turned([x, middle + (y - middle) * spread(across, fan, size) + bent], skew, size);
}

/** How much farther apart lines stand here than in the middle of the page. */
function spread(across: number, fan: number, { widthPx, heightPx }: Size): number {
  return 1 + (fan * across * widthPx) / heightPx;
}

/** In shares of width and height, from the middle of the page. */
function fromMiddle([x, y]: Point, { widthPx, heightPx }: Size): Point {
  return [x / widthPx - 0.5, y / heightPx - 0.5];
}

function turned([x, y]: Point, angle: number, { widthPx, heightPx }: Size): Point {
  const [dx, dy] = [x - widthPx / 2, y - heightPx / 2];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [dx * cos - dy * sin + widthPx / 2, dx * sin + dy * cos + heightPx / 2];
}

/** Weighted least squares for three unknowns, by Cramer's rule; null where the lines do not tell. */
function fit(lines: readonly Direction[], size: Size): Slopes | null {
  const sums = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const { x, y, angle, weight } of lines) {
    const [across, down] = fromMiddle([x, y], size);
    [
      1,
      across,
      down,
      across * across,
      across * down,
      down * down,
      angle,
      angle * across,
      angle * down,
    ].forEach((term, at) => (sums[at] = (sums[at] ?? 0) + weight * term));
  }
  const [n = 0, a = 0, d = 0, aa = 0, ad = 0, dd = 0, t = 0, ta = 0, td = 0] = sums;
  const whole = determinant([n, a, d], [a, aa, ad], [d, ad, dd]);
  if (Math.abs(whole) < 1e-9 * n * n * n) return null;
  return {
    skew: determinant([t, a, d], [ta, aa, ad], [td, ad, dd]) / whole,
    bend: determinant([n, t, d], [a, ta, ad], [d, td, dd]) / whole,
    fan: determinant([n, a, t], [a, aa, ta], [d, ad, td]) / whole,
  };
}

type Row = readonly [number, number, number];

function determinant([a, b, c]: Row, [d, e, f]: Row, [g, h, i]: Row): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
