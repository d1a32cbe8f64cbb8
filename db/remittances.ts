import { and, asc, eq, inArray } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { PaymentId, RemittanceId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { remittances } from './schema/index.js';

export type Remittance = typeof remittances.$inferSelect;

/** One a payment: the second call answers the first one's row. */
export async function ensureRemittance(
  tx: Tx,
  remittance: Pick<Remittance, 'tenantId' | 'remittanceId' | 'billId' | 'paymentId'>,
): Promise<Remittance> {
  await tx
    .insert(remittances)
    .values({ ...remittance, status: 'ready' })
    .onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(remittances)
    .where(
      and(eq(remittances.tenantId, remittance.tenantId), eq(remittances.paymentId, remittance.paymentId)),
    );
  if (!row) throw new Error('no remittance after insert');
  return row;
}

export async function findRemittance(
  tx: Tx,
  tenantId: TenantId,
  paymentId: PaymentId,
): Promise<Remittance | null> {
  const [row] = await tx
    .select()
    .from(remittances)
    .where(and(eq(remittances.tenantId, tenantId), eq(remittances.paymentId, paymentId)));
  return row ?? null;
}

/** Advices that did not arrive, or of which nobody knows. */
export async function listUndelivered(tx: Tx, tenantId: TenantId, limit: number): Promise<Remittance[]> {
  return tx
    .select()
    .from(remittances)
    .where(and(eq(remittances.tenantId, tenantId), inArray(remittances.status, ['bounced', 'unknown'])))
    .orderBy(asc(remittances.createdAt))
    .limit(limit);
}

export async function lockRemittance(
  tx: Tx,
  tenantId: TenantId,
  remittanceId: RemittanceId,
): Promise<Remittance> {
  const [row] = await tx.select().from(remittances).where(keyOf(tenantId, remittanceId)).for('update');
  return row ?? refuse('not_found', 'No such remittance.');
}

/** Writes what changed and the fact of it, which the bill's timeline shows. */
export async function saveRemittance(
  tx: Tx,
  remittance: Remittance,
  change: Partial<
    Pick<Remittance, 'status' | 'documentSha256' | 'providerMessageId' | 'detail' | 'firstSentAt'>
  >,
  context: FactContext,
): Promise<Remittance> {
  const { tenantId, remittanceId, billId, version } = remittance;
  const [row] = await tx
    .update(remittances)
    .set({ ...change, version: version + 1 })
    .where(and(keyOf(tenantId, remittanceId), eq(remittances.version, version)))
    .returning();
  if (!row) refuse('version_conflict', 'The remittance was changed by somebody else.');
  await appendFacts(
    tx,
    { tenantId, subject: 'remittance', subjectId: remittanceId, billId, fromVersion: version },
    [{ type: `remittance_${row.status}`, detail: row.detail }],
    context,
  );
  return row;
}

const keyOf = (tenantId: TenantId, remittanceId: RemittanceId) =>
  and(eq(remittances.tenantId, tenantId), eq(remittances.remittanceId, remittanceId));
