import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { BillId, RecurringBillId, TenantId } from '../domain/ids.js';
import { toleranceOf } from '../domain/period-amount.js';
import {
  decidePeriods,
  evolveRecurringBill,
  periodData,
  type PeriodDecision,
  type RecurringBill,
  type RecurringBillContent,
  type RecurringBillFact,
  type RecurringBillStatus,
} from '../domain/recurring-bill.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { recurringBillPeriods, recurringBills } from './schema/index.js';

export type PeriodRow = typeof recurringBillPeriods.$inferSelect;

export async function createRecurringBill(
  tx: Tx,
  bill: RecurringBillContent & Pick<RecurringBill, 'tenantId' | 'recurringBillId' | 'createdBy'>,
  context: FactContext,
): Promise<RecurringBill> {
  const created: RecurringBill = {
    ...bill,
    version: 1,
    termsVersion: 1,
    status: 'active',
    reason: null,
    nextIndex: 0,
    aheadUntil: 0,
    createdAt: context.at,
    stateSince: context.at,
  };
  const inserted = await tx
    .insert(recurringBills)
    .values(created)
    .onConflictDoNothing({
      target: [recurringBills.tenantId, recurringBills.vendorId, recurringBills.reference],
      where: sql`${recurringBills.status} <> 'ended'`,
    })
    .returning({ recurringBillId: recurringBills.recurringBillId });
  if (inserted.length === 0) {
    refuse('duplicate_bill', 'There is a recurring bill with this vendor and reference already.');
  }
  const { terms, reference, vendorId } = created;
  await appendFacts(
    tx,
    subjectOf(created, 0, null),
    [{ type: 'recurring_bill_created', terms, reference, vendorId }],
    context,
  );
  return created;
}

export async function loadRecurringBill(
  tx: Tx,
  tenantId: TenantId,
  recurringBillId: RecurringBillId,
): Promise<RecurringBill> {
  const [row] = await tx.select().from(recurringBills).where(keyOf(tenantId, recurringBillId));
  return row ?? refuse('not_found', 'No such recurring bill.');
}

/** With its row locked until the transaction ends: whoever makes periods or gives approvals stands in line. */
export async function lockRecurringBill(
  tx: Tx,
  tenantId: TenantId,
  recurringBillId: RecurringBillId,
): Promise<RecurringBill> {
  const [row] = await tx.select().from(recurringBills).where(keyOf(tenantId, recurringBillId)).for('update');
  return row ?? refuse('not_found', 'No such recurring bill.');
}

/** Writes the new row and its facts together. A fact about a bill stands in that bill's timeline too. */
export async function saveRecurringBill(
  tx: Tx,
  row: RecurringBill,
  happened: readonly RecurringBillFact[],
  context: FactContext,
): Promise<RecurringBill> {
  if (happened.length === 0) return row;
  const next = evolveRecurringBill(row, happened, context.at);
  const updated = await tx
    .update(recurringBills)
    .set(next)
    .where(and(keyOf(row.tenantId, row.recurringBillId), eq(recurringBills.version, row.version)))
    .returning({ version: recurringBills.version });
  if (updated.length === 0) refuse('version_conflict', 'The recurring bill was changed by somebody else.');
  for (const [position, fact] of happened.entries()) {
    const billId = 'billId' in fact ? fact.billId : null;
    await appendFacts(tx, subjectOf(row, row.version + position, billId), [fact], context);
  }
  return next;
}

export type RecurringBillCursor = { readonly createdAt: Instant; readonly recurringBillId: RecurringBillId };

/** Newest first. */
export async function listRecurringBills(
  tx: Tx,
  tenantId: TenantId,
  statuses: readonly RecurringBillStatus[],
  page: { readonly before: RecurringBillCursor | null; readonly limit: number },
): Promise<RecurringBill[]> {
  const { before, limit } = page;
  return tx
    .select()
    .from(recurringBills)
    .where(
      and(
        eq(recurringBills.tenantId, tenantId),
        inArray(recurringBills.status, [...statuses]),
        before
          ? or(
              lt(recurringBills.createdAt, before.createdAt),
              and(
                eq(recurringBills.createdAt, before.createdAt),
                lt(recurringBills.recurringBillId, before.recurringBillId),
              ),
            )
          : undefined,
      ),
    )
    .orderBy(desc(recurringBills.createdAt), desc(recurringBills.recurringBillId))
    .limit(limit);
}

