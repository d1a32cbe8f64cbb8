import { and, asc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import { paymentPosition } from '../domain/books.js';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { BillId, PaymentId, TenantId } from '../domain/ids.js';
import { difference } from '../domain/ledger.js';
import { attemptKey, evolvePayment, type Payment, type PaymentFact } from '../domain/payment.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { book } from './ledger.js';
import { paymentAttempts, payments } from './schema/index.js';

export type PaymentRow = typeof payments.$inferSelect;

/** The row before the money: state `ready`, its reference and terms fixed. */
export async function createPayment(tx: Tx, payment: Payment, context: FactContext): Promise<void> {
  await tx.insert(payments).values({ ...paymentToRow(payment), createdAt: payment.createdAt });
  await appendFacts(tx, subjectOf(payment, 0), [{ type: 'payment_created' }], context);
}

export async function findPayment(tx: Tx, tenantId: TenantId, paymentId: PaymentId): Promise<Payment | null> {
  const [row] = await tx.select().from(payments).where(keyOf(tenantId, paymentId));
  return row ? paymentFromRow(row) : null;
}

export async function loadPayment(tx: Tx, tenantId: TenantId, paymentId: PaymentId): Promise<Payment> {
  return (await findPayment(tx, tenantId, paymentId)) ?? refuse('not_found', 'No such payment.');
}

/** The payment with its row locked until the transaction ends. Lock the bill first, always in that order. */
export async function lockPayment(tx: Tx, tenantId: TenantId, paymentId: PaymentId): Promise<Payment> {
  const [row] = await tx.select().from(payments).where(keyOf(tenantId, paymentId)).for('update');
  return row ? paymentFromRow(row) : refuse('not_found', 'No such payment.');
}

/** Writes row, attempt and facts together; refuses `version_conflict` when somebody was faster. */
export async function savePayment(
  tx: Tx,
  payment: Payment,
  happened: readonly PaymentFact[],
  context: FactContext,
): Promise<Payment> {
  if (happened.length === 0) return payment;
  const next = happened.reduce((current, fact) => evolvePayment(current, fact, context.at), payment);
  const updated = await tx
    .update(payments)
    .set(paymentToRow(next))
    .where(and(keyOf(payment.tenantId, payment.paymentId), eq(payments.version, payment.version)))
    .returning({ paymentId: payments.paymentId });
  if (updated.length === 0) refuse('version_conflict', 'The payment was changed by somebody else.');
  await appendFacts(tx, subjectOf(payment, payment.version), happened, context);
  for (const fact of happened) await recordAttempt(tx, payment, fact, context.at);
  await bookPayment(tx, payment, next, happened, context);
  return next;
}

function bookPayment(
  tx: Tx,
  payment: Payment,
  next: Payment,
  happened: readonly PaymentFact[],
  context: FactContext,
) {
  const { tenantId, paymentId, billId } = payment;
  const posting = {
    tenantId,
    subject: 'payment' as const,
    subjectId: paymentId,
    subjectVersion: next.version,
    billId,
    paymentId,
    memo: happened.map(({ type }) => type).join(', '),
    entries: difference(paymentPosition(payment), paymentPosition(next)),
  };
  return book(tx, posting, context);
}

export async function listBillPayments(tx: Tx, tenantId: TenantId, billId: BillId): Promise<Payment[]> {
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenantId), eq(payments.billId, billId)))
    .orderBy(asc(payments.createdAt));
  return rows.map(paymentFromRow);
}

const lastLook = sql`coalesce(${payments.checkedAt}, ${payments.createdAt})`;

/** Posted payments made since then that nobody has asked about since `checkedBefore`, oldest first. */
export async function listPostedToCheck(
  tx: Tx,
  tenantId: TenantId,
  due: { readonly madeAfter: Instant; readonly checkedBefore: Instant; readonly limit: number },
): Promise<Payment[]> {
  const rows = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, tenantId),
        eq(payments.status, 'posted'),
        gt(payments.createdAt, due.madeAfter),
        lt(lastLook, due.checkedBefore),
      ),
    )
    .orderBy(asc(payments.createdAt))
    .limit(due.limit);
  return rows.map(paymentFromRow);
}

/** A payment that the provider is processing, and whether this is the first look at it. */
export type QuietPayment = { readonly payment: Payment; readonly isFirstLook: boolean };

