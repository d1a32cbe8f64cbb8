import { randomUUID } from 'node:crypto';
import { Stripe } from 'stripe';
import { epochMs } from '../../domain/dates.js';
import type { Instant } from '../../domain/dates.js';
import { ProviderFault } from '../ports.js';
import type {
  PayeeHandle,
  PaymentInstruction,
  PaymentRail,
  RailCancelResult,
  RailPayment,
  SubmitResult,
} from '../ports.js';
import { fromStripeAmount, toStripeAmount } from './amounts.js';
import type { StripeAmount } from './amounts.js';
import { createStripeClient } from './client.js';
import type { StripeConnection } from './client.js';
import { faultOf, judge, orFault } from './faults.js';
import { accountParams, networkFor, setupParams } from './payee.js';

export type StripeRailOptions = StripeConnection & {
  readonly financialAccountId: string;
  /** How long Stripe surely remembers a key; may forget it after 24 hours (docs.stripe.com/api/idempotent_requests). */
  readonly dedupeWindowMs?: number;
};

type OutboundPayment = Stripe.V2.MoneyManagement.OutboundPayment;
type CreateParams = Stripe.V2.MoneyManagement.OutboundPaymentCreateParams;

/** Our names in the metadata of a payment at Stripe. */
const referenceField = 'payloom_reference';
/** Tells apart the attempts of one payment, which share its reference. */
const attemptKeyField = 'payloom_attempt_key';

const dedupeWindowMsUsual = 24 * 3_600_000;
/** How far Stripe's clock may be behind ours. */
const clockSkewMs = 60_000;
const pageSize = 100;
/** One payee's payments since one attempt: more than this is not read but reported. */
const paymentsReadMax = 5_000;
const descriptionLengthMax = 500;

/**
 * Pays vendors through Stripe's v2 outbound payments.
 *
 * `submit` throws ProviderFault `unavailable` when Stripe did not execute *this* request (429, 401, 403): send the same
 * instruction again. It says nothing about an earlier request with the same key, so it is never a rejection.
 */
export function createStripeRail(options: StripeRailOptions): PaymentRail {
  const stripe = createStripeClient(options);
  const { outboundPayments, outboundSetupIntents } = stripe.v2.moneyManagement;
  const settings = { maxNetworkRetries: 0, timeout: options.timeoutMs };

  return {
    name: 'stripe',
    dedupeWindowMs: options.dedupeWindowMs ?? dedupeWindowMsUsual,
    async registerPayee(input): Promise<PayeeHandle> {
      const key = input.idempotencyKey;
      const account = await orFault(
        stripe.v2.core.accounts.create(accountParams(input), {
          ...settings,
          idempotencyKey: `${key}/account`,
        }),
      );
      const intent = await orFault(
        outboundSetupIntents.create(setupParams(input.bank), {
          ...settings,
          idempotencyKey: `${key}/payout-method`,
          stripeContext: account.id,
        }),
      );
      if (!intent.payout_method) {
        throw new ProviderFault('refused', 'stripe', intent.status, 'Stripe made no payout method.');
      }
      return { recipientId: account.id, payoutMethodId: intent.payout_method.id };
    },

    async submit(instruction): Promise<SubmitResult> {
      const amount = toStripeAmount(instruction.amount);
      if (amount === null) {
        return {
          outcome: 'rejected',
          code: 'amount_not_payable',
          message: 'Stripe cannot carry exactly this amount.',
        };
      }
      const { idempotencyKey } = instruction;
      const params = createParams(instruction, amount, options.financialAccountId);
      try {
        const payment = await outboundPayments.create(params, { ...settings, idempotencyKey });
        return { outcome: 'accepted', payment: toRailPayment(payment) };
      } catch (error) {
        return resultOfFailure(error);
      }
    },

    async cancel(providerPaymentId): Promise<RailCancelResult> {
      // A payment is canceled at most once whatever the key, and a key of its own keeps a stored 500 from being final.
      const idempotencyKey = `cancel/${providerPaymentId}/${randomUUID()}`;
      try {
        await outboundPayments.cancel(providerPaymentId, {}, { ...settings, idempotencyKey });
        return 'canceled';
      } catch (error) {
        if (error instanceof Stripe.errors.AlreadyCanceledError) return 'canceled';
        if (error instanceof Stripe.errors.NotCancelableError) return 'too_late';
        if (judge(error).verdict === 'unknown') return 'unknown';
        throw faultOf(error);
      }
    },

    async get(providerPaymentId): Promise<RailPayment> {
      return toRailPayment(await orFault(outboundPayments.retrieve(providerPaymentId, {}, settings)));
    },

    findByReference: (reference, payee, since) =>
      orFault(
        findByReference(outboundPayments.list.bind(outboundPayments), { reference, payee, since, settings }),
      ),
  };
}

