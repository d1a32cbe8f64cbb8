import { and, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import { dateIn } from '../domain/dates.js';
import type { BillId, RecurringBillId, StandingApprovalId, TenantId } from '../domain/ids.js';
import type { RecurringBill } from '../domain/recurring-bill.js';
import {
  endOf,
  standingFingerprint,
  type StandingApproval,
  type StandingApprovalEnd,
} from '../domain/standing-approval.js';
import type { Tx } from './client.js';
import { findActivePolicy } from './policies.js';
import { saveRecurringBill } from './recurring-bills.js';
import { bills, recurringBillPeriods, standingApprovals } from './schema/index.js';
import { findPayableAccount } from './vendors.js';

/** Call under the recurring bill's lock, as everything that writes here. */
export async function createStandingApproval(tx: Tx, approval: StandingApproval): Promise<void> {
  await tx.insert(standingApprovals).values(approval);
}

export async function saveStandingApproval(
  tx: Tx,
  { tenantId, standingApprovalId, status, secondBy, secondAt }: StandingApproval,
): Promise<void> {
  await tx
    .update(standingApprovals)
    .set({ status, secondBy, secondAt })
    .where(keyOf(tenantId, standingApprovalId));
}

/** The one that is proposed or in force; null when there is none. */
export async function findOpenStandingApproval(
  tx: Tx,
  tenantId: TenantId,
  recurringBillId: RecurringBillId,
): Promise<StandingApproval | null> {
  const [row] = await tx
    .select()
    .from(standingApprovals)
    .where(
      and(
        eq(standingApprovals.tenantId, tenantId),
        eq(standingApprovals.recurringBillId, recurringBillId),
        inArray(standingApprovals.status, ['proposed', 'active']),
      ),
    );
  return row ?? null;
}

export async function findStandingApproval(
  tx: Tx,
  tenantId: TenantId,
  standingApprovalId: StandingApprovalId,
): Promise<StandingApproval | null> {
  const [row] = await tx.select().from(standingApprovals).where(keyOf(tenantId, standingApprovalId));
  return row ?? null;
}

/** Newest first. */
export async function listStandingApprovals(
  tx: Tx,
  tenantId: TenantId,
  recurringBillId: RecurringBillId,
): Promise<StandingApproval[]> {
  return tx
    .select()
    .from(standingApprovals)
    .where(
      and(eq(standingApprovals.tenantId, tenantId), eq(standingApprovals.recurringBillId, recurringBillId)),
    )
    .orderBy(desc(standingApprovals.firstAt), desc(standingApprovals.standingApprovalId))
    .limit(100);
}

/**
 * What its bills come to, each counted once however often it was approved, and not when it will never be paid.
 * `exceptBillId`: the bill that is about to use it.
 */
export async function usedAmountMinor(
  tx: Tx,
  tenantId: TenantId,
  standingApprovalId: StandingApprovalId,
  exceptBillId: BillId | null,
): Promise<number> {
  const [row] = await tx
    .select({ used: sql<string>`coalesce(sum(${recurringBillPeriods.standingAmountMinor}), 0)` })
    .from(recurringBillPeriods)
    .innerJoin(
      bills,
      and(eq(bills.tenantId, recurringBillPeriods.tenantId), eq(bills.billId, recurringBillPeriods.billId)),
    )
    .where(
      and(
        eq(recurringBillPeriods.tenantId, tenantId),
        eq(recurringBillPeriods.standingApprovalId, standingApprovalId),
        notInArray(bills.status, ['canceled', 'rejected', 'nothing_due']),
        exceptBillId === null ? undefined : ne(recurringBillPeriods.billId, exceptBillId),
      ),
    );
  return Number(row?.used ?? 0);
}

/** What a standing approval for this row would be bound to now; null when its vendor could not be paid at all. */
export async function standingFingerprintOf(tx: Tx, row: RecurringBill): Promise<string | null> {
  const { tenantId, vendorId, currency, termsVersion } = row;
  const policy = await findActivePolicy(tx, tenantId);
  const account = await findPayableAccount(tx, tenantId, vendorId, currency);
  if (policy === null || account === null) return null;
  return standingFingerprint({
    vendorId,
    bankAccountId: account.bankAccountId,
    bankAccountVersion: account.version,
    currency,
    termsVersion,
    policyId: policy.policyId,
    policyVersion: policy.version,
  });
}

type Held = { readonly row: RecurringBill; readonly standing: StandingApproval | null };

/**
 * The standing approval that holds now, under the row's lock. One that has expired, is used up or whose terms have changed
 * ends here, as a fact: never in silence.
 */
export async function settleStandingApproval(
  tx: Tx,
  row: RecurringBill,
  context: FactContext,
): Promise<Held> {
  const { tenantId, recurringBillId, terms } = row;
  const standing = await findOpenStandingApproval(tx, tenantId, recurringBillId);
  if (standing === null) return { row, standing };
  const because = endOf(standing, {
    today: dateIn(terms.recurrence.timeZone, context.at),
    fingerprint: await standingFingerprintOf(tx, row),
    usedMinor: await usedAmountMinor(tx, tenantId, standing.standingApprovalId, null),
  });
  return because === null
    ? { row, standing }
    : { row: await endStandingApproval(tx, row, standing, because, context), standing: null };
}

export async function endStandingApproval(
  tx: Tx,
  row: RecurringBill,
  standing: StandingApproval,
  because: StandingApprovalEnd,
  context: FactContext,
): Promise<RecurringBill> {
  await saveStandingApproval(tx, { ...standing, status: because });
  const { standingApprovalId } = standing;
  return saveRecurringBill(
    tx,
    row,
    [{ type: 'standing_approval_ended', standingApprovalId, because }],
    context,
  );
}

const keyOf = (tenantId: TenantId, standingApprovalId: StandingApprovalId) =>
  and(eq(standingApprovals.tenantId, tenantId), eq(standingApprovals.standingApprovalId, standingApprovalId));
