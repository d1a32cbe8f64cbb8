import { createMiddleware } from 'hono/factory';
import { refuse } from '../domain/errors.js';
import type { ApiContext, ApiEnv, Principal } from './deps.js';

/** Quotas are in units: what a request costs. */
export type RateRules = {
  readonly tenantPerMinute: number;
  /** One API key, or one person with tokens. */
  readonly callerPerMinute: number;
  readonly failedLoginsPerMinute: number;
};

const windowMs = 60_000;

/** What a request costs, where it is not a read (1) or a write (2). The first that fits counts. */
const costs: readonly { readonly method: string; readonly path: RegExp; readonly units: number }[] = [
  // A document is stored, read by a parser of its own, and perhaps by a paid reader.
  { method: 'POST', path: /^\/v1\/bills\/upload$/, units: 20 },
  { method: 'GET', path: /^\/v1\/documents\/[^/]+\/pages\//, units: 10 },
  { method: 'POST', path: /^\/v1\/uploads$/, units: 200 },
  { method: 'POST', path: /^\/v1\/bills\/[^/]+\/(extraction\/runs|documents|split)$/, units: 20 },
];
const readUnits = 1;
const writeUnits = 2;

export function unitsOf(method: string, path: string): number {
  const named = costs.find((cost) => cost.method === method && cost.path.test(path));
  return named?.units ?? (method === 'GET' || method === 'HEAD' ? readUnits : writeUnits);
}

export type Quota = { readonly name: string; readonly perMinute: number };
/** Where a caller stands after a request. */
export type Standing = Quota & {
  readonly remaining: number;
  readonly resetMs: number;
  /** 0: let in. */
  readonly waitMs: number;
};

/**
 * The generic cell rate algorithm: one instant an id, until which its quota is spent. A quota may be used at once and
 * refills evenly; there is no window at whose edge it could be used twice.
 */
export class RateLimiter {
  readonly #spentUntilMs = new Map<string, number>();

  /** Beyond `idsMax` the one unheard of for longest is forgotten, so memory is bounded, whoever calls. */
  constructor(
    readonly idsMax: number,
    readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Where `id` would stand after that many units; nothing is taken. */
  look(id: string, quota: Quota, units: number): Standing {
    const now = this.nowMs();
    const unitMs = windowMs / quota.perMinute;
    const spentMs = Math.max((this.#spentUntilMs.get(id) ?? now) - now, 0);
    // What costs more than a whole quota is let in by a full one.
    const wantedMs = Math.min(units * unitMs, windowMs);
    const waitMs = Math.max(spentMs + wantedMs - windowMs, 0);
    const afterMs = waitMs > 0 ? spentMs : spentMs + wantedMs;
    return {
      ...quota,
      remaining: Math.max(Math.floor((windowMs - afterMs) / unitMs), 0),
      resetMs: afterMs,
      waitMs,
    };
  }

  take(id: string, { resetMs }: Standing): void {
    // Moved to the end: the map's order is that of the last use.
    this.#spentUntilMs.delete(id);
    this.#spentUntilMs.set(id, this.nowMs() + resetMs);
    if (this.#spentUntilMs.size <= this.idsMax) return;
    const [oldest] = this.#spentUntilMs.keys();
    if (oldest !== undefined) this.#spentUntilMs.delete(oldest);
  }

  get size(): number {
    return this.#spentUntilMs.size;
  }
}

const tenantsMax = 20_000;
const callersMax = 50_000;
const addressesMax = 50_000;

/** Behind authentication: takes the request's cost from its tenant and its caller, or from neither. */
export function rateLimits(rules: RateRules) {
  const tenants = new RateLimiter(tenantsMax);
  const callers = new RateLimiter(callersMax);
  return createMiddleware<ApiEnv>(async (c, next) => {
    const principal = c.get('principal');
    const { tenantPerMinute, keyPerMinute } = principal.rateLimits ?? {
      tenantPerMinute: rules.tenantPerMinute,
      keyPerMinute: rules.callerPerMinute,
    };
    const units = unitsOf(c.req.method, c.req.path);
    const callerId = callerIdOf(principal);
    const standing = (cost: number) => ({
      caller: callers.look(callerId, { name: 'caller', perMinute: keyPerMinute }, cost),
      tenant: tenants.look(principal.tenantId, { name: 'tenant', perMinute: tenantPerMinute }, cost),
    });
    const { caller, tenant } = standing(units);
    const waitMs = Math.max(caller.waitMs, tenant.waitMs);
    if (waitMs > 0) {
      const unchanged = standing(0);
      advertise(c, [unchanged.caller, unchanged.tenant]);
      c.get('log').warn('rate_limited', { caller: caller.waitMs > 0, tenant: tenant.waitMs > 0, units });
      refuseForNow(waitMs, 'The quota is used up for now.');
    }
    callers.take(callerId, caller);
    tenants.take(principal.tenantId, tenant);
    advertise(c, [caller, tenant]);
    await next();
    advertise(c, [caller, tenant]);
  });
}

function callerIdOf({ credential, memberId }: Principal): string {
  return credential.kind === 'api_key' ? credential.apiKeyId : memberId;
}

/** RateLimit fields as draft-ietf-httpapi-ratelimit-headers-10 has them. */
function advertise(c: ApiContext, standings: readonly Standing[]): void {
  const policies = standings.map(({ name, perMinute }) => `"${name}";q=${perMinute};w=${windowMs / 1_000}`);
  const states = standings.map(
    ({ name, remaining, resetMs }) => `"${name}";r=${remaining};t=${Math.ceil(resetMs / 1_000)}`,
  );
  c.header('RateLimit-Policy', policies.join(', '));
  c.header('RateLimit', states.join(', '));
}

function refuseForNow(waitMs: number, message: string): never {
  const retryAfterSeconds = Math.max(Math.ceil(waitMs / 1_000), 1);
  refuse('limit_exceeded', message, { retryAfterSeconds });
}

/** For what callers send who could not say who they are. */
export type FailedLogins = {
  /** Refuses an address that failed too often, before anything is looked up for it. */
  readonly requireFew: (address: string) => void;
  readonly count: (address: string) => void;
};

export function countFailedLogins(rules: RateRules): FailedLogins {
  const addresses = new RateLimiter(addressesMax);
  const quota = { name: 'failed-logins', perMinute: rules.failedLoginsPerMinute };
  return {
    requireFew: (address) => {
      const { waitMs } = addresses.look(address, quota, 1);
      if (waitMs > 0) refuseForNow(waitMs, 'Too many requests without a valid key or token.');
    },
    count: (address) => addresses.take(address, addresses.look(address, quota, 1)),
  };
}
