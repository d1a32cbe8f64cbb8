import type { FaultRequest } from '../faults.js';
import type { SandboxRequest } from '../http.js';
import { outcomeFaults } from './fault-names.js';
import type { Payment, PlannedStep, ThinEvent } from './objects.js';
import { paymentStatuses } from './objects.js';
import { parseParams, paymentParams } from './params.js';
import type { PaymentParams } from './params.js';
import type { Executed } from './payees.js';
import { declined, invalidFields, notFound } from './problems.js';
import type { StripeWorld } from './world.js';

export type SettleOptions = {
  /** From `processing` to `posted` or `failed`, on the stand-in's clock. */
  readonly settleMs: number;
  /** From `posted` to `returned`, on the stand-in's clock, unless the fault says otherwise. */
  readonly returnMs: number;
};

const paymentsPath = '/v2/money_management/outbound_payments';

export function createPayment(
  world: StripeWorld,
  body: string,
  fault: FaultRequest | null,
  settle: SettleOptions,
): Executed {
  const params = parseParams(paymentParams, body);
  const payoutMethod = refuseUnpayable(world, params);
  const outcome = fault ?? magicFault(world, payoutMethod);
  if (outcome?.fault === 'decline') {
    throw declined(outcome.reason ?? 'insufficient_funds', 'The payment was declined.');
  }
  if (world.available(params.amount.currency) < params.amount.value) {
    throw declined('insufficient_funds', 'The FinancialAccount does not hold enough.');
  }
  const payment = makePayment(world, params, payoutMethod);
  const plan = planFor(outcome, world.nowMs(), settle);
  return {
    entry: { kind: 'payment_created', payment, plan, event: paymentEvent(world, 'created', payment.id) },
    body: payment,
  };
}

/** Returns the payout method. */
function refuseUnpayable(world: StripeWorld, params: PaymentParams): string {
  const { from, to, amount } = params;
  if (from.financial_account !== world.financialAccountId) {
    throw notFound('financial account', from.financial_account);
  }
  const recipient = world.accounts.get(to.recipient);
  if (!recipient) throw notFound('account', to.recipient);
  if (!recipient.applied_configurations.includes('recipient')) {
    throw declined('capability_not_enabled', 'The account is not configured as a recipient.');
  }
  const methodId = to.payout_method;
  if (methodId === undefined) throw invalidFields('Name the payout method.', 'to.payout_method');
  const held = world.payoutMethods.get(methodId);
  if (held?.recipient !== to.recipient) throw notFound('payout method', methodId);
  if (from.currency !== amount.currency)
    throw invalidFields('This stand-in does not convert.', 'from.currency');
  const currency = to.currency ?? amount.currency;
  if (currency !== amount.currency || !held.method.bank_account.supported_currencies.includes(currency)) {
    throw invalidFields('The payout method does not take this currency.', 'to.currency');
  }
  return methodId;
}

function makePayment(world: StripeWorld, params: PaymentParams, payoutMethod: string): Payment {
  return {
    id: world.newId('obp'),
    object: 'v2.money_management.outbound_payment',
    amount: params.amount,
    cancelable: true,
    created: world.nowIso(),
    ...(params.description === undefined ? {} : { description: params.description }),
    expected_arrival_date: new Date(world.nowMs() + 86_400_000).toISOString(),
    from: { debited: params.amount, financial_account: params.from.financial_account },
    livemode: false,
    metadata: params.metadata ?? {},
    recipient_notification: params.recipient_notification ?? { setting: 'configured' },
    statement_descriptor: params.statement_descriptor ?? 'STRIPE',
    status: 'processing',
    status_transitions: {},
    to: {
      credited: params.amount,
      payout_method: payoutMethod,
      ...(params.to.payout_method_options === undefined
        ? {}
        : { payout_method_options: params.to.payout_method_options }),
      recipient: params.to.recipient,
    },
    tracking_details: { status: 'pending', type: 'bank_account' },
  };
}

/** Magic that works once looks into the log for what it did before. */
function magicFault(world: StripeWorld, payoutMethod: string): FaultRequest | null {
  const magic = world.payoutMethods.get(payoutMethod)?.magic;
  if (!magic || !(outcomeFaults as readonly string[]).includes(magic.fault)) return null;
  if (magic.once && world.refusals.some((refusal) => refusal.payoutMethod === payoutMethod)) return null;
  return {
    fault: magic.fault,
    match: {},
    times: 1,
    ...(magic.reason === undefined ? {} : { reason: magic.reason }),
  };
}

