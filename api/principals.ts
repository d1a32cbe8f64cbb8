import { findKeyHolder } from '../db/api-keys.js';
import { enterTenant, type Tx } from '../db/client.js';
import { findMemberships, type MemberIdentity } from '../db/member-identities.js';
import { findActiveMember } from '../db/members.js';
import { loadTenant } from '../db/tenants.js';
import { epochMs, type Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import { actions, type Action } from '../domain/roles.js';
import { TokenRefused, type TokenVerifier, type VerifiedToken } from '../providers/ports-access.js';
import { hashApiKey } from './api-keys.js';
import type { ApiDeps, Credential, Principal } from './deps.js';

/** Refuses `unauthenticated`. Looked up for every request, so that revoking a key works at once. */
export async function principalOfKey(
  { database, now, keyUse }: ApiDeps,
  key: string,
  wantedTenant: string | undefined,
): Promise<Principal> {
  const holder = await findKeyHolder(database, hashApiKey(key), now());
  if (holder === null) {
    refuse('unauthenticated', 'The API key is unknown, revoked, expired, or its member has left.');
  }
  const { tenantId, memberId, role, apiKeyId, expiresAt, settings } = holder;
  const principal: Principal = {
    tenantId,
    memberId,
    role,
    credential: { kind: 'api_key', apiKeyId, expiresAt },
    scopes: holder.scopes as readonly Action[] | null,
    rateLimits: settings.rateLimits ?? null,
  };
  if (wantedTenant !== undefined && wantedTenant !== principal.tenantId) {
    refuse('forbidden', 'The API key belongs to another tenant than X-Tenant-Id names.');
  }
  keyUse.note(tenantId, apiKeyId);
  return principal;
}

/** Refuses `unauthenticated` what is no good or nobody's, and `tenant_required` where a person has to choose. */
export async function principalOfToken(
  { database, access, now }: ApiDeps,
  tokens: TokenVerifier,
  text: string,
  wantedTenant: string | undefined,
): Promise<Principal> {
  const token = await verified(tokens, text);
  const login = loginOf(token, access.freshLoginSeconds, now());
  const principal = await database.withIdentity(token, async (tx) => {
    const membership = chosen(await findMemberships(tx, token), token, wantedTenant);
    if (membership === null) return null;
    const { issuer, expiresAt, authenticatedAt } = token;
    const { identityId } = membership;
    const credential = { kind: 'token', identityId, issuer, expiresAt, authenticatedAt, login } as const;
    return principalIn(tx, membership, credential, knownActions(token.scopes));
  });
  if (principal !== null) return principal;
  refuse(
    'unauthenticated',
    'The token is good, but nobody here is linked to its subject, or they have left.',
    {
      tokenRefused: 'unknown_subject',
    },
  );
}

async function verified(tokens: TokenVerifier, text: string): Promise<VerifiedToken> {
  try {
    return await tokens.verify(text);
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    refuse('unauthenticated', error.message, { tokenRefused: error.reason });
  }
}

/** A token that names its tenant is for that one. Else the header chooses; with one membership there is no choice. */
function chosen(
  memberships: readonly MemberIdentity[],
  token: VerifiedToken,
  wantedTenant: string | undefined,
): MemberIdentity | null {
  if (token.tenantId !== null && wantedTenant !== undefined && wantedTenant !== token.tenantId) {
    refuse('forbidden', 'The token is for another tenant than X-Tenant-Id names.');
  }
  const wanted = token.tenantId ?? wantedTenant;
  if (wanted !== undefined) return memberships.find(({ tenantId }) => tenantId === wanted) ?? null;
  if (memberships.length > 1) {
    refuse('tenant_required', 'You are a member of several tenants: name one with X-Tenant-Id.', {
      tenantIds: memberships.map(({ tenantId }) => tenantId),
    });
  }
  return memberships[0] ?? null;
}

function loginOf({ authenticatedAt }: VerifiedToken, maxAgeSeconds: number, now: Instant) {
  const isFresh =
    authenticatedAt !== null && epochMs(now) - epochMs(authenticatedAt) <= maxAgeSeconds * 1_000;
  return { isFresh, maxAgeSeconds };
}

/** What the issuer calls by a name that we do not know permits nothing. */
function knownActions(scopes: readonly string[] | null): readonly Action[] | null {
  return scopes && actions.filter((action) => scopes.includes(action));
}

async function principalIn(
  tx: Tx,
  { tenantId, memberId }: MemberIdentity,
  credential: Credential,
  scopes: readonly Action[] | null,
): Promise<Principal | null> {
  const [member, { settings }] = await enterTenant(tx, tenantId, () =>
    Promise.all([findActiveMember(tx, tenantId, memberId), loadTenant(tx, tenantId)]),
  );
  if (member === null) return null;
  const { role } = member;
  return { tenantId, memberId, role, credential, scopes, rateLimits: settings.rateLimits ?? null };
}
