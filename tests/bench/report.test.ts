import { describe, expect, it } from 'vitest';
import { percentile, slope } from '../../bench/percentiles.js';
import { openLoop } from '../../bench/open-loop.js';

describe('figures of the benchmarks', () => {
  it('charge a server that stands still for every request that should have come meanwhile', async () => {
    const gate: { open: () => void } = { open: () => undefined };
    const stall = new Promise<void>((resolve) => (gate.open = resolve));
    let sent = 0;
    const samples = openLoop({ perSecond: 200, measuredMs: 100 }, async () => {
      sent += 1;
      if (sent === 20) gate.open();
      await stall;
      return { kind: 'read', ok: true };
    });
    const times = (await samples).map(({ ms }) => ms);
    // All of them were sent before the first was answered, and the first waited for the last.
    expect(times).toHaveLength(20);
    expect(times[0]).toBeGreaterThanOrEqual(90);
  });

  it('find the slope of what grows, and none in what does not', () => {
    expect(slope([1, 2, 3, 4].map((x) => ({ x, y: 7 * x + 100 })))).toBeCloseTo(7);
    expect(slope([1, 2, 3, 4].map((x) => ({ x, y: 100 })))).toBe(0);
  });

  it('name the value that a share of the samples stays below', () => {
    const samples = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([percentile(samples, 0.5), percentile(samples, 0.95), percentile(samples, 1)]).toEqual([
      51, 96, 100,
    ]);
    expect(percentile([], 0.5)).toBe(0);
  });
});
