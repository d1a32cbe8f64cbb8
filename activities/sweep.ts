import { findShortage } from './check-payable.js';
import { listOpenBills } from '../db/bills.js';
import { checkPayments } from './check-payments.js';
import { sweepBalances } from './sweep-balances.js';
import { deleteDeliveriesBefore } from '../db/event-deliveries.js';
import { deleteKeysBefore } from '../db/idempotency.js';
import { listTenantIds } from '../db/tenants.js';
import { isUnknownLong, type Bill } from '../domain/bill.js';
import { epochMs, instant } from '../domain/dates.js';
import { deliveryLogDaysMax } from '../domain/event-delivery.js';
import type { BillId, TenantId } from '../domain/ids.js';
import type { ActivityDeps } from './deps.js';

const billsPerPage = 500;
const idempotencyKeyAgeMsMax = 24 * 3_600_000;

export type SweepReport = { readonly started: number; readonly woken: number; readonly moved: number };

/**
 * What no message may lose: a row without its workflow is started, a payment whose answer is missing for long is asked
 * about again, and payments that moved on or came back unheard of are found. Running it twice changes nothing.
 */
export function sweepBills(deps: ActivityDeps) {
  return async (): Promise<SweepReport> => {
    const running = await deps.engine.runningBillIds();
    const tenantIds = await deps.database.inPlatform(listTenantIds);
    let report: SweepReport = { started: 0, woken: 0, moved: 0 };
    for (const tenantId of tenantIds) {
      const swept = await sweepTenant(deps, tenantId, running);
      await sweepBalances(deps, tenantId);
      report = {
        started: report.started + swept.started,
        woken: report.woken + swept.woken,
        moved: report.moved + (await checkPayments(deps, tenantId)),
      };
    }
    if (report.started > 0) deps.log.warn('sweep_started_bills', report);
    return report;
  };
}

async function sweepTenant(
  deps: ActivityDeps,
  tenantId: TenantId,
  running: ReadonlySet<BillId>,
): Promise<Omit<SweepReport, 'moved'>> {
  const { database, engine, now } = deps;
  const keysBefore = instant(epochMs(now()) - idempotencyKeyAgeMsMax);
  const deliveriesBefore = instant(epochMs(now()) - deliveryLogDaysMax * 86_400_000);
  await database.inTenant(tenantId, async (tx) => {
    await deleteKeysBefore(tx, tenantId, keysBefore);
    await deleteDeliveriesBefore(tx, tenantId, deliveriesBefore);
  });
  let after: BillId | null = null;
  let started = 0;
  let woken = 0;
  for (;;) {
    const page: { after: BillId | null; limit: number } = { after, limit: billsPerPage };
    const bills: Bill[] = await database.inTenant(tenantId, (tx) => listOpenBills(tx, tenantId, page));
    for (const bill of bills) {
      const ref = { tenantId, billId: bill.billId };
      if (!running.has(bill.billId)) {
        await engine.startBill(bill);
        started += 1;
      } else if (isUnknownLong(bill, now()) || (await hasItsCash(deps, bill))) {
        await engine.signalSurroundings(ref, 'sweep');
        woken += 1;
      }
    }
    after = bills.at(-1)?.billId ?? null;
    if (bills.length < billsPerPage) return { started, woken };
  }
}

/** Whether a bill that waited for money could be paid now: it may have come by any way. */
async function hasItsCash({ database }: ActivityDeps, { tenantId, state }: Bill): Promise<boolean> {
  if (state.status !== 'on_hold' || state.code !== 'cash_short' || state.resume.status !== 'scheduled') {
    return false;
  }
  const { amount } = state.resume.schedule;
  return (await database.inTenant(tenantId, (tx) => findShortage(tx, tenantId, amount))) === null;
}
