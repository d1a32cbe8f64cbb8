import { createMiddleware } from 'hono/factory';
import { findActiveMember, findApiKey } from '../db/tenants.js';
import { refuse } from '../domain/errors.js';
import { can, type Action } from '../domain/roles.js';
import { hashApiKey, looksLikeApiKey } from './api-keys.js';
import type { ApiDeps, ApiEnv, Principal } from './deps.js';

/** Turns the bearer key into a principal, or refuses `unauthenticated`. */
export function authenticate({ database, now }: ApiDeps) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const [, key] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (key === undefined || !looksLikeApiKey(key)) {
      refuse('unauthenticated', 'Send an API key: Authorization: Bearer pl_...');
    }
    const principal = await findPrincipal(database, hashApiKey(key), now());
    if (principal === null) {
      refuse('unauthenticated', 'The API key is unknown, revoked, expired, or its member has left.');
    }
    c.set('principal', principal);
    c.set('log', c.get('log').child({ tenantId: principal.tenantId, memberId: principal.memberId }));
    await next();
  });
}

async function findPrincipal(
  database: ApiDeps['database'],
  hash: string,
  now: ReturnType<ApiDeps['now']>,
): Promise<Principal | null> {
  const key = await database.withApiKeyHash(hash, (tx) => findApiKey(tx, hash, now));
  if (key === null) return null;
  const { tenantId, memberId, apiKeyId } = key;
  const member = await database.inTenant(tenantId, (tx) => findActiveMember(tx, tenantId, memberId));
  if (member === null) return null;
  return { tenantId, memberId, role: member.role, apiKeyId, scopes: key.scopes as readonly Action[] | null };
}

export function isAllowed({ role, scopes }: Principal, action: Action): boolean {
  return can(role, action) && (scopes === null || scopes.includes(action));
}

/** The parts of a route that let only those in who may do this. Every decision is logged. */
export function requires(action: Action) {
  const guard = createMiddleware<ApiEnv>(async (c, next) => {
    const { role, apiKeyId } = c.get('principal');
    const allowed = isAllowed(c.get('principal'), action);
    c.get('log').info('authorization_decided', { action, role, apiKeyId, allowed });
    if (!allowed) refuse('forbidden', `Your role or key does not allow ${action}.`, { action });
    await next();
  });
  return { middleware: guard, security: [{ apiKey: [] }], 'x-action': action };
}
