import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchAttributeKeys } from '../../workflows/search-attributes.js';
import { beginScheduled, type BillLife } from '../support/bill-life.js';
import { startWorldAhead, type WorldAhead } from '../support/time-travel.js';

const dayMs = 86_400_000;

let world: WorldAhead;
beforeEach(async () => {
  world = await startWorldAhead();
  await world.startWorker();
});
afterEach(() => world.close());

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
    expect(await world.activities.sweepBills()).toMatchObject({ moved: 1 });
    await life.until('returned');
    expect(await world.activities.sweepBills()).toMatchObject({ moved: 0 });
  });
});

describe('a payment under way whose webhook is lost', () => {
  it('is looked at by the sweep after a minute, and then ever more rarely until it has moved', async () => {
    const life = await beginScheduled(world);
    await life.fault('stay_processing');
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.eventually('its payment is under way', async () => (await paymentOf(life)) === 'processing');
    expect(await world.lookAtPayments()).toBe(0);
    expect(await listedAs(life)).toBe('scheduled');
    world.putForward(61_000);
    expect(await world.lookAtPayments()).toBe(0);
    await life.eventually('operators find it as paying', async () => (await listedAs(life)) === 'paying');
    const [made] = (await life.moved()).map(({ payment }) => payment as { readonly id: string });
    await world.stripe.control(`/payments/${made?.id ?? ''}/post`);
    world.putForward(30_000);
    expect(await world.lookAtPayments()).toBe(0);
    world.putForward(60_000);
    expect(await world.lookAtPayments()).toBe(1);
    await life.until('remitted');
  });
});

async function paymentOf(life: BillLife): Promise<string | undefined> {
  const [payment] = await life.payments();
  return payment?.state.status;
}

async function listedAs({ handle }: BillLife): Promise<unknown> {
  const { typedSearchAttributes } = await handle.describe();
  return typedSearchAttributes.get(searchAttributeKeys.status);
}
