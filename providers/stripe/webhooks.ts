import { Stripe } from 'stripe';
import { instant } from '../../domain/dates.js';
import { ProviderFault } from '../ports.js';
import type { RailEvent, RailWebhooks } from '../ports.js';

export type StripeWebhookOptions = {
  /** Any of them may have signed: two are live while one is rotated out. */
  readonly secrets: readonly string[];
  /** For tests; milliseconds since 1970. */
  readonly now?: () => number;
};

/** Stripe's own tolerance, either way: the package lets a time in the future pass. */
const toleranceSeconds = 300;
const outboundPaymentType = 'v2.money_management.outbound_payment';

/** Verifies v2 thin events and v1 snapshot events over the raw body. */
export function createStripeWebhooks({ secrets, now = Date.now }: StripeWebhookOptions): RailWebhooks {
  if (secrets.length === 0) throw new Error('createStripeWebhooks needs at least one secret.');
  return {
    verify(rawBody, signatureHeader): RailEvent {
      const receivedAt = now();
      if (!secrets.some((secret) => isSignedWith(secret, rawBody, signatureHeader, receivedAt))) {
        throw refused('bad_signature', 'The signature does not fit.');
      }
      if (signedAtSeconds(signatureHeader) > receivedAt / 1000 + toleranceSeconds) {
        throw refused('timestamp_in_future', 'The signature is from the future.');
      }
      return toRailEvent(rawBody);
    },
  };
}

function isSignedWith(secret: string, rawBody: string, header: string, receivedAt: number): boolean {
  const { signature } = Stripe.webhooks;
  if (!signature) throw new Error('The stripe package has no signature check on this platform.');
  try {
    return signature.verifyHeader(rawBody, header, secret, toleranceSeconds, undefined, receivedAt);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

const signedAtSeconds = (header: string): number => Number(/(?:^|,)t=(\d+)/.exec(header)?.[1] ?? Number.NaN);

type WireEvent = {
  readonly id: string;
  readonly object: string;
  readonly type: string;
  /** RFC 3339 in v2, Unix seconds in v1. */
  readonly created: string | number;
  readonly related_object?: { readonly id: string; readonly type: string } | null;
};

function toRailEvent(rawBody: string): RailEvent {
  const event = parseEvent(rawBody);
  const related = event.related_object;
  const createdMs = typeof event.created === 'number' ? event.created * 1000 : Date.parse(event.created);
  if (Number.isNaN(new Date(createdMs).getTime())) throw notAnEvent();
  return {
    eventId: event.id,
    type: event.type,
    occurredAt: instant(createdMs),
    providerPaymentId: related?.type === outboundPaymentType && isStorable(related.id) ? related.id : null,
  };
}

function parseEvent(rawBody: string): WireEvent {
  let parsed: Partial<WireEvent> | null;
  try {
    parsed = JSON.parse(rawBody) as Partial<WireEvent> | null;
  } catch {
    throw notAnEvent();
  }
  const { id, object, type, created } = parsed ?? {};
  if (object !== 'v2.core.event' && object !== 'event') throw notAnEvent();
  if (!isStorable(id) || !isStorable(type) || created === undefined) throw notAnEvent();
  return { ...parsed, id, object, type, created };
}

/** Text that Postgres holds: no NUL, no half of a character. */
const isStorable = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && !/\p{Surrogate}/u.test(value);

const notAnEvent = () => refused('not_an_event', 'The signed body is not a Stripe event.');

function refused(code: string, message: string): ProviderFault {
  return new ProviderFault('refused', 'stripe', code, message);
}
