import type { Bill } from '../../../domain/bill.js';
import type { ApiContext, ApiDeps } from '../../deps.js';

/** The row is safe: when Temporal is away, the sweep starts the workflow, and the caller's answer stays the same. */
export async function startBill(c: ApiContext, { workflows }: ApiDeps, bill: Bill): Promise<void> {
  try {
    await workflows.startBill(bill);
  } catch (error) {
    c.get('log').warn('bill_start_left_to_sweep', { billId: bill.billId, err: error });
  }
}
