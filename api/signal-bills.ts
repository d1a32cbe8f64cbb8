import { listBills, newestFirst } from '../db/bill-lists.js';
import type { Bill, HoldCode } from '../domain/bill.js';
import type { VendorId } from '../domain/ids.js';
import type { ApiContext, ApiDeps } from './deps.js';

/** More bills than this are left to the sweep. */
const signaledBillsMax = 200;

/** Wakes the bills that were held for this reason. Best effort: the sweep looks at held bills too. */
export async function signalHeldBills(
  c: ApiContext,
  deps: ApiDeps,
  held: { readonly vendorId?: VendorId; readonly codes: readonly HoldCode[]; readonly because: string },
): Promise<void> {
  const { tenantId } = c.get('principal');
  const filter = { statuses: ['on_hold'] as const, ...(held.vendorId ? { vendorId: held.vendorId } : {}) };
  try {
    const bills = await deps.database.inTenant(tenantId, (tx) =>
      listBills(tx, tenantId, filter, { sort: newestFirst, after: null, limit: signaledBillsMax }),
    );
    for (const bill of bills.filter((each) => isHeldFor(each, held.codes))) {
      await deps.workflows.signalSurroundings(bill, held.because);
    }
  } catch (error) {
    c.get('log').warn('held_bills_left_to_sweep', { because: held.because, err: error });
  }
}

function isHeldFor({ state }: Bill, codes: readonly HoldCode[]): boolean {
  return state.status === 'on_hold' && codes.includes(state.code);
}
