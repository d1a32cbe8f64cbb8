import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { ApiKeyId, MemberId, TenantId } from '../domain/ids.js';
import type { Role } from '../domain/roles.js';
import type { Database, Tx } from './client.js';
import { appendFacts, lastVersion, type FactContent } from './facts.js';
import { apiKeys, members, tenants, type TenantSettings } from './schema/index.js';

export type ApiKey = typeof apiKeys.$inferSelect;
export type NewApiKeyRow = Pick<
  ApiKey,
  'tenantId' | 'apiKeyId' | 'memberId' | 'name' | 'prefix' | 'hash' | 'scopes' | 'expiresAt'
>;
export type ApiKeyStatus = 'active' | 'expired' | 'revoked';

export async function createApiKey(tx: Tx, key: NewApiKeyRow, context: FactContext): Promise<void> {
  await insert(tx, key, { type: 'api_key_created', memberId: key.memberId }, context);
}

export async function listApiKeys(
  tx: Tx,
  tenantId: TenantId,
  filter: { readonly memberId?: MemberId; readonly status?: ApiKeyStatus; readonly now: Instant },
  page: { readonly after: string | null; readonly limit: number },
): Promise<ApiKey[]> {
  return (
    tx
      .select()
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.tenantId, tenantId),
          filter.memberId ? eq(apiKeys.memberId, filter.memberId) : undefined,
          filter.status ? hasStatus(filter.status, filter.now) : undefined,
          page.after === null ? undefined : sql`${apiKeys.apiKeyId} > ${page.after}`,
        ),
      )
      // Ids are ordered by time.
      .orderBy(asc(apiKeys.apiKeyId))
      .limit(page.limit)
  );
}

export function statusOfApiKey({ revokedAt, expiresAt }: ApiKey, now: Instant): ApiKeyStatus {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}

function hasStatus(status: ApiKeyStatus, now: Instant): SQL | undefined {
  switch (status) {
    case 'revoked':
      return isNotNull(apiKeys.revokedAt);
    case 'expired':
      return and(isNull(apiKeys.revokedAt), lte(apiKeys.expiresAt, now));
    case 'active':
      return and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)));
  }
}

/** Revoking twice is revoking once. */
export async function revokeApiKey(
  tx: Tx,
  tenantId: TenantId,
  apiKeyId: ApiKeyId,
  context: FactContext,
): Promise<void> {
  const row = await loadForUpdate(tx, tenantId, apiKeyId);
  if (row.revokedAt !== null) return;
  await change(tx, row, { revokedAt: context.at }, { type: 'api_key_revoked' }, context);
}

/** The new key takes over; the old one works until `worksUntil` at most, and never longer than it would have. */
export async function rotateApiKey(
  tx: Tx,
  { tenantId, apiKeyId }: Pick<ApiKey, 'tenantId' | 'apiKeyId'>,
  next: Pick<NewApiKeyRow, 'apiKeyId' | 'prefix' | 'hash' | 'expiresAt'> & { readonly worksUntil: Instant },
  context: FactContext,
): Promise<NewApiKeyRow> {
  const row = await loadForUpdate(tx, tenantId, apiKeyId);
  const status = statusOfApiKey(row, context.at);
  if (status !== 'active') refuse('wrong_state', `The key is ${status}.`, { status });
  if (row.replacedBy !== null) refuse('wrong_state', 'The key was rotated already.', { by: row.replacedBy });
  const { worksUntil, ...fresh } = next;
  const { memberId, name, scopes } = row;
  const made = { ...fresh, tenantId, memberId, name, scopes };
  await insert(tx, made, { type: 'api_key_created', memberId, rotatedFrom: apiKeyId }, context);
  const expiresAt = row.expiresAt !== null && row.expiresAt < worksUntil ? row.expiresAt : worksUntil;
  const values = { expiresAt, replacedBy: made.apiKeyId };
  await change(tx, row, values, { type: 'api_key_rotated', to: made.apiKeyId, expiresAt }, context);
  return made;
}

export type KeyHolder = Pick<ApiKey, 'tenantId' | 'apiKeyId' | 'memberId' | 'expiresAt' | 'scopes'> & {
  readonly role: Role;
  readonly settings: TenantSettings;
};

/** Whose key it is; null when it is unknown, revoked or expired, or its member has left. One round trip, for every request. */
export async function findKeyHolder(
  database: Database,
  hash: string,
  now: Instant,
): Promise<KeyHolder | null> {
  const [holder] = await database.alone((single) =>
    single
      .select({
        tenantId: sql<TenantId>`tenant_id`,
        apiKeyId: sql<ApiKeyId>`api_key_id`,
        memberId: sql<MemberId>`member_id`,
        expiresAt: sql<Instant | null>`expires_at`.mapWith(apiKeys.expiresAt),
        scopes: sql<ApiKey['scopes']>`scopes`.mapWith(apiKeys.scopes),
        role: sql<Role>`role`,
        settings: sql<TenantSettings>`settings`.mapWith(tenants.settings),
      })
      .from(sql`authenticate_api_key(${hash}, ${now})`),
  );
  return holder ?? null;
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
    .where(and(eq(apiKeys.tenantId, tenantId), hasStatus('active', now)));
  return rows.map(({ apiKeyId }) => apiKeyId);
}

/** No fact: it says nothing about who may do what. Never moves backwards. */
export async function saveKeyUse(
  tx: Tx,
  tenantId: TenantId,
  apiKeyId: ApiKeyId,
  usedAt: Instant,
): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ lastUsedAt: usedAt })
    .where(
      and(
        eq(apiKeys.tenantId, tenantId),
        eq(apiKeys.apiKeyId, apiKeyId),
        or(isNull(apiKeys.lastUsedAt), sql`${apiKeys.lastUsedAt} < ${usedAt}`),
      ),
    );
}

async function loadForUpdate(tx: Tx, tenantId: TenantId, apiKeyId: ApiKeyId): Promise<ApiKey> {
  const [row] = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.apiKeyId, apiKeyId)))
    .for('update');
  return row ?? refuse('not_found', 'No such API key.');
}

async function insert(
  tx: Tx,
  key: NewApiKeyRow,
  fact: FactContent<'api_key'>,
  context: FactContext,
): Promise<void> {
  await tx.insert(apiKeys).values(key);
  await appendFacts(tx, factSubject(key, 0), [fact], context);
}

async function change(
  tx: Tx,
  row: ApiKey,
  values: Partial<Pick<ApiKey, 'revokedAt' | 'expiresAt' | 'replacedBy'>>,
  fact: FactContent<'api_key'>,
  context: FactContext,
): Promise<void> {
  const { tenantId, apiKeyId } = row;
  await tx
    .update(apiKeys)
    .set(values)
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.apiKeyId, apiKeyId)));
  const version = await lastVersion(tx, tenantId, 'api_key', apiKeyId);
  await appendFacts(tx, factSubject(row, version), [fact], context);
}

function factSubject({ tenantId, apiKeyId }: Pick<ApiKey, 'tenantId' | 'apiKeyId'>, fromVersion: number) {
  return { tenantId, subject: 'api_key' as const, subjectId: apiKeyId, billId: null, fromVersion };
}
