import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSubjectFacts } from '../../db/facts.js';
import type { Role } from '../../domain/roles.js';
import { createLogger } from '../../log.js';
import { createTokenVerifier } from '../../providers/oidc/token-verifier.js';
import { askWith, freshKey, startApi, type Ask, type TestApi, type TestTenant } from '../support/api.js';
import { secondsNow, startIssuer, type TestIssuer } from '../support/issuer.js';

let issuer: TestIssuer;
let api: TestApi;
const lines: string[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
  const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const tokens = createTokenVerifier({
    issuers: [issuer.trust({ tenantClaim: 'payloom_tenant' })],
    log,
    timing: { cooldownMs: 0, failureCooldownMs: 0 },
  });
  api = await startApi({ access: { tokens }, log });
});
afterAll(async () => {
  await api.close();
  await issuer.close();
});

let people = 0;
/** Says that this role's member is a person of the issuer, and asks with that person's tokens. */
async function linked(role: Exclude<Role, 'viewer'>, tenant: TestTenant = api.tenant, as?: string) {
  people += 1;
  const subject = as ?? `person-${people}`;
  const path = `/v1/members/${tenant.cast[role]}/identities`;
  const { body, status } = await tenant.as('admin')('POST', path, { issuer: issuer.url, subject });
  expect(status).toBe(201);
  const ask = async (claims: Record<string, unknown> = {}): Promise<Ask> =>
    askWith(api.url, await issuer.token({ sub: subject, ...claims }));
  return { subject, ask, identity: `${path}/${String(body['identityId'])}` };
}
const status = async (ask: Ask, headers: Record<string, string> = {}) =>
  (await ask('GET', '/v1/bills', undefined, headers)).status;

describe('a person with a token', () => {
  it('is the member that an admin linked them to, from then until they are unlinked', async () => {
    const token = await issuer.token({ sub: 'grace' });
    const ask = askWith(api.url, token);
    expect(await ask('GET', '/v1/me')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    const { identity } = await linked('clerk', api.tenant, 'grace');
    expect((await ask('GET', '/v1/me')).body).toMatchObject({
      tenantId: api.tenant.tenantId,
      memberId: api.tenant.cast.clerk,
      role: 'clerk',
      credential: { kind: 'token', issuer: issuer.url },
    });
    expect((await api.tenant.as('admin')('DELETE', identity)).status).toBe(204);
    expect(await status(ask)).toBe(401);
    const { tenantId, cast } = api.tenant;
    const facts = await api.database.inTenant(tenantId, (tx) =>
      listSubjectFacts(tx, tenantId, 'member', cast.clerk),
    );
    expect(facts.slice(-2).map(({ type, data }) => [type, data['subject']])).toEqual([
      ['member_identity_linked', 'grace'],
      ['member_identity_unlinked', 'grace'],
    ]);
  });

  it('is one member of a tenant, not two', async () => {
    const { subject } = await linked('clerk');
    const path = `/v1/members/${api.tenant.cast.payer}/identities`;
    const answer = await api.tenant.as('admin')('POST', path, { issuer: issuer.url, subject });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'subject' }] } });
  });

  it('does what the role may and nothing else', async () => {
    const clerk = await (await linked('clerk')).ask();
    expect(await status(clerk)).toBe(200);
    expect((await clerk('GET', '/v1/members')).status).toBe(403);
  });

  it('is narrowed by the scopes of the token, never widened', async () => {
    const { ask } = await linked('clerk');
    const narrow = await ask({ scope: 'openid payloom:vendor.read payloom:member.write' });
    expect((await narrow('GET', '/v1/vendors')).status).toBe(200);
    expect(await status(narrow)).toBe(403);
    expect((await narrow('GET', '/v1/members')).status).toBe(403);
    expect(await status(await ask({ scope: 'payloom:everything' }))).toBe(403);
  });

  it('who was deactivated is let in no more', async () => {
    const { ask } = await linked('approver');
    const asked = await ask();
    const path = `/v1/members/${api.tenant.cast.approver}`;
    await api.tenant.as('admin')('POST', `${path}/deactivate`, {});
    expect(await status(asked)).toBe(401);
    await api.tenant.as('admin')('POST', `${path}/reactivate`, {});
    expect(await status(asked)).toBe(200);
  });
});

describe('a person of several tenants', () => {
  it('chooses with X-Tenant-Id, is told when they have to, and chooses none that is not theirs', async () => {
    const { ask, subject } = await linked('clerk');
    await linked('payer', api.other, subject);
    const asked = await ask();
    const undecided = await asked('GET', '/v1/me');
    expect(undecided).toMatchObject({ status: 403, body: { code: 'tenant_required' } });
    for (const [tenant, role] of [
      [api.tenant, 'clerk'],
      [api.other, 'payer'],
    ] as const) {
      const me = await asked('GET', '/v1/me', undefined, { 'x-tenant-id': tenant.tenantId });
      expect(me.body).toMatchObject({ tenantId: tenant.tenantId, role });
    }
    const foreign = { 'x-tenant-id': 'tnt_0193b3c0a1b27def8123456789abcdef' };
    expect(await status(asked, foreign)).toBe(401);
  });

  it('is bound to the tenant that the token names', async () => {
    const { ask, subject } = await linked('clerk');
    await linked('clerk', api.other, subject);
    const asked = await ask({ payloom_tenant: api.other.tenantId });
    expect((await asked('GET', '/v1/me')).body).toMatchObject({ tenantId: api.other.tenantId });
    expect(await status(asked, { 'x-tenant-id': api.tenant.tenantId })).toBe(403);
  });

  it('cannot be told apart from nobody by the other tenant', async () => {
    const { identity } = await linked('clerk');
    expect((await api.other.as('admin')('DELETE', identity)).status).toBe(404);
  });
});

