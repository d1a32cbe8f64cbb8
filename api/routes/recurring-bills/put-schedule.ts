import type { RecurringBill } from '../../../domain/recurring-bill.js';
import { hasDue, scheduleOf } from '../../../domain/recurring-schedule.js';
import type { ApiContext, ApiDeps } from '../../deps.js';

const scheduleTimeoutMs = 3_000;

/** The row is safe: when Temporal is away, the sweep puts the Schedule right and fires it, and the answer stays the same. */
export async function putSchedule(c: ApiContext, deps: ApiDeps, row: RecurringBill): Promise<void> {
  const { schedules, now } = deps;
  const { recurringBillId } = row;
  try {
    await within(scheduleTimeoutMs, async () => {
      if (row.status === 'ended') return schedules.remove(recurringBillId);
      await schedules.put(scheduleOf(row));
      if (row.status === 'active' && hasDue(row, now())) await schedules.fire(recurringBillId);
    });
  } catch (error) {
    c.get('log').warn('schedule_left_to_sweep', { recurringBillId, err: error });
  }
}

/** The client's own patience is longer than a caller's. */
async function within(timeoutMs: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Temporal gave no answer in time.')), timeoutMs);
  });
  try {
    await Promise.race([work(), expiry]);
  } finally {
    clearTimeout(timer);
  }
}
