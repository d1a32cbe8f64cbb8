import type { BillRef, BillView } from '../workflows/messages.js';
import { changePayment, noChange } from './change-payment.js';
import type { ActivityDeps } from './deps.js';

/** The next attempt of a declined payment, when the retry rules say so: a new key, because the old one was answered. */
export function renewPayment(deps: ActivityDeps) {
  return (ref: BillRef): Promise<BillView> =>
    changePayment(deps, ref, (_tx, { bill, payment }, context) => {
      const isDue =
        bill.state.status === 'payment_failed' &&
        bill.state.decline.retryAt !== null &&
        bill.state.decline.retryAt <= context.at;
      return isDue && payment.state.status === 'declined'
        ? { payment: [{ type: 'attempt_renewed' }], bill: [{ type: 'payment_retried' }] }
        : noChange;
    });
}
