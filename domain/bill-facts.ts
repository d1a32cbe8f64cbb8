import type { ApprovalDecision } from './approval.js';
import type {
  Actor,
  ApprovalRound,
  Bill,
  BillDetails,
  BillState,
  BillStatus,
  HoldCode,
  OnHold,
  PaymentDecline,
  Resumable,
  Schedule,
} from './bill.js';
import type { Instant } from './dates.js';
import { refuse } from './errors.js';
import type { ReaderChoice, Settlement } from './extraction.js';
import type { DocumentId, MemberId, PaymentId, RemittanceId, VendorId } from './ids.js';

/** What happened to a bill. Stored for ever; a field may be added, never changed in meaning. */
export type BillFact =
  | { readonly type: 'extraction_begun' }
  | { readonly type: 'reading_requested'; readonly readers: ReaderChoice }
  | {
      readonly type: 'document_replaced';
      readonly document: NonNullable<Bill['document']>;
      /** The one of before, which is kept. */
      readonly previous: DocumentId | null;
      readonly because: 'joined' | 'split';
    }
  | { readonly type: 'extracted'; readonly details: BillDetails }
  | {
      readonly type: 'review_requested';
      readonly reasons: readonly string[];
      readonly vendorCandidates: readonly VendorId[];
    }
  | { readonly type: 'review_confirmed'; readonly details: BillDetails; readonly vendorId: VendorId | null }
  | { readonly type: 'corrected'; readonly details: BillDetails; readonly vendorId: VendorId | null }
  | { readonly type: 'vendor_matched'; readonly vendorId: VendorId; readonly because: string }
  | { readonly type: 'held'; readonly code: HoldCode; readonly reason: string }
  | { readonly type: 'released'; readonly reason: string }
  | { readonly type: 'approval_requested'; readonly approval: ApprovalRound }
  | { readonly type: 'approval_given'; readonly decision: ApprovalDecision }
  | { readonly type: 'approval_reminded' }
  | { readonly type: 'approval_escalated' }
  | { readonly type: 'approval_voided'; readonly because: string }
  | { readonly type: 'changes_requested'; readonly by: MemberId; readonly reason: string }
  | { readonly type: 'rejected'; readonly by: MemberId; readonly reason: string }
  | { readonly type: 'scheduled'; readonly schedule: Schedule }
  | { readonly type: 'payment_begun'; readonly paymentId: PaymentId }
  | { readonly type: 'payment_unknown'; readonly code: string }
  | { readonly type: 'payment_found' }
  | { readonly type: 'payment_declined'; readonly decline: PaymentDecline }
  | { readonly type: 'payment_retried' }
  | { readonly type: 'payment_posted'; readonly paidAt: Instant }
  | { readonly type: 'payment_returned'; readonly paymentId: PaymentId; readonly reason: string }
  | { readonly type: 'remitted'; readonly remittanceId: RemittanceId | null }
  | { readonly type: 'reopened'; readonly reason: string }
  | { readonly type: 'canceled'; readonly reason: string }
  | { readonly type: 'nothing_due'; readonly because: Settlement; readonly reason: string };

const beforeApproval = ['in_review', 'changes_requested', 'awaiting_approval'] as const;
const beforePaying = ['matching', ...beforeApproval, 'scheduled'] as const;

/** The graph of a bill's life: which fact may follow which status. */
export const follows: { readonly [F in BillFact['type']]: readonly BillStatus[] } = {
  extraction_begun: ['received', 'extracting'],
  reading_requested: ['extracting', 'in_review'],
  document_replaced: ['extracting', 'in_review'],
  extracted: ['received', 'extracting'],
  review_requested: ['matching'],
  review_confirmed: ['in_review'],
  corrected: [...beforeApproval, 'scheduled', 'on_hold', 'payment_failed'],
  vendor_matched: ['matching'],
  held: [...beforePaying, 'on_hold'],
  released: ['on_hold'],
  approval_requested: ['matching'],
  approval_given: ['awaiting_approval'],
  approval_reminded: ['awaiting_approval'],
  approval_escalated: ['awaiting_approval'],
  approval_voided: ['awaiting_approval', 'scheduled', 'payment_failed'],
  changes_requested: ['awaiting_approval'],
  rejected: ['awaiting_approval', 'in_review', 'on_hold'],
  scheduled: ['awaiting_approval', 'scheduled'],
  payment_begun: ['scheduled'],
  payment_unknown: ['paying'],
  payment_found: ['unknown'],
  payment_declined: ['paying', 'unknown'],
  payment_retried: ['payment_failed'],
  payment_posted: ['paying', 'unknown'],
  payment_returned: ['paying', 'unknown', 'paid', 'remitted'],
  remitted: ['paid'],
  reopened: ['returned', 'payment_failed', 'nothing_due'],
  canceled: ['received', 'extracting', ...beforePaying, 'on_hold', 'payment_failed', 'returned'],
  nothing_due: [...beforePaying, 'on_hold'],
};

/** Who, when, why and by which request; the same for every fact of a change. */
export type FactContext = {
  readonly actor: Actor;
  readonly at: Instant;
  readonly requestId: string | null;
  /** Names one carrying-out of a person's command; absent for what the engine does by rule. */
  readonly commandId?: string | null;
};

/** Applies facts in order. A fact that cannot follow the state is a defect of `decide`, and refused. */
export function evolve(bill: Bill, facts: readonly BillFact[], at: Instant): Bill {
  return facts.reduce((current, fact) => {
    if (!follows[fact.type].includes(current.state.status)) misplaced(current.state, fact);
    const state = nextState(current.state, fact, at);
    return {
      ...current,
      ...carried(current, fact),
      version: current.version + 1,
      state,
      stateSince: state.status === current.state.status ? current.stateSince : at,
    };
  }, bill);
}

