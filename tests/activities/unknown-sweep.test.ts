import { afterAll, beforeAll, expect, it } from 'vitest';
import { epochMs, instant } from '../../domain/dates.js';
import { beginScheduled } from '../support/bill-life.js';
import { wallClock } from '../support/cast.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

const minuteMs = 60_000;

let server: DevServer;
let world: World;
let passedMs = 0;
beforeAll(async () => {
  server = await connectToDevServer();
  world = await buildWorld({
    ...server,
    stripe: { settleMs: 100 },
    now: () => instant(epochMs(wallClock()) + passedMs),
  });
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
  await server.close();
});

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

  passedMs = 61 * minuteMs;
  expect(await world.activities.sweepBills()).toMatchObject({ woken: 1 });
  await life.eventually('it is sent again', async () => (await life.moved()).length === 1);
  expect(await life.sentKeys()).toHaveLength(1);
});
