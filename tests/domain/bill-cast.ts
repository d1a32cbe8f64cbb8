import type { ApprovalRound, Bill, BillState, BillStatus, Resumable, Schedule } from '../../domain/bill.js';
import { emptyDetails } from '../../domain/bill.js';
import type { BillCommand, CommandContext } from '../../domain/bill-commands.js';
import type { BillFact } from '../../domain/bill-facts.js';
import { calendarDate, instant } from '../../domain/dates.js';
import { idFrom, type MemberId } from '../../domain/ids.js';
import { money } from '../../domain/money.js';

export const uuid = (last: number) => `019f0000-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const at = instant(Date.parse('2026-11-23T15:00:00Z'));
export const clerk = idFrom('member', uuid(1));
export const approver = idFrom('member', uuid(2));
export const vendorId = idFrom('vendor', uuid(3));
export const paymentId = idFrom('payment', uuid(4));
export const remittanceId = idFrom('remittance', uuid(5));

export const details = {
  ...emptyDetails,
  vendorName: 'Acme',
  number: 'INV-1',
  issuedOn: calendarDate('2026-11-20'),
  dueOn: calendarDate('2026-12-20'),
  amount: money(12_345, 'USD'),
};

export const approval: ApprovalRound = {
  rule: {
    name: 'any',
    when: {},
    mode: 'parallel',
    steps: [{ name: 'Finance', approvers: { role: 'approver' }, required: 1 }],
    remindAfterHours: 24,
    escalateAfterHours: 48,
    escalateTo: [],
    expireAfterHours: 72,
  },
  policyId: idFrom('policy', uuid(6)),
  policyVersion: 1,
  fingerprint: 'v1|terms',
  requestedAt: at,
  decisions: [],
  remindedAt: null,
  escalatedAt: null,
};

export const schedule: Schedule = {
  payOn: calendarDate('2026-12-18'),
  payAt: instant(Date.parse('2026-12-18T14:00:00Z')),
  because: 'due-date',
  amount: money(12_345, 'USD'),
  discount: money(0, 'USD'),
};

const inFlight = { paymentId, approval, schedule };

/** One state of every status. */
export const states: { readonly [S in BillStatus]: Extract<BillState, { readonly status: S }> } = {
  received: { status: 'received' },
  extracting: { status: 'extracting' },
  matching: { status: 'matching' },
  in_review: { status: 'in_review', reasons: ['Total is unsure.'], vendorCandidates: [] },
  awaiting_approval: { status: 'awaiting_approval', approval },
  changes_requested: { status: 'changes_requested', by: approver, reason: 'Wrong cost.' },
  scheduled: { status: 'scheduled', approval, schedule },
  paying: { status: 'paying', ...inFlight },
  unknown: { status: 'unknown', ...inFlight },
  payment_failed: {
    status: 'payment_failed',
    ...inFlight,
    decline: { code: 'insufficient_funds', message: '', retryAt: at },
  },
  paid: { status: 'paid', ...inFlight, paidAt: at },
  remitted: { status: 'remitted', ...inFlight, paidAt: at, remittanceId },
  returned: { status: 'returned', paymentId, reason: 'recalled' },
  on_hold: { status: 'on_hold', code: 'manual', reason: 'Wait.', resume: { status: 'matching' } },
  rejected: { status: 'rejected', by: approver, reason: 'Not ours.' },
  canceled: { status: 'canceled', reason: 'Not needed.' },
  nothing_due: { status: 'nothing_due', because: 'already_paid', reason: 'Paid by card.' },
};

export function billIn(state: BillState, more: Partial<Bill> = {}): Bill {
  return {
    tenantId: idFrom('tenant', uuid(7)),
    billId: idFrom('bill', uuid(8)),
    version: 5,
    createdBy: { kind: 'member', memberId: clerk },
    createdAt: at,
    stateSince: at,
    document: null,
    details,
    vendorId,
    reviewed: false,
    duplicateCleared: false,
    state,
    ...more,
  };
}

export function heldFrom(resume: Resumable, code: Extract<BillState, { status: 'on_hold' }>['code']): Bill {
  return billIn({ status: 'on_hold', code, reason: 'Why.', resume });
}

const joined = { documentId: idFrom('document', uuid(41)), sha256: '1'.repeat(64) };

/** One fact of every type. */
export const facts: { readonly [F in BillFact['type']]: Extract<BillFact, { readonly type: F }> } = {
  extraction_begun: { type: 'extraction_begun' },
  reading_requested: { type: 'reading_requested', readers: 'offline' },
  document_replaced: { type: 'document_replaced', document: joined, previous: null, because: 'joined' },
  extracted: { type: 'extracted', details },
  review_requested: { type: 'review_requested', reasons: [], vendorCandidates: [] },
  review_confirmed: { type: 'review_confirmed', details, vendorId },
  corrected: { type: 'corrected', details, vendorId },
  vendor_matched: { type: 'vendor_matched', vendorId, because: 'tax id' },
  held: { type: 'held', code: 'manual', reason: 'Wait.' },
  released: { type: 'released', reason: 'Go.' },
  approval_requested: { type: 'approval_requested', approval },
  approval_given: {
    type: 'approval_given',
    decision: { memberId: approver, stepIndex: 0, at, fingerprint: approval.fingerprint },
  },
  approval_reminded: { type: 'approval_reminded' },
  approval_escalated: { type: 'approval_escalated' },
  approval_voided: { type: 'approval_voided', because: 'Terms.' },
  changes_requested: { type: 'changes_requested', by: approver, reason: 'Wrong cost.' },
  rejected: { type: 'rejected', by: approver, reason: 'Not ours.' },
  scheduled: { type: 'scheduled', schedule },
  payment_begun: { type: 'payment_begun', paymentId },
  payment_unknown: { type: 'payment_unknown', code: 'connection_error' },
  payment_found: { type: 'payment_found' },
  payment_declined: { type: 'payment_declined', decline: states.payment_failed.decline },
  payment_retried: { type: 'payment_retried' },
  payment_posted: { type: 'payment_posted', paidAt: at },
  payment_returned: { type: 'payment_returned', paymentId, reason: 'recalled' },
  remitted: { type: 'remitted', remittanceId },
  reopened: { type: 'reopened', reason: 'Again.' },
  canceled: { type: 'canceled', reason: 'Not needed.' },
  nothing_due: { type: 'nothing_due', because: 'already_paid', reason: 'Paid by card.' },
};

/** One command of every type. */
export const commands: { readonly [C in BillCommand['type']]: Extract<BillCommand, { readonly type: C }> } = {
  confirm_review: { type: 'confirm_review', details, vendorId },
  correct: { type: 'correct', details, vendorId },
  read_again: { type: 'read_again', readers: 'offline' },
  replace_document: { type: 'replace_document', document: joined, because: 'joined' },
  approve: { type: 'approve', note: null },
  reject: { type: 'reject', reason: 'Not ours.' },
  request_changes: { type: 'request_changes', reason: 'Wrong cost.' },
  hold: { type: 'hold', reason: 'Wait.' },
  release: { type: 'release', reason: 'Go.' },
  reschedule: { type: 'reschedule', payOn: calendarDate('2026-12-10') },
  pay_now: { type: 'pay_now' },
  retry_payment: { type: 'retry_payment' },
  reopen: { type: 'reopen', reason: 'Again.' },
  cancel: { type: 'cancel', reason: 'Not needed.' },
  mark_nothing_due: { type: 'mark_nothing_due', because: 'vendor_collects', reason: 'Direct debit.' },
};

export function contextOf(memberId: MemberId = approver): CommandContext {
  return {
    member: { memberId, role: memberId === clerk ? 'clerk' : 'approver' },
    at,
    terms: {
      timeZone: 'America/New_York',
      payTime: '09:00',
      calendar: null,
      settlementDays: 1,
      costOfCashBasisPoints: 500,
    },
  };
}
