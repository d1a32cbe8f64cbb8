import type { BillFact } from './bill-facts.js';
import type { BillStatus } from './bill.js';
import type { ResolutionFact } from './payment-resolution.js';
import type { PaymentFact, PaymentStatus } from './payment.js';
import type { RecurringBillFact } from './recurring-bill.js';

/** What integrators learn of a fact: a public name, and a thin choice of its data. Never names, texts of people or accounts. */
export type EventType = {
  readonly name: string;
  readonly description: string;
  /** Of the fact's data, only these. */
  readonly shows: readonly string[];
  /** The status that this fact always leads to. */
  readonly status?: string;
};

/** Kept in the audit trail, told to nobody outside. */
const internal = null;

const told = (name: string, description: string, shows: readonly string[] = []): EventType => ({
  name,
  description,
  shows,
});
const bill = (status: BillStatus | null, event: EventType): EventType =>
  status === null ? event : { ...event, status };
const payment = (status: PaymentStatus, event: EventType): EventType => ({ ...event, status });

const billEvents = {
  received: told('bill.received', 'A bill came in.'),
  extraction_begun: internal,
  reading_requested: bill(
    'extracting',
    told('bill.reading_requested', 'A person has its document read again.', ['readers']),
  ),
  document_replaced: bill(
    'extracting',
    told('bill.document_replaced', 'Its files were joined, or its file was split.', ['because']),
  ),
  extracted: bill('matching', told('bill.extracted', 'Its document was read.')),
  review_requested: bill(
    'in_review',
    told('bill.review_requested', 'A person has to look at what was read.', ['reasons']),
  ),
  review_confirmed: bill('matching', told('bill.review_confirmed', 'A person confirmed what was read.')),
  corrected: bill('matching', told('bill.corrected', 'A person corrected it; it is checked anew.')),
  vendor_matched: told('bill.vendor_matched', 'Its vendor is known.', ['vendorId']),
  held: bill('on_hold', told('bill.held', 'It is kept from going on.', ['code'])),
  released: told('bill.released', 'It goes on after a hold.'),
  approval_requested: bill(
    'awaiting_approval',
    told('bill.approval_requested', 'People are asked to approve it.'),
  ),
  approval_given: told('bill.approval_given', 'One person approved it; the rule may ask for more.'),
  approval_reminded: internal,
  approval_escalated: told('bill.approval_escalated', 'Nobody answered in time, and others were asked.'),
  approval_voided: bill('matching', told('bill.approval_voided', 'What was approved has changed.')),
  changes_requested: bill(
    'changes_requested',
    told('bill.changes_requested', 'An approver wants it changed.'),
  ),
  rejected: bill('rejected', told('bill.rejected', 'It will not be paid.')),
  scheduled: bill(
    'scheduled',
    told('bill.scheduled', 'It is approved and has a day to be paid; again when the day moves.', [
      'schedule',
    ]),
  ),
  payment_begun: bill('paying', told('bill.payment_begun', 'Its payment was begun.', ['paymentId'])),
  payment_unknown: bill('unknown', told('bill.payment_unknown', 'Nobody knows yet whether it was paid.')),
  payment_found: bill('paying', told('bill.payment_found', 'A payment whose answer was lost was found.')),
  payment_declined: bill('payment_failed', told('bill.payment_failed', 'Its payment was declined.')),
  payment_retried: bill('paying', told('bill.payment_retried', 'Its payment is tried again.')),
  payment_posted: bill('paid', told('bill.paid', 'The money was sent.', ['paidAt'])),
  payment_returned: bill('returned', told('bill.payment_returned', 'The money came back.', ['paymentId'])),
  remitted: bill('remitted', told('bill.remitted', 'Its vendor was told what was paid.', ['remittanceId'])),
  reopened: bill('matching', told('bill.reopened', 'It is checked, approved and paid anew.')),
  canceled: bill('canceled', told('bill.canceled', 'It was called off.')),
  nothing_due: bill(
    'nothing_due',
    told('bill.nothing_due', 'Nothing has to be paid: it was paid already, or the vendor collects.', [
      'because',
    ]),
  ),
} satisfies Record<BillFact['type'] | 'received', EventType | null>;