it('an API key does not work for another tenant than X-Tenant-Id names', async () => {
  const clerk = api.tenant.as('clerk');
  expect(await status(clerk, { 'x-tenant-id': api.other.tenantId })).toBe(403);
  expect(await status(clerk, { 'x-tenant-id': api.tenant.tenantId })).toBe(200);
});

describe('what is very sensitive', () => {
  const nobody = 'pay_01a1fd4cd5b0702598525fb06756f20b';
  const resolution = { resolution: 'not_executed', evidence: 'Case 1' };
  const resolve = (ask: Ask) => ask('POST', `/v1/payments/${nobody}/resolve`, resolution, freshKey());

  it('asks somebody who logged in long ago, or at an unknown time, to log in again', async () => {
    const { ask } = await linked('payer');
    for (const authTime of [secondsNow() - 1_000, undefined]) {
      const answer = await resolve(await ask({ auth_time: authTime }));
      expect(answer).toMatchObject({ status: 401, body: { code: 'fresh_login_required' } });
      expect(answer.headers.get('www-authenticate')).toMatch(
        /error="insufficient_user_authentication".*max_age="900"/,
      );
      expect(await status(await ask({ auth_time: authTime }))).toBe(200);
    }
    expect((await resolve(await ask())).status).toBe(404);
  });

  it('does not ask an API key, which cannot log in', async () => {
    expect((await resolve(api.tenant.as('payer'))).status).toBe(404);
  });

  it('may be looked at without', async () => {
    const { ask } = await linked('admin');
    const old = await ask({ auth_time: 1 });
    expect((await old('GET', '/v1/members')).status).toBe(200);
    expect((await old('POST', '/v1/members', {})).status).toBe(401);
  });
});

describe('a token that is no good', () => {
  it('is refused with the reason, as RFC 6750 has it', async () => {
    const { ask } = await linked('clerk');
    const answer = await (await ask({ exp: 1_000 }))('GET', '/v1/bills');
    expect(answer).toMatchObject({ status: 401, body: { details: { tokenRefused: 'expired' } } });
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('cannot be told while the issuer is away and its keys were never had: 503, not 401', async () => {
    const away = await startIssuer();
    const tokens = createTokenVerifier({ issuers: [away.trust()], log: { warn: () => undefined } });
    const other = await startApi({ access: { tokens } });
    const token = await away.token();
    away.setAway(true);
    const answer = await askWith(other.url, token)('GET', '/v1/bills');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    await other.close();
    await away.close();
  });

  it('is refused where no issuer is configured', async () => {
    const keysOnly = await startApi();
    expect(await status(askWith(keysOnly.url, await issuer.token()))).toBe(401);
    await keysOnly.close();
  });
});

describe('every decision is logged, and no secret with it', () => {
  const decisions = () =>
    lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ event }) => event === 'authorization_decided');

  it('for keys and for tokens, allowed and not', async () => {
    lines.length = 0;
    const admin = api.tenant.as('admin');
    const entry = { memberId: api.tenant.cast.clerk, name: 'logged' };
    const { body } = await admin('POST', '/v1/api-keys', entry);
    const key = String(body['key']);
    const { subject } = await linked('clerk');
    const token = await issuer.token({ sub: subject });
    lines.length = 0;
    for (const credential of [key, token]) {
      await askWith(api.url, credential)('GET', '/v1/bills');
      await askWith(api.url, credential)('GET', '/v1/members');
    }
    const by = { tenantId: api.tenant.tenantId, memberId: api.tenant.cast.clerk, role: 'clerk' };
    const withKey = { ...by, apiKeyId: body['apiKeyId'] };
    const withToken = { ...by, issuer: issuer.url };
    expect(decisions()).toMatchObject([
      { ...withKey, action: 'bill.read', allowed: true },
      { ...withKey, action: 'member.write', allowed: false },
      { ...withToken, action: 'bill.read', allowed: true },
      { ...withToken, action: 'member.write', allowed: false },
    ]);
    const all = lines.join('\n');
    for (const secret of [key.slice(14), token, token.split('.')[2] ?? token]) {
      expect(all).not.toContain(secret);
    }
  });

  it('also a failed login, with the address and not with what was sent', async () => {
    lines.length = 0;
    const token = await issuer.token({ exp: 1_000 });
    await status(askWith(api.url, token));
    const failed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(failed.find(({ event }) => event === 'authentication_failed')).toMatchObject({
      address: '127.0.0.1',
      why: 'expired',
    });
    expect(lines.join('\n')).not.toContain(token.split('.')[1]);
  });
});
