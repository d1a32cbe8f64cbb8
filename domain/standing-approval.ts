import { approvalProgress, decideApproval, type ApprovalDecision, type ApprovalRule } from './approval.js';
import type { CalendarDate, Instant } from './dates.js';
import { DomainError, refuse } from './errors.js';
import type {
  BankAccountId,
  MemberId,
  PolicyId,
  RecurringBillId,
  StandingApprovalId,
  TenantId,
  VendorId,
} from './ids.js';
import type { Currency, Money } from './money.js';
import { can, type Role } from './roles.js';

export const standingApprovalStatuses = [
  'proposed',
  'active',
  'expired',
  'used_up',
  'terms_changed',
  'withdrawn',
  'recurring_bill_ended',
] as const;
export type StandingApprovalStatus = (typeof standingApprovalStatuses)[number];
export type StandingApprovalEnd = Exclude<StandingApprovalStatus, 'proposed' | 'active'>;

/** An approval that two people gave ahead, for the bills of one recurring bill. */
export type StandingApproval = {
  readonly tenantId: TenantId;
  readonly standingApprovalId: StandingApprovalId;
  readonly recurringBillId: RecurringBillId;
  readonly status: StandingApprovalStatus;
  readonly currency: Currency;
  /** For one bill, inclusive. */
  readonly limitMinor: number;
  /** For all bills together, inclusive; null for as many as come. */
  readonly totalLimitMinor: number | null;
  /** The last day on which it approves, itself included. */
  readonly endsOn: CalendarDate;
  /** What it is bound to. */
  readonly fingerprint: string;
  readonly firstBy: MemberId;
  readonly firstAt: Instant;
  readonly secondBy: MemberId | null;
  readonly secondAt: Instant | null;
};

/** A standing approval is looked at anew at least every two years. */
export const standingApprovalDaysMax = 731;

export type StandingTerms = {
  readonly vendorId: VendorId;
  readonly bankAccountId: BankAccountId;
  readonly bankAccountVersion: number;
  readonly currency: Currency;
  readonly termsVersion: number;
  readonly policyId: PolicyId;
  readonly policyVersion: number;
};

/** Equal only for equal terms: any change of one of them voids what was approved ahead. Ids hold no separators. */
export function standingFingerprint(terms: StandingTerms): string {
  return [
    'standing-v1',
    `vendor=${terms.vendorId}`,
    `account=${terms.bankAccountId}@${terms.bankAccountVersion}`,
    `currency=${terms.currency}`,
    `terms=${terms.termsVersion}`,
    `policy=${terms.policyId}@${terms.policyVersion}`,
  ].join('|');
}

/** The second of the two. Refuses the first one, and terms that have moved on since it was proposed. */
export function confirmStandingApproval(
  proposed: StandingApproval,
  by: { readonly memberId: MemberId; readonly at: Instant; readonly fingerprint: string | null },
): StandingApproval {
  if (proposed.status !== 'proposed') {
    refuse('wrong_state', `The standing approval is ${proposed.status}.`, { status: proposed.status });
  }
  if (proposed.firstBy === by.memberId) {
    refuse('second_person_required', 'Somebody other than who proposed it has to confirm it.');
  }
  if (proposed.fingerprint !== by.fingerprint) {
    refuse('approval_void', 'Vendor, account, terms or policy have changed since it was proposed.');
  }
  return { ...proposed, status: 'active', secondBy: by.memberId, secondAt: by.at };
}

/** Why it holds no longer; null while it does. */
export function endOf(
  approval: StandingApproval,
  now: { readonly today: CalendarDate; readonly fingerprint: string | null; readonly usedMinor: number },
): StandingApprovalEnd | null {
  if (approval.fingerprint !== now.fingerprint) return 'terms_changed';
  if (now.today > approval.endsOn) return 'expired';
  if (approval.totalLimitMinor !== null && now.usedMinor >= approval.totalLimitMinor) return 'used_up';
  return null;
}

export type Approver = { readonly memberId: MemberId; readonly role: Role };

export type StandingDecision =
  | { readonly decisions: readonly ApprovalDecision[] }
  /** Why people are asked as usual. */
  | { readonly because: string };

/**
 * The decisions that two people gave ahead, counted to the steps of the rule that fits the bill: by the same seats and
 * roles as if they decided now. A rule that asks for more than the two is not completed, and then nobody is counted.
 */
export function applyStandingApproval(
  approval: StandingApproval,
  bill: {
    readonly amount: Money;
    readonly rule: ApprovalRule;
    readonly fingerprint: string;
    readonly createdBy: MemberId | null;
    readonly usedMinor: number;
    readonly at: Instant;
    /** The two, as far as they are still active members. */
    readonly approvers: readonly Approver[];
  },
): StandingDecision {
  const { amount, rule, usedMinor } = bill;
  if (amount.currency !== approval.currency) return { because: 'The currency is another one.' };
  if (amount.amountMinor > approval.limitMinor) {
    return { because: `The amount is above the limit of ${approval.limitMinor} for one bill.` };
  }
  const total = approval.totalLimitMinor;
  if (total !== null && usedMinor + amount.amountMinor > total) {
    return { because: `The bill would pass the limit of ${total} for all bills together.` };
  }
  const two = bill.approvers.filter(({ role }) => can(role, 'bill.approve'));
  if (two.length < 2) return { because: 'One of the two people may no longer approve.' };
  const decisions = countedDecisions(approval, bill, two);
  return approvalProgress(rule, decisions).complete
    ? { decisions }
    : { because: `The rule ${rule.name} asks for more than the two people.` };
}

function countedDecisions(
  { standingApprovalId }: StandingApproval,
  bill: Parameters<typeof applyStandingApproval>[1],
  approvers: readonly Approver[],
): ApprovalDecision[] {
  const { rule, fingerprint, createdBy, at } = bill;
  const note = `Given ahead: standing approval ${standingApprovalId}.`;
  return approvers.reduce<ApprovalDecision[]>((decisions, approver) => {
    if (approvalProgress(rule, decisions).complete) return decisions;
    try {
      const { stepIndex } = decideApproval({ rule, decisions, approver, createdBy, escalated: false });
      return [...decisions, { memberId: approver.memberId, stepIndex, at, fingerprint, note }];
    } catch (error) {
      // No seat for this one in the rule: without a seat they do not count.
      if (error instanceof DomainError) return decisions;
      throw error;
    }
  }, []);
}
