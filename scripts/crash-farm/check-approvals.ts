import { approvalFingerprint, approvalProgress } from '../../domain/approval.js';
import type { ApprovalRound } from '../../domain/bill.js';
import type { Check, Evidence, Violation } from './evidence.js';
import { groupBy } from './group-by.js';
import { movementsOf, type Movement } from './movements.js';

/**
 * Every movement had its approvals, from people who did not make the bill, for this amount and this payee: told from the
 * facts before it, not from the row.
 */
export const checkApprovals: Check = (evidence) => {
  const bills = new Map(evidence.bills.map((bill) => [bill.billId, bill]));
  const accounts = new Map(evidence.accounts.map((account) => [account.bankAccountId, account]));
  const byBill = groupBy(
    evidence.facts.filter(({ subject }) => subject === 'bill'),
    ({ subjectId }) => subjectId,
  );
  const movements = groupBy(movementsOf(evidence.oracle), ({ paymentId }) => paymentId);
  return evidence.payments.flatMap((payment) => {
    const made = movements.get(payment.paymentId) ?? [];
    if (made.length === 0) return [];
    const facts = byBill.get(payment.billId) ?? [];
    const begun = facts.findIndex(
      ({ type, data }) => type === 'payment_begun' && data['paymentId'] === payment.paymentId,
    );
    const before = facts.slice(0, begun < 0 ? facts.length : begun);
    return [
      ...approvalsBefore(bills.get(payment.billId), payment, before),
      ...payee(bills.get(payment.billId), accounts.get(payment.bankAccountId), payment, made),
      ...stopped(payment, begun < 0 ? facts : before),
    ];
  });
};

type PaymentRow = Evidence['payments'][number];
type BillRow = Evidence['bills'][number];
type FactRow = Evidence['facts'][number];

function approvalsBefore(
  bill: BillRow | undefined,
  payment: PaymentRow,
  before: readonly FactRow[],
): Violation[] {
  const about = payment.billId;
  const round = lastRound(before);
  if (round === null) return [{ code: 'paid_without_approval', about, detail: 'nobody was ever asked' }];
  const { approval, approvers } = round;
  const found: Violation[] = [];
  if (!approvalProgress(approval.rule, approval.decisions).complete) {
    found.push({ code: 'paid_without_approval', about, detail: `${approvers.length} approvals are too few` });
  }
  if (approval.fingerprint !== payment.approvalFingerprint) {
    const detail = `approved was ${approval.fingerprint}, paid ${payment.approvalFingerprint}`;
    found.push({ code: 'paid_without_approval', about, detail });
  }
  const creator = bill?.createdBy;
  if (creator?.kind === 'member' && approvers.includes(creator.memberId)) {
    found.push({ code: 'approved_by_its_creator', about, detail: creator.memberId });
  }
  const approvedMinor = Number(/\|amount=(\d+) /.exec(approval.fingerprint)?.[1]);
  if (!(payment.amountMinor <= approvedMinor)) {
    const detail = `${payment.amountMinor} is more than ${approvedMinor}`;
    found.push({ code: 'paid_more_than_approved', about, detail });
  }
  return found;
}

/** The round that stood when paying began; one that was voided, or whose bill was corrected, stands no longer. */
function lastRound(
  before: readonly FactRow[],
): { readonly approval: ApprovalRound; readonly approvers: readonly string[] } | null {
  let approval = null as ApprovalRound | null;
  for (const { type, data } of before) {
    if (type === 'approval_requested') approval = data['approval'] as ApprovalRound;
    else if (type === 'approval_given' && approval !== null) {
      const decision = data['decision'] as ApprovalRound['decisions'][number];
      approval = { ...approval, decisions: [...approval.decisions, decision] };
    } else if (['approval_voided', 'corrected', 'reopened', 'changes_requested'].includes(type))
      approval = null;
  }
  return approval && { approval, approvers: approval.decisions.map(({ memberId }) => memberId) };
}

/** The money went to the account that the approval names, as the provider knows that account. */
function payee(
  bill: BillRow | undefined,
  account: Evidence['accounts'][number] | undefined,
  payment: PaymentRow,
  made: readonly Movement[],
): Violation[] {
  const about = payment.billId;
  const [, policyId = '', policyVersion = ''] =
    /\|policy=([^@]+)@(\d+)$/.exec(payment.approvalFingerprint) ?? [];
  const paid = bill?.vendorId
    ? approvalFingerprint({
        vendorId: account?.vendorId ?? bill.vendorId,
        bankAccountId: payment.bankAccountId,
        bankAccountVersion: payment.bankAccountVersion,
        amount: { amountMinor: payment.amountMinor + discountOf(bill), currency: payment.currency },
        documentSha256: bill.documentSha256,
        policyId: policyId as never,
        policyVersion: Number(policyVersion),
      })
    : null;
  if (paid !== payment.approvalFingerprint) {
    const detail = `paid was ${paid}, approved ${payment.approvalFingerprint}`;
    return [{ code: 'payee_not_approved', about, detail }];
  }
  const handle = account?.payeeHandle;
  return made
    .filter(
      ({ payoutMethod }) =>
        handle?.version === payment.bankAccountVersion && payoutMethod !== handle.payoutMethodId,
    )
    .map(({ id, payoutMethod }) => ({
      code: 'payee_not_approved' as const,
      about,
      detail: `${id} went to ${payoutMethod} instead of ${handle?.payoutMethodId ?? 'nobody'}`,
    }));
}

function discountOf({ state }: BillRow): number {
  return 'schedule' in state ? state.schedule.discount.amountMinor : 0;
}

/** Canceled or held when paying began. */
function stopped({ billId }: PaymentRow, before: readonly FactRow[]): Violation[] {
  const last = before.findLast(({ type }) => ['canceled', 'held', 'released', 'rejected'].includes(type));
  if (last === undefined || last.type === 'released') return [];
  return [{ code: 'paid_after_cancel', about: billId, detail: `paid although it was ${last.type}` }];
}
