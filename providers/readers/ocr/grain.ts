import type { GreyPage } from './grey-page.js';

/** Every third pixel in every third row is looked at: grain is everywhere. */
const stride = 3;

/**
 * The grain of sensor or paper in shades (a standard deviation), by J. Immerkær, Fast Noise Variance Estimation (1996): a mask that
 * answers neither to flat paper nor to straight edges. The median instead of the mean, since letters are few and grain is all over.
 */
export function grainOf({ grey, widthPx, heightPx }: GreyPage): number {
  const counts = new Uint32Array(255 * 8 + 1);
  let seen = 0;
  const at = (x: number, y: number) => grey[y * widthPx + x] ?? 0;
  for (let y = 1; y < heightPx - 1; y += stride) {
    for (let x = 1; x < widthPx - 1; x += stride) {
      const corners = at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
      const sides = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
      const answer = Math.abs(corners - 2 * sides + 4 * at(x, y));
      counts[answer] = (counts[answer] ?? 0) + 1;
      seen += 1;
    }
  }
  return middleOf(counts, seen) / (0.6745 * 6);
}

function middleOf(counts: Uint32Array, seen: number): number {
  let passed = 0;
  return Math.max(
    0,
    counts.findIndex((count) => {
      passed += count;
      return passed > seen / 2;
    }),
  );
}
