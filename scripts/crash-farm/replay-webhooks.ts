import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { OracleEntry } from './evidence.js';

const lanes = 8;

/** Sends every event of the provider once more, signed as it signs them, as a provider may for days. */
export async function replayWebhooks(
  apiUrls: readonly string[],
  secret: string,
  oracle: readonly OracleEntry[],
): Promise<number> {
  const events = oracle.flatMap(({ event }) => (event ? [event] : []));
  const left = [...events];
  const lane = async () => {
    for (let event = left.pop(); event; event = left.pop()) {
      const url = `${apiUrls[left.length % apiUrls.length] ?? ''}/v1/webhooks/stripe`;
      await sendUntilTaken(url, secret, JSON.stringify(event));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return events.length;
}

async function sendUntilTaken(url: string, secret: string, body: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const at = Math.floor(Date.now() / 1_000);
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${signature}` },
      body,
    }).catch(() => null);
    if (response?.ok) return;
    await pause(200);
  }
  throw new Error('A webhook that was sent again was not taken.');
}
