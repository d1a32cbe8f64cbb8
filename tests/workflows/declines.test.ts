import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBankAccount } from '../../db/vendors.js';
import { epochMs } from '../../domain/dates.js';
import { beginScheduled, engineOf, type BillLife } from '../support/bill-life.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld();
});
afterAll(() => world.close());

const dayMs = 86_400_000;
const payNow = { type: 'pay_now' } as const;

/** When each attempt was sent, in days after the first, whole. */
async function sentAfterDays(life: BillLife): Promise<number[]> {
  const sent = (await life.timeline()).filter(({ type }) => type === 'submission_begun');
  const first = sent[0]?.at;
  return sent.map(({ at }) => (first ? Math.floor((epochMs(at) - epochMs(first)) / dayMs) : Number.NaN));
}

describe('a payment that is declined for lack of funds', () => {
  it('is tried again by itself after days, each time under a new key, and paid once there are funds', async () => {
    const life = await beginScheduled(world);
    await life.fault('decline', { reason: 'insufficient_funds', times: 2 });
    await life.command(world.cast.payer, payNow);
    await life.until('payment_failed');
    expect(await life.state('payment_failed')).toMatchObject({ decline: { code: 'insufficient_funds' } });
    await world.passUntil(life, 'remitted');
    const [payment] = await life.payments();
    const keyOf = (attempt: number) => `${payment?.paymentId ?? ''}/${attempt}`;
    expect(await life.sentKeys()).toEqual([keyOf(1), keyOf(2), keyOf(3)]);
    expect(await sentAfterDays(life)).toEqual([0, 2, 7]);
    expect(await life.moved()).toHaveLength(1);
  });

  it('is for a person when the last attempt was declined too, and is not tried again', async () => {
    const life = await beginScheduled(world);
    await life.fault('decline', { reason: 'insufficient_funds', times: 10 });
    await life.command(world.cast.payer, payNow);
    await world.pass({ days: 40 });
    expect(await life.state('payment_failed')).toMatchObject({ decline: { retryAt: null } });
    expect(await life.sentKeys()).toHaveLength(3);
    expect(await life.moved()).toHaveLength(0);
  });

  it('is tried again at once when the payer asks for it', async () => {
    const life = await beginScheduled(world);
    await life.fault('decline', { reason: 'insufficient_funds' });
    await life.command(world.cast.payer, payNow);
    await life.until('payment_failed');
    await life.command(world.cast.payer, { type: 'retry_payment' });
    await life.eventually(
      'the second attempt has moved the money',
      async () => (await life.moved()).length === 1,
    );
    expect(await sentAfterDays(life)).toEqual([0, 0]);
  });

  it('ends when the bill is canceled instead, and nothing is sent later', async () => {
    const life = await beginScheduled(world);
    await life.fault('decline', { reason: 'insufficient_funds' });
    await life.command(world.cast.payer, payNow);
    await life.until('payment_failed');
    await life.command(world.cast.clerk, { type: 'cancel', reason: 'Paid by cheque.' });
    await world.pass({ days: 10 });
    expect(await life.status()).toBe('canceled');
    expect(await life.sentKeys()).toHaveLength(1);
    expect((await life.payments()).map(({ state }) => state.status)).toEqual(['closed']);
  });
});

describe('a payment to a dead account', () => {
  it('is never tried again, and the account is frozen', async () => {
    const life = await beginScheduled(world);
    await life.fault('fail_after_accept', { reason: 'payout_method_does_not_exist' });
    await life.command(world.cast.payer, payNow);
    await world.passUntil(life, 'payment_failed', 2);
    await world.pass({ days: 30 });
    expect(await life.state('payment_failed')).toMatchObject({ decline: { retryAt: null } });
    expect(await life.sentKeys()).toHaveLength(1);
    const { tenantId } = world.cast;
    const account = await world.database.inTenant(tenantId, (tx) =>
      loadBankAccount(tx, tenantId, life.vendor.bankAccountId),
    );
    expect(account).toMatchObject({ status: 'frozen' });
  });

  it('is not even tried when a person asks for it', async () => {
    const life = await beginScheduled(world);
    await life.fault('fail_after_accept', { reason: 'payout_method_does_not_exist' });
    await life.command(world.cast.payer, payNow);
    await world.passUntil(life, 'payment_failed', 2);
    await life.command(world.cast.payer, { type: 'retry_payment' });
    await life.eventually('the bill is back with a person', async () => {
      const { state } = await life.load();
      return state.status === 'payment_failed' && state.decline.code === 'not_sent';
    });
    expect(await life.sentKeys()).toHaveLength(1);
  });
});

describe('a decline that no rule knows', () => {
  it('is for a person', async () => {
    const life = await beginScheduled(world);
    await life.fault('fail_after_accept', { reason: 'a_reason_of_tomorrow' });
    await life.command(world.cast.payer, payNow);
    await world.passUntil(life, 'payment_failed', 2);
    expect(await life.state('payment_failed')).toMatchObject({
      decline: { code: 'a_reason_of_tomorrow', retryAt: null },
    });
  });
});

describe('money that comes back days after it was posted', () => {
  it('reopens the bill, and it is paid again only after a fresh approval', async () => {
    const life = await beginScheduled(world);
    await life.fault('post_then_return', { reason: 'recalled', delayMs: 3 * dayMs });
    await life.command(world.cast.payer, payNow);
    await world.passUntil(life, 'remitted', 2);
    await life.handle.result();
    await world.pass({ days: 4 });
    const [made] = (await life.moved()) as readonly unknown[] as readonly [{ payment: { id: string } }];
    await notifyOf(life, made.payment.id);
    await life.until('returned');
    await world.pass({ days: 4 });
    expect(await life.moved()).toHaveLength(1);
    await life.command(world.cast.clerk, { type: 'reopen', reason: 'New account details.' });
    await life.until('awaiting_approval');
    expect((await life.state('awaiting_approval')).approval.decisions).toEqual([]);
    await life.approve(world.cast.approver);
    await world.passUntil(life, 'remitted');
    expect(await life.moved()).toHaveLength(2);
    expect((await life.payments()).map(({ state }) => state.status)).toEqual(['returned', 'posted']);
    expect(await life.mails()).toHaveLength(2);
  });
});

/** What the inbox does when the provider's webhook has come: the bill's workflow may be over by then. */
async function notifyOf(life: BillLife, providerPaymentId: string): Promise<void> {
  await engineOf(world).notifyPayment(
    { tenantId: world.cast.tenantId, billId: life.billId },
    { eventId: `evt_of_${providerPaymentId}` },
  );
}
