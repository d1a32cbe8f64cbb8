import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin } from '../support/bill-life.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld();
});
afterAll(() => world.close());

describe('a bill that is entered, approved and left alone', () => {
  it('is paid on its day and remitted, also when every webhook is lost', async () => {
    const life = await begin(world, { amountMinor: 48_250 });
    await life.until('awaiting_approval');
    await life.approve(world.cast.approver);
    expect(await life.status()).toBe('scheduled');
    expect(await life.moved()).toHaveLength(0);
    await world.passUntil(life, 'remitted');
    expect(await life.moved()).toMatchObject([{ payment: { amount: { value: 48_250, currency: 'usd' } } }]);
    expect(await life.mails()).toHaveLength(1);
    expect(await life.handle.result()).toBe('remitted');
    expect(await life.facts()).toEqual([
      'received',
      'approval_requested',
      'approval_given',
      'scheduled',
      'payment_begun',
      'payment_posted',
      'remitted',
    ]);
  });
});