function planFor(outcome: FaultRequest | null, nowMs: number, settle: SettleOptions): PlannedStep[] {
  const settleAt = nowMs + settle.settleMs;
  switch (outcome?.fault) {
    case 'stay_processing':
      return [];
    case 'fail_after_accept':
      return [{ dueAtMs: settleAt, status: 'failed', reason: outcome.reason ?? 'payout_method_declined' }];
    case 'post_then_return': {
      const returnAt = settleAt + (outcome.delayMs ?? settle.returnMs);
      return [
        { dueAtMs: settleAt, status: 'posted' },
        { dueAtMs: returnAt, status: 'returned', reason: outcome.reason ?? 'payout_method_closed' },
      ];
    }
    default:
      return [{ dueAtMs: settleAt, status: 'posted' }];
  }
}

export function cancelPayment(world: StripeWorld, id: string): Executed {
  const held = world.payments.get(id);
  if (!held) throw notFound('outbound payment', id);
  const { payment } = held;
  if (payment.status === 'canceled') throw declined('already_canceled', 'The payment is canceled already.');
  if (!payment.cancelable) throw declined('not_cancelable', 'Only a processing payment can be canceled.');
  return {
    entry: {
      kind: 'payment_canceled',
      paymentId: id,
      status: 'canceled',
      amount: payment.amount,
      reason: null,
      event: paymentEvent(world, 'canceled', id),
    },
    body: { ...payment, status: 'canceled', cancelable: false },
  };
}

export function retrievePayment(world: StripeWorld, id: string): Payment {
  const held = world.payments.get(id);
  if (!held) throw notFound('outbound payment', id);
  return held.payment;
}

type Page<T> = {
  readonly data: readonly T[];
  readonly next_page_url: string | null;
  readonly previous_page_url: null;
};

/** Newest first. */
export function listPayments(world: StripeWorld, { query }: SandboxRequest): Page<Payment> {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalidFields('must be 1 to 100', 'limit');
  const statuses = [...query].filter(([key]) => /^status(\[\d*\])?$/.test(key)).map(([, value]) => value);
  const unknown = statuses.find((status) => !(paymentStatuses as readonly string[]).includes(status));
  if (unknown !== undefined) throw invalidFields(`${unknown} is not a status`, 'status');
  const recipient = query.get('recipient');
  const found = [...world.payments.values()]
    .map(({ payment }) => payment)
    .reverse()
    .filter((payment) => recipient === null || payment.to.recipient === recipient)
    .filter((payment) => statuses.length === 0 || statuses.includes(payment.status))
    .filter((payment) => isCreatedWithin(payment, query));
  const page = query.get('page');
  const start = page === null ? 0 : found.findIndex(({ id }) => id === page);
  if (start < 0) throw invalidFields('is not a page of this list', 'page');
  const next = found[start + limit];
  const nextQuery = new URLSearchParams(query);
  if (next) nextQuery.set('page', next.id);
  return {
    data: found.slice(start, start + limit),
    next_page_url: next ? `${paymentsPath}?${nextQuery.toString()}` : null,
    previous_page_url: null,
  };
}

/** The `stripe` package types the bounds as numbers (Unix seconds); API v2 documents RFC 3339. Both are taken. */
function isCreatedWithin(payment: Payment, query: URLSearchParams): boolean {
  const created = Date.parse(payment.created);
  const bound = (name: string): number | null => {
    const text = query.get(`created[${name}]`);
    if (text === null) return null;
    const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
    if (!Number.isFinite(ms)) throw invalidFields('is not a time', `created.${name}`);
    return ms;
  };
  const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map(bound);
  return (
    created > (gt ?? -Infinity) &&
    created >= (gte ?? -Infinity) &&
    created < (lt ?? Infinity) &&
    created <= (lte ?? Infinity)
  );
}

export function retrieveFinancialAccount(world: StripeWorld, id: string): unknown {
  if (id !== world.financialAccountId) throw notFound('financial account', id);
  const balances = [...world.balances()];
  const amounts = (value: (balance: { available: number; outboundPending: number }) => number) =>
    Object.fromEntries(
      balances.map(([currency, balance]) => [currency, { value: value(balance), currency }]),
    );
  return {
    id,
    object: 'v2.money_management.financial_account',
    balance: {
      available: amounts(({ available }) => available),
      inbound_pending: amounts(() => 0),
      outbound_pending: amounts(({ outboundPending }) => outboundPending),
    },
    country: 'US',
    created: '2026-01-01T00:00:00.000Z',
    livemode: false,
    status: 'open',
    storage: { holds_currencies: balances.map(([currency]) => currency) },
    type: 'storage',
  };
}

export function paymentEvent(world: StripeWorld, word: string, paymentId: string): ThinEvent {
  return {
    id: world.newId('evt'),
    object: 'v2.core.event',
    type: `v2.money_management.outbound_payment.${word}`,
    created: world.nowIso(),
    livemode: false,
    related_object: {
      id: paymentId,
      type: 'v2.money_management.outbound_payment',
      url: `${paymentsPath}/${paymentId}`,
    },
  };
}
