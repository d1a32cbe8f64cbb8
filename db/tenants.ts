import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import { platformTenantId, type ApiKeyId, type MemberId, type TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { apiKeys, members, tenantKeys, tenants, type TenantSettings } from './schema/index.js';

export type { TenantSettings } from './schema/index.js';
export type Tenant = typeof tenants.$inferSelect;
export type Member = typeof members.$inferSelect;
export type ApiKey = typeof apiKeys.$inferSelect;

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

export async function createMember(
  tx: Tx,
  member: Pick<Member, 'tenantId' | 'memberId' | 'name' | 'email' | 'role' | 'department'>,
  context: FactContext,
): Promise<void> {
  await tx.insert(members).values(member);
  const { tenantId, memberId, role } = member;
  await appendFacts(
    tx,
    { tenantId, subject: 'member', subjectId: memberId, billId: null, fromVersion: 0 },
    [{ type: 'member_created', role }],
    context,
  );
}

export async function findActiveMember(
  tx: Tx,
  tenantId: TenantId,
  memberId: MemberId,
): Promise<Member | null> {
  const [row] = await tx
    .select()
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.memberId, memberId), eq(members.active, true)));
  return row ?? null;
}

export async function listMembers(tx: Tx, tenantId: TenantId): Promise<Member[]> {
  return tx.select().from(members).where(eq(members.tenantId, tenantId)).orderBy(asc(members.createdAt));
}

export async function createApiKey(
  tx: Tx,
  key: Pick<
    ApiKey,
    'tenantId' | 'apiKeyId' | 'memberId' | 'name' | 'prefix' | 'hash' | 'scopes' | 'expiresAt'
  >,
  context: FactContext,
): Promise<void> {
  await tx.insert(apiKeys).values(key);
  const { tenantId, apiKeyId, memberId } = key;
  await appendFacts(
    tx,
    { tenantId, subject: 'api_key', subjectId: apiKeyId, billId: null, fromVersion: 0 },
    [{ type: 'api_key_created', memberId }],
    context,
  );
}

export async function listApiKeys(tx: Tx, tenantId: TenantId): Promise<ApiKey[]> {
  return tx.select().from(apiKeys).where(eq(apiKeys.tenantId, tenantId)).orderBy(asc(apiKeys.createdAt));
}

/** Revoking twice is revoking once. */
export async function revokeApiKey(
  tx: Tx,
  tenantId: TenantId,
  apiKeyId: ApiKeyId,
  context: FactContext,
): Promise<void> {
  const key = and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.apiKeyId, apiKeyId));
  const [row] = await tx.select().from(apiKeys).where(key).for('update');
  if (!row) refuse('not_found', 'No such API key.');
  if (row.revokedAt !== null) return;
  await tx.update(apiKeys).set({ revokedAt: context.at }).where(key);
  await appendFacts(
    tx,
    { tenantId, subject: 'api_key', subjectId: apiKeyId, billId: null, fromVersion: 1 },
    [{ type: 'api_key_revoked' }],
    context,
  );
}

/** Under `withApiKeyHash`: the key's tenant and member; null when it is unknown, revoked or expired. */
export async function findApiKey(tx: Tx, hash: string, now: Instant): Promise<ApiKey | null> {
  const [row] = await tx
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.hash, hash),
        isNull(apiKeys.revokedAt),
        sql`(${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > ${now})`,
      ),
    );
  return row ?? null;
}

/** Keys that are valid now, of members who are still there. */
export async function listLiveKeys(tx: Tx, tenantId: TenantId, now: Instant): Promise<ApiKeyId[]> {
  const rows = await tx
    .select({ apiKeyId: apiKeys.apiKeyId })
    .from(apiKeys)
    .innerJoin(
      members,
      and(eq(members.tenantId, apiKeys.tenantId), eq(members.memberId, apiKeys.memberId), members.active),
    )
    .where(
      and(
        eq(apiKeys.tenantId, tenantId),
        isNull(apiKeys.revokedAt),
        sql`(${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > ${now})`,
      ),
    );
  return rows.map(({ apiKeyId }) => apiKeyId);
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
