import { and, eq, gte, sql } from 'drizzle-orm';
import type { Instant } from '../domain/dates.js';
import type { BillId, TenantId } from '../domain/ids.js';
import type { ModelUse } from '../domain/model-use.js';
import type { Tx } from './client.js';
import { modelUses } from './schema/index.js';

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
