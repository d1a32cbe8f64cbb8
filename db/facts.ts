import { and, asc, desc, eq, gt, max } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { FactSubject, FactType } from '../domain/event-types.js';
import type { BillId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { facts } from './schema/index.js';

/** A fact's type and its data, as JSON. */
export type FactContent<S extends FactSubject = FactSubject> = {
  readonly type: FactType<S>;
  readonly [key: string]: unknown;
};

export type FactRow = typeof facts.$inferSelect;

/** Appends facts that make the versions `fromVersion + 1 ...` of their subject. */
export async function appendFacts<S extends FactSubject>(
  tx: Tx,
  subject: {
    readonly tenantId: TenantId;
    readonly subject: S;
    readonly subjectId: string;
    readonly billId: BillId | null;
    readonly fromVersion: number;
  },
  happened: readonly FactContent<S>[],
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
      commandId: context.commandId ?? null,
      at: context.at,
    })),
  );
}

/** Whether this command has changed the bill already, and only the answer was lost. */
export async function isCarriedOut(
  tx: Tx,
  tenantId: TenantId,
  billId: BillId,
  commandId: string,
): Promise<boolean> {
  const rows = await tx
    .select({ factId: facts.factId })
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.billId, billId), eq(facts.commandId, commandId)))
    .limit(1);
  return rows.length > 0;
}

/** What the command did to the bill; null while it has done nothing. */
export async function findCommandFact(
  tx: Tx,
  tenantId: TenantId,
  billId: BillId,
  commandId: string,
): Promise<FactRow | null> {
  const [row] = await tx
    .select()
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.billId, billId), eq(facts.commandId, commandId)))
    .limit(1);
  return row ?? null;
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

/** What happened to one vendor, account or policy, oldest first; the newest thousand. */
export async function listSubjectFacts(
  tx: Tx,
  tenantId: TenantId,
  subject: FactSubject,
  subjectId: string,
): Promise<FactRow[]> {
  const rows = await tx
    .select()
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.subject, subject), eq(facts.subjectId, subjectId)))
    .orderBy(desc(facts.version))
    .limit(1_000);
  return rows.reverse();
}

/** The version that the subject has now. Lock its row first; 0 for what has no facts. */
export async function lastVersion(
  tx: Tx,
  tenantId: TenantId,
  subject: FactSubject,
  subjectId: string,
): Promise<number> {
  const [row] = await tx
    .select({ version: max(facts.version) })
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.subject, subject), eq(facts.subjectId, subjectId)));
  return row?.version ?? 0;
}
