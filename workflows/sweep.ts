import { drainInbox, sweepBills, sweepRecurringBills } from './activities.js';

/** What no message may lose, once a minute by its Schedule. */
export async function sweep(): Promise<void> {
  await drainInbox();
  await sweepBills();
  await sweepRecurringBills();
}
