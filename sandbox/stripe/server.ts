import { randomBytes } from 'node:crypto';
import { faultFromHeader } from '../faults.js';
import type { FaultRequest, FaultSubject } from '../faults.js';
import { header, serve } from '../http.js';
import type { Handled, HttpAnswer, RunningServer, SandboxRequest } from '../http.js';
import { control } from './control.js';
import { outcomeFaults, requestFaults } from './fault-names.js';
import { IdempotentPosts } from './idempotent.js';
import { createAccount, createSetupIntent } from './payees.js';
import {
  cancelPayment,
  createPayment,
  listPayments,
  retrieveFinancialAccount,
  retrievePayment,
} from './payments.js';
import type { SettleOptions } from './payments.js';
import { notFound, rateLimited, serverError, StripeProblem, unauthorized, unavailable } from './problems.js';
import { Settlement } from './settlement.js';
import { WebhookSender } from './webhooks.js';
import { StripeWorld } from './world.js';

export type StripeSandboxOptions = {
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** Loopback unless given. */
  readonly host?: string;
  readonly logFile: string;
  readonly webhookUrl?: string | null;
  readonly webhookSecret?: string;
  /** Signs beside the first one, as while a secret is rolled. */
  readonly webhookSecretNext?: string;
  readonly webhookRetryMs?: readonly number[];
  readonly settleMs?: number;
  readonly returnMs?: number;
  readonly idempotencyWindowMs?: number;
  readonly financialAccountId?: string;
  /** Minor units by lowercase currency. */
  readonly openingBalances?: Readonly<Record<string, number>>;
};
export type StripeSandbox = RunningServer & { readonly financialAccountId: string };

const dayMs = 86_400_000;
const plenty = 1_000_000_000_00;
const defaultBalances = Object.fromEntries(
  [
    'usd',
    'eur',
    'gbp',
    'jpy',
    'cad',
    'aud',
    'chf',
    'sek',
    'dkk',
    'nok',
    'pln',
    'inr',
    'krw',
    'kwd',
    'huf',
  ].map((currency) => [currency, plenty]),
);

export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const financialAccountId = options.financialAccountId ?? 'fa_sandbox';
  const world = new StripeWorld(
    options.logFile,
    financialAccountId,
    options.openingBalances ?? defaultBalances,
  );
  const settlement = new Settlement(world);
  const sender = new WebhookSender(world, {
    url: options.webhookUrl ?? null,
    secrets: [options.webhookSecret ?? 'whsec_sandbox', options.webhookSecretNext].filter(
      (secret) => secret !== undefined,
    ),
    retryMs: options.webhookRetryMs ?? [200, 500, 1_000, 2_000, 5_000, 15_000],
    attemptsMax: 200,
    timeoutMs: 10_000,
  });
  const posts = new IdempotentPosts(world, options.idempotencyWindowMs ?? dayMs);
  const settle = { settleMs: options.settleMs ?? 1_000, returnMs: options.returnMs ?? 2 * dayMs };
  world.onRecord((entry) => {
    if (entry.kind === 'payment_created' || entry.kind === 'payment_canceled') settlement.run();
  });
  settlement.run();
  sender.resume();
  const server = await serve({
    port: options.port ?? 0,
    host: options.host,
    bodyBytesMax: 1_000_000,
    tooLarge: { status: 413, body: { error: { message: 'The request is too large.' } } },
    crashed: (error) => (error instanceof StripeProblem ? withRequestId(error.answer()) : crashed(error)),
    handle: async (request) => {
      if (request.path.startsWith('/_sandbox/')) return controlled(() => control(world, settlement, request));
      const handled = await route({ world, posts, settle }, request);
      return handled === 'drop' ? handled : withRequestId(handled);
    },
  });
  return {
    url: server.url,
    financialAccountId,
    async close() {
      sender.stop();
      settlement.stop();
      await server.close();
      world.log.close();
    },
  };
}

function controlled(answer: () => Handled): Handled {
  try {
    return answer();
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function crashed(error: unknown): HttpAnswer {
  process.stderr.write(
    `${JSON.stringify({ level: 'error', event: 'sandbox_defect', error: String(error) })}\n`,
  );
  return serverError().answer();
}

function withRequestId(answer: HttpAnswer): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, 'request-id': `req_${randomBytes(8).toString('hex')}` } };
}

type Parts = { readonly world: StripeWorld; readonly posts: IdempotentPosts; readonly settle: SettleOptions };

async function route(parts: Parts, request: SandboxRequest): Promise<Handled> {
  if (!/^Bearer (sk|rk)_(test|sandbox)_\w+$/.test(header(request, 'authorization') ?? ''))
    throw unauthorized();
  const segments = request.path.split('/').slice(2).map(decodeURIComponent);
  return request.method === 'POST' ? post(parts, request, segments) : get(parts, request, segments);
}

const noPayment = { payoutMethod: null, reference: null };

