import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRecurringBills } from '../../db/recurring-bills.js';
import { addDays } from '../../domain/dates.js';
import type { RecurringTerms } from '../../domain/period-amount.js';
import { recurringBillStatuses } from '../../domain/recurring-bill.js';
import { seedVendor, type SeededVendor } from '../support/cast.js';
import { eventually } from '../support/eventually.js';
import { firingIn, RecurringLife, schedulesOf, terms, todayIn } from '../support/recurring-bills.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';

// Each part is dead while a period's time passes; afterwards nobody but the sweep is asked for anything.

let world: StackWorld;
let vendor: SeededVendor;
beforeAll(async () => {
  world = await startStackWorld('recurring-bills');
  vendor = await seedVendor(world, world.cast);
}, 120_000);
afterAll(() => world.close());

const backMsMax = 60_000;
/** Time to enter it and to kill before it fires. */
const soonSeconds = 6;

const entryOf = (reference: string, { recurrence }: RecurringTerms) => ({
  reference,
  vendorId: vendor.vendorId,
  currency: 'USD' as const,
  amount: { kind: 'fixed' as const, amountMinor: 120_000 },
  recurrence,
});

async function enter(reference: string): Promise<RecurringLife> {
  const body = entryOf(reference, firingIn(world, soonSeconds));
  await world.as(world.cast.clerk).POST('/v1/recurring-bills', { body });
  return rowOf(reference);
}

async function rowOf(reference: string): Promise<RecurringLife> {
  const { tenantId } = world.cast;
  const find = async () => {
    const page = { before: null, limit: 10 };
    const rows = await world.database.inTenant(tenantId, (tx) =>
      listRecurringBills(tx, tenantId, recurringBillStatuses, page),
    );
    return rows.find((row) => row.reference === reference);
  };
  await eventually(`${reference} has a row`, async () => (await find()) !== undefined);
  const row = await find();
  if (!row) throw new Error(`${reference} is gone.`);
  return new RecurringLife(world, row, vendor);
}

/** Its first period's time has come and gone with nothing made. */
async function passFiring(life: RecurringLife): Promise<void> {
  const { recurrence } = (await life.load()).terms;
  const firesAt = Date.parse(`${recurrence.startsOn}T${recurrence.fireTime}Z`);
  await eventually('its time has passed', () => Promise.resolve(Date.now() > firesAt + 1_000), 20_000);
  expect(await life.periods()).toEqual([]);
}

/** One period, one bill that goes its way, and no second one when it is fired once more. */
async function expectOnce(life: RecurringLife): Promise<void> {
  await eventually('the period is made', async () => (await life.periods()).length > 0, backMsMax);
  const [bill] = await life.bills();
  await bill?.until('awaiting_approval', backMsMax);
  const { recurringBillId } = life;
  const describeIt = () => world.client.schedule.getHandle(recurringBillId).describe();
  const { numActionsTaken } = (await whenReached(describeIt)).info;
  await whenReached(() => schedulesOf(world).fire(recurringBillId));
  const isOver = async () => {
    const { info } = await whenReached(describeIt);
    return info.numActionsTaken > numActionsTaken && info.runningActions.length === 0;
  };
  await eventually('a firing that was not needed is over', isOver, backMsMax);
  expect(await life.bills()).toHaveLength(1);
  expect(await life.periods()).toHaveLength(1);
}

/** A client that has lost its server looks for it anew, with pauses. */
async function whenReached<T>(call: () => Promise<T>): Promise<T> {
  const reached: T[] = [];
  await eventually(
    'Temporal answers',
    async () => {
      try {
        reached.push(await call());
      } catch (error) {
        if (!/UNAVAILABLE|Unavailable/.test(`${String(error)} ${String((error as Error).cause)}`))
          throw error;
      }
      return reached.length > 0;
    },
    backMsMax,
  );
  return reached[0] as T;
}

describe('a firing time', () => {
  it('that passes while Temporal is dead makes its period once, after it is back', async () => {
    const life = await enter('TEMPORAL-DEAD');
    await world.stack.kill('temporal');
    await passFiring(life);
    await world.stack.start('temporal');
    await expectOnce(life);
  }, 120_000);

  it('that passes while the worker is dead makes its period once, after it is back', async () => {
    const life = await enter('WORKER-DEAD');
    await world.stack.kill('worker');
    await passFiring(life);
    await world.stack.start('worker');
    await expectOnce(life);
  }, 120_000);

  it('of a row whose API was killed before it made the Schedule is kept by the sweep, once', async () => {
    await world.stack.kill('temporal');
    const yesterday = terms(addDays(todayIn(world), -1));
    const answer = world
      .as(world.cast.clerk)
      .POST('/v1/recurring-bills', { body: entryOf('API-DEAD', yesterday) })
      .catch((error: unknown) => error);
    const life = await rowOf('API-DEAD');
    await world.stack.kill('api');
    expect(await answer).toBeInstanceOf(TypeError);
    expect(await life.periods()).toEqual([]);
    await world.stack.start('temporal');
    await world.stack.start('api');
    await whenReached(world.sweep);
    await expectOnce(life);
  }, 120_000);
});
