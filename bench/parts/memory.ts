import type { Progress } from '../../scripts/provision/progress.js';
import { databaseUrlOf, type Ground } from '../ground.js';
import { enterOne, payOne } from '../payloom.js';
import { slope } from '../percentiles.js';
import { residentBytes } from '../processes.js';
import type { Table } from '../report.js';
import { watchBills, type Watch } from '../watch-bills.js';

export type MemoryLoad = {
  /** Bills that wait for their approval, and stay in the worker's cache. */
  readonly waiting: number;
  /** Bills from their start to their advice. */
  readonly paid: number;
  readonly inFlight: number;
};

const kb = 1_024;
const mb = kb * kb;
const warmUpBills = 20;

/** What a bill that waits costs the worker, and whether those that are over leave anything behind. */
export async function benchMemory(ground: Ground, load: MemoryLoad, progress: Progress): Promise<Table[]> {
  const { stack } = ground;
  // From the same start, whatever ran before.
  await stack.restart('worker');
  const pid = ground.pids()['worker'] ?? 0;
  const { tenant } = ground;
  const enter = (watch: Watch) => enterOne(tenant, watch);
  await several(ground, warmUpBills, load.inFlight, enter);
  const waiting = await sampled(pid, (note) => several(ground, load.waiting, load.inFlight, enter, note));
  const each = slope(waiting);
  progress(`Memory: ${(each / kb).toFixed(0)} KB a waiting bill`);
  const paid = await sampled(pid, (note) =>
    several(ground, load.paid, load.inFlight, (watch) => payOne(tenant, watch), note),
  );
  // The first third fills caches and compiles.
  const settled = paid.slice(Math.floor(paid.length / 3));
  const growth = slope(settled);
  progress(`Memory: ${(growth / kb).toFixed(1)} KB a finished bill`);
  const last = settled.at(-1)?.y ?? 0;
  return [
    {
      id: 'memory',
      head: ['worker', ''],
      rows: [
        ['a workflow that waits in the cache', `${(each / kb).toFixed(0)} KB`],
        ['bills that wait, in all', String(load.waiting)],
        ['bills from start to advice after that', String(load.paid)],
        ['growth for each of them, the last two thirds', `${(growth / kb).toFixed(1)} KB`],
        ['memory in the end', `${(last / mb).toFixed(0)} MB`],
      ],
      configuration: `Least squares over what stays in RAM, ${load.inFlight} bills under way; cache and slots as in .env.example.`,
    },
  ];
}

type Point = { readonly x: number; readonly y: number };

async function sampled(pid: number, work: (note: (done: number) => void) => Promise<void>): Promise<Point[]> {
  const points: Point[] = [];
  await work((done) => points.push({ x: done, y: residentBytes(pid) }));
  return points;
}

async function several(
  { stack, tenant }: Ground,
  count: number,
  inFlight: number,
  bill: (watch: Watch) => Promise<unknown>,
  note: (done: number) => void = () => undefined,
): Promise<void> {
  const watch = watchBills(databaseUrlOf(stack), tenant.tenantId);
  let begun = 0;
  let done = 0;
  const run = async () => {
    while (begun < count) {
      begun += 1;
      await bill(watch);
      done += 1;
      note(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(inFlight, count) }, run));
  } finally {
    await watch.close();
  }
}
