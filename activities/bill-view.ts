import type { Tx } from '../db/client.js';
import { loadBill, lockBill, saveBill } from '../db/bills.js';
import { loadPayment } from '../db/payments.js';
import { loadTenant, type Tenant } from '../db/tenants.js';
import { system, type Actor, type Bill } from '../domain/bill.js';
import type { BillFact, FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import type { ActivityDeps } from './deps.js';

export function contextOf(at: Instant, actor: Actor = system, requestId: string | null = null): FactContext {
  return { actor, at, requestId };
}

export async function viewOf(tx: Tx, bill: Bill): Promise<BillView> {
  const { state, tenantId } = bill;
  const { settings } = await loadTenant(tx, tenantId);
  return {
    bill,
    payment: 'paymentId' in state ? await loadPayment(tx, tenantId, state.paymentId) : null,
    terms: settings.payingTerms,
  };
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
    const bill = await lockBill(tx, ref.tenantId, ref.billId);
    const tenant = await loadTenant(tx, ref.tenantId);
    const context = contextOf(now());
    const happened = await step(tx, bill, tenant, context);
    return viewOf(tx, await saveBill(tx, bill, happened, context));
  });
}
