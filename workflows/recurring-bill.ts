import { setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { instant } from '../domain/dates.js';
import { makeDueBills, startBills } from './activities.js';
import type { RecurringBillRef } from './messages.js';

export type RecurringBillRun = { readonly made: number; readonly skipped: number };

/**
 * One firing of a recurring bill's Schedule. What is due is told by the row's own calendar, so that one run after downtime
 * makes everything that was missed, and a second run finds nothing. By the server's clock, which also fired it.
 */
export async function recurringBill(ref: RecurringBillRef): Promise<RecurringBillRun> {
  const { workflowId: firedBy } = workflowInfo();
  let run: RecurringBillRun = { made: 0, skipped: 0 };
  for (;;) {
    const due = await makeDueBills(ref, { asOf: instant(Date.now()), firedBy });
    run = { made: run.made + due.made, skipped: run.skipped + due.skipped };
    setCurrentDetails(
      `${run.made} bills made, ${run.skipped} periods skipped${due.isEnded ? '; that was the last period' : ''}`,
    );
    if (due.toStart.length > 0) {
      await startBills(due.toStart.map((billId) => ({ tenantId: ref.tenantId, billId })));
    }
    if (!due.hasMore) return run;
  }
}
