import type { Instant } from './dates.js';
import { epochMs } from './dates.js';
import { refuse } from './errors.js';
import type { BankAccountId, BillId, CashAccountId, PaymentId, TenantId, VendorId } from './ids.js';
import type { Money } from './money.js';

/**
 * Our attempt to move money for one bill. One own reference for its whole life; the attempt key changes only after a
 * definitive decline. There is no path from a missing answer to `declined`.
 */
export type Payment = {
  readonly tenantId: TenantId;
  readonly paymentId: PaymentId;
  readonly billId: BillId;
  readonly version: number;
  /** 15 ASCII characters; also at the provider and on the bank statement. */
  readonly reference: string;
  readonly amount: Money;
  readonly bankAccountId: BankAccountId;
  readonly bankAccountVersion: number;
  readonly vendorId: VendorId;
  readonly rail: Rail;
  /** The account that it is paid from; null where the tenant keeps none in this currency. */
  readonly cashAccountId: CashAccountId | null;
  readonly approvalFingerprint: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly firstDeclinedAt: Instant | null;
  readonly createdAt: Instant;
  readonly state: PaymentState;
};

export const rails = ['stripe'] as const;
export type Rail = (typeof rails)[number];

export type PaymentState =
  | { readonly status: 'ready' }
  | { readonly status: 'submitting'; readonly firstSentAt: Instant }
  | {
      readonly status: 'unknown';
      readonly firstSentAt: Instant;
      readonly code: string;
      /** Times that the provider was asked and did not have it. */
      readonly notFound: number;
      readonly lastAskedAt: Instant | null;
    }
  | { readonly status: 'processing'; readonly providerPaymentId: string }
  | { readonly status: 'posted'; readonly providerPaymentId: string; readonly postedAt: Instant }
  | { readonly status: 'declined'; readonly code: string }
  | { readonly status: 'returned'; readonly providerPaymentId: string; readonly reason: string }
  | { readonly status: 'closed'; readonly reason: string };

export const paymentStatuses = [
  'ready',
  'submitting',
  'unknown',
  'processing',
  'posted',
  'declined',
  'returned',
  'closed',
] as const satisfies readonly PaymentState['status'][];
export type PaymentStatus = PaymentState['status'];

/** Statuses that block a second payment of the same bill; the database has the same list in a unique index. */
export const livePaymentStatuses = [
  'ready',
  'submitting',
  'unknown',
  'processing',
  'posted',
  'declined',
] as const satisfies readonly PaymentStatus[];

/** Live, and its cash still in the account: spoken for. A declined one may be tried again until it is closed. */
export const reservingPaymentStatuses = [
  'ready',
  'submitting',
  'unknown',
  'processing',
  'declined',
] as const satisfies readonly PaymentStatus[];

export type PaymentFact =
  | { readonly type: 'payment_created' }
  | { readonly type: 'submission_begun' }
  | { readonly type: 'answer_missing'; readonly code: string }
  | { readonly type: 'accepted'; readonly providerPaymentId: string }
  | { readonly type: 'not_found_at_provider' }
  | { readonly type: 'declined'; readonly code: string; readonly providerPaymentId: string | null }
  | { readonly type: 'attempt_renewed' }
  | { readonly type: 'posted'; readonly providerPaymentId: string }
  | { readonly type: 'returned'; readonly providerPaymentId: string; readonly reason: string }
  | { readonly type: 'closed'; readonly reason: string };

export const paymentFollows: { readonly [F in PaymentFact['type']]: readonly PaymentStatus[] } = {
  payment_created: [],
  submission_begun: ['ready'],
  answer_missing: ['submitting'],
  accepted: ['submitting', 'unknown'],
  not_found_at_provider: ['unknown'],
  declined: ['submitting', 'unknown', 'processing'],
  attempt_renewed: ['declined'],
  posted: ['submitting', 'unknown', 'processing'],
  returned: ['submitting', 'unknown', 'processing', 'posted'],
  closed: ['ready', 'declined'],
};

/** The provider's idempotency key of the current attempt: the same however often it is sent. */
export function attemptKey(payment: Pick<Payment, 'paymentId' | 'attempt'>): string {
  return `${payment.paymentId}/${payment.attempt}`;
}

