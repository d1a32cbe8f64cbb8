import { and, asc, eq, ne } from 'drizzle-orm';
import { refuse } from '../domain/errors.js';
import { platformTenantId, type TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { tenantKeys, tenants, type TenantSettings } from './schema/index.js';

export type { TenantSettings } from './schema/index.js';
export type Tenant = typeof tenants.$inferSelect;

/** Call in the tenant's own scope. */
export async function createTenant(
  tx: Tx,
  tenant: { readonly tenantId: TenantId; readonly name: string; readonly settings: TenantSettings },
): Promise<void> {
  await tx.insert(tenants).values(tenant);
}

export async function loadTenant(tx: Tx, tenantId: TenantId): Promise<Tenant> {
  const [row] = await tx.select().from(tenants).where(eq(tenants.tenantId, tenantId));
  return row ?? refuse('not_found', 'No such tenant.');
}

/** In the platform's scope: every tenant but the platform. */
export async function listTenantIds(tx: Tx): Promise<TenantId[]> {
  const rows = await tx
    .select({ tenantId: tenants.tenantId })
    .from(tenants)
    .where(ne(tenants.tenantId, platformTenantId))
    .orderBy(asc(tenants.tenantId));
  return rows.map(({ tenantId }) => tenantId);
}

export async function listTenantKeys(
  tx: Tx,
  tenantId: TenantId,
): Promise<{ keyId: string; wrapped: Uint8Array }[]> {
  return tx
    .select({ keyId: tenantKeys.keyId, wrapped: tenantKeys.wrapped })
    .from(tenantKeys)
    .where(eq(tenantKeys.tenantId, tenantId));
}

/** The first writer wins. */
export async function addTenantKey(
  tx: Tx,
  tenantId: TenantId,
  keyId: string,
  wrapped: Uint8Array,
): Promise<void> {
  await tx.insert(tenantKeys).values({ tenantId, keyId, wrapped }).onConflictDoNothing();
}

export async function rewrapTenantKey(
  tx: Tx,
  tenantId: TenantId,
  keyId: string,
  wrapped: Uint8Array,
): Promise<void> {
  await tx
    .update(tenantKeys)
    .set({ wrapped })
    .where(and(eq(tenantKeys.tenantId, tenantId), eq(tenantKeys.keyId, keyId)));
}
