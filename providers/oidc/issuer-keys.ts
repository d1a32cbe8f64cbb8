import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ProviderFault } from '../ports.js';

const fetchTimeoutMs = 3_000;
/** No more often than this is asked again: for a key that is not there, and after a failure. */
const cooldownMs = 30_000;
const failureCooldownMs = 5_000;
/** Older keys are fetched anew behind the requests' backs, so that a key that was taken back stops working. */
const refreshAfterMs = 600_000;
/** While the issuer is away its keys are still good, for this long. */
const keptMsMax = 86_400_000;
const bytesMax = 262_144;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

export type KeySource = { readonly issuer: string; readonly jwksUrl: string | null };
export type IssuerKeysTiming = { readonly cooldownMs?: number; readonly failureCooldownMs?: number };

/**
 * The public keys of one issuer, by its JWKS. Only what the configuration names is asked: `jku`, `x5u` and `jwk` of a
 * token's header are never looked at. Throws ProviderFault `unavailable` where no key is held and none can be had.
 */
export function issuerKeys(
  { issuer, jwksUrl }: KeySource,
  warn: (event: Lowercase<string>, fields: Readonly<Record<string, unknown>>) => void,
  timing: IssuerKeysTiming = {},
): JWTVerifyGetKey {
  let fetchedAtMs = -Infinity;
  let failed: { readonly atMs: number; readonly error: unknown } | null = null;
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;

  const patientFetch = async (url: string, init: RequestInit): Promise<Response> => {
    const pauseMs = timing.failureCooldownMs ?? failureCooldownMs;
    if (failed && performance.now() - failed.atMs < pauseMs) throw failed.error;
    try {
      const body = await fetchJson(url, init);
      failed = null;
      fetchedAtMs = performance.now();
      return body;
    } catch (error) {
      failed = { atMs: performance.now(), error };
      throw error;
    }
  };
  const remote = async () => {
    if (keys) return keys;
    const url = jwksUrl ?? (await discover(issuer, patientFetch));
    keys ??= createRemoteJWKSet(new URL(url), {
      timeoutDuration: fetchTimeoutMs,
      cooldownDuration: timing.cooldownMs ?? cooldownMs,
      cacheMaxAge: keptMsMax,
      [customFetch]: patientFetch,
    });
    return keys;
  };

  return async (header, token) => {
    try {
      const held = await remote();
      const isOld = held.jwks() !== undefined && performance.now() - fetchedAtMs > refreshAfterMs;
      if (isOld && !held.reloading) {
        held.reload().catch((error: unknown) => warn('issuer_keys_not_refreshed', { issuer, err: error }));
      }
      return await held(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      throw new ProviderFault('unavailable', 'oidc', 'jwks', `The keys of ${issuer} cannot be had.`, {
        cause: error,
      });
    }
  };
}

/** The issuer answered, and the token's key is not among its keys. */
function isAboutToken(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}

async function discover(issuer: string, get: typeof fetchJson): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await get(url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
  const found = discoverySchema.parse(await response.json());
  if (found.issuer !== issuer) throw new Error('the discovery document is of another issuer');
  return found.jwks_uri;
}

/** No redirects, and no more than a set of keys has. */
async function fetchJson(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' });
  if (response.status !== 200) throw new Error(`the issuer answered ${response.status}`);
  const text = await response.text();
  if (text.length > bytesMax) throw new Error('the issuer answered too much');
  return new Response(text, { status: 200 });
}
