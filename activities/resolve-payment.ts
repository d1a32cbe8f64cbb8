import { loadBankAccount } from '../db/vendors.js';
import { epochMs, instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import { countsAsAsked, unknownAction, type Payment } from '../domain/payment.js';
import type { PayeeHandle, RailPayment } from '../providers/ports.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { findConfirmedResolution } from '../db/payment-resolutions.js';
import { adopt, changePayment, noChange } from './change-payment.js';
import { readBill } from './bill-view.js';
import type { ActivityDeps } from './deps.js';
import {
  askMarginMs,
  hasMoved,
  instructionFor,
  knownHandle,
  recordSubmission,
  sendInTime,
} from './submit-payment.js';

/** Fetches the provider's object, which is the truth, and follows it. */
export function refreshPayment(deps: ActivityDeps) {
  return async (ref: BillRef): Promise<BillView> => {
    const view = await readBill(deps)(ref);
    const state = view.payment?.state;
    if (!view.payment || !state) return view;
    if (!('providerPaymentId' in state)) return resolvePayment(deps)(ref);
    const found = await deps.rail.get(state.providerPaymentId);
    return followPayment(deps, ref, found);
  };
}

/**
 * An answer is missing: people's evidence first, then the provider is asked for our reference. Only what it twice does
 * not have, and whose key it still remembers, is sent again under that key; after that a person decides.
 */
export function resolvePayment(deps: ActivityDeps) {
  return async (ref: BillRef): Promise<BillView> => {
    const { bill, payment } = await readBill(deps)(ref);
    if (payment === null || (payment.state.status !== 'unknown' && payment.state.status !== 'submitting')) {
      return readBill(deps)(ref);
    }
    const decided = await applyResolution(deps, ref, payment);
    if (decided) return decided;
    const payee = await payeeOf(deps, payment);
    const since = instant(epochMs(payment.createdAt) - askMarginMs);
    const found = await deps.rail.findByReference(payment.reference, payee, since);
    if (found && (hasMoved(found) || isOfAttempt(found, payment))) return followPayment(deps, ref, found);
    const asked = await changePayment(deps, ref, (_tx, held, context) =>
      countsAsAsked(held.payment.state, context.at)
        ? { payment: [{ type: 'not_found_at_provider' }], bill: [] }
        : noChange,
    );
    const current = asked.payment;
    if (current?.state.status !== 'unknown' || bill.state.status !== 'unknown') return asked;
    if (current.version === payment.version) return asked;
    if (unknownAction(current, deps.now(), deps.rail.dedupeWindowMs) !== 'resend') return asked;
    const result = await sendInTime(deps, instructionFor(current, payee), current.state.lastAskedAt ?? since);
    return result.outcome === 'unknown' ? asked : recordSubmission(deps, ref, result);
  };
}

/** A failed movement under our reference may be an earlier attempt's, which says nothing about this one. */
function isOfAttempt({ metadata }: RailPayment, { attempt }: Payment): boolean {
  return metadata['attempt'] === String(attempt);
}

/** Brings payment and bill to where the provider's object is. */
export async function followPayment(deps: ActivityDeps, ref: BillRef, found: RailPayment): Promise<BillView> {
  return changePayment(deps, ref, (tx, held, context) => {
    const { amount } = held.payment;
    if (found.amount.amountMinor !== amount.amountMinor || found.amount.currency !== amount.currency) {
      return refuse('wrong_state', 'The provider has another amount under our reference.', {
        paymentId: held.payment.paymentId,
      });
    }
    return adopt(tx, held, found, context);
  });
}

async function applyResolution(deps: ActivityDeps, ref: BillRef, payment: Payment): Promise<BillView | null> {
  const resolution = await deps.database.inTenant(ref.tenantId, (tx) =>
    findConfirmedResolution(tx, ref.tenantId, payment.paymentId),
  );
  if (resolution === null) return null;
  if (resolution.resolution === 'found')
    return followPayment(deps, ref, await deps.rail.get(resolution.providerPaymentId));
  return changePayment(deps, ref, (_tx, held) =>
    held.payment.state.status === 'unknown'
      ? {
          payment: [{ type: 'declined', code: 'not_executed', providerPaymentId: null }],
          bill: [
            {
              type: 'payment_declined',
              decline: {
                code: 'not_executed',
                message: 'Two people found that it was never executed.',
                retryAt: null,
              },
            },
          ],
        }
      : noChange,
  );
}

async function payeeOf({ database }: ActivityDeps, payment: Payment): Promise<PayeeHandle> {
  const account = await database.inTenant(payment.tenantId, (tx) =>
    loadBankAccount(tx, payment.tenantId, payment.bankAccountId),
  );
  const handle = knownHandle(account) ?? account.payeeHandle;
  if (handle === null) throw new Error('a payment was sent to a payee that the rail does not know');
  return handle;
}
