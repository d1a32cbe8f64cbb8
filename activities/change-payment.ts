import { lockBill, saveBill } from '../db/bills.js';
import type { Tx } from '../db/client.js';
import { lockPayment, savePayment } from '../db/payments.js';
import { loadTenant } from '../db/tenants.js';
import { loadBankAccount, saveBankAccount } from '../db/vendors.js';
import type { Bill } from '../domain/bill.js';
import type { BillFact, FactContext } from '../domain/bill-facts.js';
import type { Payment, PaymentFact } from '../domain/payment.js';
import { nextAttempt } from '../domain/retry-rules.js';
import type { RailPayment } from '../providers/ports.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { contextOf, viewOf } from './bill-view.js';
import type { ActivityDeps, PaymentOutcome } from './deps.js';

/** What happened, to the payment and to its bill: always written together. */
export type PaymentChange = {
  readonly payment: readonly PaymentFact[];
  readonly bill: readonly BillFact[];
};

export const noChange: PaymentChange = { payment: [], bill: [] };

/**
 * Locks bill and payment, in that order, and writes what `step` decides in one transaction. `noChange` when the bill
 * has no payment in hand.
 */
export async function changePayment(
  { database, now, countPayment }: ActivityDeps,
  ref: BillRef,
  step: (
    tx: Tx,
    held: { bill: Bill; payment: Payment },
    context: FactContext,
  ) => Promise<PaymentChange> | PaymentChange,
): Promise<BillView> {
  let happened: readonly PaymentFact[] = [];
  const view = await database.inTenant(ref.tenantId, async (tx) => {
    const [bill, tenant] = await Promise.all([
      lockBill(tx, ref.tenantId, ref.billId),
      loadTenant(tx, ref.tenantId),
    ]);
    if (!('paymentId' in bill.state)) return viewOf(tx, bill, { tenant });
    const payment = await lockPayment(tx, ref.tenantId, bill.state.paymentId);
    const context = contextOf(now());
    const change = await step(tx, { bill, payment }, context);
    const saved = await savePayment(tx, payment, change.payment, context);
    happened = change.payment;
    return viewOf(tx, await saveBill(tx, bill, change.bill, context), { tenant, payment: saved });
  });
  for (const { type } of happened) {
    const outcome = outcomes[type];
    if (outcome) countPayment(outcome);
  }
  return view;
}

const outcomes: Partial<Record<PaymentFact['type'], PaymentOutcome>> = {
  posted: 'posted',
  declined: 'declined',
  returned: 'returned',
  answer_missing: 'unknown',
};

/** What the provider's object means for us. News that we have already, or that cannot follow, changes nothing. */
export async function adopt(
  tx: Tx,
  { bill, payment }: { readonly bill: Bill; readonly payment: Payment },
  found: RailPayment,
  context: FactContext,
): Promise<PaymentChange> {
  const { providerPaymentId } = found;
  const isOpen = ['submitting', 'unknown', 'processing'].includes(payment.state.status);
  switch (found.state) {
    case 'processing': {
      const isNews = payment.state.status === 'submitting' || payment.state.status === 'unknown';
      return isNews
        ? { payment: [{ type: 'accepted', providerPaymentId }], bill: recovered(bill) }
        : noChange;
    }
    case 'posted':
      return isOpen
        ? {
            payment: [{ type: 'posted', providerPaymentId }],
            bill: [{ type: 'payment_posted', paidAt: context.at }],
          }
        : noChange;
    case 'failed':
    case 'canceled':
      return isOpen
        ? decline(tx, payment, { code: found.reason ?? found.state, message: '', providerPaymentId }, context)
        : noChange;
    case 'returned': {
      if (!isOpen && payment.state.status !== 'posted') return noChange;
      const reason = found.reason ?? 'unspecified';
      return {
        payment: [{ type: 'returned', providerPaymentId, reason }],
        bill: [{ type: 'payment_returned', paymentId: payment.paymentId, reason }],
      };
    }
  }
}

/** A definitive no: the rules say whether and when the next attempt comes, and freeze an account that is dead. */
export async function decline(
  tx: Tx,
  payment: Payment,
  refusal: { readonly code: string; readonly message: string; readonly providerPaymentId: string | null },
  context: FactContext,
): Promise<PaymentChange> {
  const { code, providerPaymentId } = refusal;
  const next = nextAttempt(code, payment.attempt, context.at, payment.firstDeclinedAt ?? context.at);
  if (next.action === 'fix-account') await freezeAccount(tx, payment, code, context);
  return {
    payment: [{ type: 'declined', code, providerPaymentId }],
    bill: [
      {
        type: 'payment_declined',
        decline: {
          code,
          message: next.action === 'retry' ? refusal.message : next.because,
          retryAt: next.action === 'retry' ? next.at : null,
        },
      },
    ],
  };
}

function recovered(bill: Bill): readonly BillFact[] {
  return bill.state.status === 'unknown' ? [{ type: 'payment_found' }] : [];
}

async function freezeAccount(tx: Tx, payment: Payment, code: string, context: FactContext): Promise<void> {
  const account = await loadBankAccount(tx, payment.tenantId, payment.bankAccountId);
  if (account.status !== 'active') return;
  const frozenReason = `payment declined: ${code}`;
  const fact = { type: 'bank_account_frozen' as const, because: frozenReason };
  await saveBankAccount(tx, account, { status: 'frozen', frozenReason }, fact, context);
}
