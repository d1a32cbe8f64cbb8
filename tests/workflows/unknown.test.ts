import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginScheduled, type BillLife } from '../support/bill-life.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld({ stripeTimeoutMs: 1_000 });
});
afterAll(() => world.close());

const createPayment = 'outbound_payment.create';

async function payNow(life: BillLife): Promise<void> {
  await life.command(world.cast.payer, { type: 'pay_now' });
}

const factsOf = async (life: BillLife, subject: string) =>
  (await life.timeline()).filter((fact) => fact.subject === subject).map(({ type }) => type);

describe('a payment whose answer was lost after the money moved', () => {
  it.each(['drop_answer_after', 'error_500_after'])(
    'is found and adopted, not sent again (%s)',
    async (fault) => {
      const life = await beginScheduled(world);
      await life.fault(fault);
      await payNow(life);
      await life.until('unknown');
      await world.passUntil(life, 'remitted', 3);
      expect(await life.moved()).toHaveLength(1);
      expect(await life.sentKeys()).toHaveLength(1);
      expect(await factsOf(life, 'payment')).toEqual([
        'payment_created',
        'submission_begun',
        'answer_missing',
        'accepted',
        'posted',
      ]);
      expect(await factsOf(life, 'bill')).toContain('payment_found');
    },
  );

  it('is adopted when the answer comes later than our patience', async () => {
    const life = await beginScheduled(world);
    await life.fault('delay', { delayMs: 3_000 });
    await payNow(life);
    await life.until('unknown');
    await world.passUntil(life, 'remitted', 3);
    expect(await life.moved()).toHaveLength(1);
  });
});

describe('a payment that never reached the provider', () => {
  it('is sent again under the same key after the provider twice did not have it', async () => {
    const life = await beginScheduled(world);
    await life.fault('drop_before');
    await payNow(life);
    await life.until('unknown');
    await world.passUntil(life, 'remitted', 3);
    expect((await factsOf(life, 'payment')).filter((type) => type === 'not_found_at_provider')).toHaveLength(
      2,
    );
    expect(await life.sentKeys()).toHaveLength(1);
    expect(await life.moved()).toMatchObject([
      { payment: { metadata: { payloom_attempt_key: (await life.sentKeys())[0] } } },
    ]);
  });

  it('is never declared failed while nobody knows, however long that takes', async () => {
    const life = await beginScheduled(world);
    await life.fault('drop_before', { times: 1_000 });
    await payNow(life);
    await world.pass({ days: 20 });
    expect(await life.status()).toBe('unknown');
    expect(await life.moved()).toHaveLength(0);
    expect(await factsOf(life, 'payment')).not.toContain('declined');
    expect(await life.refusal(world.cast.clerk, { type: 'cancel', reason: 'Enough.' })).toMatchObject({
      code: 'payment_begun',
    });
  });

  it('is not sent again once the provider may have forgotten the key', async () => {
    const life = await beginScheduled(world);
    await life.fault('drop_before', { times: 1_000 });
    await payNow(life);
    await world.pass({ hours: 13 });
    const before = await life.faultsUsed();
    await world.pass({ days: 5 });
    expect(await life.faultsUsed()).toBe(before);
    expect(await life.moved()).toHaveLength(0);
  });
});

describe('a provider that is busy', () => {
  it.each(['rate_limit_429', 'unavailable_503', 'conflict_409'])(
    'is paid through once in the end (%s)',
    async (fault) => {
      const life = await beginScheduled(world);
      await life.fault(fault, { match: { 'metadata.bill_id': life.billId, operation: createPayment } });
      await payNow(life);
      await world.passUntil(life, 'remitted', 3);
      expect(await life.moved()).toHaveLength(1);
      expect(await life.sentKeys()).toHaveLength(1);
    },
  );
});
