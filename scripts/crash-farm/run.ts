import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { BillId } from '../../domain/ids.js';
import { createBillEngine } from '../../providers/temporal/bill-engine.js';
import { billEngineNames } from '../../workflows/bill-start.js';
import type { Home } from '../provision/home.js';
import type { Progress } from '../provision/progress.js';
import { check } from './check.js';
import { digestOf, differences } from './check-webhooks.js';
import { createFarmClient } from './client.js';
import { collectRows, collectWorkflows, hasPending, readBalance, readOracle } from './collect.js';
import { driveBill, type Driver } from './drive-bill.js';
import type { Evidence, Violation } from './evidence.js';
import { startFarm, type Farm } from './farm.js';
import { probeGuards } from './guards.js';
import { livenessOf, type Liveness } from './liveness.js';
import { emptyMemory, type Memory } from './memory.js';
import { planFarm, type FarmPlan, type FarmSize } from './plan.js';
import { awaitQuiescence, type Quiescence } from './quiescence.js';
import { replayWebhooks } from './replay-webhooks.js';
import { createStriker } from './strike.js';
import { settleFarmTenant, type FarmTenant } from './tenant.js';
import { watchFarmBills } from './watch.js';

export type FarmRun = FarmSize & {
  /** After this no more bills are begun; what is under way is seen to its end. */
  readonly minutes: number;
  /** The same, as soon as somebody says so. */
  readonly over?: AbortSignal;
};

export type FarmResult = {
  readonly plan: FarmPlan;
  readonly memory: Memory;
  readonly violations: readonly Violation[];
  readonly liveness: Liveness;
  readonly quiescence: Quiescence;
  readonly evidence: Evidence;
  readonly loadMs: number;
  readonly replayed: number;
  readonly requests: number;
  readonly endedByThemselves: readonly string[];
};

/** Bills under way at the same time. */
const inFlightMax = 40;

export async function runFarm(home: Home, run: FarmRun, progress: Progress): Promise<FarmResult> {
  const plan = planFarm(run);
  const farm = await startFarm(home, 'npm run crash-farm', progress);
  const client = createFarmClient(farm.apiUrls);
  try {
    const tenant = await settleFarmTenant(farm.database, client);
    const opening = await readBalance(farm.stripeUrl);
    const watch = watchFarmBills(farm.databaseUrl, tenant.tenantId);
    const memory = emptyMemory();
    const driver: Driver = { client, tenant, watch, stripeUrl: farm.stripeUrl, memory };
    progress(
      `Everything runs: ${plan.bills.length} bills and ${plan.faults.length} faults from seed ${plan.seed}`,
    );
    const loadMs = await load(farm, driver, plan, run, progress);
    await watch.close();
    const temporal = await farm.connectTemporal();
    try {
      const result = await judge(
        farm,
        tenant,
        temporal.client,
        memory,
        opening.availableMinor,
        run,
        progress,
      );
      const { endedByThemselves } = farm;
      return {
        ...result,
        plan,
        memory,
        loadMs,
        requests: client.requests(),
        endedByThemselves: endedByThemselves(),
      };
    } finally {
      await temporal.close();
    }
  } finally {
    await farm.stop();
  }
}

/** The plan's bills, and its faults as their time comes. Milliseconds that it took. */
async function load(
  farm: Farm,
  driver: Driver,
  plan: FarmPlan,
  { minutes, over }: FarmRun,
  progress: Progress,
): Promise<number> {
  const startedAt = Date.now();
  const striker = createStriker(farm, driver.memory);
  const bills = plan.bills[Symbol.iterator]();
  const faults = [...plan.faults];
  const isTimeUp = () => over?.aborted === true || Date.now() - startedAt > minutes * 60_000;
  const tell = setInterval(() => {
    const { begun, faults: done } = driver.memory;
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    progress(
      `${seconds} s: ${begun} of ${plan.bills.length} bills begun, ${done.length} of ${plan.faults.length} faults done`,
    );
  }, 15_000);
  const lane = async () => {
    for (let next = bills.next(); !next.done && !isTimeUp(); next = bills.next()) {
      while (faults[0] && faults[0].atBill <= next.value.index)
        striker.strike((faults.shift() as FarmPlan['faults'][number]).fault);
      await driveBill(driver, next.value);
    }
  };
  await Promise.all(Array.from({ length: inFlightMax }, lane));
  await striker.settled();
  clearInterval(tell);
  return Date.now() - startedAt;
}

async function judge(
  farm: Farm,
  tenant: FarmTenant,
  temporal: Client,
  memory: Memory,
  openingMinor: number,
  { minutes }: FarmRun,
  progress: Progress,
): Promise<Pick<FarmResult, 'violations' | 'liveness' | 'quiescence' | 'evidence' | 'replayed'>> {
  const { tenantId } = tenant;
  const wake = waker(temporal, farm, tenantId);
  progress('The last fault is over; waiting until every bill is at rest');
  const patience = {
    beforeNudgesMs: Math.min(minutes * 2_500, 400_000),
    limitMs: Math.max(minutes * 25_000, 80_000),
    openLimitMs: Math.min(Math.max(minutes * 9_000, 70_000), 600_000),
  };
  const quiescence = await awaitQuiescence(farm, tenantId, patience, wake);
  progress(`At rest after ${Math.round(quiescence.tookMs / 1_000)} s; sending every webhook once more`);
  const before = digestOf(await collectRows(farm.database, tenantId), quiescence.open);
  const replayed = await replayWebhooks(
    farm.apiUrls,
    farm.webhookSecret,
    readOracle(farm.sandboxLogs.stripe),
  );
  await inboxEmpty(farm);
  const rows = await atStandstill(farm, () => collectRows(farm.database, tenantId));
  const evidence: Evidence = {
    memory,
    ...rows,
    oracle: readOracle(farm.sandboxLogs.stripe),
    workflows: await collectWorkflows(temporal),
    guards: await probeGuards(farm.databaseUrl, tenantId),
    bookProblems: await farm.verifyBooks(tenantId),
    changedByReplay: differences(before, digestOf(rows, quiescence.open)),
    restless: quiescence.restless,
    balance: { openingMinor, ...(await readBalance(farm.stripeUrl)) },
  };
  return { violations: check(evidence), liveness: livenessOf(evidence), quiescence, evidence, replayed };
}

export function waker(
  client: Client,
  { taskQueue }: Pick<Farm, 'taskQueue'>,
  tenantId: FarmTenant['tenantId'],
) {
  const engine = createBillEngine(client, taskQueue, billEngineNames);
  return (billId: BillId) => engine.signalSurroundings({ tenantId, billId }, 'operator');
}

/** Payments that nobody knows about go on asking, and reading rows and then all facts takes a while. */
async function atStandstill<T>(farm: Farm, look: () => Promise<T>): Promise<T> {
  const workers = ['worker-1', 'worker-2'] as const;
  for (const worker of workers) farm.signal(worker, 'SIGSTOP');
  try {
    await pause(committedMs);
    return await look();
  } finally {
    for (const worker of workers) farm.signal(worker, 'SIGCONT');
  }
}

/** What a worker had sent before it stood still has been committed by then. */
const committedMs = 2_000;

/** Everything that came in is worked through, or the minute of the sweep has gone. */
async function inboxEmpty({ database }: Farm): Promise<void> {
  for (let tries = 0; tries < 70; tries += 1) {
    if (!(await hasPending(database))) return;
    await pause(1_000);
  }
}
