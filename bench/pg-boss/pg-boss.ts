import type { Load, Throughput } from '../closed-loop.js';
import { databaseUrlOf, startBeside, type Ground } from '../ground.js';
import { drivePayloom } from '../payloom.js';
import { createQueues } from './compose.js';

/**
 * The same bills through the same API, rows and verbs, with pg-boss where Temporal is. It takes the product's place at its
 * port, so that the stand-ins' webhooks find it; the product is started again afterwards.
 */
export async function drivePgBoss(load: Load, ground: Ground): Promise<Throughput> {
  const { stack, tenant } = ground;
  await createQueues(stack.database.adminUrl, new URL(stack.database.appUrl).username);
  await Promise.all([stack.stopOne('api'), stack.stopOne('worker')]);
  const api = await startBeside('bench/pg-boss/api.ts', stack.env);
  const worker = await startBeside('bench/pg-boss/worker.ts', stack.env);
  try {
    const { postgres = 0, stripe = 0, sendgrid = 0 } = ground.pids();
    const pids = { postgres, stripe, sendgrid, api: api.pid, worker: worker.pid };
    return await drivePayloom(load, tenant, databaseUrlOf(stack), pids);
  } finally {
    await Promise.all([api.stop(), worker.stop()]);
    await Promise.all([stack.start('api'), stack.start('worker')]);
  }
}