const paymentEvents = {
  payment_created: payment('ready', told('payment.created', 'A payment is about to be sent.')),
  submission_begun: internal,
  answer_missing: payment('unknown', told('payment.unknown', 'The provider gave no answer.', ['code'])),
  accepted: payment('processing', told('payment.processing', 'The provider took it.')),
  not_found_at_provider: internal,
  declined: payment('declined', told('payment.declined', 'The provider declined it.', ['code'])),
  attempt_renewed: internal,
  posted: payment('posted', told('payment.posted', 'The provider sent the money.')),
  returned: payment('returned', told('payment.returned', 'The money came back.', ['reason'])),
  closed: payment('closed', told('payment.closed', 'It will not be sent.')),
} satisfies Record<PaymentFact['type'], EventType | null>;

const standingId = 'standingApprovalId';
const recurringBillEvents = {
  recurring_bill_created: told('recurring_bill.created', 'A bill that comes again and again was entered.'),
  recurring_bill_changed: told('recurring_bill.changed', 'Its terms, vendor or policy were changed.'),
  recurring_bill_paused: told('recurring_bill.paused', 'Its periods are skipped until it is resumed.'),
  recurring_bill_resumed: told('recurring_bill.resumed', 'Its periods get their bills again.'),
  period_triggered: internal,
  period_made: told('recurring_bill.period_made', 'A period got its bill.', ['period', 'dueOn', 'amount']),
  period_skipped: told('recurring_bill.period_skipped', 'A period gets no bill.', ['period', 'because']),
  standing_approval_proposed: told(
    'standing_approval.proposed',
    'A second person is asked to approve its bills ahead.',
    [standingId],
  ),
  standing_approval_given: told('standing_approval.given', 'Two people approve its bills ahead.', [
    standingId,
  ]),
  standing_approval_used: told('standing_approval.used', 'It approved a bill.', [standingId, 'amount']),
  standing_approval_not_used: told(
    'standing_approval.not_used',
    'It did not fit a bill, and people are asked as usual.',
    [standingId, 'because'],
  ),
  standing_approval_ended: told('standing_approval.ended', 'People are asked as usual from now on.', [
    standingId,
    'because',
  ]),
  recurring_bill_ended: told('recurring_bill.ended', 'No further period gets a bill.'),
} satisfies Record<RecurringBillFact['type'] | 'recurring_bill_created', EventType | null>;

