import { createHmac, createPrivateKey, createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Stack } from '../stack.js';

/** Signed as the vendors sign, so that what is in the body is looked at; schemathesis can only send unsigned ones. */
export async function fuzzWebhooks(stack: Stack, seed: number, count: number): Promise<string[]> {
  const problems: string[] = [];
  const post = async (vendor: string, body: string, headers: Record<string, string>) => {
    const url = `${stack.urls.api}/v1/webhooks/${vendor}`;
    const { status } = await fetch(url, { method: 'POST', body, headers });
    if (status === 200 || status === 400) return;
    problems.push(`signed webhook of ${vendor} was answered ${status}: ${body.slice(0, 500)}`);
  };
  const stripeSecret = stack.env['STRIPE_WEBHOOK_SECRETS'] ?? '';
  const keyFile = path.join(stack.home.dir, 'sandbox-sendgrid-keys/event-webhook.pem');
  const sendgridKey = createPrivateKey(readFileSync(keyFile));
  for (const body of fc.sample(stripeBodies, { seed, numRuns: count })) {
    await post('stripe', body, signedByStripe(body, stripeSecret));
  }
  for (const body of fc.sample(sendgridBodies, { seed, numRuns: count })) {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createSign('sha256').update(`${timestamp}${body}`).sign(sendgridKey, 'base64');
    await post('sendgrid', body, {
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': timestamp,
    });
  }
  return problems;
}

function signedByStripe(body: string, secret: string): Record<string, string> {
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return { 'stripe-signature': `t=${seconds},v1=${signature}` };
}

/** What text may be: any units, so also halves of characters and NUL. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u0000', '\ud800', 'x'.repeat(5_000)),
);
const anyTime = fc.oneof(fc.double(), fc.maxSafeInteger(), anyText, fc.constantFrom(1e300, -1, 0));
const anything = fc.oneof(fc.jsonValue(), anyText, anyTime);

/** Mostly as the vendor sends it, with some of its fields odd or missing. */
const almost = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([name, usual]) => [
        name,
        fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: anything }),
      ]),
    ),
    { requiredKeys: [] },
  );

const stripeEvents = almost({
  id: fc.string({ minLength: 1, maxLength: 40 }).map((text) => `evt_${text}`),
  object: fc.constantFrom('v2.core.event', 'event'),
  type: fc.constantFrom('v2.money_management.outbound_payment.posted', 'ping'),
  created: fc.constantFrom('2026-11-21T10:00:00.000Z', 1_795_000_000),
  related_object: almost({
    id: fc.constantFrom('obp_1', 'obp_unknown'),
    type: fc.constant('v2.money_management.outbound_payment'),
  }),
});
const sendgridEvents = almost({
  sg_event_id: fc.string({ minLength: 1, maxLength: 40 }),
  event: fc.constantFrom('delivered', 'bounce', 'dropped', 'deferred', 'open'),
  timestamp: fc.constant(1_795_000_000),
  payloom_mail_id: fc.constantFrom('rem_01a1fd4cd5b0702598525fb06756f20b'),
  payloom_tenant_id: fc.constantFrom('tnt_01a1fd4cd5b0702598525fb06756f20b'),
  reason: anyText,
});
const asBody = (value: unknown): string => JSON.stringify(value);
const stripeBodies = fc.oneof(stripeEvents, anything).map(asBody);
const sendgridBodies = fc.oneof(fc.array(sendgridEvents, { maxLength: 5 }), anything).map(asBody);
