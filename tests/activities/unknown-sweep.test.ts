import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginScheduled } from '../support/bill-life.js';
import { startWorldAhead, type WorldAhead } from '../support/time-travel.js';

let world: WorldAhead;
beforeAll(async () => {
  world = await startWorldAhead();
  await world.startWorker();
});
afterAll(() => world.close());

it('a payment that nobody has known about for an hour is asked about by the sweep, and not before', async () => {
  const life = await beginScheduled(world);
  await life.fault('drop_before');
  await life.command(world.cast.payer, { type: 'pay_now' });
  await life.eventually(
    'the provider was asked by the bill itself, which now waits for minutes',
    async () => {
      const state = (await life.payments())[0]?.state;
      return state?.status === 'unknown' && state.notFound === 1;
    },
  );
  expect(await world.activities.sweepBills()).toMatchObject({ woken: 0 });

  world.putForward(61 * 60_000);
  expect(await world.activities.sweepBills()).toMatchObject({ woken: 1 });
  await life.eventually('it is sent again', async () => (await life.moved()).length === 1);
  expect(await life.sentKeys()).toHaveLength(1);
});
