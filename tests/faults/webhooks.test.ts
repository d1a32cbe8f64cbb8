import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findRemittance } from '../../db/remittances.js';
import { begin, beginScheduled, type BillLife } from '../support/bill-life.js';
import { seedVendor } from '../support/cast.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';

let world: StackWorld;
beforeAll(async () => {
  world = await startStackWorld('webhooks');
}, 120_000);
afterAll(() => world.close());

/** Far less than the minute after which the bill looks for itself: only a webhook can be this fast. */
const promptMs = 20_000;

/** Webhook faults take the next webhook that comes; the bills here are paid one after the other. */
async function paidWith(fault: string, more: object = {}): Promise<BillLife> {
  const life = await beginScheduled(world);
  await world.stripe.fault(fault, more);
  await life.command(world.cast.payer, { type: 'pay_now' });
  return life;
}

async function remittanceStatus(life: BillLife): Promise<string | undefined> {
  const { tenantId } = world.cast;
  const [payment] = await life.payments();
  if (!payment) return undefined;
  const found = await world.database.inTenant(tenantId, (tx) =>
    findRemittance(tx, tenantId, payment.paymentId),
  );
  return found?.status;
}

describe('webhooks of Stripe', () => {
  it('that come twice pay and mail once', async () => {
    const life = await paidWith('webhook_duplicate', { times: 2 });
    await life.until('remitted', promptMs);
    expect((await life.facts()).filter((fact) => fact === 'payment_posted')).toHaveLength(1);
    expect(await life.mails()).toHaveLength(1);
  });

  it('that come in another order end in the same state', async () => {
    const life = await paidWith('webhook_reorder', { delayMs: 1_500 });
    await life.until('remitted', promptMs);
    expect(await life.facts()).toEqual([
      'received',
      'approval_requested',
      'approval_given',
      'scheduled',
      'scheduled',
      'payment_begun',
      'payment_posted',
      'remitted',
    ]);
  });

  it('that come before our own answer are not forgotten', async () => {
    const life = await beginScheduled(world);
    await life.fault('delay', { delayMs: 2_500 });
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('remitted', promptMs);
    expect(await life.moved()).toHaveLength(1);
  });

  it('whose signature is wrong are refused, and the right one sent later counts', async () => {
    const life = await paidWith('webhook_bad_signature', { times: 1 });
    await life.until('remitted', promptMs);
    const answers = (await world.stripe.log('webhook_sent')).map(({ status }) => status);
    expect(answers).toContain(400);
  });

  it('that come days after the bill was closed reopen it when the money is returned', async () => {
    const life = await beginScheduled(world);
    await life.fault('post_then_return', { reason: 'recalled', delayMs: 3_000 });
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('returned', promptMs);
    expect(await life.state('returned')).toMatchObject({ reason: 'recalled' });
  });

  it('about payments that are not ours are answered and ignored', async () => {
    const made = await world.stripe.control('/events', { type: 'charge.succeeded', object: { id: 'ch_1' } });
    const { id } = z.object({ id: z.string() }).parse(made);
    await expect
      .poll(
        async () =>
          (await world.stripe.log('webhook_sent')).find(({ eventId }) => eventId === id)?.['status'],
        {
          timeout: 10_000,
        },
      )
      .toBe(200);
  });
});

describe('webhooks of SendGrid', () => {
  it('make a delivered remittance visible', async () => {
    const life = await beginScheduled(world);
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.eventually(
      'the mail is delivered',
      async () => (await remittanceStatus(life)) === 'delivered',
      promptMs,
    );
  });

  it('make a bounced remittance visible, and the bill stays paid', async () => {
    const vendor = await seedVendor(world, world.cast, { email: 'bounce@vendor.example' });
    const life = await begin(world, { vendor });
    await life.until('awaiting_approval');
    await life.approve(world.cast.approver);
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.eventually(
      'the mail has bounced',
      async () => (await remittanceStatus(life)) === 'bounced',
      promptMs,
    );
    expect(await life.status()).toBe('remitted');
    expect((await life.timeline()).map(({ type }) => type)).toContain('remittance_bounced');
  });
});
