import type { BillFact } from '../domain/bill-facts.js';
import { currentTerms } from './check-payable.js';
import { changeBill } from './bill-view.js';
import type { ActivityDeps } from './deps.js';
import type { BillRef, BillView } from '../workflows/messages.js';

export type ApprovalMilestone = 'reminded' | 'escalated' | 'expired';

/** What durable timers do to a round of approval that nobody finishes: remind, escalate, and at last hold the bill. */
export function timeApproval(deps: ActivityDeps) {
  return async (ref: BillRef, milestone: ApprovalMilestone): Promise<BillView> => {
    const view = await changeBill(deps, ref, (_tx, { state }) => {
      if (state.status !== 'awaiting_approval') return Promise.resolve([]);
      const { remindedAt, escalatedAt } = state.approval;
      const facts: Record<ApprovalMilestone, readonly BillFact[]> = {
        reminded: remindedAt === null ? [{ type: 'approval_reminded' }] : [],
        escalated: escalatedAt === null ? [{ type: 'approval_escalated' }] : [],
        expired: [
          {
            type: 'held',
            code: 'approval_deadline',
            reason: 'Nobody finished the approval before its deadline.',
          },
        ],
      };
      return Promise.resolve(facts[milestone]);
    });
    deps.log.warn('approval_waits', { ...ref, milestone });
    return view;
  };
}

/** Voids a round whose terms have moved on, so that the next step asks again. */
export function checkApproval(deps: ActivityDeps) {
  return (ref: BillRef): Promise<BillView> =>
    changeBill(deps, ref, async (tx, bill) => {
      if (bill.state.status !== 'awaiting_approval' && bill.state.status !== 'scheduled') return [];
      const terms = await currentTerms(tx, bill);
      return terms?.fingerprint === bill.state.approval.fingerprint
        ? []
        : [{ type: 'approval_voided', because: 'The terms have changed since approval was asked for.' }];
    });
}
