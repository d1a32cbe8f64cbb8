import type { Progress } from '../../scripts/provision/progress.js';
import type { Load, Throughput } from '../closed-loop.js';
import { databaseUrlOf, settleMs, type Ground } from '../ground.js';
import { drivePayloom } from '../payloom.js';
import { percentile } from '../percentiles.js';
import { drivePgBoss } from '../pg-boss/pg-boss.js';
import type { Table } from '../report.js';
import { driveSkeleton } from '../skeleton/skeleton.js';

const goalRatio = 0.8;
const processes = ['temporal', 'worker', 'api', 'postgres', 'stripe', 'sendgrid', 'driver'] as const;

/** The three pipelines one after the other on the same server and machine. */
export async function benchBills(ground: Ground, load: Load, progress: Progress): Promise<Table[]> {
  const skeleton = await driveSkeleton(load, ground.temporal, ground.pids());
  tell(progress, 'skeleton', skeleton);
  const payloom = await drivePayloom(load, ground.tenant, databaseUrlOf(ground.stack), ground.pids());
  tell(progress, 'Payloom', payloom);
  const pgBoss = await drivePgBoss(load, ground);
  tell(progress, 'pg-boss', pgBoss);
  const columns = { Payloom: payloom, 'bare skeleton': skeleton, 'the same on pg-boss': pgBoss };
  return [compared('bills', columns, load), used('cpu', columns, load)];
}

export function tell(progress: Progress, name: string, { perSecond, cpuMsPerBillInAll }: Throughput): void {
  progress(`${name}: ${perSecond.toFixed(1)} bills/s, ${cpuMsPerBillInAll.toFixed(0)} ms of CPU each`);
}

type Columns = Readonly<Record<string, Throughput>>;

export function compared(id: string, columns: Columns, load: Load): Table {
  const all = Object.values(columns);
  const base = columns['bare skeleton'];
  const row = (name: string, figure: (each: Throughput) => string) => [name, ...all.map(figure)];
  return {
    id,
    head: ['', ...Object.keys(columns)],
    rows: [
      row('bills a second', ({ perSecond }) => perSecond.toFixed(1)),
      ...(base
        ? [
            row(`of the skeleton (goal ${goalRatio})`, ({ perSecond }) =>
              (perSecond / base.perSecond).toFixed(2),
            ),
          ]
        : []),
      row('CPU a bill', ({ cpuMsPerBillInAll }) => `${cpuMsPerBillInAll.toFixed(0)} ms`),
      row('POST to advice, median', ({ latencyMs }) => `${percentile(latencyMs, 0.5).toFixed(0)} ms`),
      row('POST to advice, p95', ({ latencyMs }) => `${percentile(latencyMs, 0.95).toFixed(0)} ms`),
      row('bills measured', ({ bills }) => String(bills)),
    ],
    configuration: describe(load),
  };
}

export function used(id: string, columns: Columns, load: Load): Table {
  const all = Object.values(columns);
  const cell = (each: Throughput, name: string) => {
    const ms = each.cpuMsPerBill[name];
    return ms === undefined ? '' : ms.toFixed(1);
  };
  return {
    id,
    head: ['ms of CPU a bill', ...Object.keys(columns)],
    rows: processes.map((name) => [name, ...all.map((each) => cell(each, name))]),
    configuration: describe(load),
  };
}

const describe = ({ inFlight, warmUpMs, measuredMs }: Load) =>
  `${inFlight} bills under way at any time, ${warmUpMs / 1_000} s of warming up, ${measuredMs / 1_000} s measured, ` +
  `payments settle after ${settleMs} ms.`;