function createParams(
  { reference, payee, description, metadata, idempotencyKey }: PaymentInstruction,
  amount: StripeAmount,
  financialAccountId: string,
): CreateParams {
  const network = networkFor(amount.currency.toUpperCase());
  return {
    amount: { ...amount },
    from: { financial_account: financialAccountId, currency: amount.currency },
    to: {
      recipient: payee.recipientId,
      payout_method: payee.payoutMethodId,
      currency: amount.currency,
      ...(network === 'local'
        ? {}
        : { payout_method_options: { bank_account: { preferred_networks: [network] } } }),
    },
    description: description.slice(0, descriptionLengthMax),
    statement_descriptor: reference,
    metadata: { ...metadata, [referenceField]: reference, [attemptKeyField]: idempotencyKey },
    recipient_notification: { setting: 'none' },
  };
}

function resultOfFailure(error: unknown): SubmitResult {
  const { verdict, code } = judge(error);
  switch (verdict) {
    case 'declined':
      return { outcome: 'rejected', code, message: `Stripe declined: ${code}.` };
    case 'unknown':
      return { outcome: 'unknown', code };
    case 'not-executed':
      throw faultOf(error);
  }
}

type Search = {
  readonly reference: string;
  readonly payee: PayeeHandle;
  readonly since: Instant;
  readonly settings: { readonly maxNetworkRetries: number; readonly timeout: number };
};

/** Several attempts may carry the reference: one that may still pay comes before one that is over, then the newest. */
async function findByReference(
  list: Stripe.V2.MoneyManagement.OutboundPaymentResource['list'],
  { reference, payee, since, settings }: Search,
): Promise<RailPayment | null> {
  const createdSince = Math.floor((epochMs(since) - clockSkewMs) / 1000);
  const found: OutboundPayment[] = [];
  let read = 0;
  const pages = list(
    { recipient: payee.recipientId, created: { gte: createdSince }, limit: pageSize },
    settings,
  );
  for await (const payment of pages) {
    read += 1;
    if (read > paymentsReadMax) {
      throw new ProviderFault('unknown', 'stripe', 'too_many_payments', 'Too many payments to look through.');
    }
    if (payment.metadata?.[referenceField] === reference) found.push(payment);
  }
  found.sort(
    (a, b) => Number(isOver(a)) - Number(isOver(b)) || Date.parse(b.created) - Date.parse(a.created),
  );
  return found[0] ? toRailPayment(found[0]) : null;
}

const isOver = ({ status }: OutboundPayment): boolean => status === 'failed' || status === 'canceled';

/** A status or reason that is new to us stays `processing` with Stripe's own word as the reason, for a person to see. */
export function toRailPayment(payment: OutboundPayment): RailPayment {
  const status: string = payment.status;
  const isKnown = isRailState(status);
  const details = payment.status_details;
  const reason = details?.failed?.reason ?? details?.returned?.reason ?? details?.processing?.reason ?? null;
  return {
    providerPaymentId: payment.id,
    reference: payment.metadata?.[referenceField] ?? null,
    state: isKnown ? status : 'processing',
    amount: fromStripeAmount(payment.amount),
    reason: isKnown ? reason : `status:${status}`,
    metadata: { ...payment.metadata },
  };
}

const railStates = [
  'processing',
  'posted',
  'failed',
  'returned',
  'canceled',
] as const satisfies readonly RailPayment['state'][];

function isRailState(status: string): status is RailPayment['state'] {
  return (railStates as readonly string[]).includes(status);
}
