import { createBill, listBillsById } from '../db/bills.js';
import type { Tx } from '../db/client.js';
import { newId } from '../db/ids.js';
import { addPeriod, listPeriods, lockRecurringBill, saveRecurringBill } from '../db/recurring-bills.js';
import { loadVendor, type Vendor } from '../db/vendors.js';
import { emptyDetails, system } from '../domain/bill.js';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import type { BillId } from '../domain/ids.js';
import {
  creatorOf,
  decidePeriods,
  isOver,
  periodData,
  type PeriodDecision,
  type RecurringBill,
  type RecurringBillFact,
} from '../domain/recurring-bill.js';
import type { BillRef, RecurringBillRef } from '../workflows/messages.js';
import type { ActivityDeps } from './deps.js';

export type MadeBills = {
  /** Bills whose workflow has not taken its first step: the ones just made, and those of a run that died. */
  readonly toStart: readonly BillId[];
  readonly made: number;
  readonly skipped: number;
  readonly isEnded: boolean;
  /** More were due than one transaction takes. */
  readonly hasMore: boolean;
};

const periodsPerTransaction = 50;

/**
 * Decides every period whose time has come at `asOf`, each once: its row with the bill's id, the bill and the fact are
 * written together, under the lock of the recurring bill. Whoever fires twice, or at the same moment, finds nothing to do.
 */
export function makeDueBills({ database, log }: ActivityDeps) {
  return (
    { tenantId, recurringBillId }: RecurringBillRef,
    { asOf, firedBy }: { readonly asOf: Instant; readonly firedBy: string | null },
  ): Promise<MadeBills> =>
    database.inTenant(tenantId, async (tx) => {
      const row = await lockRecurringBill(tx, tenantId, recurringBillId);
      const context = { actor: system, at: asOf, requestId: null };
      const due = decidePeriods(row, asOf);
      const decisions = due.slice(0, periodsPerTransaction);
      const vendor = await loadVendor(tx, tenantId, row.vendorId);
      const facts: RecurringBillFact[] = [];
      for (const decision of decisions) {
        facts.push(await carryOut(tx, row, decision, { vendor, firedBy, context }));
      }
      const decided = await saveRecurringBill(tx, row, facts, context);
      const isEnded = decided.status !== 'ended' && isOver(decided);
      if (isEnded) await saveRecurringBill(tx, decided, [endedByDate], context);
      const made = facts.filter(({ type }) => type === 'period_made').length;
      const skipped = facts.length - made;
      log.info('recurring_bill_fired', { tenantId, recurringBillId, made, skipped, isEnded });
      const toStart = await unstarted(tx, decided);
      return { toStart, made, skipped, isEnded, hasMore: due.length > decisions.length };
    });
}

const endedByDate: RecurringBillFact = {
  type: 'recurring_bill_ended',
  reason: 'The last period has been decided.',
};

type Hands = { readonly vendor: Vendor; readonly firedBy: string | null; readonly context: FactContext };

async function carryOut(
  tx: Tx,
  row: RecurringBill,
  decision: PeriodDecision,
  { vendor, firedBy, context }: Hands,
): Promise<RecurringBillFact> {
  const { period, amount, outcome } = decision;
  if (outcome !== 'make') {
    await addPeriod(tx, row, decision, null);
    return { type: 'period_skipped', because: outcome, ...periodData(period) };
  }
  const billId = newId('bill');
  const details = {
    ...emptyDetails,
    vendorName: vendor.name,
    vendorTaxId: vendor.taxId,
    number: `${row.reference}/${period.key}`,
    issuedOn: period.firesOn,
    dueOn: period.dueOn,
    amount,
    department: row.department,
    description: `${row.reference}, ${period.coversFrom} to ${period.coversTo}`,
  };
  const { tenantId, vendorId } = row;
  const createdBy = creatorOf(row);
  await createBill(tx, { tenantId, billId, createdBy, document: null, details, vendorId }, context);
  await addPeriod(tx, row, decision, billId);
  return { type: 'period_made', billId, amount, firedBy, ...periodData(period) };
}

async function unstarted(tx: Tx, { tenantId, recurringBillId }: RecurringBill): Promise<BillId[]> {
  const page = { belowIndex: null, limit: periodsPerTransaction };
  const periods = await listPeriods(tx, tenantId, recurringBillId, page);
  const ids = periods.flatMap(({ billId }) => (billId === null ? [] : [billId]));
  const bills = await listBillsById(tx, tenantId, ids);
  return bills.filter(({ version }) => version === 1).map(({ billId }) => billId);
}

/** One after the other; a workflow that runs is found. */
export function startBills({ engine }: ActivityDeps) {
  return async (refs: readonly BillRef[]): Promise<void> => {
    for (const ref of refs) await engine.startBill(ref);
  };
}
