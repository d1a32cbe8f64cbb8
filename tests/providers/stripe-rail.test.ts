import { Stripe } from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderFault } from '../../providers/ports.js';
import { createStripeRail, toRailPayment } from '../../providers/stripe/rail.js';
import {
  instructionFor,
  longAgo,
  railFor,
  registerPayee,
  startStripe,
  usBank,
} from '../sandbox/support/stripe.js';

let stripe: Awaited<ReturnType<typeof startStripe>>;
beforeEach(async () => {
  stripe = await startStripe();
});
afterEach(() => stripe.close());

const created = () => stripe.log('payment_created');
const faultKind = (kind: string) => expect.objectContaining({ name: 'ProviderFault', kind }) as ProviderFault;

describe('submitting', () => {
  it('an accepted payment is processing at Stripe with our reference, amount and attempt key', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    const result = await stripe.rail.submit(instruction);
    expect(result).toMatchObject({
      outcome: 'accepted',
      payment: {
        state: 'processing',
        reference: instruction.reference,
        amount: instruction.amount,
        metadata: { ...instruction.metadata, payloom_attempt_key: instruction.idempotencyKey },
      },
    });
    expect(await created()).toMatchObject([
      {
        payment: { statement_descriptor: instruction.reference, amount: { value: 12_345, currency: 'usd' } },
      },
    ]);
  });

  it('the same key sent twice moves the money once and gives the same payment', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    const [first, second] = [await stripe.rail.submit(instruction), await stripe.rail.submit(instruction)];
    expect(second).toEqual(first);
    expect(await created()).toHaveLength(1);
  });

  it('an answer lost after the money moved is unknown, and one submit is one request', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.fault('drop_answer_after', { match: { reference: instruction.reference } });
    expect(await stripe.rail.submit(instruction)).toEqual({ outcome: 'unknown', code: 'connection_error' });
    expect(await created()).toHaveLength(1);
  });

  it('a payment whose answer was lost is found by its reference and adopted by the same key', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.fault('drop_answer_after');
    await stripe.rail.submit(instruction);
    const found = await stripe.rail.findByReference(instruction.reference, instruction.payee, longAgo);
    expect(found).toMatchObject({ state: 'processing', amount: instruction.amount });
    expect(await stripe.rail.submit(instruction)).toEqual({ outcome: 'accepted', payment: found });
    expect(await created()).toHaveLength(1);
  });

  it('a connection closed before Stripe acted is unknown and leaves nothing to be found', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.fault('drop_before');
    expect(await stripe.rail.submit(instruction)).toMatchObject({ outcome: 'unknown' });
    expect(await stripe.rail.findByReference(instruction.reference, instruction.payee, longAgo)).toBeNull();
    expect(await created()).toHaveLength(0);
  });

  it.each([
    ['error_500_after', 1],
    ['error_500_before', 0],
  ])('%s is unknown however often the same key is sent', async (fault, effects) => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.fault(fault);
    expect(await stripe.rail.submit(instruction)).toEqual({ outcome: 'unknown', code: 'api_error' });
    expect(await stripe.rail.submit(instruction)).toEqual({ outcome: 'unknown', code: 'api_error' });
    expect(await created()).toHaveLength(effects);
  });

  it('an answer later than the time-out is unknown', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.fault('delay', { delayMs: 5_000 });
    expect(await railFor(stripe.url, 200).submit(instruction)).toMatchObject({ outcome: 'unknown' });
    expect(await created()).toHaveLength(1);
  });

  it('a key that is in use is unknown', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.fault('conflict_409');
    expect(await stripe.rail.submit(instruction)).toEqual({
      outcome: 'unknown',
      code: 'idempotency_key_in_use',
    });
  });

  it('a key that was used with other parameters is unknown, since something was sent under it', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.rail.submit(instruction);
    const other = { ...instruction, amount: { amountMinor: 99_999, currency: 'USD' as const } };
    expect(await stripe.rail.submit(other)).toEqual({ outcome: 'unknown', code: 'idempotency_key_reused' });
    expect(await created()).toHaveLength(1);
  });

  it.each(['rate_limit_429'])(
    '%s is an unavailable fault, and the same key is accepted afterwards',
    async (fault) => {
      const instruction = instructionFor(await registerPayee(stripe.rail));
      await stripe.fault(fault);
      await expect(stripe.rail.submit(instruction)).rejects.toEqual(faultKind('unavailable'));
      expect(await created()).toHaveLength(0);
      expect(await stripe.rail.submit(instruction)).toMatchObject({ outcome: 'accepted' });
    },
  );

  it('a refused API key is an unavailable fault and never a rejection', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    const rail = createStripeRail({
      apiKey: 'sk_live_wrong',
      baseUrl: stripe.url,
      timeoutMs: 5_000,
      financialAccountId: 'fa_sandbox',
    });
    await expect(rail.submit(instruction)).rejects.toEqual(faultKind('unavailable'));
  });

  it('a vendor that is not there is unknown', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    const rail = railFor('http://127.0.0.1:1');
    expect(await rail.submit(instruction)).toEqual({ outcome: 'unknown', code: 'connection_error' });
  });

  it.each(['insufficient_funds', 'blocked_by_stripe', 'quota_exceeded', 'capability_not_enabled'])(
    'a decline for %s is rejected with that code, also when the key is sent again',
    async (reason) => {
      const instruction = instructionFor(await registerPayee(stripe.rail));
      await stripe.fault('decline', { reason });
      expect(await stripe.rail.submit(instruction)).toMatchObject({ outcome: 'rejected', code: reason });
      expect(await stripe.rail.submit(instruction)).toMatchObject({ outcome: 'rejected', code: reason });
      expect(await created()).toHaveLength(0);
    },
  );

  it('a decline followed by a new key is paid', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.fault('decline', { reason: 'insufficient_funds' });
    await stripe.rail.submit(instruction);
    const again = await stripe.rail.submit({
      ...instruction,
      idempotencyKey: `${instruction.idempotencyKey}2`,
    });
    expect(again).toMatchObject({ outcome: 'accepted' });
    expect(await created()).toHaveLength(1);
  });

  it('a payee that Stripe does not know is a rejection', async () => {
    const payee = { recipientId: 'acct_test_none', payoutMethodId: 'usba_none' };
    expect(await stripe.rail.submit(instructionFor(payee))).toMatchObject({
      outcome: 'rejected',
      code: 'not_found',
    });
  });
});

