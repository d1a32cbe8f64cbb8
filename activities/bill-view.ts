import type { Tx } from '../db/client.js';
import { loadBill, lockBill, saveBill } from '../db/bills.js';
import { loadPayment } from '../db/payments.js';
import { loadTenant, type Tenant } from '../db/tenants.js';
import { system, type Actor, type Bill } from '../domain/bill.js';
import type { BillFact, FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import type { Payment } from '../domain/payment.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import type { ActivityDeps } from './deps.js';

export function contextOf(at: Instant, actor: Actor = system, requestId: string | null = null): FactContext {
  return { actor, at, requestId };
}

/** `known`: rows that the caller has in hand as they are now. */
export async function viewOf(
  tx: Tx,
  bill: Bill,
  known: { readonly tenant?: Tenant; readonly payment?: Payment } = {},
): Promise<BillView> {
  const { state, tenantId } = bill;
  const paymentId = 'paymentId' in state ? state.paymentId : null;
  const [{ settings }, payment] = await Promise.all([
    known.tenant ?? loadTenant(tx, tenantId),
    known.payment?.paymentId === paymentId
      ? known.payment
      : paymentId && loadPayment(tx, tenantId, paymentId),
  ]);
  return { bill, payment: payment ?? null, terms: settings.payingTerms };
}

/** The row as it is now. */
export function readBill({ database }: ActivityDeps) {
  return (ref: BillRef): Promise<BillView> =>
    database.inTenant(ref.tenantId, async (tx) => viewOf(tx, await loadBill(tx, ref.tenantId, ref.billId)));
}

/**
 * Locks the bill, lets `step` decide the facts and writes them, in one transaction. A step that finds the bill in
 * another status than it expects makes no facts: running it twice changes nothing.
 */
export function changeBill(
  { database, now }: ActivityDeps,
  ref: BillRef,
  step: (tx: Tx, bill: Bill, tenant: Tenant, context: FactContext) => Promise<readonly BillFact[]>,
): Promise<BillView> {
  return database.inTenant(ref.tenantId, async (tx) => {
    const [bill, tenant] = await Promise.all([
      lockBill(tx, ref.tenantId, ref.billId),
      loadTenant(tx, ref.tenantId),
    ]);
    const context = contextOf(now());
    const happened = await step(tx, bill, tenant, context);
    return viewOf(tx, await saveBill(tx, bill, happened, context), { tenant });
  });
}
