import { and, asc, eq, ne } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { PaymentId, TenantId } from '../domain/ids.js';
import type { Payment } from '../domain/payment.js';
import {
  decideResolution,
  resolutionOf,
  type ResolutionFact,
  type ResolutionProposal,
  type ResolutionState,
} from '../domain/payment-resolution.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { loadPayment, lockPayment } from './payments.js';
import { facts, payments } from './schema/index.js';

/** Records what one person says; `confirmed` when a second one has said the same. Moves no money and no state. */
export async function proposeResolution(
  tx: Tx,
  tenantId: TenantId,
  paymentId: PaymentId,
  given: Omit<ResolutionProposal, 'attempt'>,
  context: FactContext,
): Promise<{ readonly payment: Payment; readonly state: ResolutionState }> {
  const payment = await lockPayment(tx, tenantId, paymentId);
  const proposal = { ...given, attempt: payment.attempt } as ResolutionProposal;
  const happened = await listResolutionFacts(tx, payment);
  const fact = decideResolution(
    { status: payment.state.status, attempt: payment.attempt },
    resolutionOf(happened, payment.attempt),
    proposal,
  );
  if (proposal.resolution === 'found') await refuseTaken(tx, payment, proposal.providerPaymentId);
  const subject = { tenantId, subject: 'payment_resolution', subjectId: paymentId } as const;
  await appendFacts(
    tx,
    { ...subject, billId: payment.billId, fromVersion: happened.length },
    [fact],
    context,
  );
  return { payment, state: resolutionOf([...happened, fact], payment.attempt) };
}

/** What two people agreed on about the payment's current attempt; null while they have not. */
export async function findConfirmedResolution(
  tx: Tx,
  tenantId: TenantId,
  paymentId: PaymentId,
): Promise<ResolutionProposal | null> {
  const payment = await loadPayment(tx, tenantId, paymentId);
  const state = await loadResolution(tx, payment);
  return state.status === 'confirmed' ? state.proposal : null;
}

export async function loadResolution(tx: Tx, payment: Payment): Promise<ResolutionState> {
  return resolutionOf(await listResolutionFacts(tx, payment), payment.attempt);
}

async function listResolutionFacts(tx: Tx, { tenantId, paymentId }: Payment): Promise<ResolutionFact[]> {
  const rows = await tx
    .select({ type: facts.type, data: facts.data })
    .from(facts)
    .where(
      and(
        eq(facts.tenantId, tenantId),
        eq(facts.subject, 'payment_resolution'),
        eq(facts.subjectId, paymentId),
      ),
    )
    .orderBy(asc(facts.version));
  return rows.map(({ type, data }) => ({ type, ...data }) as unknown as ResolutionFact);
}

/** One movement at the provider belongs to one payment of ours. */
async function refuseTaken(tx: Tx, payment: Payment, providerPaymentId: string): Promise<void> {
  const [taken] = await tx
    .select({ paymentId: payments.paymentId })
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, payment.tenantId),
        eq(payments.providerPaymentId, providerPaymentId),
        ne(payments.paymentId, payment.paymentId),
      ),
    );
  if (taken) refuse('invalid_input', 'This provider payment belongs to another payment.', taken);
}