/** Payments in the provider's hands whose next look is due, those that waited longest first. */
export async function listProcessingToCheck(
  tx: Tx,
  tenantId: TenantId,
  due: {
    readonly at: Instant;
    readonly apartMs: { readonly min: number; readonly max: number };
    readonly limit: number;
  },
): Promise<QuietPayment[]> {
  const { min, max } = due.apartMs;
  const age = sql`extract(epoch from ${lastLook} - ${payments.createdAt}) * 1000`;
  const apart = sql`make_interval(secs => greatest(${min}, least(${max}, ${age})) / 1000.0)`;
  const rows = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, tenantId),
        eq(payments.status, 'processing'),
        lte(sql`${lastLook} + ${apart}`, due.at),
      ),
    )
    .orderBy(asc(lastLook))
    .limit(due.limit);
  return rows.map((row) => ({ payment: paymentFromRow(row), isFirstLook: row.checkedAt === null }));
}

/** Not a change of the payment: its version stays. */
export async function noteChecked(tx: Tx, { tenantId, paymentId }: Payment, at: Instant): Promise<void> {
  await tx.update(payments).set({ checkedAt: at }).where(keyOf(tenantId, paymentId));
}

/** Attempts of a payment, oldest first: each key that was sent, and what came of it. */
export async function listAttempts(tx: Tx, tenantId: TenantId, paymentId: PaymentId) {
  return tx
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.tenantId, tenantId), eq(paymentAttempts.paymentId, paymentId)))
    .orderBy(asc(paymentAttempts.attempt));
}

async function recordAttempt(tx: Tx, payment: Payment, fact: PaymentFact, at: Instant): Promise<void> {
  const { tenantId, paymentId, attempt } = payment;
  if (fact.type === 'submission_begun') {
    await tx
      .insert(paymentAttempts)
      .values({ tenantId, paymentId, attempt, idempotencyKey: attemptKey(payment), firstSentAt: at });
    return;
  }
  const outcome = {
    accepted: 'accepted',
    posted: 'accepted',
    declined: 'declined',
    answer_missing: 'unknown',
  } as const;
  if (!(fact.type in outcome)) return;
  await tx
    .update(paymentAttempts)
    .set({ outcome: outcome[fact.type as keyof typeof outcome], code: 'code' in fact ? fact.code : null })
    .where(
      and(
        eq(paymentAttempts.tenantId, tenantId),
        eq(paymentAttempts.paymentId, paymentId),
        eq(paymentAttempts.attempt, attempt),
      ),
    );
}

const keyOf = (tenantId: TenantId, paymentId: PaymentId) =>
  and(eq(payments.tenantId, tenantId), eq(payments.paymentId, paymentId));

const subjectOf = (payment: Payment, fromVersion: number) => ({
  tenantId: payment.tenantId,
  subject: 'payment' as const,
  subjectId: payment.paymentId,
  billId: payment.billId,
  fromVersion,
});

export function paymentFromRow(row: PaymentRow): Payment {
  return {
    tenantId: row.tenantId,
    paymentId: row.paymentId,
    billId: row.billId,
    version: row.version,
    reference: row.reference,
    amount: { amountMinor: row.amountMinor, currency: row.currency },
    bankAccountId: row.bankAccountId,
    bankAccountVersion: row.bankAccountVersion,
    vendorId: row.vendorId,
    rail: row.rail,
    cashAccountId: row.cashAccountId,
    approvalFingerprint: row.approvalFingerprint,
    attempt: row.attempt,
    firstDeclinedAt: row.firstDeclinedAt,
    createdAt: row.createdAt,
    state: row.state,
  };
}

export function paymentToRow(payment: Payment): Omit<PaymentRow, 'createdAt' | 'checkedAt'> {
  const { amount, state } = payment;
  return {
    tenantId: payment.tenantId,
    paymentId: payment.paymentId,
    billId: payment.billId,
    version: payment.version,
    status: state.status,
    state,
    reference: payment.reference,
    amountMinor: amount.amountMinor,
    currency: amount.currency,
    bankAccountId: payment.bankAccountId,
    bankAccountVersion: payment.bankAccountVersion,
    vendorId: payment.vendorId,
    rail: payment.rail,
    cashAccountId: payment.cashAccountId,
    approvalFingerprint: payment.approvalFingerprint,
    attempt: payment.attempt,
    firstDeclinedAt: payment.firstDeclinedAt,
    providerPaymentId: 'providerPaymentId' in state ? state.providerPaymentId : null,
  };
}
