import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Instant } from '../domain/dates.js';
import type { BillId, DocumentId, TenantId } from '../domain/ids.js';
import type { ModelUse } from '../domain/model-use.js';
import type { Tx } from './client.js';
import { bills, modelUses } from './schema/index.js';

export async function addModelUse(
  tx: Tx,
  of: { readonly tenantId: TenantId; readonly billId: BillId },
  use: ModelUse & { readonly costMicroUsd: number },
): Promise<void> {
  await tx.insert(modelUses).values({ tenantId: of.tenantId, billId: of.billId, ...use });
}

/** What the tenant's documents have cost since then, in millionths of a US dollar. */
export async function costSince(tx: Tx, tenantId: TenantId, since: Instant): Promise<number> {
  const [row] = await tx
    .select({ microUsd: sql<string>`coalesce(sum(${modelUses.costMicroUsd}), 0)` })
    .from(modelUses)
    .where(and(eq(modelUses.tenantId, tenantId), gte(modelUses.createdAt, since)));
  return Number(row?.microUsd ?? 0);
}

/** What a model has read, and what that cost. */
export type ModelCosts = {
  readonly answers: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In millionths of a US dollar, at the prices of then. */
  readonly costMicroUsd: number;
};

export type MonthCosts = ModelCosts & {
  /** The calendar month, UTC: `2026-11`. */
  readonly month: string;
};

const sums = {
  answers: sql`count(*)`.mapWith(Number),
  inputTokens: sql`sum(${modelUses.inputTokens})`.mapWith(Number),
  outputTokens: sql`sum(${modelUses.outputTokens})`.mapWith(Number),
  costMicroUsd: sql`sum(${modelUses.costMicroUsd})`.mapWith(Number),
};

/** The newest month first; months without an answer are left out. `before` is the first instant of a month. */
export async function listMonthCosts(
  tx: Tx,
  tenantId: TenantId,
  { before, limit }: { readonly before: Instant | null; readonly limit: number },
): Promise<MonthCosts[]> {
  const month = sql<string>`to_char(${modelUses.createdAt} at time zone 'UTC', 'YYYY-MM')`;
  return tx
    .select({ month, ...sums })
    .from(modelUses)
    .where(
      and(eq(modelUses.tenantId, tenantId), before === null ? undefined : lt(modelUses.createdAt, before)),
    )
    .groupBy(month)
    .orderBy(desc(month))
    .limit(limit);
}

export type DocumentCosts = ModelCosts & {
  readonly billId: BillId;
  /** The bill's document as it is now; it may have been joined or split since. */
  readonly documentId: DocumentId | null;
};

/** Those of one month, the newest bill first. */
export async function listDocumentCosts(
  tx: Tx,
  tenantId: TenantId,
  of: { readonly from: Instant; readonly to: Instant },
  { after, limit }: { readonly after: BillId | null; readonly limit: number },
): Promise<DocumentCosts[]> {
  return tx
    .select({ billId: modelUses.billId, documentId: bills.documentId, ...sums })
    .from(modelUses)
    .innerJoin(bills, and(eq(bills.tenantId, modelUses.tenantId), eq(bills.billId, modelUses.billId)))
    .where(
      and(
        eq(modelUses.tenantId, tenantId),
        gte(modelUses.createdAt, of.from),
        lt(modelUses.createdAt, of.to),
        after === null ? undefined : lt(modelUses.billId, after),
      ),
    )
    .groupBy(modelUses.billId, bills.documentId)
    .orderBy(desc(modelUses.billId))
    .limit(limit);
}
