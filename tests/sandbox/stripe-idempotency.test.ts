import { Stripe } from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instructionFor, registerPayee, startStripe } from './support/stripe.js';

let stripe: Awaited<ReturnType<typeof startStripe>>;
let client: Stripe;
beforeEach(async () => {
  stripe = await startStripe({ idempotencyWindowMs: 3_600_000 });
  const { hostname, port } = new URL(stripe.url);
  client = new Stripe('sk_test_1', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
});
afterEach(() => stripe.close());

const created = () => stripe.log('payment_created');

async function params(value = 100): Promise<Stripe.V2.MoneyManagement.OutboundPaymentCreateParams> {
  const payee = await registerPayee(stripe.rail);
  return {
    amount: { value, currency: 'usd' },
    from: { financial_account: 'fa_sandbox', currency: 'usd' },
    to: { recipient: payee.recipientId, payout_method: payee.payoutMethodId },
    statement_descriptor: 'ACME',
  };
}
const create = (body: Stripe.V2.MoneyManagement.OutboundPaymentCreateParams, idempotencyKey: string) =>
  client.v2.moneyManagement.outboundPayments.create(body, { idempotencyKey });

describe('the real package against the stand-in', () => {
  it('heals one lost answer by itself, since it sends a closed request again under the same key', async () => {
    const body = await params();
    await stripe.fault('drop_answer_after');
    expect((await create(body, 'key')).status).toBe('processing');
    expect(await created()).toHaveLength(1);
  });

  it('sees the two requests of one key that meet as a conflict, and one payment', async () => {
    const body = await params();
    await stripe.fault('delay_before', { delayMs: 300 });
    const settled = await Promise.allSettled([create(body, 'key'), create(body, 'key')]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { statusCode: 409, code: 'idempotency_key_in_use' },
    });
    expect(await created()).toHaveLength(1);
  });

  it('is refused with 400 when the key comes with other parameters', async () => {
    const body = await params();
    await create(body, 'key');
    await expect(create({ ...body, description: 'other' }, 'key')).rejects.toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
    });
  });

  it('pays a second time when the key has left its window', async () => {
    const body = await params();
    const first = await create(body, 'key');
    await stripe.advance(3_600_001);
    expect((await create(body, 'key')).id).not.toBe(first.id);
    expect(await created()).toHaveLength(2);
  });

  it('keeps nothing for the key of a request that fails validation', async () => {
    const body = await params();
    const wrong = { ...body, statement_descriptor: 'AB' };
    await expect(create(wrong, 'key')).rejects.toMatchObject({ statusCode: 400, code: 'invalid_fields' });
    expect((await create(body, 'key')).status).toBe('processing');
  });

  it.each([
    ['a fraction', { amount: { value: 1.5, currency: 'usd' } }, 'amount.value'],
    ['nothing', { amount: { value: 0, currency: 'usd' } }, 'amount.value'],
    ['a currency in capitals', { amount: { value: 1, currency: 'USD' } }, 'amount.currency'],
    ['a field that Stripe does not have', { reference: 'x' }, ''],
  ])('refuses %s', async (_, change, param) => {
    const body = { ...(await params()), ...change };
    await expect(create(body, 'key')).rejects.toMatchObject({
      statusCode: 400,
      code: 'invalid_fields',
      param,
    });
    expect(await created()).toHaveLength(0);
  });

  it('answers 401 to a live key', async () => {
    const { hostname, port } = new URL(stripe.url);
    const live = new Stripe('sk_live_1', { host: hostname, port, protocol: 'http' });
    await expect(live.v2.moneyManagement.outboundPayments.list()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('refuses a fault that it does not know', async () => {
    await expect(stripe.fault('drop_anser')).rejects.toThrow(/No such fault/);
  });
});

describe('the balance', () => {
  const balance = async () => {
    const account = await client.v2.moneyManagement.financialAccounts.retrieve('fa_sandbox');
    return [account.balance.available['usd']?.value, account.balance.outbound_pending['usd']?.value];
  };

  it('falls when a payment is made and rises when it fails, is canceled or returned', async () => {
    const [start = 0] = await balance();
    const posted = await create(await params(100), 'a');
    const failed = await create(await params(10), 'b');
    const canceled = await create(await params(1), 'c');
    expect(await balance()).toEqual([start - 111, 111]);
    await stripe.control(`/payments/${posted.id}/post`);
    await stripe.control(`/payments/${failed.id}/fail`, { reason: 'payout_method_declined' });
    await client.v2.moneyManagement.outboundPayments.cancel(canceled.id);
    expect(await balance()).toEqual([start - 100, 0]);
    await stripe.control(`/payments/${posted.id}/return`, { reason: 'payout_method_closed' });
    expect(await balance()).toEqual([start, 0]);
  });

  it('declines what it does not hold', async () => {
    const body = await params(2_000_000_000_00);
    await expect(create(body, 'key')).rejects.toMatchObject({ type: 'InsufficientFundsError' });
  });
});

describe('account numbers that mean something', () => {
  it.each([
    ['000111111116', 'failed', 'payout_method_does_not_exist'],
    ['000111111113', 'returned', 'payout_method_closed'],
    ['000333333335', 'failed', 'payout_method_declined'],
    ['000777777771', 'failed', 'a_reason_of_tomorrow'],
    ['000666666661', 'processing', null],
  ])('%s ends %s', async (accountNumber, state, reason) => {
    const payee = await registerPayee(stripe.rail, { accountNumber });
    const result = await stripe.rail.submit(instructionFor(payee));
    if (result.outcome !== 'accepted') throw new Error('not accepted');
    await stripe.advance(10 * 86_400_000);
    expect(await stripe.rail.get(result.payment.providerPaymentId)).toMatchObject({ state, reason });
  });

  it('an IBAN means the same by its ending', async () => {
    const iban = {
      country: 'DE',
      currency: 'EUR',
      routingNumber: null,
      accountNumber: 'DE40370400000111111116',
    };
    const payee = await registerPayee(stripe.rail, iban);
    await stripe.rail.submit(instructionFor(payee, { currency: 'EUR' }));
    await stripe.advance(86_400_000);
    expect(await stripe.log('payment_failed')).toMatchObject([{ reason: 'payout_method_does_not_exist' }]);
  });

  it('a payment that is moved by hand no longer does what was planned for it', async () => {
    const payee = await registerPayee(stripe.rail, { accountNumber: '000111111116' });
    const result = await stripe.rail.submit(instructionFor(payee));
    if (result.outcome !== 'accepted') throw new Error('not accepted');
    await stripe.control(`/payments/${result.payment.providerPaymentId}/post`);
    await stripe.advance(86_400_000);
    expect(await stripe.rail.get(result.payment.providerPaymentId)).toMatchObject({ state: 'posted' });
  });

  it('000222222227 declines the first payment and takes the second', async () => {
    const payee = await registerPayee(stripe.rail, { accountNumber: '000222222227' });
    const outcomes = [
      await stripe.rail.submit(instructionFor(payee)),
      await stripe.rail.submit(instructionFor(payee)),
    ];
    expect(outcomes).toMatchObject([
      { outcome: 'rejected', code: 'insufficient_funds' },
      { outcome: 'accepted' },
    ]);
    expect(await stripe.log('request_refused')).toMatchObject([
      { code: 'insufficient_funds', payoutMethod: payee.payoutMethodId },
    ]);
  });

  it('000444444440 loses the answer to the first payment', async () => {
    const payee = await registerPayee(stripe.rail, { accountNumber: '000444444440' });
    expect(await stripe.rail.submit(instructionFor(payee))).toMatchObject({ outcome: 'unknown' });
    expect(await created()).toHaveLength(1);
  });
});
