import type { PaymentId } from '../domain/ids.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { beginPayment } from './begin-payment.js';
import type { ActivityDeps } from './deps.js';
import { submitFrom } from './submit-payment.js';

/**
 * The payment's row, and then the call, in one step of the workflow: what happens in between is found in the row by a
 * second run, which goes on from there.
 */
export function payBill(deps: ActivityDeps) {
  const begin = beginPayment(deps);
  return async (ref: BillRef, paymentId: PaymentId): Promise<BillView> => {
    const begun = await begin(ref, paymentId);
    return begun.bill.state.status === 'paying' ? submitFrom(deps, ref, begun) : begun;
  };
}
