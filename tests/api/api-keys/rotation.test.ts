import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSubjectFacts } from '../../../db/facts.js';
import { askWith, freshKey, startApi, type TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const makeKey = async (more: Record<string, unknown> = {}) => {
  const entry = { memberId: api.tenant.cast.clerk, name: 'till', ...more };
  const { body } = await api.tenant.as('admin')('POST', '/v1/api-keys', entry);
  return { apiKeyId: String(body['apiKeyId']), ask: askWith(api.url, String(body['key'])), body };
};
const rotate = (apiKeyId: string, body: Record<string, unknown> = {}) =>
  api.tenant.as('admin')('POST', `/v1/api-keys/${apiKeyId}/rotate`, body, freshKey());
const shown = async (apiKeyId: string) => {
  const { body } = await api.tenant.as('admin')('GET', '/v1/api-keys?limit=100');
  return (body['items'] as Record<string, unknown>[]).find((key) => key['apiKeyId'] === apiKeyId);
};
const dayMs = 86_400_000;
const daysAhead = (text: unknown) => (Date.parse(String(text)) - Date.now()) / dayMs;

describe('a rotated key', () => {
  it('works on beside the new one until the overlap that was asked for ends', async () => {
    const { apiKeyId, ask } = await makeKey({ scopes: ['bill.read'] });
    const { status, body } = await rotate(apiKeyId, { overlapHours: 48 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ memberId: api.tenant.cast.clerk, name: 'till', scopes: ['bill.read'] });
    const renewed = askWith(api.url, String(body['key']));
    expect((await ask('GET', '/v1/bills')).status).toBe(200);
    expect((await renewed('GET', '/v1/bills')).status).toBe(200);
    expect((await renewed('GET', '/v1/vendors')).status).toBe(403);
    const old = await shown(apiKeyId);
    expect(old).toMatchObject({ replacedBy: body['apiKeyId'], warnings: ['expires_soon'] });
    expect(daysAhead(old?.['expiresAt'])).toBeCloseTo(2, 1);
  });

  it('ends at once when no overlap is wanted', async () => {
    const { apiKeyId, ask } = await makeKey();
    const { body } = await rotate(apiKeyId, { overlapHours: 0 });
    expect((await ask('GET', '/v1/bills')).status).toBe(401);
    expect((await askWith(api.url, String(body['key']))('GET', '/v1/bills')).status).toBe(200);
    expect(await shown(apiKeyId)).toMatchObject({ status: 'expired', warnings: [] });
  });

  it('does not live longer than it would have', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { apiKeyId } = await makeKey({ expiresAt });
    await rotate(apiKeyId, { overlapHours: 168 });
    expect(await shown(apiKeyId)).toMatchObject({ expiresAt });
  });

  it('is not rotated twice, nor by two at the same moment', async () => {
    const { apiKeyId } = await makeKey();
    const answers = await Promise.all([rotate(apiKeyId), rotate(apiKeyId), rotate(apiKeyId)]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 409, 409]);
  });

  it('is not one that was revoked, or of another tenant', async () => {
    const { apiKeyId } = await makeKey();
    const path = `/v1/api-keys/${apiKeyId}`;
    expect((await api.other.as('admin')('POST', `${path}/rotate`, {})).status).toBe(404);
    await api.tenant.as('admin')('DELETE', path);
    expect((await rotate(apiKeyId)).status).toBe(409);
  });

  it('overlaps for a week at most', async () => {
    const { apiKeyId } = await makeKey();
    expect((await rotate(apiKeyId, { overlapHours: 169 })).status).toBe(422);
  });

  it('tells who rotated it, and is shown once', async () => {
    const { apiKeyId } = await makeKey();
    const headers = freshKey();
    const path = `/v1/api-keys/${apiKeyId}/rotate`;
    const first = await api.tenant.as('admin')('POST', path, {}, headers);
    const again = await api.tenant.as('admin')('POST', path, {}, headers);
    expect(again.body).toMatchObject({ apiKeyId: first.body['apiKeyId'], key: null });
    const { tenantId, cast } = api.tenant;
    const facts = await api.database.inTenant(tenantId, (tx) =>
      listSubjectFacts(tx, tenantId, 'api_key', apiKeyId),
    );
    expect(facts.map(({ type }) => type)).toEqual(['api_key_created', 'api_key_rotated']);
    expect(facts[1]).toMatchObject({
      actor: { memberId: cast.admin },
      data: { to: first.body['apiKeyId'] },
      version: 2,
    });
  });
});

describe('a key ends', () => {
  it('after a year when nothing is said', async () => {
    const { body } = await makeKey();
    expect(daysAhead(body['expiresAt'])).toBeCloseTo(365, 1);
  });

  it('never later than after a year', async () => {
    const entry = { memberId: api.tenant.cast.clerk, name: 'x' };
    const expiresAt = new Date(Date.now() + 366 * dayMs).toISOString();
    const answer = await api.tenant.as('admin')('POST', '/v1/api-keys', { ...entry, expiresAt });
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ path: 'expiresAt' }]);
  });
});

describe('the list of keys', () => {
  it('says when each was used last', async () => {
    const { apiKeyId, ask } = await makeKey();
    expect(await shown(apiKeyId)).toMatchObject({ lastUsedAt: null });
    await ask('GET', '/v1/bills');
    const lastUse = async () => (await shown(apiKeyId))?.['lastUsedAt'];
    await eventually('the use is written', async () => (await lastUse()) !== null);
    expect(Math.abs(Date.now() - Date.parse(String(await lastUse())))).toBeLessThan(60_000);
  });

  it('is narrowed by member and state, and paged', async () => {
    const { apiKeyId } = await makeKey({ memberId: api.tenant.cast.payer });
    await api.tenant.as('admin')('DELETE', `/v1/api-keys/${apiKeyId}`);
    const list = async (query: string) => {
      const { body } = await api.tenant.as('admin')('GET', `/v1/api-keys?${query}`);
      return { items: body['items'] as Record<string, unknown>[], nextCursor: body['nextCursor'] };
    };
    const payers = await list(`memberId=${api.tenant.cast.payer}`);
    expect(payers.items).toHaveLength(2);
    const first = await list(`memberId=${api.tenant.cast.payer}&limit=1`);
    const second = await list(`memberId=${api.tenant.cast.payer}&limit=1&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...second.items]).toEqual(payers.items);
    expect(second.nextCursor).toBeNull();
    const revoked = await list(`status=revoked&limit=100`);
    expect(revoked.items.map((key) => key['apiKeyId'])).toContain(apiKeyId);
    const active = await list(`status=active&limit=100`);
    expect(active.items.map((key) => key['apiKeyId'])).not.toContain(apiKeyId);
  });

  it('warns of a key without an end', async () => {
    const { items } = (await api.tenant.as('admin')('GET', '/v1/api-keys?limit=1')).body;
    expect(items).toMatchObject([{ expiresAt: null, warnings: ['never_expires'] }]);
  });
});

it('a key is told who it is, what it may do and until when', async () => {
  const { ask, apiKeyId, body } = await makeKey({ scopes: ['bill.read', 'payment.release'] });
  const me = await ask('GET', '/v1/me');
  expect(me.body).toMatchObject({
    tenantId: api.tenant.tenantId,
    memberId: api.tenant.cast.clerk,
    role: 'clerk',
    actions: ['bill.read'],
    credential: { kind: 'api_key', apiKeyId, expiresAt: body['expiresAt'] },
  });
});
