import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { epochMs, instant } from '../../domain/dates.js';
import { beginScheduled } from '../support/bill-life.js';
import { wallClock } from '../support/cast.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

const dayMs = 86_400_000;

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

describe('a return whose webhook is lost', () => {
  it('is found by the sweep and reopens the bill, though its workflow is over', async () => {
    const life = await beginScheduled(world);
    await life.fault('post_then_return', { reason: 'recalled', delayMs: 2 * dayMs });
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.eventually('the bill is remitted', async () => {
      const status = await life.status();
      if (status === 'paying') await life.wake('time to look');
      return status === 'remitted';
    });
    await life.handle.result();
    await world.stripe.advance(3 * dayMs);
    await life.eventually('the bank has sent the money back', async () => {
      return (await world.stripe.log('payment_returned')).length === 1;
    });
    passedMs = dayMs;
    expect(await world.activities.sweepBills()).toMatchObject({ returned: 1 });
    await life.until('returned');
    expect(await world.activities.sweepBills()).toMatchObject({ returned: 0 });
  });
});
