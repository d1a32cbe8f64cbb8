import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin } from '../support/bill-life.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';

let world: StackWorld;
beforeAll(async () => {
  world = await startStackWorld('nothing-due');
});
afterAll(() => world.close());

describe('a bill of which nothing is due', () => {
  it('ends without a payment, and is paid once after a person takes it up and others approve', async () => {
    const life = await begin(world);
    await life.until('awaiting_approval', 30_000);
    const { clerk, approver, payer } = world.cast;
    const params = { path: { billId: life.billId } };
    await world.as(clerk).POST('/v1/bills/{billId}/mark-nothing-due', {
      params,
      body: { because: 'vendor_collects', reason: 'Collected by direct debit.' },
    });
    expect(await life.handle.result()).toBe('nothing_due');
    await world
      .as(clerk)
      .POST('/v1/bills/{billId}/reopen', { params, body: { reason: 'The debit failed.' } });
    await life.until('in_review');
    expect(await life.moved()).toEqual([]);
    const { details, vendorId } = await life.load();
    await life.command(clerk, { type: 'confirm_review', details, vendorId });
    await life.until('awaiting_approval');
    await life.approve(approver);
    await life.command(payer, { type: 'pay_now' });
    await life.until('remitted', 30_000);
    expect(await life.moved()).toHaveLength(1);
    expect(await life.payments()).toHaveLength(1);
  });
});
