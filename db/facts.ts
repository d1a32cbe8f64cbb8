import { and, asc, eq, gt } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { BillId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { facts, type FactSubject } from './schema/index.js';

/** A fact's type and its data, as JSON. */
export type FactContent = { readonly type: string; readonly [key: string]: unknown };

export type FactRow = typeof facts.$inferSelect;

/** Appends facts that make the versions `fromVersion + 1 ...` of their subject. */
export async function appendFacts(
  tx: Tx,
  subject: {
    readonly tenantId: TenantId;
    readonly subject: FactSubject;
    readonly subjectId: string;
    readonly billId: BillId | null;
    readonly fromVersion: number;
  },
  happened: readonly FactContent[],
  context: FactContext,
): Promise<void> {
  const { tenantId, subject: kind, subjectId, billId, fromVersion } = subject;
  if (happened.length === 0) return;
  await tx.insert(facts).values(
    happened.map(({ type, ...data }, index) => ({
      tenantId,
      subject: kind,
      subjectId,
      billId,
      version: fromVersion + index + 1,
      type,
      data,
      actor: context.actor,
      requestId: context.requestId,
      at: context.at,
    })),
  );
}

/** The story of a bill and its payments in the order in which it was written. */
export async function listBillFacts(
  tx: Tx,
  tenantId: TenantId,
  billId: BillId,
  page: { readonly afterFactId: number; readonly limit: number },
): Promise<FactRow[]> {
  return tx
    .select()
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.billId, billId), gt(facts.factId, page.afterFactId)))
    .orderBy(asc(facts.factId))
    .limit(page.limit);
}
