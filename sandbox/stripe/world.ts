import { randomBytes } from 'node:crypto';
import { openLog } from '../durable-log.js';
import type { DurableLog } from '../durable-log.js';
import { FaultBook } from '../faults.js';
import { knownFaults } from './fault-names.js';
import type {
  Account,
  Amount,
  Magic,
  Payment,
  PayoutMethod,
  PlannedStep,
  StoredAnswer,
  StripeEvent,
  StripeLogEntry,
} from './objects.js';

export type Delivery = { readonly event: StripeEvent; attempts: number; done: boolean };

type Balance = { available: number; outboundPending: number };

/** Everything the stand-in knows: a fold over its log, so that a restart knows the same. */
export class StripeWorld {
  readonly log: DurableLog<StripeLogEntry>;
  readonly faults: FaultBook;
  readonly accounts = new Map<string, Account>();
  readonly payoutMethods = new Map<
    string,
    { recipient: string; method: PayoutMethod; magic: Magic | null }
  >();
  readonly payments = new Map<string, { payment: Payment; plan: PlannedStep[] }>();
  readonly answers = new Map<string, StoredAnswer>();
  readonly deliveries = new Map<string, Delivery>();
  readonly refusals: { payoutMethod: string | null }[] = [];
  readonly #balances = new Map<string, Balance>();
  readonly #listeners: ((entry: StripeLogEntry) => void)[] = [];
  #clockOffsetMs = 0;

  constructor(
    logFile: string,
    readonly financialAccountId: string,
    openingBalances: Readonly<Record<string, number>>,
  ) {
    for (const [currency, available] of Object.entries(openingBalances)) {
      this.#balances.set(currency, { available, outboundPending: 0 });
    }
    this.log = openLog<StripeLogEntry>(logFile);
    this.faults = new FaultBook(
      knownFaults,
      (entry) => void this.log.append({ ...entry, atMs: this.nowMs() }),
    );
    for (const entry of this.log.entries) this.#apply(entry);
  }

  nowMs(): number {
    return Date.now() + this.#clockOffsetMs;
  }

  nowIso(): string {
    return new Date(this.nowMs()).toISOString();
  }

  newId(prefix: string): string {
    return `${prefix}_test_${randomBytes(12).toString('hex')}`;
  }

  balances(): ReadonlyMap<string, Balance> {
    return this.#balances;
  }

  available(currency: string): number {
    return this.#balances.get(currency)?.available ?? 0;
  }

  /** Called after each entry that this process records; not for those read back at the start. */
  onRecord(listener: (entry: StripeLogEntry) => void): void {
    this.#listeners.push(listener);
  }

  record(entry: StripeLogEntry): void {
    const logged = this.log.append({ ...entry, atMs: this.nowMs() });
    this.#apply(logged);
    for (const listener of this.#listeners) listener(logged);
  }

  moveClock(offsetMs: number): void {
    this.record({ kind: 'clock_moved', offsetMs });
  }

  clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  #apply(entry: StripeLogEntry): void {
    if (entry.answer) this.answers.set(entry.answer.key, entry.answer);
    if (entry.event) this.deliveries.set(entry.event.id, { event: entry.event, attempts: 0, done: false });
    switch (entry.kind) {
      case 'account_created':
        this.accounts.set(entry.account.id, entry.account);
        return;
      case 'payout_method_created': {
        const { recipient, setupIntent, magic } = entry;
        this.payoutMethods.set(setupIntent.payout_method.id, {
          recipient,
          method: setupIntent.payout_method,
          magic,
        });
        return;
      }
      case 'payment_created':
        this.payments.set(entry.payment.id, { payment: entry.payment, plan: [...entry.plan] });
        this.#move(entry.payment.amount, { available: -1, outboundPending: 1 });
        return;
      case 'payment_posted':
      case 'payment_failed':
      case 'payment_canceled':
      case 'payment_returned':
        this.#applyStatus(entry);
        return;
      case 'request_refused':
        this.refusals.push({ payoutMethod: entry.payoutMethod });
        return;
      case 'clock_moved':
        this.#clockOffsetMs = entry.offsetMs;
        return;
      case 'webhook_sent':
        this.#applySent(entry.eventId, entry.attempt, entry.status);
        return;
      case 'webhook_lost':
      case 'webhook_given_up': {
        const delivery = this.deliveries.get(entry.eventId);
        if (delivery) delivery.done = true;
        return;
      }
      case 'fault_added':
      case 'fault_used':
        this.faults.replay(entry);
        return;
      case 'event_made':
        return;
    }
  }

  #applySent(eventId: string, attempt: number, status: number | null): void {
    const delivery = this.deliveries.get(eventId);
    if (!delivery) return;
    delivery.attempts = Math.max(delivery.attempts, attempt);
    if (status !== null && status >= 200 && status < 300) delivery.done = true;
  }

  #applyStatus(entry: Extract<StripeLogEntry, { paymentId: string }>): void {
    const held = this.payments.get(entry.paymentId);
    if (!held) throw new Error(`The log moves a payment that it never made: ${entry.paymentId}.`);
    const { expected_arrival_date: expected, ...rest } = held.payment;
    const at = new Date(entry.atMs ?? this.nowMs()).toISOString();
    held.plan = entry.status === 'posted' ? held.plan.filter(({ status }) => status === 'returned') : [];
    held.payment = {
      ...rest,
      ...(entry.status === 'posted' && expected !== undefined ? { expected_arrival_date: expected } : {}),
      status: entry.status,
      cancelable: false,
      ...(entry.reason === null ? {} : { status_details: { [entry.status]: { reason: entry.reason } } }),
      status_transitions: { ...rest.status_transitions, [`${entry.status}_at`]: at },
    };
    if (entry.status === 'posted') this.#move(entry.amount, { available: 0, outboundPending: -1 });
    else if (entry.status === 'returned') this.#move(entry.amount, { available: 1, outboundPending: 0 });
    else this.#move(entry.amount, { available: 1, outboundPending: -1 });
  }

  #move({ value, currency }: Amount, sign: Balance): void {
    const balance = this.#balances.get(currency) ?? { available: 0, outboundPending: 0 };
    balance.available += sign.available * value;
    balance.outboundPending += sign.outboundPending * value;
    this.#balances.set(currency, balance);
  }
}
