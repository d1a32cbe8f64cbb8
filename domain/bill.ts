import type { ApprovalDecision, ApprovalRule } from './approval.js';
import { epochMs, type CalendarDate, type Instant } from './dates.js';
import type { EarlyPaymentDiscount, ReaderChoice, Settlement } from './extraction.js';
import type {
  BillId,
  DocumentId,
  MemberId,
  PaymentId,
  PolicyId,
  RemittanceId,
  StandingApprovalId,
  TenantId,
  VendorId,
} from './ids.js';
import type { Money } from './money.js';

/** Who did it: a member, or the engine acting by a rule. */
export type Actor = { readonly kind: 'member'; readonly memberId: MemberId } | { readonly kind: 'system' };

export const system: Actor = { kind: 'system' };

/** What we believe the bill says. Null means that nobody knows yet. */
export type BillDetails = {
  readonly vendorName: string | null;
  readonly vendorTaxId: string | null;
  readonly number: string | null;
  readonly issuedOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  /** What is to be paid: the amount due, never a total that was prepaid. */
  readonly amount: Money | null;
  readonly discount: EarlyPaymentDiscount | null;
  readonly department: string | null;
  /** What it is for, in the words of whoever entered it. */
  readonly description: string | null;
};

export const holdCodes = [
  'manual',
  'duplicate',
  'cash_short',
  'document_finding',
  'vendor_unverified',
  'vendor_blocked',
  'bank_account_unusable',
  'screening_hit',
  'no_policy',
  'approval_deadline',
] as const;
export type HoldCode = (typeof holdCodes)[number];

/** One round of asking: bound to what was shown by its fingerprint. */
export type ApprovalRound = {
  readonly rule: ApprovalRule;
  readonly policyId: PolicyId;
  readonly policyVersion: number;
  readonly fingerprint: string;
  readonly requestedAt: Instant;
  readonly decisions: readonly ApprovalDecision[];
  readonly remindedAt: Instant | null;
  readonly escalatedAt: Instant | null;
  /** The decisions were given ahead, for every bill of a recurring one. */
  readonly standingApprovalId?: StandingApprovalId | undefined;
};

export type Schedule = {
  readonly payOn: CalendarDate;
  /** The instant at which paying begins: `payOn` at the tenant's hour, in the tenant's time zone. */
  readonly payAt: Instant;
  readonly because: 'due-date' | 'discount' | 'overdue' | 'moved';
  readonly amount: Money;
  readonly discount: Money;
};

/** A definitive decline and what the retry rules make of it. */
export type PaymentDecline = {
  readonly code: string;
  readonly message: string;
  /** When the engine tries again by itself; null when a person is asked. */
  readonly retryAt: Instant | null;
};

export type BillState =
  | { readonly status: 'received' }
  | {
      readonly status: 'extracting';
      /** Absent: all that are set up. What others have read does not count. */
      readonly readers?: ReaderChoice;
    }
  | { readonly status: 'matching' }
  | {
      readonly status: 'in_review';
      readonly reasons: readonly string[];
      readonly vendorCandidates: readonly VendorId[];
    }
  | { readonly status: 'awaiting_approval'; readonly approval: ApprovalRound }
  | { readonly status: 'changes_requested'; readonly by: MemberId; readonly reason: string }
  | { readonly status: 'scheduled'; readonly approval: ApprovalRound; readonly schedule: Schedule }
  | InFlight<'paying'>
  | InFlight<'unknown'>
  | (InFlight<'payment_failed'> & { readonly decline: PaymentDecline })
  | (InFlight<'paid'> & { readonly paidAt: Instant })
  | (InFlight<'remitted'> & { readonly paidAt: Instant; readonly remittanceId: RemittanceId | null })
  | { readonly status: 'returned'; readonly paymentId: PaymentId; readonly reason: string }
  | OnHold
  | { readonly status: 'rejected'; readonly by: MemberId; readonly reason: string }
  | { readonly status: 'canceled'; readonly reason: string }
  | { readonly status: 'nothing_due'; readonly because: Settlement; readonly reason: string };

type InFlight<S extends string> = {
  readonly status: S;
  readonly paymentId: PaymentId;
  readonly approval: ApprovalRound;
  readonly schedule: Schedule;
};

/** Where a released bill goes on. */
export type Resumable = Extract<
  BillState,
  { readonly status: 'matching' | 'in_review' | 'awaiting_approval' | 'changes_requested' | 'scheduled' }
>;

export type OnHold = {
  readonly status: 'on_hold';
  readonly code: HoldCode;
  readonly reason: string;
  readonly resume: Resumable;
};

export const billStatuses = [
  'received',
  'extracting',
  'matching',
  'in_review',
  'awaiting_approval',
  'changes_requested',
  'scheduled',
  'paying',
  'unknown',
  'payment_failed',
  'paid',
  'remitted',
  'returned',
  'on_hold',
  'rejected',
  'canceled',
  'nothing_due',
] as const satisfies readonly BillState['status'][];
export type BillStatus = BillState['status'];

export type Bill = {
  readonly tenantId: TenantId;
  readonly billId: BillId;
  /** Counts facts; an edit names the version that it saw. */
  readonly version: number;
  readonly createdBy: Actor;
  readonly createdAt: Instant;
  readonly stateSince: Instant;
  readonly document: { readonly documentId: DocumentId; readonly sha256: string } | null;
  readonly details: BillDetails;
  readonly vendorId: VendorId | null;
  /** A person has confirmed or corrected the details: the confidence gate has nothing more to say. */
  readonly reviewed: boolean;
  /** A second person has looked at the suspicion and cleared it. */
  readonly duplicateCleared: boolean;
  readonly state: BillState;
};

export const emptyDetails: BillDetails = {
  vendorName: null,
  vendorTaxId: null,
  number: null,
  issuedOn: null,
  dueOn: null,
  amount: null,
  discount: null,
  department: null,
  description: null,
};

/** Statuses in which a bill stays until a person acts. */
export function needsAttention(state: BillState): boolean {
  switch (state.status) {
    case 'in_review':
    case 'changes_requested':
    case 'on_hold':
    case 'unknown':
    case 'returned':
      return true;
    case 'payment_failed':
      return state.decline.retryAt === null;
    case 'awaiting_approval':
      return state.approval.escalatedAt !== null;
    default:
      return false;
  }
}

/** Ends: no workflow has to run. The bank may still send money back, and a person take up what was not due. */
export const finalBillStatuses = [
  'remitted',
  'rejected',
  'canceled',
  'nothing_due',
] as const satisfies readonly BillStatus[];

export function isFinal(status: BillStatus): boolean {
  return (finalBillStatuses as readonly BillStatus[]).includes(status);
}

const unknownAgeMsMax = 3_600_000;

/** An answer that is missing for longer than an hour. */
export function isUnknownLong({ state, stateSince }: Bill, now: Instant): boolean {
  return state.status === 'unknown' && epochMs(now) - epochMs(stateSince) > unknownAgeMsMax;
}
