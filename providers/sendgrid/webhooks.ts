import { instant } from '../../domain/dates.js';
import type { InboundMailSignatures } from '../ports-documents.js';
import type { MailEvent, MailWebhooks } from '../ports.js';
import { mailIdArgument, tenantIdArgument } from './mailer.js';
import { createSignatureCheck, refused } from './signature.js';

export type SendgridWebhookOptions = {
  /** As SendGrid shows it: base64 in one line. */
  readonly publicKey: string;
  /** For tests; milliseconds since 1970. */
  readonly now?: () => number;
};

const eventsMax = 10_000;
const reasonLengthMax = 500;

/** Verifies the signed Event Webhook over the raw body. */
export function createSendgridWebhooks({ publicKey, now = Date.now }: SendgridWebhookOptions): MailWebhooks {
  const requireSignature = createSignatureCheck(publicKey, now);
  return {
    verify(rawBody, signature, timestamp): MailEvent[] {
      requireSignature(Buffer.from(rawBody), signature, timestamp);
      return parseEvents(rawBody);
    },
  };
}

/**
 * Verifies requests of Inbound Parse that has a security policy with signatures ("Securing your Inbound Parse Webhooks",
 * twilio.com/docs/sendgrid): the headers are those of the Event Webhook, the key is another.
 */
export function createInboundSignatures({
  publicKey,
  now = Date.now,
}: SendgridWebhookOptions): InboundMailSignatures {
  return { verify: createSignatureCheck(publicKey, now) };
}

function parseEvents(rawBody: string): MailEvent[] {
  let events: unknown;
  try {
    events = JSON.parse(rawBody);
  } catch {
    throw notEvents();
  }
  if (!Array.isArray(events) || events.length > eventsMax) throw notEvents();
  return events.map(toMailEvent);
}

const kinds: Readonly<Record<string, MailEvent['kind']>> = {
  delivered: 'delivered',
  bounce: 'bounced',
  dropped: 'dropped',
  deferred: 'deferred',
};

function toMailEvent(raw: unknown): MailEvent {
  const event = typeof raw === 'object' && raw !== null ? (raw as Partial<Record<string, unknown>>) : {};
  const { sg_event_id: eventId, event: kind, timestamp, reason, response } = event;
  if (!isStorable(eventId) || typeof kind !== 'string' || typeof timestamp !== 'number') throw notEvents();
  if (Number.isNaN(new Date(timestamp * 1000).getTime())) throw notEvents();
  return {
    eventId,
    mailId: idOrNull(event[mailIdArgument]),
    tenantId: idOrNull(event[tenantIdArgument]),
    kind: kinds[kind] ?? 'other',
    reason: readable(textOrNull(reason) ?? textOrNull(response)),
    occurredAt: instant(timestamp * 1000),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Postgres holds neither NUL nor half a character. */
const isStorable = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && !/\p{Surrogate}/u.test(value);

const idOrNull = (value: unknown): string | null => (isStorable(value) ? value : null);

/** What a stranger's mail server said: cut, and without what could not be stored. */
function readable(text: string | null): string | null {
  if (text === null) return null;
  return text
    .slice(0, reasonLengthMax)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

const notEvents = () => refused('not_events', 'The signed body is not a list of SendGrid events.');
