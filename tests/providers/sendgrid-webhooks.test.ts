import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSendgridWebhooks } from '../../providers/sendgrid/webhooks.js';
import { mail, sendgridProbe, startSendgrid } from '../sandbox/support/sendgrid.js';
import {
  eventually,
  newLogFile,
  startHookReceiver,
  startVendorProcess,
} from '../sandbox/support/vendor-process.js';
import type { HookReceiver, ReceivedHook } from '../sandbox/support/vendor-process.js';

const signatureOf = ({ headers }: ReceivedHook) => String(headers['x-twilio-email-event-webhook-signature']);
const timestampOf = ({ headers }: ReceivedHook) => String(headers['x-twilio-email-event-webhook-timestamp']);
const refusal = (code: string) =>
  expect.objectContaining({ name: 'ProviderFault', kind: 'refused', code }) as Error;

let hooks: HookReceiver;
let sendgrid: Awaited<ReturnType<typeof startSendgrid>>;
beforeEach(async () => {
  hooks = await startHookReceiver();
  sendgrid = await startSendgrid({ webhookUrl: hooks.url, webhookRetryMs: [20] });
});
afterEach(async () => {
  await sendgrid.close();
  await hooks.close();
});

const verify = (hook: ReceivedHook, now = Date.now) =>
  createSendgridWebhooks({ publicKey: sendgrid.publicKey, now }).verify(
    hook.body,
    signatureOf(hook),
    timestampOf(hook),
  );

async function received(count: number): Promise<ReceivedHook[]> {
  return eventually(`${count} events`, () => (hooks.received.length >= count ? [...hooks.received] : null));
}

async function firstHook(): Promise<ReceivedHook> {
  const [hook] = await received(1);
  if (!hook) throw new Error('no event');
  return hook;
}

describe('what SendGrid sends', () => {
  it('a delivered mail leads back to ours', async () => {
    await sendgrid.mailer.send(mail);
    expect(verify(await firstHook())).toMatchObject([
      { kind: 'delivered', mailId: mail.mailId, tenantId: mail.tenantId },
    ]);
  });

  it.each([
    ['bounce', 'bounced'],
    ['dropped', 'dropped'],
    ['deferred', 'deferred'],
  ])('%s is seen as %s with its reason', async (fault, kind) => {
    await sendgrid.fault(fault, { reason: '550 mailbox unavailable' });
    await sendgrid.mailer.send(mail);
    expect(verify(await firstHook())).toMatchObject([{ kind, reason: '550 mailbox unavailable' }]);
  });

  it('an address that begins with bounce bounces', async () => {
    await sendgrid.mailer.send({ ...mail, to: 'bounce@acme.example' });
    expect(verify(await firstHook())).toMatchObject([{ kind: 'bounced' }]);
  });

  it('a changed body, another signature, another time and another key are refused', async () => {
    await sendgrid.mailer.send(mail);
    const hook = await firstHook();
    const webhooks = createSendgridWebhooks({ publicKey: sendgrid.publicKey });
    const [signature, timestamp] = [signatureOf(hook), timestampOf(hook)];
    expect(() => webhooks.verify(`${hook.body} `, signature, timestamp)).toThrow(refusal('bad_signature'));
    expect(() => webhooks.verify(hook.body, 'AAAA', timestamp)).toThrow(refusal('bad_signature'));
    expect(() => webhooks.verify(hook.body, '', timestamp)).toThrow(refusal('bad_signature'));
    expect(() => webhooks.verify(hook.body, signature, String(Number(timestamp) - 1))).toThrow(
      refusal('bad_signature'),
    );
    expect(() => webhooks.verify(hook.body, signature, 'now')).toThrow(refusal('bad_timestamp'));
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const stranger = createSendgridWebhooks({
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    });
    expect(() => stranger.verify(hook.body, signature, timestamp)).toThrow(refusal('bad_signature'));
  });

  it('an event older than 300 seconds, or from the future, is refused', async () => {
    await sendgrid.mailer.send(mail);
    const hook = await firstHook();
    const at = (offsetMs: number) => () => Date.now() + offsetMs;
    expect(() => verify(hook, at(302_000))).toThrow(refusal('stale_timestamp'));
    expect(() => verify(hook, at(-302_000))).toThrow(refusal('stale_timestamp'));
    expect(verify(hook, at(290_000))).toHaveLength(1);
  });

  it('an event that is answered 500 comes again with the same event id', async () => {
    hooks.answers.push(500);
    await sendgrid.mailer.send(mail);
    const ids = (await received(2)).map((hook) => verify(hook)[0]?.eventId);
    expect(ids[1]).toBe(ids[0]);
  });

  it('webhook_duplicate sends the same event twice', async () => {
    await sendgrid.fault('webhook_duplicate');
    await sendgrid.mailer.send(mail);
    const ids = (await received(2)).map((hook) => verify(hook)[0]?.eventId);
    expect(ids[1]).toBe(ids[0]);
  });
});

describe('a stand-in that is killed', () => {
  it('kill -9 loses no mail, keeps its key and goes on telling', async () => {
    const [logFile, settle] = [newLogFile(), ['--settle-ms', '1000']];
    const before = await startVendorProcess('sendgrid', ['--log', logFile, ...settle]);
    await sendgridProbe(before.url).mailer.send(mail);
    const publicKey = async (url: string) => (await fetch(`${url}/_sandbox/public-key`)).json();
    const key = await publicKey(before.url);
    await before.kill();

    const after = await startVendorProcess('sendgrid', [
      '--log',
      logFile,
      '--webhook-url',
      hooks.url,
      ...settle,
    ]);
    expect(await publicKey(after.url)).toEqual(key);
    expect(await sendgridProbe(after.url).mailer.find(mail.mailId)).not.toBeNull();
    const hook = await firstHook();
    const webhooks = createSendgridWebhooks(key as { publicKey: string });
    expect(webhooks.verify(hook.body, signatureOf(hook), timestampOf(hook))).toMatchObject([
      { mailId: mail.mailId },
    ]);
  });
});