async function post(
  { world, posts, settle }: Parts,
  request: SandboxRequest,
  segments: string[],
): Promise<Handled> {
  const name = segments.join('/');
  if (name === 'core/accounts') {
    const operation = 'account.create';
    const fault = connectionFault(world, request, { operation });
    const execute = () => createAccount(world, request.body);
    return posts.handle(request, { operation, ...noPayment, fault, execute });
  }
  if (name === 'money_management/outbound_setup_intents') {
    const operation = 'outbound_setup_intent.create';
    const recipient = header(request, 'stripe-context');
    const fault = connectionFault(world, request, { operation, recipient: recipient ?? undefined });
    const execute = () => createSetupIntent(world, request.body, recipient);
    return posts.handle(request, { operation, ...noPayment, fault, execute });
  }
  if (name === 'money_management/outbound_payments') {
    const operation = 'outbound_payment.create';
    const subject = paymentSubject(world, request, operation);
    const payoutMethod = subject['payoutMethod'] ?? null;
    const fault = connectionFault(world, request, subject) ?? magicDrop(world, payoutMethod);
    const execute = () => createPayment(world, request.body, bankFault(world, request, subject), settle);
    return posts.handle(request, {
      operation,
      payoutMethod,
      reference: subject['reference'] ?? null,
      fault,
      execute,
    });
  }
  const [, , paymentId = '', verb] = segments;
  if (segments[1] === 'outbound_payments' && verb === 'cancel') {
    const operation = 'outbound_payment.cancel';
    const fault = connectionFault(world, request, { operation, paymentId });
    return posts.handle(request, {
      operation,
      ...noPayment,
      fault,
      execute: () => cancelPayment(world, paymentId),
    });
  }
  throw notFound('path', request.path);
}

async function get({ world }: Parts, request: SandboxRequest, segments: string[]): Promise<Handled> {
  const [area, collection, id] = segments;
  const operation =
    collection === 'outbound_payments'
      ? `outbound_payment.${id === undefined ? 'list' : 'retrieve'}`
      : 'read';
  const fault = connectionFault(world, request, { operation, paymentId: id });
  if (fault?.fault.startsWith('drop')) return 'drop';
  if (fault?.fault === 'rate_limit_429') throw rateLimited();
  if (fault?.fault === 'unavailable_503') throw unavailable();
  if (fault?.fault.startsWith('error_500')) throw serverError();
  if (fault?.fault.startsWith('delay')) {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 30_000));
  }
  if (collection === 'outbound_payments') {
    return {
      status: 200,
      body: id === undefined ? listPayments(world, request) : retrievePayment(world, id),
    };
  }
  if (collection === 'financial_accounts' && id !== undefined) {
    return { status: 200, body: retrieveFinancialAccount(world, id) };
  }
  if (area === 'core' && collection === 'events' && id !== undefined) {
    const event = world.deliveries.get(id)?.event;
    if (!event) throw notFound('event', id);
    return { status: 200, body: event };
  }
  if (area === 'core' && collection === 'accounts' && id !== undefined) {
    const account = world.accounts.get(id);
    if (!account) throw notFound('account', id);
    return { status: 200, body: account };
  }
  throw notFound('path', request.path);
}

/** A fault of the connection: of the request's own header, or of the first rule that fits. */
function connectionFault(
  world: StripeWorld,
  request: SandboxRequest,
  subject: FaultSubject,
): FaultRequest | null {
  return (
    faultFromHeader(header(request, 'x-sandbox-fault'), requestFaults) ??
    world.faults.take(requestFaults, subject)
  );
}

/** What the bank makes of it; asked only when a payment is really made, so that a replay uses up no rule. */
function bankFault(world: StripeWorld, request: SandboxRequest, subject: FaultSubject): FaultRequest | null {
  return (
    faultFromHeader(header(request, 'x-sandbox-fault'), outcomeFaults) ??
    world.faults.take(outcomeFaults, subject)
  );
}

type CreateHints = {
  to?: { recipient?: string; payout_method?: string };
  amount?: { value?: number; currency?: string };
  statement_descriptor?: string;
  description?: string;
  metadata?: Record<string, string>;
};

function paymentSubject(world: StripeWorld, request: SandboxRequest, operation: string): FaultSubject {
  let hints: CreateHints = {};
  try {
    hints = JSON.parse(request.body) as CreateHints;
  } catch {
    return { operation };
  }
  const payoutMethod = hints.to?.payout_method;
  return {
    operation,
    reference: hints.statement_descriptor,
    description: hints.description,
    recipient: hints.to?.recipient,
    payoutMethod,
    accountNumberLast4: world.payoutMethods.get(payoutMethod ?? '')?.method.bank_account.last4,
    amount: hints.amount?.value?.toString(),
    currency: hints.amount?.currency,
    idempotencyKey: header(request, 'idempotency-key') ?? undefined,
    ...Object.fromEntries(
      Object.entries(hints.metadata ?? {}).map(([key, value]) => [`metadata.${key}`, value]),
    ),
  };
}

/** An account number can lose the answer to the first payment that is sent to it. */
function magicDrop(world: StripeWorld, payoutMethod: string | null): FaultRequest | null {
  const magic = world.payoutMethods.get(payoutMethod ?? '')?.magic;
  if (magic?.fault !== 'drop_answer_after') return null;
  const paidBefore = [...world.payments.values()].some(
    ({ payment }) => payment.to.payout_method === payoutMethod,
  );
  return paidBefore ? null : { fault: magic.fault, match: {}, times: 1 };
}
