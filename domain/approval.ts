import { isCompletable, seatsTaken } from './approval-seats.js';
import type { RuleCondition } from './approval-policy.js';
import type { Instant } from './dates.js';
import { refuse } from './errors.js';
import type { BankAccountId, MemberId, PolicyId, VendorId } from './ids.js';
import type { Money } from './money.js';
import { can, type Role } from './roles.js';

export type ApprovalRule = {
  readonly name: string;
  readonly when: RuleCondition;
  readonly mode: 'in-order' | 'parallel';
  /** None: approved by the rule itself. */
  readonly steps: readonly ApprovalStep[];
  readonly remindAfterHours: number;
  readonly escalateAfterHours: number;
  /** From the escalation on these may approve every open step. */
  readonly escalateTo: readonly MemberId[];
  readonly expireAfterHours: number;
};

export type ApprovalStep = {
  readonly name: string;
  readonly approvers: { readonly role: Role } | { readonly members: readonly MemberId[] };
  /** How many different people. */
  readonly required: number;
};

export type ApprovalDecision = {
  readonly memberId: MemberId;
  /** The step of the rule that it counts to, from 0. */
  readonly stepIndex: number;
  readonly at: Instant;
  readonly fingerprint: string;
  readonly note?: string | undefined;
};

type OpenStep = {
  readonly stepIndex: number;
  readonly name: string;
  readonly approvers: ApprovalStep['approvers'];
  readonly missing: number;
};

export type ApprovalProgress = {
  readonly complete: boolean;
  /** Steps that take approvals now: the first unfinished one, or all of them when they run in parallel. */
  readonly openSteps: readonly OpenStep[];
  /** For people, e.g. `2 of Finance, 1 of Board`; empty when complete. */
  readonly waitingFor: string;
};

export function approvalProgress(
  rule: ApprovalRule,
  decisions: readonly ApprovalDecision[],
): ApprovalProgress {
  const taken = seatsTaken(rule.steps, decisions);
  const unfinished = rule.steps.flatMap(({ name, approvers, required }, stepIndex) => {
    const missing = required - (taken[stepIndex]?.size ?? 0);
    return missing > 0 ? [{ stepIndex, name, approvers, missing }] : [];
  });
  const openSteps = rule.mode === 'in-order' ? unfinished.slice(0, 1) : unfinished;
  return {
    complete: unfinished.length === 0,
    openSteps,
    waitingFor: openSteps.map(({ name, missing }) => `${missing} of ${name}`).join(', '),
  };
}

export type Approval = {
  readonly rule: ApprovalRule;
  readonly decisions: readonly ApprovalDecision[];
  readonly approver: { readonly memberId: MemberId; readonly role: Role };
  /** Null when no member made the bill. */
  readonly createdBy: MemberId | null;
  readonly escalated: boolean;
};

/**
 * The step that this approval counts to. Among several it is one that leaves the others enough people; an approval that
 * would leave a later step without anybody is refused.
 */
export function decideApproval(approval: Approval): { readonly stepIndex: number } {
  const { rule, decisions, approver, createdBy } = approval;
  const { memberId } = approver;
  if (memberId === createdBy) refuse('own_bill', 'Nobody approves a bill that they created.');
  if (decisions.some((decision) => decision.memberId === memberId)) {
    refuse('already_decided', 'You have approved this bill already; one person counts once.');
  }
  const { complete, openSteps } = approvalProgress(rule, decisions);
  if (complete) refuse('already_decided', 'The bill has all its approvals.');
  const eligible = openSteps.filter((step) => isEligible(step, approval)).sort(narrowestFirst);
  const [first] = eligible;
  if (first === undefined) {
    return refuse('not_an_approver', 'None of the open approval steps is yours.', {
      openSteps: openSteps.map(({ name }) => name),
    });
  }
  if (!leavesCompletable(approval)) return { stepIndex: first.stepIndex };
  const chosen = eligible.find(({ stepIndex }) => leavesCompletable(approval, stepIndex));
  return chosen
    ? { stepIndex: chosen.stepIndex }
    : refuse('not_an_approver', 'Your approval is needed for another step; one person counts once.');
}

function isEligible({ approvers }: OpenStep, { rule, approver, escalated }: Approval): boolean {
  if (!can(approver.role, 'bill.approve')) return false;
  if (escalated && rule.escalateTo.includes(approver.memberId)) return true;
  return 'members' in approvers
    ? approvers.members.includes(approver.memberId)
    : approvers.role === approver.role;
}

function narrowestFirst(a: OpenStep, b: OpenStep): number {
  const width = ({ approvers }: OpenStep) => ('members' in approvers ? approvers.members.length : Infinity);
  return width(a) === width(b) ? a.stepIndex - b.stepIndex : width(a) < width(b) ? -1 : 1;
}

/** Whether the rule can still be completed, now or after this approval counted to `stepIndex`. */
function leavesCompletable(
  { rule, decisions, approver, createdBy, escalated }: Approval,
  stepIndex?: number,
): boolean {
  const counted = decisions.map((decision) => ({
    memberId: decision.memberId,
    stepIndex: decision.stepIndex,
  }));
  return isCompletable({
    steps: rule.steps,
    decisions: stepIndex === undefined ? counted : [...counted, { memberId: approver.memberId, stepIndex }],
    escalateTo: rule.escalateTo,
    escalated,
    absent: createdBy,
  });
}

/** Everything that an approval is bound to. */
export type ApprovedTerms = {
  readonly vendorId: VendorId;
  readonly bankAccountId: BankAccountId;
  readonly bankAccountVersion: number;
  readonly amount: Money;
  readonly documentSha256: string | null;
  readonly policyId: PolicyId;
  readonly policyVersion: number;
};

/** Readable, and equal only for equal terms: what separates the parts is escaped inside them. */
export function approvalFingerprint(terms: ApprovedTerms): string {
  const { amount, documentSha256 } = terms;
  return [
    'v1',
    `vendor=${escaped(terms.vendorId)}`,
    `account=${escaped(terms.bankAccountId)}@${terms.bankAccountVersion}`,
    `amount=${amount.amountMinor} ${amount.currency}`,
    `document=${documentSha256 === null ? 'none' : `sha256:${escaped(documentSha256)}`}`,
    `policy=${escaped(terms.policyId)}@${terms.policyVersion}`,
  ].join('|');
}

function escaped(text: string): string {
  return text.replace(/[%|@]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
