import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginScheduled } from '../support/bill-life.js';
import { startWorldAhead, type WorldAhead } from '../support/time-travel.js';

const dayMs = 86_400_000;

let world: WorldAhead;
beforeAll(async () => {
  world = await startWorldAhead();
  await world.startWorker();
});
afterAll(() => world.close());

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
    world.putForward(dayMs);
    expect(await world.activities.sweepBills()).toMatchObject({ returned: 1 });
    await life.until('returned');
    expect(await world.activities.sweepBills()).toMatchObject({ returned: 0 });
  });
});
