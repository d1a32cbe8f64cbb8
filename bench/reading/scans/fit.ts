import type { Step } from '../../../providers/readers/ocr/calibration.js';

/** What was said with which raw score, and whether it was right. */
export type Pair = { readonly score: number; readonly isRight: boolean };

type Pool = { readonly from: number; readonly count: number; readonly right: number };

/** Scores are pooled until so many were said, so that no step rests on a few. */
const poolMin = 12;
/** One-sided, 95 in 100: the true share is not below what is claimed. */
const z = 1.645;
/** No number of own scans speaks for those of others beyond this. */
const rightMax = 0.97;

/**
 * A rising curve from raw scores to shares that were right: pool adjacent violators (Ayer et al., 1955), and of each pool the
 * lower bound of Wilson's interval, so that few observations claim little.
 */
export function fitCurve(pairs: readonly Pair[]): Step[] {
  let ceiling = 1;
  const falling = risingPools(pairs)
    .toReversed()
    .map(({ from, count, right }): Step => {
      ceiling = Math.min(ceiling, lowerBound(right, count));
      return [from, Math.min(rightMax, ceiling)];
    });
  const rising = falling.toReversed().map(([from, right]): Step => [roundUp(from), roundDown(right)]);
  return rising.filter(([, right], at) => right !== rising[at - 1]?.[1]);
}

function risingPools(pairs: readonly Pair[]): Pool[] {
  const pools: Pool[] = [];
  for (const pool of bins(pairs)) {
    pools.push(pool);
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (!before || !last || before.right / before.count < last.right / last.count) break;
      pools.splice(-2, 2, {
        from: before.from,
        count: before.count + last.count,
        right: before.right + last.right,
      });
    }
  }
  return pools;
}

/** Equal scores stay together. */
function bins(pairs: readonly Pair[]): Pool[] {
  const sorted = pairs.toSorted((a, b) => a.score - b.score);
  const pools: Pool[] = [];
  let previous: number | undefined;
  for (const { score, isRight } of sorted) {
    const last = pools.at(-1);
    const right = isRight ? 1 : 0;
    if (last && (last.count < poolMin || score === previous)) {
      pools.splice(-1, 1, { from: last.from, count: last.count + 1, right: last.right + right });
    } else pools.push({ from: score, count: 1, right });
    previous = score;
  }
  return pools;
}

function lowerBound(right: number, count: number): number {
  const share = right / count;
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return Math.max(0, (share + (z * z) / (2 * count) - spread) / (1 + (z * z) / count));
}

function roundUp(score: number): number {
  return Math.ceil(score * 1000 - 1e-9) / 1000;
}

function roundDown(share: number): number {
  return Math.floor(share * 1000 + 1e-9) / 1000;
}
