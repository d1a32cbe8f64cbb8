import { listLiving, lockRecurringBill } from '../db/recurring-bills.js';
import { settleStandingApproval } from '../db/standing-approvals.js';
import { listTenantIds } from '../db/tenants.js';
import { system } from '../domain/bill.js';
import type { RecurringBillId, TenantId } from '../domain/ids.js';
import { isOver, type RecurringBill } from '../domain/recurring-bill.js';
import { differs, hasDue, isOverdue, scheduleOf, type KnownSchedule } from '../domain/recurring-schedule.js';
import type { ActivityDeps } from './deps.js';
import { makeDueBills } from './make-due-bills.js';

export type RecurringSweepReport = {
  readonly put: number;
  readonly fired: number;
  readonly removed: number;
};

type Known = ReadonlyMap<RecurringBillId, KnownSchedule>;

/**
 * The rows are the truth: a Schedule that is missing or differs is put right, one whose time passed without a firing is
 * fired, one without a living row is removed. What came due while paused is skipped, and standing approvals that hold no
 * longer end.
 */
export function sweepRecurringBills(deps: ActivityDeps) {
  return async (): Promise<RecurringSweepReport> => {
    const known = await deps.schedules.list(deps.now());
    const tenantIds = await deps.database.inPlatform(listTenantIds);
    const report = { put: 0, fired: 0, removed: 0 };
    for (const tenantId of tenantIds) {
      const swept = await sweepTenant(deps, tenantId, known);
      report.put += swept.put;
      report.fired += swept.fired;
      report.removed += swept.removed;
    }
    if (report.put + report.fired + report.removed > 0) deps.log.warn('sweep_put_schedules_right', report);
    return report;
  };
}

async function sweepTenant(deps: ActivityDeps, tenantId: TenantId, known: Known) {
  const { database, schedules, now } = deps;
  const report = { put: 0, fired: 0, removed: 0 };
  const rows = await database.inTenant(tenantId, (tx) => listLiving(tx, tenantId));
  for (const row of rows) {
    const wanted = scheduleOf(row);
    if (differs(wanted, known.get(row.recurringBillId), now())) {
      await schedules.put(wanted);
      report.put += 1;
    }
    if (isOverdue(row, now())) {
      await schedules.fire(row.recurringBillId);
      report.fired += 1;
    }
    await settle(deps, row);
  }
  const living = new Set(rows.map(({ recurringBillId }) => recurringBillId));
  for (const [recurringBillId, schedule] of known) {
    if (schedule.tenantId !== tenantId || living.has(recurringBillId)) continue;
    await schedules.remove(recurringBillId);
    report.removed += 1;
  }
  return report;
}

/** What no firing does: periods of a paused one, and the end of standing approvals. */
async function settle(deps: ActivityDeps, row: RecurringBill): Promise<void> {
  const { database, now } = deps;
  const { tenantId, recurringBillId, status } = row;
  const isWaiting = (status === 'paused' && hasDue(row, now())) || isOver(row);
  if (isWaiting) await makeDueBills(deps)({ tenantId, recurringBillId }, { asOf: now(), firedBy: null });
  await database.inTenant(tenantId, async (tx) => {
    const locked = await lockRecurringBill(tx, tenantId, recurringBillId);
    await settleStandingApproval(tx, locked, { actor: system, at: now(), requestId: null });
  });
}