/** False when the period has been decided already: it keeps what was decided first. */
export async function addPeriod(
  tx: Tx,
  { tenantId, recurringBillId, terms: { amount: rule } }: RecurringBill,
  { period, amount, outcome }: PeriodDecision,
  billId: BillId | null,
): Promise<boolean> {
  const tolerance = rule.kind === 'estimated' ? toleranceOf(amount, rule.toleranceBasisPoints) : null;
  const inserted = await tx
    .insert(recurringBillPeriods)
    .values({
      tenantId,
      recurringBillId,
      periodKey: period.key,
      periodIndex: period.index,
      status: outcome === 'make' ? 'made' : 'skipped',
      skipReason: outcome === 'make' ? null : outcome,
      billId,
      coversFrom: period.coversFrom,
      coversTo: period.coversTo,
      dueOn: period.dueOn,
      firesAt: period.firesAt,
      amountMinor: amount.amountMinor,
      currency: amount.currency,
      isEstimate: tolerance !== null,
      toleranceMinor: tolerance?.amountMinor ?? null,
    })
    .onConflictDoNothing()
    .returning({ periodKey: recurringBillPeriods.periodKey });
  return inserted.length > 0;
}

/** What came due while it was paused: skipped, each as a fact, so that it is not caught up with later. */
export async function skipPausedPeriods(
  tx: Tx,
  row: RecurringBill,
  context: FactContext,
): Promise<RecurringBill> {
  const facts: RecurringBillFact[] = [];
  for (const decision of row.status === 'paused' ? decidePeriods(row, context.at) : []) {
    await addPeriod(tx, row, decision, null);
    facts.push({ type: 'period_skipped', because: 'paused', ...periodData(decision.period) });
  }
  return saveRecurringBill(tx, row, facts, context);
}

/** Newest first. */
export async function listPeriods(
  tx: Tx,
  tenantId: TenantId,
  recurringBillId: RecurringBillId,
  page: { readonly belowIndex: number | null; readonly limit: number },
): Promise<PeriodRow[]> {
  return tx
    .select()
    .from(recurringBillPeriods)
    .where(
      and(
        eq(recurringBillPeriods.tenantId, tenantId),
        eq(recurringBillPeriods.recurringBillId, recurringBillId),
        page.belowIndex === null ? undefined : lt(recurringBillPeriods.periodIndex, page.belowIndex),
      ),
    )
    .orderBy(desc(recurringBillPeriods.periodIndex))
    .limit(page.limit);
}

/** The period that a bill was made for; null for every other bill. */
export async function findPeriodOf(tx: Tx, tenantId: TenantId, billId: BillId): Promise<PeriodRow | null> {
  const [row] = await tx
    .select()
    .from(recurringBillPeriods)
    .where(and(eq(recurringBillPeriods.tenantId, tenantId), eq(recurringBillPeriods.billId, billId)));
  return row ?? null;
}

/** What is written on a period after it was decided: the amount that was asked about, the standing approval it used. */
export async function notePeriod(
  tx: Tx,
  { tenantId, recurringBillId, periodKey }: PeriodRow,
  note: Partial<Pick<PeriodRow, 'questionedMinor' | 'standingApprovalId' | 'standingAmountMinor'>>,
): Promise<void> {
  await tx
    .update(recurringBillPeriods)
    .set(note)
    .where(
      and(
        eq(recurringBillPeriods.tenantId, tenantId),
        eq(recurringBillPeriods.recurringBillId, recurringBillId),
        eq(recurringBillPeriods.periodKey, periodKey),
      ),
    );
}

/** Every one that has not ended: each must have its Schedule. */
export async function listLiving(tx: Tx, tenantId: TenantId): Promise<RecurringBill[]> {
  return tx
    .select()
    .from(recurringBills)
    .where(and(eq(recurringBills.tenantId, tenantId), inArray(recurringBills.status, ['active', 'paused'])))
    .orderBy(asc(recurringBills.createdAt));
}

const keyOf = (tenantId: TenantId, recurringBillId: RecurringBillId) =>
  and(eq(recurringBills.tenantId, tenantId), eq(recurringBills.recurringBillId, recurringBillId));

const subjectOf = (
  { tenantId, recurringBillId }: RecurringBill,
  fromVersion: number,
  billId: BillId | null,
) => ({ tenantId, subject: 'recurring_bill' as const, subjectId: recurringBillId, billId, fromVersion });
