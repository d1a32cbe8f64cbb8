import { setTimeout } from 'node:timers/promises';
import { loadBankAccount, loadVendor, setPayeeHandle, type BankAccount } from '../db/vendors.js';
import type { Tx } from '../db/client.js';
import { normalizeBankAccount } from '../domain/bank-account.js';
import type { Bill } from '../domain/bill.js';
import { epochMs, instant, type Instant } from '../domain/dates.js';
import { attemptKey, maySend, type Payment } from '../domain/payment.js';
import {
  ProviderFault,
  type PayeeHandle,
  type PaymentInstruction,
  type RailPayment,
  type SubmitResult,
} from '../providers/ports.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { adopt, changePayment, decline, noChange, type PaymentChange } from './change-payment.js';
import { currentTerms, findObstacle } from './check-payable.js';
import { readBill } from './bill-view.js';
import { openBankAccount } from './open-bank-account.js';
import type { ActivityDeps } from './deps.js';

/**
 * Sends the current attempt once. `submitting` is committed before the call; whoever finds it there afterwards knows
 * only that the call may have happened, which is `unknown`, and asks instead of sending.
 */
export function submitPayment(deps: ActivityDeps) {
  return async (ref: BillRef): Promise<BillView> => submitFrom(deps, ref, await readBill(deps)(ref));
}

/** The same for who has just read or written the bill. */
export async function submitFrom(deps: ActivityDeps, ref: BillRef, view: BillView): Promise<BillView> {
  const { payment } = view;
  if (payment === null) return view;
  if (payment.state.status === 'submitting') return recordMissing(deps, ref, 'interrupted');
  if (payment.state.status !== 'ready') return view;
  const payee = await registerPayee(deps, payment);
  if (payee === null) return closeUnsent(deps, ref, 'The provider refuses these bank details.');
  const { begun, isOurs } = await begin(deps, ref);
  if (!isOurs || begun.payment?.state.status !== 'submitting') return begun;
  const { firstSentAt } = begun.payment.state;
  const moved = await findMoved(deps, begun.payment, payee);
  const result: SubmitResult = moved
    ? { outcome: 'accepted', payment: moved }
    : await sendPatiently(deps, instructionFor(begun.payment, payee), firstSentAt);
  deps.log.info('payment_submitted', { ...ref, paymentId: payment.paymentId, outcome: result.outcome });
  return recordSubmission(deps, ref, result);
}

/** Clocks differ: the question reaches back a little further than our own row. */
export const askMarginMs = 3_600_000;

export function hasMoved({ state }: RailPayment): boolean {
  return state === 'processing' || state === 'posted' || state === 'returned';
}

/** Before a new key is used the provider is asked once more: an earlier attempt that moved after all is adopted. */
async function findMoved(
  { rail }: ActivityDeps,
  payment: Payment,
  payee: PayeeHandle,
): Promise<RailPayment | null> {
  if (payment.attempt === 1) return null;
  const since = instant(epochMs(payment.createdAt) - askMarginMs);
  const found = await rail.findByReference(payment.reference, payee, since);
  return found !== null && hasMoved(found) ? found : null;
}

const busyDelaysMs = [1_000, 3_000, 9_000] as const;

/** A provider that was too busy to look did nothing: the same instruction is sent again, a few times. */
async function sendPatiently(
  deps: ActivityDeps,
  instruction: PaymentInstruction,
  claimedAt: Instant,
): Promise<SubmitResult> {
  for (const delayMs of busyDelaysMs) {
    try {
      return await sendInTime(deps, instruction, claimedAt);
    } catch (error) {
      if (!(error instanceof ProviderFault) || error.kind !== 'unavailable') throw error;
      await setTimeout(delayMs);
    }
  }
  return sendInTime(deps, instruction, claimedAt);
}

/** Nothing may come between the look at the clock and the call. */
export async function sendInTime(
  { rail, now }: ActivityDeps,
  instruction: PaymentInstruction,
  claimedAt: Instant,
): Promise<SubmitResult> {
  if (!maySend(claimedAt, now())) return { outcome: 'unknown', code: 'claim_expired' };
  return rail.submit(instruction);
}

