import { approvalFingerprint } from '../../../domain/approval.js';
import { emptyDetails, type Bill } from '../../../domain/bill.js';
import { evolve, type BillFact } from '../../../domain/bill-facts.js';
import { calendarDate, instant } from '../../../domain/dates.js';
import { idFrom } from '../../../domain/ids.js';
import { money } from '../../../domain/money.js';
import { attemptKey, evolvePayment, type Payment, type PaymentFact } from '../../../domain/payment.js';
import type { Evidence } from '../../../scripts/crash-farm/evidence.js';

// What both sides say about one bill that was entered, approved, paid and remitted. Rows as plain JSON, so that a test may
// falsify any of them.

const uuid = (last: number) => `019f0000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const at = instant(Date.parse('2026-11-23T15:00:00Z'));
const later = '2026-11-23T15:00:01.000Z';
const tenantId = idFrom('tenant', uuid(1));
const billId = idFrom('bill', uuid(2));
const paymentId = idFrom('payment', uuid(3));
const vendorId = idFrom('vendor', uuid(4));
const bankAccountId = idFrom('bankAccount', uuid(5));
const clerk = idFrom('member', uuid(6));
const approver = idFrom('member', uuid(7));
const policyId = idFrom('policy', uuid(8));
const amount = money(12_814, 'USD');
const providerPaymentId = 'obp_1';
const eventId = 'evt_1';

const fingerprint = approvalFingerprint({
  vendorId,
  bankAccountId,
  bankAccountVersion: 1,
  amount,
  documentSha256: null,
  policyId,
  policyVersion: 1,
});
const approval = {
  rule: {
    name: 'one',
    when: {},
    mode: 'in-order' as const,
    steps: [{ name: 'one', approvers: { role: 'approver' as const }, required: 1 }],
    remindAfterHours: 24,
    escalateAfterHours: 48,
    expireAfterHours: 72,
    escalateTo: [],
  },
  policyId,
  policyVersion: 1,
  fingerprint,
  requestedAt: at,
  decisions: [],
  remindedAt: null,
  escalatedAt: null,
};
const payOn = calendarDate('2026-11-23');
const schedule = { payOn, payAt: at, because: 'due-date' as const, amount, discount: money(0, 'USD') };
const decision = { memberId: approver, stepIndex: 0, at, fingerprint };

const billFacts: BillFact[] = [
  { type: 'approval_requested', approval },
  { type: 'approval_given', decision },
  { type: 'scheduled', schedule },
  { type: 'payment_begun', paymentId },
  { type: 'payment_posted', paidAt: at },
  { type: 'remitted', remittanceId: null },
];
const paymentFacts: PaymentFact[] = [
  { type: 'submission_begun' },
  { type: 'accepted', providerPaymentId },
  { type: 'posted', providerPaymentId },
];

const entered: Bill = {
  tenantId,
  billId,
  version: 1,
  createdBy: { kind: 'member', memberId: clerk },
  createdAt: at,
  stateSince: at,
  document: null,
  details: { ...emptyDetails, vendorName: 'Acme', number: 'N-1', amount },
  vendorId,
  reviewed: false,
  duplicateCleared: false,
  state: { status: 'matching' },
};
const made = {
  tenantId,
  paymentId,
  billId,
  version: 1,
  reference: 'REFERENCE000001',
  amount,
  bankAccountId,
  bankAccountVersion: 1,
  vendorId,
  rail: 'stripe',
  cashAccountId: null,
  approvalFingerprint: fingerprint,
  attempt: 1,
  firstDeclinedAt: null,
  createdAt: at,
  state: { status: 'ready' },
} as Payment;

/** Free to be falsified. */
type Loose = Record<string, unknown>;
export type LooseEvidence = {
  -readonly [K in keyof Evidence]: Evidence[K] extends readonly unknown[] ? Loose[] : Loose;
};

export function onePaidBill(): LooseEvidence {
  const bill = evolve(entered, billFacts, at);
  const payment = paymentFacts.reduce((current, fact) => evolvePayment(current, fact, at), made);
  const evidence = {
    memory: {
      bills: [{ billId, number: 'N-1', vendorId, amountMinor: 12_814, plan: 0, isDuplicate: false, atMs: 0 }],
      commands: [{ billId, command: 'approve', memberId: approver, became: 'scheduled' }],
      faults: [],
      unanswered: 0,
      begun: 1,
    },
    bills: [billRow(bill)],
    payments: [paymentRow(payment)],
    attempts: [{ paymentId, attempt: 1, idempotencyKey: attemptKey(made), firstSentAt: at }],
    facts: [
      ...factRows('bill', billId, [{ type: 'received' }, ...billFacts]),
      ...factRows('payment', paymentId, [{ type: 'payment_created' }, ...paymentFacts]),
    ],
    accounts: [
      {
        bankAccountId,
        vendorId,
        version: 1,
        payeeHandle: { recipientId: 'acct_1', payoutMethodId: 'pm_1', version: 1 },
      },
    ],
    inbox: [{ provider: 'stripe', eventId, status: 'done' }],
    oracle: oracleOf(),
    workflows: [{ billId, status: 'COMPLETED', failedTasks: [], events: 10 }],
    guards: [{ guard: 'a second live payment of a bill', refused: true }],
    ledger: { leftMinorByPayment: { [paymentId]: 12_814 }, unbalanced: [] },
    bookProblems: [],
    changedByReplay: [],
    restless: [],
    balance: { openingMinor: 100_000, availableMinor: 100_000 - 12_814, pendingMinor: 0 },
  };
  return structuredClone(evidence) as unknown as LooseEvidence;
}

function oracleOf() {
  const payment = {
    id: providerPaymentId,
    amount: { value: 12_814, currency: 'usd' },
    metadata: { bill_id: billId, payment_id: paymentId },
    statement_descriptor: made.reference,
    status: 'processing',
    to: { payout_method: 'pm_1', recipient: 'acct_1' },
  };
  const status = 'posted';
  const [first, second] = [
    { seq: 1, loggedAt: later },
    { seq: 2, loggedAt: later },
  ];
  return [
    { ...first, kind: 'payment_created', payment, plan: [], answer: { key: attemptKey(made) } },
    { ...second, kind: 'payment_posted', paymentId: providerPaymentId, status, event: { id: eventId } },
    { ...second, seq: 3, kind: 'webhook_sent', eventId, attempt: 1, status: 200 },
  ];
}

function billRow({ document: _, ...bill }: Bill) {
  return {
    ...bill,
    status: bill.state.status,
    number: bill.details.number,
    documentId: null,
    documentSha256: null,
  };
}

function paymentRow({ amount: { amountMinor, currency }, ...payment }: Payment) {
  return { ...payment, status: payment.state.status, amountMinor, currency, providerPaymentId };
}

function factRows(subject: string, subjectId: string, happened: readonly { readonly type: string }[]) {
  return happened.map(({ type, ...data }, index) => ({
    subject,
    subjectId,
    billId,
    version: index + 1,
    type,
    data,
    actor: type === 'approval_given' ? { kind: 'member', memberId: approver } : { kind: 'system' },
    at,
  }));
}
