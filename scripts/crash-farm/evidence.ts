import type {
  facts,
  inboxEvents,
  bankAccounts,
  bills,
  paymentAttempts,
  payments,
} from '../../db/schema/index.js';
import type { StripeLogEntry } from '../../sandbox/stripe/objects.js';
import type { Memory } from './memory.js';

export type OracleEntry = StripeLogEntry & { readonly seq: number; readonly loggedAt: string };

/** What Temporal says about the workflow of one bill: its last run. */
export type WorkflowSeen = {
  readonly billId: string;
  readonly status: string;
  /** Workflow tasks that failed by a defect of the code, in all runs: a history that cannot be replayed is one. */
  readonly failedTasks: readonly string[];
  readonly events: number;
};

/** Attempts to do what the database forbids, each in a transaction that was rolled back. */
export type GuardProbe = { readonly guard: string; readonly refused: boolean };

/** Our own ledger in the provider's terms. */
export type LedgerSeen = {
  /** Minor units that left for this payment, into clearing or out of the bank account: zero when they came back. */
  readonly leftMinorByPayment: Readonly<Record<string, number>>;
  /** Transactions whose entries are not zero in a currency. */
  readonly unbalanced: readonly string[];
};

/** Everything that is known after the last fault, from both sides. The checks are functions of it and of nothing else. */
export type Evidence = {
  readonly memory: Memory;
  readonly oracle: readonly OracleEntry[];
  readonly bills: readonly (typeof bills.$inferSelect)[];
  readonly payments: readonly (typeof payments.$inferSelect)[];
  readonly attempts: readonly (typeof paymentAttempts.$inferSelect)[];
  /** In the order in which they were written. */
  readonly facts: readonly (typeof facts.$inferSelect)[];
  readonly accounts: readonly (typeof bankAccounts.$inferSelect)[];
  readonly inbox: readonly (typeof inboxEvents.$inferSelect)[];
  readonly workflows: readonly WorkflowSeen[];
  readonly guards: readonly GuardProbe[];
  readonly ledger: LedgerSeen;
  /** What `npm run verify-books` found wrong; null when the books were not walked. */
  readonly bookProblems: readonly string[] | null;
  /** Changes that sending every webhook once more made; null when none was sent. */
  readonly changedByReplay: readonly string[] | null;
  readonly restless: readonly { readonly billId: string; readonly status: string }[];
  /** At the provider, in minor units: what it began with and what it says it has. */
  readonly balance: {
    readonly openingMinor: number;
    readonly availableMinor: number;
    readonly pendingMinor: number;
  };
};

export type Violation = {
  readonly code: ViolationCode;
  readonly about: string;
  readonly detail: string;
};

export const violationCodes = [
  'paid_twice',
  'stray_movement',
  'unrecorded_key',
  'new_key_without_decline',
  'sent_before_recorded',
  'amount_differs',
  'status_differs',
  'paid_without_movement',
  'payee_not_approved',
  'paid_without_approval',
  'approved_by_its_creator',
  'paid_more_than_approved',
  'paid_after_cancel',
  'money_not_conserved',
  'bill_lost',
  'command_lost',
  'bill_doubled',
  'duplicate_paid',
  'webhook_acknowledged_unstored',
  'webhook_stored_twice',
  'replay_changed_something',
  'fact_gap',
  'row_differs_from_facts',
  'two_live_payments',
  'guard_missing',
  'workflow_missing',
  'workflow_failed',
  'workflow_not_replayable',
  'ledger_differs',
  'chain_broken',
  'stuck',
] as const;
export type ViolationCode = (typeof violationCodes)[number];

export type Check = (evidence: Evidence) => readonly Violation[];
