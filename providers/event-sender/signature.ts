import { Webhook } from 'standardwebhooks';
import type { EventSending } from '../ports.js';

/** The headers of Standard Webhooks: one signature a live secret, so that a secret can be rotated without a gap. */
export function signatureHeaders({
  eventId,
  body,
  at,
  secrets,
}: Omit<EventSending, 'url'>): Readonly<Record<string, string>> {
  const time = new Date(at);
  return {
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(eventId, time, body)).join(' '),
  };
}
