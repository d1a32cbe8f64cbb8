import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../domain/dates.js';
import { begin, beginScheduled, enter, type BillLife } from '../support/bill-life.js';
import { seedVendor } from '../support/cast.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

let server: DevServer;
let world: World;
beforeAll(async () => {
  server = await connectToDevServer();
  world = await buildWorld({ ...server, stripe: { settleMs: 200 } });
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
  await server.close();
});

/** Bills of this test's tenant that an operator finds in the Temporal UI by this query. */
async function findBills(query: string): Promise<string[]> {
  const found: string[] = [];
  const ofTenant = `TenantId = '${world.cast.tenantId}' AND ${query}`;
  for await (const { workflowId } of world.client.workflow.list({ query: ofTenant })) found.push(workflowId);
  return found;
}

const isFound = (life: BillLife, query: string) => async () => (await findBills(query)).includes(life.billId);

describe('an operator in the Temporal UI', () => {
  it('finds bills by their state, by vendor, and by whether they need somebody', async () => {
    const waiting = await begin(world);
    await waiting.until('awaiting_approval');
    await waiting.eventually('it is found by state', isFound(waiting, `BillStatus = 'awaiting_approval'`));
    const vendor = await seedVendor(world, world.cast, { verified: false });
    const held = await begin(world, { vendor });
    await held.until('on_hold');
    await held.eventually('it is found by need', isFound(held, 'NeedsAttention = true'));
    await held.eventually('it is found by vendor', isFound(held, `VendorId = '${vendor.vendorId}'`));
    expect(await findBills('NeedsAttention = true')).toEqual([held.billId]);
  });

  it('finds a bill at its end by its last state', async () => {
    const life = await beginScheduled(world);
    await life.command(world.cast.clerk, { type: 'cancel', reason: 'Not needed.' });
    await life.handle.result();
    await life.eventually('it is found as canceled', isFound(life, `BillStatus = 'canceled'`));
  });

  it('sees no name, account number or amount of a bill in what Temporal keeps', async () => {
    const life = await beginScheduled(world, { amountMinor: 98_765 });
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('paying');
    const { name } = life.vendor;
    const kept = JSON.stringify(await life.handle.fetchHistory(), (_key, value: unknown) =>
      value instanceof Uint8Array || Buffer.isBuffer(value) ? Buffer.from(value).toString('utf8') : value,
    );
    expect(kept).toContain(life.billId);
    for (const secret of [name, '98765', 'accountNumber']) expect(kept.includes(secret), secret).toBe(false);
  });
});

describe('the sweep', () => {
  it('starts a bill that has no workflow, and leaves those that have one alone', async () => {
    const lost = await enter(world);
    const running = await begin(world);
    await running.until('awaiting_approval');
    await running.eventually('visibility knows it', isFound(running, `ExecutionStatus = 'Running'`));
    const before = await running.handle.describe();
    expect((await world.activities.sweepBills()).started).toBeGreaterThanOrEqual(1);
    await lost.until('awaiting_approval');
    await lost.eventually('visibility knows it', isFound(lost, `ExecutionStatus = 'Running'`));
    expect(await world.activities.sweepBills()).toMatchObject({ started: 0 });
    expect((await running.handle.describe()).runId).toBe(before.runId);
    expect(await lost.facts()).toEqual(['received', 'approval_requested']);
  });
});

describe('a worker whose clock is behind that of the server', () => {
  it('waits for it without spinning, and pays', async () => {
    let aheadMs = 2_000;
    const odd = await buildWorld({
      ...server,
      taskQueue: `${server.taskQueue}-odd`,
      now: () => instant(Date.now() + aheadMs),
    });
    await odd.startWorker();
    const life = await beginScheduled(odd);
    await life.command(odd.cast.payer, { type: 'pay_now' });
    aheadMs = -1_500;
    await life.eventually('Stripe has it', async () => (await life.moved()).length === 1, 20_000);
    const { events } = await life.handle.fetchHistory();
    await odd.close();
    expect(events?.length).toBeLessThan(80);
  });
});
