import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshKey, startApi, type TestApi } from '../../support/api.js';
import { readPageByPage } from '../../support/pages.js';

let api: TestApi;
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await startApi();
  const clerk = api.other.as('clerk');
  const enter = async (vendor: { name: string; taxId?: string; email?: string; aliases?: string[] }) => {
    const { body } = await clerk('POST', '/v1/vendors', vendor, freshKey());
    ids.set(String(body['vendorId']), vendor.name);
    return String(body['vendorId']);
  };
  const river = await enter({
    name: 'Blue River Supplies',
    taxId: 'DE 123 456 789',
    email: 'till@river.example',
  });
  await enter({ name: 'Müller GmbH', aliases: ['Müller Immobilien'] });
  const shut = await enter({ name: 'Ålborg Tools' });
  await api.other.as('approver')('POST', `/v1/vendors/${river}/verify`, {});
  await clerk('POST', `/v1/vendors/${shut}/block`, { reason: 'Went out of business.' });
});
afterAll(() => api.close());

const get = (query: string) => api.other.as('viewer')('GET', `/v1/vendors?${query}`);
const names = (body: Record<string, unknown>) =>
  (body['items'] as { vendorId: string }[]).flatMap(({ vendorId }) => ids.get(vendorId) ?? []);

describe('GET /v1/vendors finds', () => {
  it.each([
    ['status=verified', ['Blue River Supplies']],
    ['status=unverified,blocked', ['Müller GmbH', 'Ålborg Tools']],
    ['q=muller', ['Müller GmbH']],
    ['q=supplies%20blue', ['Blue River Supplies']],
    ['q=immobilien', ['Müller GmbH']],
    ['q=DE123456789', ['Blue River Supplies']],
    ['q=till@river', ['Blue River Supplies']],
    ['q=river&status=blocked', []],
    ['q=nowhere', []],
  ])('by %s', async (query, expected) => {
    const { status, body } = await get(query);
    expect(status).toBe(200);
    expect(names(body).sort()).toEqual(expected);
  });

  it('a count when it is asked for', async () => {
    expect((await get('q=ll&count=true')).body['count']).toEqual({ value: 1, isExact: true });
  });

  it('nothing of another tenant', async () => {
    const { body } = await api.tenant.as('viewer')('GET', '/v1/vendors?q=muller');
    expect(body['items']).toEqual([]);
  });
});

describe('GET /v1/vendors sorts', () => {
  const entered = ['Blue River Supplies', 'Müller GmbH', 'Ålborg Tools'];
  it.each([
    ['', entered],
    ['sort=-createdAt', [...entered].reverse()],
    ['sort=name', ['Ålborg Tools', 'Blue River Supplies', 'Müller GmbH']],
    ['sort=-name', ['Müller GmbH', 'Blue River Supplies', 'Ålborg Tools']],
  ])('by %s, also page by page', async (query, expected) => {
    expect(await readPageByPage(get, query, names)).toEqual(expected);
  });

  it.each(['sort=email', 'status=paid', 'limit=0'])('not by %s', async (query) => {
    expect((await get(query)).status).toBe(422);
  });
});

describe('whoever vouches for a vendor, or blocks it, may say which version they saw', () => {
  it.each([
    ['verify', 'approver', {}],
    ['block', 'clerk', { reason: 'Not ours.' }],
  ] as const)('%s of another version is refused', async (verb, role, body) => {
    const made = await api.tenant.as('clerk')('POST', '/v1/vendors', { name: `To ${verb}` }, freshKey());
    const path = `/v1/vendors/${String(made.body['vendorId'])}`;
    const seen = made.headers.get('etag') ?? '';
    await api.tenant.as('admin')('PATCH', path, { email: 'new@vendor.example' }, { 'if-match': seen });
    const late = await api.tenant.as(role)('POST', `${path}/${verb}`, body, { 'if-match': seen });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: 'version_conflict', details: { version: 2 } });
    const now = await api.tenant.as(role)('POST', `${path}/${verb}`, body, { 'if-match': '"2"' });
    expect(now.status).toBe(200);
  });
});
