import { createMiddleware } from 'hono/factory';
import { DomainError, refuse } from '../domain/errors.js';
import { can, freshLoginActions, type Action } from '../domain/roles.js';
import { looksLikeApiKey } from './api-keys.js';
import type { ApiContext, ApiDeps, ApiEnv, Credential, Principal } from './deps.js';
import { principalOfKey, principalOfToken } from './principals.js';
import { countFailedLogins } from './rate-limits.js';

/** Turns the bearer key or token into a principal, or refuses `unauthenticated`. */
export function authenticate(deps: ApiDeps) {
  const failedLogins = countFailedLogins(deps.access.rates);
  return createMiddleware<ApiEnv>(async (c, next) => {
    const address = c.get('clientAddress');
    failedLogins.requireFew(address);
    const principal = await identify(c, deps).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'unauthenticated') {
        failedLogins.count(address);
        c.get('log').warn('authentication_failed', { address, why: error.details['tokenRefused'] ?? 'key' });
      }
      throw error;
    });
    const { tenantId, memberId } = principal;
    c.set('principal', principal);
    c.set('log', c.get('log').child({ tenantId, memberId }));
    await next();
  });
}

async function identify(c: ApiContext, deps: ApiDeps): Promise<Principal> {
  const [, text] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  const wantedTenant = c.req.header('x-tenant-id');
  if (text !== undefined && looksLikeApiKey(text)) return principalOfKey(deps, text, wantedTenant);
  const { tokens } = deps.access;
  if (text !== undefined && tokens && looksLikeToken(text)) {
    return principalOfToken(deps, tokens, text, wantedTenant);
  }
  refuse('unauthenticated', 'Send an API key or a token: Authorization: Bearer pl_...');
}

function looksLikeToken(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
}

export function isAllowed({ role, scopes }: Principal, action: Action): boolean {
  return can(role, action) && (scopes === null || scopes.includes(action));
}

/** Either way of saying who one is. */
const security: Record<string, string[]>[] = [{ apiKey: [] }, { token: [] }];

/** The parts of a route that asks only who somebody is. */
export const authenticated = { security };

/** The parts of a route that let only those in who may do this. Every decision is logged. */
export function requires(action: Action) {
  const guard = createMiddleware<ApiEnv>(async (c, next) => {
    const principal = c.get('principal');
    const { role, credential } = principal;
    const allowed = isAllowed(principal, action);
    c.get('log').info('authorization_decided', { action, role, ...named(credential), allowed });
    if (!allowed) refuse('forbidden', `Your role, key or token does not allow ${action}.`, { action });
    if (c.req.method !== 'GET' && freshLoginActions.includes(action)) requireFreshLogin(c, credential);
    await next();
  });
  return { middleware: guard, security, 'x-action': action };
}

function named(credential: Credential) {
  return credential.kind === 'api_key'
    ? { apiKeyId: credential.apiKeyId }
    : { identityId: credential.identityId, issuer: credential.issuer };
}

/** Keys are for programs, which cannot log in; what theirs may do is what their scopes are for. */
function requireFreshLogin(c: ApiContext, credential: Credential): void {
  if (credential.kind === 'api_key' || credential.login.isFresh) return;
  c.get('log').info('fresh_login_required', { identityId: credential.identityId });
  const { maxAgeSeconds } = credential.login;
  refuse('fresh_login_required', `This needs a login of the last ${maxAgeSeconds} seconds.`, {
    maxAgeSeconds,
  });
}