describe('amounts', () => {
  it('yen are sent as yen and come back as yen', async () => {
    const payee = await registerPayee(stripe.rail, {
      country: 'JP',
      currency: 'JPY',
      accountNumber: '1234567',
    });
    const instruction = instructionFor(payee, { amountMinor: 5_000, currency: 'JPY' });
    expect(await stripe.rail.submit(instruction)).toMatchObject({
      payment: { amount: { amountMinor: 5_000, currency: 'JPY' } },
    });
    expect(await created()).toMatchObject([{ payment: { amount: { value: 5_000, currency: 'jpy' } } }]);
  });

  it.each([
    ['ISK', 5_000],
    ['HUF', 123_456],
    ['KWD', 1_234_567],
  ] as const)(
    'an amount of %s that Stripe may read otherwise is refused and not sent',
    async (currency, amountMinor) => {
      const payee = await registerPayee(stripe.rail);
      const result = await stripe.rail.submit(instructionFor(payee, { amountMinor, currency }));
      expect(result).toMatchObject({ outcome: 'rejected', code: 'amount_not_payable' });
      expect(await created()).toHaveLength(0);
    },
  );
});

describe('payees', () => {
  it('the same key gives the same handle and makes one payee', async () => {
    const input = { idempotencyKey: 'ba_1', displayName: 'Acme', email: null, bank: usBank };
    const first = await stripe.rail.registerPayee(input);
    expect(await stripe.rail.registerPayee(input)).toEqual(first);
    expect(await stripe.log('account_created')).toHaveLength(1);
    expect(await stripe.log('payout_method_created')).toHaveLength(1);
  });

  it('a payee whose second call failed is completed by the same key', async () => {
    const input = { idempotencyKey: 'ba_2', displayName: 'Acme', email: null, bank: usBank };
    await stripe.fault('drop_answer_after', { match: { operation: 'outbound_setup_intent.create' } });
    await expect(stripe.rail.registerPayee(input)).rejects.toEqual(faultKind('unknown'));
    await stripe.rail.registerPayee(input);
    expect(await stripe.log('account_created')).toHaveLength(1);
    expect(await stripe.log('payout_method_created')).toHaveLength(1);
  });

  it('bank details that cannot be right are an invalid fault', async () => {
    await expect(registerPayee(stripe.rail, { routingNumber: '123456789' })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'invalid_payout_method',
    });
  });
});

