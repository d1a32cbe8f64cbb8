import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTenantWithKeys,
  freshKey,
  startApi,
  type TestApi,
  type TestTenant,
} from '../../support/api.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = api.tenant;
});
afterAll(() => api.close());

const reason = 'Statement of October.';
const entry = (over: object = {}) => ({ name: 'Operating', currency: 'USD', floorMinor: 10_000, ...over });

async function newAccount(over: object = {}) {
  tenant = await createTenantWithKeys(api.url, api.database);
  const answer = await tenant.as('admin')('POST', '/v1/cash-accounts', entry(over), freshKey());
  expect(answer.status).toBe(201);
  return { path: String(answer.headers.get('location')), created: answer.body };
}
const move = (path: string, body: object) =>
  tenant.as('admin')('POST', `${path}/movements`, { reason, ...body }, freshKey());
const dollars = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

describe('201', () => {
  it('keeps an account that is empty, so that nothing is available above its floor', async () => {
    const { path, created } = await newAccount();
    expect(created).toMatchObject({ version: 1, balance: dollars(0), available: dollars(-10_000) });
    const got = await tenant.as('viewer')('GET', path);
    expect(got.body).toEqual(created);
    expect(got.headers.get('etag')).toBe('"1"');
    const list = await tenant.as('viewer')('GET', '/v1/cash-accounts');
    expect(list.body['items']).toEqual([created]);
  });

  it('is carried out once under one key', async () => {
    const { created } = await newAccount();
    const key = freshKey();
    const body = entry({ name: 'Second', paysFrom: false });
    const first = await tenant.as('admin')('POST', '/v1/cash-accounts', body, key);
    const again = await tenant.as('admin')('POST', '/v1/cash-accounts', body, key);
    expect(again.body).toEqual(first.body);
    const pages = [];
    let cursor = '';
    do {
      const page = await tenant.as('viewer')('GET', `/v1/cash-accounts?limit=1${cursor}`);
      pages.push(...(page.body['items'] as { cashAccountId: string }[]));
      cursor = page.body['nextCursor'] === null ? '' : `&cursor=${page.body['nextCursor'] as string}`;
    } while (cursor !== '');
    expect(pages.map(({ cashAccountId }) => cashAccountId)).toEqual([
      created['cashAccountId'],
      first.body['cashAccountId'],
    ]);
  });
});

describe('200', () => {
  it('books what was there, what came and what went, and shows what may be paid', async () => {
    const { path } = await newAccount();
    await move(path, { kind: 'opening', amount: dollars(50_000), effectiveAt: '2026-01-01T00:00:00Z' });
    await move(path, { kind: 'deposit', amount: dollars(5_000) });
    const { body } = await move(path, { kind: 'withdrawal', amount: dollars(15_000) });
    expect(body).toMatchObject({
      ...{ version: 4, balance: dollars(40_000), reserved: dollars(0), available: dollars(30_000) },
    });
    const trial = await tenant.as('viewer')('GET', '/v1/ledger/trial-balance');
    expect(trial.body['totals']).toEqual([{ currency: 'USD', debitMinor: 50_000, creditMinor: 50_000 }]);
  });

  it('changes the floor, by whoever saw the newest version', async () => {
    const { path } = await newAccount();
    await move(path, { kind: 'opening', amount: dollars(50_000) });
    const change = (version: number) =>
      tenant.as('admin')('PATCH', path, { floorMinor: 0 }, { 'if-match': `"${version}"`, ...freshKey() });
    expect((await change(1)).status).toBe(412);
    const changed = await change(2);
    expect(changed.body).toMatchObject({ version: 3, floorMinor: 0, available: dollars(50_000) });
  });
});

describe('409', () => {
  it('refuses a second account of a currency that payments are made from', async () => {
    await newAccount();
    const second = await tenant.as('admin')('POST', '/v1/cash-accounts', entry(), freshKey());
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'wrong_state' });
    const other = entry({ currency: 'EUR' });
    expect((await tenant.as('admin')('POST', '/v1/cash-accounts', other, freshKey())).status).toBe(201);
  });
});

describe('422', () => {
  it.each([
    ['another currency', { kind: 'deposit', amount: { amountMinor: 1, currency: 'EUR' } }],
    ['nothing', { kind: 'deposit', amount: dollars(0) }],
    ['less than nothing', { kind: 'withdrawal', amount: dollars(-5) }],
    ['a day to come', { kind: 'deposit', amount: dollars(5), effectiveAt: '2099-01-01T00:00:00Z' }],
    ['another kind', { kind: 'gift', amount: dollars(5) }],
  ])('refuses to move %s', async (_what, body) => {
    const { path } = await newAccount();
    expect((await move(path, body)).status).toBe(422);
    expect((await tenant.as('viewer')('GET', path)).body).toMatchObject({ version: 1 });
  });
});
