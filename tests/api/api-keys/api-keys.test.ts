import { afterAll, beforeAll, expect, it } from 'vitest';
import { askWith, freshKey, startApi, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('a key is shown once: neither the list nor a repeated answer holds it', async () => {
  const admin = api.tenant.as('admin');
  const entry = { memberId: api.tenant.cast.clerk, name: 'till' };
  const headers = freshKey();
  const made = await admin('POST', '/v1/api-keys', entry, headers);
  const key = String(made.body['key']);
  expect(key).toMatch(/^pl_test_[0-9A-Za-z]{43}$/);
  expect((await askWith(api.url, key)('GET', '/v1/bills')).status).toBe(200);
  const again = await admin('POST', '/v1/api-keys', entry, headers);
  expect(again.body).toMatchObject({ apiKeyId: made.body['apiKeyId'], key: null });
  const list = await admin('GET', '/v1/api-keys');
  for (const text of [again.text, list.text]) expect(text).not.toContain(key.slice(14));
});

it('a scoped key does what it is for and nothing else', async () => {
  const entry = { memberId: api.tenant.cast.clerk, name: 'reader', scopes: ['bill.read'] };
  const { body } = await api.tenant.as('admin')('POST', '/v1/api-keys', entry);
  const ask = askWith(api.url, String(body['key']));
  expect((await ask('GET', '/v1/bills')).status).toBe(200);
  expect((await ask('GET', '/v1/vendors')).status).toBe(403);
});

it.each([
  ['another tenant’s member', () => ({ memberId: api.other.cast.clerk, name: 'x' })],
  ['an unknown scope', () => ({ memberId: api.tenant.cast.clerk, name: 'x', scopes: ['everything'] })],
  [
    'an end in the past',
    () => ({ memberId: api.tenant.cast.clerk, name: 'x', expiresAt: '2020-01-01T00:00:00Z' }),
  ],
])('a key for %s is refused', async (_what, entry) => {
  expect((await api.tenant.as('admin')('POST', '/v1/api-keys', entry())).status).toBe(422);
});

it("another tenant's key cannot be revoked", async () => {
  const entry = { memberId: api.tenant.cast.clerk, name: 'x' };
  const { body } = await api.tenant.as('admin')('POST', '/v1/api-keys', entry);
  const path = `/v1/api-keys/${String(body['apiKeyId'])}`;
  expect((await api.other.as('admin')('DELETE', path)).status).toBe(404);
  expect((await askWith(api.url, String(body['key']))('GET', '/v1/bills')).status).toBe(200);
});

it('a member is added once by their address, whatever its case', async () => {
  const admin = api.tenant.as('admin');
  const member = { name: 'Ada', email: 'ada@northwind.example', role: 'payer' };
  expect((await admin('POST', '/v1/members', member)).status).toBe(201);
  const twice = await admin('POST', '/v1/members', { ...member, email: 'ADA@northwind.example' });
  expect(twice.status).toBe(422);
  expect(twice.body['errors']).toMatchObject([{ path: 'email' }]);
  expect((await admin('GET', '/v1/members')).text).toContain('ada@northwind.example');
});