/** Each fact by subject: what becomes of it outside. A new kind of fact gets its line here, or it does not compile. */
export const eventTypes = {
  bill: billEvents,
  payment: paymentEvents,
  payment_resolution: {
    resolution_proposed: told('payment.resolution_proposed', 'One person said what became of it.', [
      'resolution',
    ]),
    resolution_confirmed: told('payment.resolution_confirmed', 'A second person said the same.', [
      'resolution',
    ]),
  } satisfies Record<ResolutionFact['type'], EventType | null>,
  vendor: {
    vendor_created: told('vendor.created', 'A vendor was entered.'),
    vendor_changed: told('vendor.changed', 'A vendor was changed.', ['fields']),
    vendor_verified: told('vendor.verified', 'A second person vouched for a vendor.'),
    vendor_blocked: told('vendor.blocked', 'A vendor may not be paid.'),
  },
  bank_account: {
    bank_account_proposed: told('bank_account.proposed', 'An account of a vendor was entered.'),
    bank_account_verified: told('bank_account.verified', 'A second person vouched for an account.'),
    bank_account_frozen: told('bank_account.frozen', 'An account may not be paid.'),
    bank_account_replaced: told('bank_account.replaced', 'Another account took its place.'),
  },
  screening_entry: {
    screening_entry_added: told('screening_entry.added', 'A name may not be paid any more.'),
    screening_entry_removed: told('screening_entry.removed', 'A name was taken off that list.'),
  },
  inbox_event: { inbox_event_replayed: internal },
  inbound_address: {
    inbound_address_created: internal,
    inbound_address_rotated: internal,
    inbound_address_revoked: internal,
  },
  inbound_mail: {
    inbound_mail_received: told('inbound_mail.received', 'A mail came in, with bills or without.', [
      'bills',
      'refused',
    ]),
  },
  policy: { policy_published: told('approval_policy.published', 'Other rules of approval are in force.') },
  member: {
    member_created: internal,
    member_changed: internal,
    member_role_changed: internal,
    member_deactivated: internal,
    member_reactivated: internal,
    member_identity_linked: internal,
    member_identity_unlinked: internal,
  },
  api_key: { api_key_created: internal, api_key_rotated: internal, api_key_revoked: internal },
  cash_account: {
    cash_account_created: internal,
    cash_account_changed: internal,
    cash_moved: internal,
  },
  ledger_transaction: { entries_posted: internal, entries_corrected: internal },
  remittance: {
    remittance_ready: internal,
    remittance_sending: internal,
    remittance_sent: told('remittance.sent', 'The advice was mailed.'),
    remittance_delivered: told('remittance.delivered', 'The advice has arrived.'),
    remittance_bounced: told('remittance.bounced', 'The advice did not arrive.'),
    remittance_unknown: told('remittance.unknown', 'Nobody knows whether the advice was mailed.'),
    remittance_no_address: told('remittance.no_address', 'The vendor has no address to mail to.'),
  },
  recurring_bill: recurringBillEvents,
  event_endpoint: {
    endpoint_created: internal,
    endpoint_changed: internal,
    endpoint_secret_rotated: internal,
    endpoint_replayed: internal,
    endpoint_deleted: internal,
    endpoint_enabled: internal,
    endpoint_disabled: told('event_endpoint.disabled', 'An endpoint gets no more events.', ['because']),
    /** Goes to the endpoint that it is about and to no other. */
    endpoint_pinged: told('event_endpoint.ping', 'Somebody tests an endpoint.'),
  },
} as const;

export type FactSubject = keyof typeof eventTypes;
export type FactType<S extends FactSubject = FactSubject> = {
  [K in S]: Extract<keyof (typeof eventTypes)[K], string>;
}[S];

/** What the payload calls the id of its subject. */
export const subjectIdNames: Readonly<Record<FactSubject, string>> = {
  bill: 'billId',
  payment: 'paymentId',
  payment_resolution: 'paymentId',
  vendor: 'vendorId',
  bank_account: 'bankAccountId',
  policy: 'policyId',
  member: 'memberId',
  api_key: 'apiKeyId',
  remittance: 'remittanceId',
  cash_account: 'cashAccountId',
  ledger_transaction: 'ledgerTransactionId',
  recurring_bill: 'recurringBillId',
  event_endpoint: 'endpointId',
  screening_entry: 'screeningEntryId',
  inbox_event: 'inboxEventId',
  inbound_address: 'inboundAddressId',
  inbound_mail: 'inboundMailId',
};

/** Public types with their descriptions, by name. */
export const publicEventTypes: readonly EventType[] = Object.values(eventTypes)
  .flatMap((types) => Object.values<EventType | null>(types))
  .filter((type) => type !== null)
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Null for what is internal, and for facts that an older or newer release has written. */
export function eventTypeOf(subject: string, factType: string): EventType | null {
  const types: Readonly<Record<string, Readonly<Record<string, EventType | null>>>> = eventTypes;
  const bySubject = Object.hasOwn(types, subject) ? types[subject] : undefined;
  return (bySubject && Object.hasOwn(bySubject, factType) ? bySubject[factType] : null) ?? null;
}
