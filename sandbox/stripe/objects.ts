import type { FaultLogEntry } from '../faults.js';

// The wire shapes of Stripe's API v2 as the `stripe` package declares them, as far as the stand-in speaks them.

export type Amount = { readonly value: number; readonly currency: string };

export type Account = {
  readonly id: string;
  readonly object: 'v2.core.account';
  readonly applied_configurations: readonly string[];
  readonly contact_email?: string;
  readonly created: string;
  readonly display_name?: string;
  readonly livemode: false;
  readonly metadata: Readonly<Record<string, string>>;
};

export type PayoutMethod = {
  readonly id: string;
  readonly object: 'v2.money_management.payout_method';
  readonly archived: false;
  readonly bank_account: {
    readonly bank_account_type: string;
    readonly bank_name: string;
    readonly country: string;
    readonly last4: string;
    readonly routing_number?: string;
    readonly supported_currencies: readonly string[];
    readonly swift_code?: string;
  };
  readonly created: string;
  readonly latest_outbound_setup_intent: string;
  readonly livemode: false;
  readonly restricted: false;
  readonly type: 'bank_account';
  readonly usage_status: { readonly payments: 'eligible'; readonly transfers: 'ineligible' };
};

export type SetupIntent = {
  readonly id: string;
  readonly object: 'v2.money_management.outbound_setup_intent';
  readonly created: string;
  readonly livemode: false;
  readonly payout_method: PayoutMethod;
  readonly status: 'succeeded';
  readonly usage_intent: 'payment';
};

export const paymentStatuses = ['processing', 'posted', 'failed', 'canceled', 'returned'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export type Payment = {
  readonly id: string;
  readonly object: 'v2.money_management.outbound_payment';
  readonly amount: Amount;
  readonly cancelable: boolean;
  readonly created: string;
  readonly description?: string;
  readonly expected_arrival_date?: string;
  readonly from: { readonly debited: Amount; readonly financial_account: string };
  readonly livemode: false;
  readonly metadata: Readonly<Record<string, string>>;
  readonly recipient_notification: { readonly setting: 'configured' | 'none' };
  readonly statement_descriptor: string;
  readonly status: PaymentStatus;
  readonly status_details?: Readonly<Record<string, { readonly reason: string }>>;
  readonly status_transitions: Readonly<Record<string, string>>;
  readonly to: {
    readonly credited: Amount;
    readonly payout_method: string;
    readonly payout_method_options?: unknown;
    readonly recipient: string;
  };
  readonly tracking_details: { readonly status: 'pending'; readonly type: 'bank_account' };
};

/** What will happen to the payment, and when on the stand-in's clock. Empty when only the control API moves it. */
export type PlannedStep = {
  readonly dueAtMs: number;
  readonly status: 'posted' | 'failed' | 'returned';
  readonly reason?: string;
};

export type ThinEvent = {
  readonly id: string;
  readonly object: 'v2.core.event';
  readonly type: string;
  readonly created: string;
  readonly livemode: false;
  readonly related_object: { readonly id: string; readonly type: string; readonly url: string };
};

export type SnapshotEvent = {
  readonly id: string;
  readonly object: 'event';
  readonly api_version: string;
  /** Unix seconds. */
  readonly created: number;
  readonly data: { readonly object: unknown };
  readonly livemode: false;
  readonly pending_webhooks: 1;
  readonly type: string;
};
export type StripeEvent = ThinEvent | SnapshotEvent;

export type StoredAnswer = {
  readonly key: string;
  readonly fingerprint: string;
  readonly atMs: number;
  readonly status: number;
  readonly body: unknown;
};

/** What an account number that means something does to the payments sent to it. See README.md. */
export type Magic = { readonly fault: string; readonly reason?: string; readonly once?: true };

/** One line, one atomic step: the effect, the answer kept for the key, and the event that tells of it. */
export type StripeLogEntry = (
  | { readonly kind: 'account_created'; readonly account: Account }
  | {
      readonly kind: 'payout_method_created';
      readonly recipient: string;
      readonly setupIntent: SetupIntent;
      readonly magic: Magic | null;
    }
  | { readonly kind: 'payment_created'; readonly payment: Payment; readonly plan: readonly PlannedStep[] }
  | {
      readonly kind: 'payment_posted' | 'payment_failed' | 'payment_canceled' | 'payment_returned';
      readonly paymentId: string;
      readonly status: PaymentStatus;
      readonly amount: Amount;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'request_refused';
      readonly operation: string;
      readonly code: string;
      readonly payoutMethod: string | null;
      readonly reference: string | null;
    }
  | { readonly kind: 'event_made' }
  | { readonly kind: 'clock_moved'; readonly offsetMs: number }
  | {
      readonly kind: 'webhook_sent';
      readonly eventId: string;
      readonly attempt: number;
      readonly status: number | null;
    }
  | { readonly kind: 'webhook_lost' | 'webhook_given_up'; readonly eventId: string }
  | FaultLogEntry
) & { readonly answer?: StoredAnswer; readonly event?: StripeEvent; readonly atMs?: number };