function carried(bill: Bill, fact: BillFact): Partial<Bill> {
  switch (fact.type) {
    case 'reading_requested':
      // What a person made of the earlier reading is asked anew.
      return { vendorId: null, reviewed: false, duplicateCleared: false };
    case 'document_replaced':
      return { document: fact.document, vendorId: null, reviewed: false, duplicateCleared: false };
    case 'extracted':
      return { details: fact.details };
    case 'review_confirmed':
    case 'corrected':
      return { details: fact.details, vendorId: fact.vendorId, reviewed: true, duplicateCleared: false };
    case 'vendor_matched':
      return { vendorId: fact.vendorId };
    case 'released':
      return bill.state.status === 'on_hold' && bill.state.code === 'duplicate'
        ? { duplicateCleared: true }
        : {};
    default:
      return {};
  }
}

function nextState(state: BillState, fact: BillFact, at: Instant): BillState {
  switch (fact.type) {
    case 'extraction_begun':
      return { status: 'extracting' };
    case 'reading_requested':
      return { status: 'extracting', readers: fact.readers };
    case 'document_replaced':
      return { status: 'extracting' };
    case 'extracted':
    case 'review_confirmed':
    case 'corrected':
    case 'approval_voided':
    case 'reopened':
      return { status: 'matching' };
    case 'vendor_matched':
      return state;
    case 'review_requested':
      return { status: 'in_review', reasons: fact.reasons, vendorCandidates: fact.vendorCandidates };
    case 'held':
      return { status: 'on_hold', code: fact.code, reason: fact.reason, resume: resumable(state) };
    case 'released':
      return state.status === 'on_hold' ? resumed(state) : misplaced(state, fact);
    case 'changes_requested':
      return { status: 'changes_requested', by: fact.by, reason: fact.reason };
    case 'rejected':
      return { status: 'rejected', by: fact.by, reason: fact.reason };
    case 'canceled':
      return { status: 'canceled', reason: fact.reason };
    case 'nothing_due':
      return { status: 'nothing_due', because: fact.because, reason: fact.reason };
    case 'approval_requested':
      return { status: 'awaiting_approval', approval: fact.approval };
    case 'approval_given':
    case 'approval_reminded':
    case 'approval_escalated':
    case 'scheduled':
      return whileApproving(state, fact, at);
    default:
      return whilePaying(state, fact);
  }
}

type ApprovingFact = Extract<
  BillFact,
  { readonly type: 'approval_given' | 'approval_reminded' | 'approval_escalated' | 'scheduled' }
>;

function whileApproving(state: BillState, fact: ApprovingFact, at: Instant): BillState {
  if (fact.type === 'scheduled') {
    return state.status === 'awaiting_approval' || state.status === 'scheduled'
      ? { status: 'scheduled', approval: state.approval, schedule: fact.schedule }
      : misplaced(state, fact);
  }
  if (state.status !== 'awaiting_approval') return misplaced(state, fact);
  const { approval } = state;
  switch (fact.type) {
    case 'approval_given':
      return { ...state, approval: { ...approval, decisions: [...approval.decisions, fact.decision] } };
    case 'approval_reminded':
      return { ...state, approval: { ...approval, remindedAt: at } };
    case 'approval_escalated':
      return { ...state, approval: { ...approval, escalatedAt: at } };
  }
}

type PayingFact = Extract<BillFact, { readonly type: `payment_${string}` | 'remitted' }>;

function whilePaying(state: BillState, fact: PayingFact): BillState {
  if (fact.type === 'payment_returned') {
    return { status: 'returned', paymentId: fact.paymentId, reason: fact.reason };
  }
  if (fact.type === 'payment_begun') {
    return state.status === 'scheduled'
      ? { status: 'paying', paymentId: fact.paymentId, approval: state.approval, schedule: state.schedule }
      : misplaced(state, fact);
  }
  if (!('paymentId' in state) || state.status === 'returned') return misplaced(state, fact);
  const { paymentId, approval, schedule } = state;
  const inFlight = { paymentId, approval, schedule };
  switch (fact.type) {
    case 'payment_unknown':
      return { status: 'unknown', ...inFlight };
    case 'payment_found':
    case 'payment_retried':
      return { status: 'paying', ...inFlight };
    case 'payment_declined':
      return { status: 'payment_failed', ...inFlight, decline: fact.decline };
    case 'payment_posted':
      return { status: 'paid', ...inFlight, paidAt: fact.paidAt };
    case 'remitted':
      return state.status === 'paid'
        ? { status: 'remitted', ...inFlight, paidAt: state.paidAt, remittanceId: fact.remittanceId }
        : misplaced(state, fact);
  }
}

function resumable(state: BillState): Resumable {
  switch (state.status) {
    case 'matching':
    case 'in_review':
    case 'awaiting_approval':
    case 'changes_requested':
    case 'scheduled':
      return state;
    case 'on_hold':
      return state.resume;
    default:
      return refuse('wrong_state', `A bill that is ${state.status} cannot be held.`, {
        status: state.status,
      });
  }
}

/** A round that ran out of time is over: people are asked anew, with all of the time. */
function resumed({ code, resume }: OnHold): BillState {
  return code === 'approval_deadline' ? { status: 'matching' } : resume;
}

function misplaced(state: BillState, fact: BillFact): never {
  return refuse('wrong_state', `${fact.type} cannot follow ${state.status}.`, { status: state.status });
}
