import { cpuMs, usedSince } from './processes.js';

/** How a pipeline is driven: always this many bills under way, first unmeasured, then measured. */
export type Load = {
  readonly inFlight: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
};

export type Throughput = {
  readonly bills: number;
  readonly perSecond: number;
  /** Start to end of the bills that ended while it was measured. */
  readonly latencyMs: readonly number[];
  /** Milliseconds of CPU a bill, by process. */
  readonly cpuMsPerBill: Readonly<Record<string, number>>;
  readonly cpuMsPerBillInAll: number;
};

/**
 * Keeps `inFlight` bills under way and counts those that end within the measured time. Each call of `bill` takes one from
 * its start to its end. A bill that fails ends the run: figures of a pipeline that loses bills are worth nothing.
 */
export async function drive(
  load: Load,
  pids: Readonly<Record<string, number>>,
  bill: () => Promise<void>,
): Promise<Throughput> {
  const from = performance.now() + load.warmUpMs;
  const until = from + load.measuredMs;
  const latencyMs: number[] = [];
  // On a machine that is busy with other things: as long as it takes to see one bill through.
  const isOver = () => performance.now() >= until && latencyMs.length > 0;
  const run = async () => {
    while (!isOver()) {
      const since = performance.now();
      await bill();
      if (performance.now() >= from && !isOver()) latencyMs.push(performance.now() - since);
    }
  };
  const measure = async () => {
    await sleep(from - performance.now());
    const before = cpuMs(pids);
    await sleep(until - performance.now());
    while (!isOver()) await sleep(20);
    return { used: usedSince(before, cpuMs(pids)), ms: performance.now() - from, bills: latencyMs.length };
  };
  const runners = Array.from({ length: load.inFlight }, run);
  const [{ used, ms, bills }] = await Promise.all([measure(), ...runners]);
  const perBill = Object.fromEntries(Object.entries(used).map(([name, each]) => [name, each / bills]));
  return {
    bills,
    perSecond: (bills * 1_000) / ms,
    latencyMs,
    cpuMsPerBill: perBill,
    cpuMsPerBillInAll: Object.values(perBill).reduce((sum, each) => sum + each, 0),
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