/** Writes down what the provider answered, or that it did not. */
export function recordSubmission(deps: ActivityDeps, ref: BillRef, result: SubmitResult): Promise<BillView> {
  if (result.outcome === 'unknown') return recordMissing(deps, ref, result.code);
  return changePayment(deps, ref, (tx, held, context) => {
    const { status } = held.payment.state;
    if (status !== 'submitting' && status !== 'unknown') return noChange;
    return result.outcome === 'accepted'
      ? adopt(tx, held, result.payment, context)
      : decline(tx, held.payment, { ...result, providerPaymentId: null }, context);
  });
}

export function instructionFor(payment: Payment, payee: PayeeHandle): PaymentInstruction {
  const { tenantId, billId, paymentId, reference, amount } = payment;
  return {
    idempotencyKey: attemptKey(payment),
    reference,
    amount,
    payee,
    description: `Bill ${billId}`,
    metadata: {
      tenant_id: tenantId,
      bill_id: billId,
      payment_id: paymentId,
      attempt: String(payment.attempt),
    },
  };
}

function recordMissing(deps: ActivityDeps, ref: BillRef, code: string): Promise<BillView> {
  deps.log.error('payment_unknown', { ...ref, code });
  return changePayment(deps, ref, (_tx, { payment }) =>
    payment.state.status === 'submitting'
      ? { payment: [{ type: 'answer_missing', code }], bill: [{ type: 'payment_unknown', code }] }
      : noChange,
  );
}

/** `isOurs`: this run wrote `submitting`, and only that one sends. Another one may be under way beside it. */
async function begin(
  deps: ActivityDeps,
  ref: BillRef,
): Promise<{ readonly begun: BillView; readonly isOurs: boolean }> {
  const written: PaymentChange[] = [];
  const begun = await changePayment(deps, ref, async (tx, held) => {
    const change = await beginSubmission(tx, held);
    written.push(change);
    return change;
  });
  return { begun, isOurs: written.some(({ payment }) => payment[0]?.type === 'submission_begun') };
}

/** The last look before the money: what was approved, and to whom, must still be what stands here. */
async function beginSubmission(
  tx: Tx,
  { bill, payment }: { readonly bill: Bill; readonly payment: Payment },
): Promise<PaymentChange> {
  if (payment.state.status !== 'ready') return noChange;
  const [obstacle, terms] = await Promise.all([findObstacle(tx, bill), currentTerms(tx, bill)]);
  if (obstacle === null && terms?.fingerprint === payment.approvalFingerprint) {
    return { payment: [{ type: 'submission_begun' }], bill: [] };
  }
  return closed(obstacle?.reason ?? 'The terms have changed since the approval.');
}

function closeUnsent(deps: ActivityDeps, ref: BillRef, reason: string): Promise<BillView> {
  return changePayment(deps, ref, (_tx, { payment }) =>
    payment.state.status === 'ready' ? closed(reason) : noChange,
  );
}

function closed(reason: string): PaymentChange {
  return {
    payment: [{ type: 'closed', reason }],
    bill: [{ type: 'payment_declined', decline: { code: 'not_sent', message: reason, retryAt: null } }],
  };
}

/** The payee as the rail knows it, made once per version of the account; null when the rail will not have it. */
async function registerPayee(deps: ActivityDeps, payment: Payment): Promise<PayeeHandle | null> {
  const { database, rail, cipher } = deps;
  const { tenantId, bankAccountId, bankAccountVersion } = payment;
  const { account, vendor } = await database.inTenant(tenantId, async (tx) => {
    const row = await loadBankAccount(tx, tenantId, bankAccountId);
    return { account: row, vendor: await loadVendor(tx, tenantId, row.vendorId) };
  });
  const known = knownHandle(account);
  if (known) return known;
  const opened = await openBankAccount(cipher, account);
  try {
    const handle = await rail.registerPayee({
      idempotencyKey: `${bankAccountId}/${bankAccountVersion}`,
      displayName: vendor.name,
      email: vendor.email,
      bank: normalizeBankAccount(opened),
    });
    await database.inTenant(tenantId, (tx) => setPayeeHandle(tx, account, handle));
    return handle;
  } catch (error) {
    if (error instanceof ProviderFault && (error.kind === 'refused' || error.kind === 'invalid')) {
      deps.log.error('payee_refused', { paymentId: payment.paymentId, bankAccountId, code: error.code });
      return null;
    }
    throw error;
  }
}

export function knownHandle({ payeeHandle, version }: BankAccount): PayeeHandle | null {
  return payeeHandle !== null && payeeHandle.version === version ? payeeHandle : null;
}
