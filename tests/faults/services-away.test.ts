import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBills, newestFirst } from '../../db/bill-lists.js';
import { begin, beginScheduled, BillLife } from '../support/bill-life.js';
import { addDays, dateIn } from '../../domain/dates.js';
import { seedVendor, timeZone } from '../support/cast.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';

let world: StackWorld;
beforeAll(async () => {
  world = await startStackWorld('services-away');
}, 120_000);
afterAll(() => world.close());

describe('Temporal that is away', () => {
  it('leaves a bill whose API was killed between row and start to the sweep, which starts it once', async () => {
    const vendor = await seedVendor(world, world.cast);
    await world.stack.kill('temporal');
    const answer = world.as(world.cast.clerk).POST('/v1/bills', {
      body: {
        vendorId: vendor.vendorId,
        number: 'INV-LOST-START',
        dueOn: addDays(dateIn(timeZone, world.now()), 20),
        amount: { amountMinor: 4_200, currency: 'USD' },
      },
    });
    const outcome = refusalOf(answer);
    const life = await rowOf('INV-LOST-START', vendor);
    await world.stack.kill('api');
    expect(await outcome).toBeInstanceOf(TypeError);
    await world.stack.start('temporal');
    await world.stack.start('api');
    await sweepUntil(life);
    expect(await life.facts()).toEqual(['received', 'approval_requested']);
  }, 120_000);

  it('makes the API answer 503 with Retry-After to a command, which then works, and pays once', async () => {
    const life = await begin(world);
    await life.until('awaiting_approval');
    await world.stack.kill('temporal');
    const approve = () =>
      world.as(world.cast.approver).POST('/v1/bills/{billId}/approve', {
        params: { path: { billId: life.billId } },
        body: {},
      });
    expect(await refusalOf(approve())).toMatchObject(awaySoonBack);
    await world.stack.start('temporal');
    await life.eventually('the approval is taken', async () => (await refusalOf(approve())) === null, 40_000);
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('remitted', 40_000);
    expect(await life.moved()).toHaveLength(1);
  }, 120_000);
});

describe('a database that goes away', () => {
  it('while Stripe moves the money pays once when it is back', async () => {
    const life = await beginScheduled(world);
    const params = { path: { billId: life.billId } };
    const look = () => world.as(world.cast.clerk).GET('/v1/bills/{billId}', { params });
    expect(await look()).toMatchObject({ billId: life.billId });
    await life.fault('delay', { delayMs: 2_000 });
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.eventually('the money moves', async () => (await life.moved()).length === 1);
    await world.stack.kill('postgres');
    expect(await refusalOf(look())).toMatchObject(awaySoonBack);
    await world.stack.start('postgres');
    await life.until('remitted', 150_000);
    expect(await life.moved()).toHaveLength(1);
    expect(await life.mails()).toHaveLength(1);
    expect(await life.sentKeys()).toHaveLength(1);
  }, 240_000);
});

const awaySoonBack = { status: 503, retryAfterMs: expect.any(Number) as unknown };

/** Null when it was answered. */
const refusalOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

async function rowOf(number: string, vendor: Awaited<ReturnType<typeof seedVendor>>): Promise<BillLife> {
  const { tenantId } = world.cast;
  for (;;) {
    const bills = await world.database.inTenant(tenantId, (tx) =>
      listBills(tx, tenantId, {}, { sort: newestFirst, after: null, limit: 5 }),
    );
    const found = bills.find(({ details }) => details.number === number);
    if (found) return new BillLife(world, found, vendor);
  }
}

/** Visibility is behind by seconds, and the worker looks for its server anew: one sweep may come too early. */
async function sweepUntil(life: BillLife): Promise<void> {
  const deadline = Date.now() + 60_000;
  while ((await life.status()) !== 'awaiting_approval') {
    if (Date.now() > deadline) throw new Error('No sweep has started the bill.');
    await world.sweep().catch((error: unknown) => {
      if (!String(error).includes('UNAVAILABLE')) throw error;
    });
    await life.until('awaiting_approval', 3_000).catch(() => undefined);
  }
}
