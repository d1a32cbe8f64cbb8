import { Stripe } from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStripeWebhooks } from '../../providers/stripe/webhooks.js';
import { instructionFor, registerPayee, startStripe } from '../sandbox/support/stripe.js';
import { eventually, startHookReceiver } from '../sandbox/support/vendor-process.js';
import type { HookReceiver, ReceivedHook } from '../sandbox/support/vendor-process.js';

const secret = 'whsec_new';
const oldSecret = 'whsec_old';
const webhooks = createStripeWebhooks({ secrets: [secret] });
const signatureOf = ({ headers }: ReceivedHook) => String(headers['stripe-signature']);
const verify = (hook: ReceivedHook, checker = webhooks) => checker.verify(hook.body, signatureOf(hook));
const refusal = (code: string) =>
  expect.objectContaining({ name: 'ProviderFault', kind: 'refused', code }) as Error;

describe('what Stripe sends', () => {
  let hooks: HookReceiver;
  let stripe: Awaited<ReturnType<typeof startStripe>>;
  beforeEach(async () => {
    hooks = await startHookReceiver();
    stripe = await startStripe({ webhookUrl: hooks.url, webhookSecret: secret, webhookRetryMs: [20] });
  });
  afterEach(async () => {
    await stripe.close();
    await hooks.close();
  });

  const pay = async () => {
    const result = await stripe.rail.submit(instructionFor(await registerPayee(stripe.rail)));
    if (result.outcome !== 'accepted') throw new Error('not accepted');
    return result.payment.providerPaymentId;
  };
  const received = (count: number) =>
    eventually(`${count} webhooks`, () => (hooks.received.length >= count ? [...hooks.received] : null));
  const typesOf = (all: readonly ReceivedHook[]) => all.map((hook) => verify(hook).type.split('.').at(-1));

  it('a thin event names the payment that it is about', async () => {
    const providerPaymentId = await pay();
    const [hook] = await received(1);
    if (!hook) throw new Error('no webhook');
    expect(verify(hook)).toMatchObject({
      type: 'v2.money_management.outbound_payment.created',
      providerPaymentId,
    });
  });

  it('the real package takes the notification, and fetches its event and its payment', async () => {
    const providerPaymentId = await pay();
    const [hook] = await received(1);
    if (!hook) throw new Error('no webhook');
    const { hostname, port } = new URL(stripe.url);
    const client = new Stripe('sk_test_1', { host: hostname, port, protocol: 'http' });
    const notification = client.parseEventNotification(hook.body, signatureOf(hook), secret);
    if (notification.type !== 'v2.money_management.outbound_payment.created')
      throw new Error(notification.type);
    expect((await notification.fetchEvent()).id).toBe(notification.id);
    expect((await notification.fetchRelatedObject()).id).toBe(providerPaymentId);
  });

  it('a v1 event is verified too and is about no outbound payment', async () => {
    await stripe.control('/events', { type: 'charge.refunded', object: { id: 'ch_1', object: 'charge' } });
    const [hook] = await received(1);
    if (!hook) throw new Error('no webhook');
    expect(verify(hook)).toMatchObject({ type: 'charge.refunded', providerPaymentId: null });
  });

  it('either of two secrets is taken while one is rolled', async () => {
    await pay();
    const [hook] = await received(1);
    if (!hook) throw new Error('no webhook');
    const both = createStripeWebhooks({ secrets: [oldSecret, secret] });
    expect(verify(hook, both).eventId).toBe(verify(hook).eventId);
    expect(() => verify(hook, createStripeWebhooks({ secrets: [oldSecret] }))).toThrow(
      refusal('bad_signature'),
    );
  });

  it('a changed body, a foreign signature and an old or future one are refused', async () => {
    await pay();
    const [hook] = await received(1);
    if (!hook) throw new Error('no webhook');
    expect(() => webhooks.verify(`${hook.body} `, signatureOf(hook))).toThrow(refusal('bad_signature'));
    expect(() => webhooks.verify(hook.body, 't=1,v1=00')).toThrow(refusal('bad_signature'));
    expect(() => webhooks.verify(hook.body, '')).toThrow(refusal('bad_signature'));
    const at = (offsetMs: number) =>
      createStripeWebhooks({ secrets: [secret], now: () => Date.now() + offsetMs });
    expect(() => verify(hook, at(302_000))).toThrow(refusal('bad_signature'));
    expect(() => verify(hook, at(-302_000))).toThrow(refusal('timestamp_in_future'));
    expect(verify(hook, at(290_000)).eventId).toMatch(/^evt_/);
  });

  it('a webhook that is answered 500 comes again with the same event id', async () => {
    hooks.answers.push(500, 503);
    await pay();
    const all = await received(3);
    expect(new Set(all.map((hook) => verify(hook).eventId)).size).toBe(1);
  });

  it('webhook_duplicate sends the same event twice', async () => {
    await stripe.fault('webhook_duplicate');
    await pay();
    const [first, second] = (await received(2)).map((hook) => verify(hook).eventId);
    expect(second).toBe(first);
  });

  it('webhook_reorder sends an event after the one that followed it', async () => {
    await stripe.fault('webhook_reorder');
    const id = await pay();
    await stripe.control(`/payments/${id}/post`);
    expect(typesOf(await received(2))).toEqual(['posted', 'created']);
  });

  it('webhook_lost never sends it, though the payment moved on', async () => {
    await stripe.fault('webhook_lost', {
      match: { eventType: 'v2.money_management.outbound_payment.posted' },
    });
    const id = await pay();
    await stripe.control(`/payments/${id}/post`);
    await stripe.control(`/payments/${id}/return`, { reason: 'payout_method_closed' });
    expect(typesOf(await received(2))).not.toContain('posted');
    expect(await stripe.log('webhook_lost')).toHaveLength(1);
    expect(await stripe.rail.get(id)).toMatchObject({ state: 'returned', reason: 'payout_method_closed' });
  });

  it('webhook_bad_signature is refused, and the next delivery is taken', async () => {
    hooks.answers.push(400);
    await stripe.fault('webhook_bad_signature');
    await pay();
    const [forged, genuine] = await received(2);
    if (!forged || !genuine) throw new Error('no webhook');
    expect(() => verify(forged)).toThrow(refusal('bad_signature'));
    expect(verify(genuine).eventId).toMatch(/^evt_/);
  });
});

describe('a signed body that is no event', () => {
  it.each([
    'null',
    '[]',
    '{}',
    '{"object":"event"}',
    'not json',
    '{"id":1,"object":"event","type":"x","created":1}',
  ])('%s is refused', (payload) => {
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    expect(() => webhooks.verify(payload, header)).toThrow(refusal('not_an_event'));
  });
});