describe('what becomes of it', () => {
  it('a status that is new to us stays processing and carries the word for a person to see', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.rail.submit(instruction);
    const { hostname, port } = new URL(stripe.url);
    const client = new Stripe('sk_test_1', { host: hostname, port, protocol: 'http' });
    const [payment] = (await client.v2.moneyManagement.outboundPayments.list()).data;
    if (!payment) throw new Error('no payment');
    const tomorrows = { ...payment, status: 'held_in_orbit' } as unknown as typeof payment;
    expect(toRailPayment(tomorrows)).toMatchObject({ state: 'processing', reason: 'status:held_in_orbit' });
  });

  it.each([
    ['fail_after_accept', 'payout_method_does_not_exist', 'failed'],
    ['fail_after_accept', 'a_reason_of_tomorrow', 'failed'],
    ['post_then_return', 'payout_method_closed', 'returned'],
  ])('%s with %s is seen as %s', async (fault, reason, state) => {
    await stripe.fault(fault, { reason, delayMs: 1_000 });
    const result = await stripe.rail.submit(instructionFor(await registerPayee(stripe.rail)));
    if (result.outcome !== 'accepted') throw new Error('not accepted');
    await stripe.advance(120_000);
    expect(await stripe.rail.get(result.payment.providerPaymentId)).toMatchObject({ state, reason });
  });

  it('a processing payment is canceled, and canceling again says the same', async () => {
    const result = await stripe.rail.submit(instructionFor(await registerPayee(stripe.rail)));
    if (result.outcome !== 'accepted') throw new Error('not accepted');
    const id = result.payment.providerPaymentId;
    expect(await stripe.rail.cancel(id)).toBe('canceled');
    expect(await stripe.rail.cancel(id)).toBe('canceled');
    expect(await stripe.rail.get(id)).toMatchObject({ state: 'canceled' });
    expect(await stripe.log('payment_canceled')).toHaveLength(1);
  });

  it('a posted payment is too late to cancel', async () => {
    const result = await stripe.rail.submit(instructionFor(await registerPayee(stripe.rail)));
    if (result.outcome !== 'accepted') throw new Error('not accepted');
    await stripe.advance(120_000);
    expect(await stripe.rail.cancel(result.payment.providerPaymentId)).toBe('too_late');
  });

  it('a cancel whose answer is lost is unknown', async () => {
    const result = await stripe.rail.submit(instructionFor(await registerPayee(stripe.rail)));
    if (result.outcome !== 'accepted') throw new Error('not accepted');
    await stripe.fault('drop_answer_after', { match: { operation: 'outbound_payment.cancel' } });
    expect(await stripe.rail.cancel(result.payment.providerPaymentId)).toBe('unknown');
  });

  it('a payment is found among more than one page of others', async () => {
    const payee = await registerPayee(stripe.rail);
    const wanted = instructionFor(payee);
    await stripe.rail.submit(wanted);
    for (let count = 0; count < 105; count += 1) await stripe.rail.submit(instructionFor(payee));
    const found = await stripe.rail.findByReference(wanted.reference, payee, longAgo);
    expect(found).toMatchObject({ reference: wanted.reference });
  });

  it('of two attempts with one reference the living one is found', async () => {
    const instruction = instructionFor(await registerPayee(stripe.rail));
    await stripe.rail.submit(instruction);
    await stripe.fault('fail_after_accept');
    await stripe.rail.submit({ ...instruction, idempotencyKey: `${instruction.idempotencyKey}2` });
    await stripe.advance(120_000);
    const found = await stripe.rail.findByReference(instruction.reference, instruction.payee, longAgo);
    expect(found).toMatchObject({
      state: 'posted',
      metadata: { payloom_attempt_key: instruction.idempotencyKey },
    });
  });
});
