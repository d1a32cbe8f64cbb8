import { reserveCash } from '../db/cash-accounts.js';
import { createPayment } from '../db/payments.js';
import { approvalProgress } from '../domain/approval.js';
import { paymentReference, type PaymentId } from '../domain/ids.js';
import type { Payment } from '../domain/payment.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { changeBill } from './bill-view.js';
import { currentTerms, findObstacle, shortOf } from './check-payable.js';
import type { ActivityDeps } from './deps.js';

/**
 * The row before the money. Approval, payee, duplicates, holds and lists are asked once more, under the bill's lock;
 * the id comes from the workflow, so that a second run finds the first one's row.
 */
export function beginPayment(deps: ActivityDeps) {
  return (ref: BillRef, paymentId: PaymentId): Promise<BillView> =>
    changeBill(deps, ref, async (tx, bill, _tenant, context) => {
      const { state } = bill;
      if (state.status !== 'scheduled' || state.schedule.payAt > context.at) return [];
      const [obstacle, terms] = await Promise.all([findObstacle(tx, bill), currentTerms(tx, bill)]);
      if (obstacle) return [{ type: 'held', ...obstacle }];
      const { approval, schedule } = state;
      const isApproved = approvalProgress(approval.rule, approval.decisions).complete;
      if (terms === null || !isApproved || terms.fingerprint !== approval.fingerprint) {
        return [{ type: 'approval_voided', because: 'The terms have changed since the approval.' }];
      }
      const cash = await reserveCash(tx, bill.tenantId, schedule.amount);
      if ('short' in cash) return [{ type: 'held', ...shortOf(cash.short) }];
      const payment: Payment = {
        tenantId: bill.tenantId,
        paymentId,
        billId: bill.billId,
        version: 1,
        reference: paymentReference(paymentId),
        amount: schedule.amount,
        bankAccountId: terms.account.bankAccountId,
        bankAccountVersion: terms.account.version,
        vendorId: terms.account.vendorId,
        rail: deps.rail.name,
        cashAccountId: cash.cashAccountId,
        approvalFingerprint: approval.fingerprint,
        attempt: 1,
        firstDeclinedAt: null,
        createdAt: context.at,
        state: { status: 'ready' },
      };
      await createPayment(tx, payment, context);
      return [{ type: 'payment_begun', paymentId }];
    });
}
