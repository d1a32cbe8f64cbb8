import type { Tx } from '../db/client.js';
import { findActivePolicy } from '../db/policies.js';
import { lockRecurringBill, notePeriod, saveRecurringBill, type PeriodRow } from '../db/recurring-bills.js';
import { settleStandingApproval, usedAmountMinor } from '../db/standing-approvals.js';
import { findActiveMember } from '../db/members.js';
import { type Tenant } from '../db/tenants.js';
import { hasPaidBill } from '../db/vendors.js';
import { approvalProgress, type ApprovalDecision } from '../domain/approval.js';
import { chooseRule, type ApprovalPolicy, type BillSource } from '../domain/approval-policy.js';
import type { ApprovalRound, Bill } from '../domain/bill.js';
import { payable, scheduleFor } from '../domain/bill-commands.js';
import type { BillFact, FactContext } from '../domain/bill-facts.js';
import { DomainError } from '../domain/errors.js';
import type { StandingApprovalId, VendorId } from '../domain/ids.js';
import { applyStandingApproval, type Approver, type StandingApproval } from '../domain/standing-approval.js';
import { currentTerms } from './check-payable.js';

/**
 * Asks whom the rule that fits names. `period` when the bill belongs to one: then what two people gave ahead counts, as far
 * as it goes. Held when no rule fits.
 */
export async function askForApproval(
  tx: Tx,
  bill: Bill,
  period: PeriodRow | null,
  tenant: Tenant,
  context: FactContext,
): Promise<BillFact[]> {
  const [policy, terms] = await Promise.all([findActivePolicy(tx, bill.tenantId), currentTerms(tx, bill)]);
  if (policy === null || terms === null || bill.vendorId === null) {
    return [{ type: 'held', code: 'no_policy', reason: 'There is no approval policy in force.' }];
  }
  try {
    const rule = await ruleFor(tx, policy, bill, bill.vendorId, sourceOf(bill, period));
    const asked: ApprovalRound = {
      rule,
      policyId: policy.policyId,
      policyVersion: policy.version,
      fingerprint: terms.fingerprint,
      requestedAt: context.at,
      decisions: [],
      remindedAt: null,
      escalatedAt: null,
    };
    const ahead = period && (await givenAhead(tx, bill, period, asked, context));
    const round = ahead ? { ...asked, standingApprovalId: ahead.standingApprovalId } : asked;
    const decisions = ahead?.decisions ?? [];
    const facts: BillFact[] = [
      { type: 'approval_requested', approval: round },
      ...decisions.map((decision): BillFact => ({ type: 'approval_given', decision })),
    ];
    const schedule = () => scheduleFor(bill.details, context.at, tenant.settings.payingTerms);
    return approvalProgress(rule, decisions).complete
      ? [...facts, { type: 'scheduled', schedule: schedule() }]
      : facts;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'no_policy') {
      return [{ type: 'held', code: 'no_policy', reason: error.message }];
    }
    throw error;
  }
}

async function ruleFor(tx: Tx, policy: ApprovalPolicy, bill: Bill, vendorId: VendorId, source: BillSource) {
  return chooseRule(policy, {
    amount: payable(bill.details).amount,
    vendor: (await hasPaidBill(tx, bill.tenantId, vendorId)) ? 'known' : 'new',
    department: bill.details.department,
    source,
  });
}

function sourceOf(bill: Bill, period: PeriodRow | null): BillSource {
  if (period !== null) return 'recurring';
  return bill.document === null ? 'entry' : 'upload';
}

type GivenAhead = {
  readonly standingApprovalId: StandingApprovalId;
  readonly decisions: readonly ApprovalDecision[];
};

/**
 * The decisions of a standing approval in force; null when people are asked as usual, and then a fact says why. Under the
 * recurring bill's lock, so that two bills at once do not pass its limit together.
 */
async function givenAhead(
  tx: Tx,
  bill: Bill,
  period: PeriodRow,
  round: ApprovalRound,
  context: FactContext,
): Promise<GivenAhead | null> {
  const locked = await lockRecurringBill(tx, bill.tenantId, period.recurringBillId);
  const { row, standing } = await settleStandingApproval(tx, locked, context);
  const isUsable = standing?.status === 'active' && !approvalProgress(round.rule, []).complete;
  const decided = isUsable ? await applyAhead(tx, bill, standing, round, context) : null;
  const decisions = decided && 'decisions' in decided ? decided.decisions : null;
  await notePeriod(tx, period, {
    standingApprovalId: decisions ? (standing?.standingApprovalId ?? null) : null,
    standingAmountMinor: decisions ? payable(bill.details).amount.amountMinor : null,
  });
  if (standing === null || decided === null) return null;
  const { standingApprovalId } = standing;
  const about = { standingApprovalId, billId: bill.billId };
  if ('because' in decided) {
    const { because } = decided;
    await saveRecurringBill(tx, row, [{ type: 'standing_approval_not_used', ...about, because }], context);
    return null;
  }
  const { amount } = payable(bill.details);
  await saveRecurringBill(tx, row, [{ type: 'standing_approval_used', ...about, amount }], context);
  return { standingApprovalId, decisions: decided.decisions };
}

async function applyAhead(
  tx: Tx,
  bill: Bill,
  standing: StandingApproval,
  { rule, fingerprint }: ApprovalRound,
  context: FactContext,
) {
  const { tenantId, billId, createdBy } = bill;
  const approvers: Approver[] = [];
  for (const memberId of [standing.firstBy, standing.secondBy]) {
    const member = memberId && (await findActiveMember(tx, tenantId, memberId));
    if (member) approvers.push({ memberId: member.memberId, role: member.role });
  }
  return applyStandingApproval(standing, {
    amount: payable(bill.details).amount,
    rule,
    fingerprint,
    createdBy: createdBy.kind === 'member' ? createdBy.memberId : null,
    usedMinor: await usedAmountMinor(tx, tenantId, standing.standingApprovalId, billId),
    at: context.at,
    approvers,
  });
}