export function evolvePayment(payment: Payment, fact: PaymentFact, at: Instant): Payment {
  const { state } = payment;
  if (!paymentFollows[fact.type].includes(state.status)) {
    return refuse('wrong_state', `${fact.type} cannot follow ${state.status}.`, { status: state.status });
  }
  return {
    ...payment,
    version: payment.version + 1,
    attempt: payment.attempt + (fact.type === 'attempt_renewed' ? 1 : 0),
    firstDeclinedAt: payment.firstDeclinedAt ?? (fact.type === 'declined' ? at : null),
    state: nextPaymentState(state, fact, at),
  };
}

function nextPaymentState(state: PaymentState, fact: PaymentFact, at: Instant): PaymentState {
  switch (fact.type) {
    case 'payment_created':
    case 'attempt_renewed':
      return { status: 'ready' };
    case 'submission_begun':
      return { status: 'submitting', firstSentAt: at };
    case 'answer_missing':
      return {
        status: 'unknown',
        firstSentAt: state.status === 'submitting' ? state.firstSentAt : at,
        code: fact.code,
        notFound: 0,
        lastAskedAt: null,
      };
    case 'accepted':
      return { status: 'processing', providerPaymentId: fact.providerPaymentId };
    case 'not_found_at_provider':
      return state.status === 'unknown' ? { ...state, notFound: state.notFound + 1, lastAskedAt: at } : state;
    case 'declined':
      return { status: 'declined', code: fact.code };
    case 'posted':
      return { status: 'posted', providerPaymentId: fact.providerPaymentId, postedAt: at };
    case 'returned':
      return { status: 'returned', providerPaymentId: fact.providerPaymentId, reason: fact.reason };
    case 'closed':
      return { status: 'closed', reason: fact.reason };
  }
}

/** Milliseconds for which a step that has claimed an attempt may send it: longer than a busy provider is waited for. */
export const sendWithinMs = 60_000;

/**
 * The fence against a worker that was frozen between its claim and its call, and wakes when others have asked, and perhaps
 * paid by another attempt. What is not sent is asked for like any answer that is missing.
 */
export function maySend(claimedAt: Instant, now: Instant): boolean {
  return epochMs(now) - epochMs(claimedAt) <= sendWithinMs;
}

const askedAgainMsMin = 60_000;

/** A provider's "not here" counts only when it comes a while after the last one: its lists lag behind. */
export function countsAsAsked(state: PaymentState, now: Instant): boolean {
  return (
    state.status === 'unknown' &&
    (state.lastAskedAt === null || epochMs(now) - epochMs(state.lastAskedAt) >= askedAgainMsMin)
  );
}

/** Asked this often, minutes apart, a provider that does not have the payment is believed. */
export const notFoundAnswersMin = 2;

/**
 * What may be done about a payment whose answer is missing. The same key is sent again only in the first half of the
 * provider's key window; after that only asking is safe.
 */
export function unknownAction(
  payment: Payment,
  now: Instant,
  dedupeWindowMs: number,
): 'resend' | 'ask' | 'person' {
  const { state } = payment;
  if (state.status !== 'unknown' && state.status !== 'submitting') return 'ask';
  const ageMs = epochMs(now) - epochMs(state.firstSentAt);
  if (state.status === 'unknown' && state.notFound >= notFoundAnswersMin) {
    return ageMs < dedupeWindowMs / 2 ? 'resend' : 'person';
  }
  return 'ask';
}

/** Delays between questions to the provider, growing; the last one repeats, so that a late answer is still found. */
export const askDelaysMs = [
  2_000,
  120_000,
  300_000,
  900_000,
  3_600_000,
  6 * 3_600_000,
  24 * 3_600_000,
] as const;

/**
 * Looks at a payment that the provider is processing, for when its webhooks are lost: the first after a minute, each next
 * one after as long again as the payment was old at the last, up to half a day.
 */
export const looksApartMs = { min: 60_000, max: 12 * 3_600_000 } as const;

export function delayAt(delaysMs: readonly number[], count: number): number {
  return delaysMs[Math.min(count, delaysMs.length - 1)] ?? 0;
}
