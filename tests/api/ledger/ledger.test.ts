import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBill, saveBill } from '../../../db/bills.js';
import { writeBalances } from '../../../db/ledger-balances.js';
import { addDays, dateIn } from '../../../domain/dates.js';
import {
  createTenantWithKeys,
  freshKey,
  startApi,
  type TestApi,
  type TestTenant,
} from '../../support/api.js';
import { contextBy, enterBill, seedVendor, timeZone, wallClock } from '../../support/cast.js';
import { eventually } from '../../support/eventually.js';
import { approval } from '../../domain/bill-cast.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const usd = (funding: number) => [
  { account: 'funding:USD', amountMinor: funding },
  { account: 'opening:USD', amountMinor: -funding },
];
const fresh = async () => {
  tenant = await createTenantWithKeys(api.url, api.database);
};
const post = (body: object) =>
  tenant.as('admin')('POST', '/v1/ledger/transactions', { reason: 'By hand.', ...body }, freshKey());
const get = async (path: string) => (await tenant.as('viewer')('GET', path)).body;
const balance = async (query = '') =>
  ((await get(`/v1/ledger/accounts/funding:USD${query}`))['balance'] as { amountMinor: number }).amountMinor;

/** Waits for the oldest open transaction of the server, which may be another test's. */
const writeDown = () => api.database.inTenant(tenant.tenantId, (tx) => writeBalances(tx, tenant.tenantId, 1));

/** A bill as approval leaves it, without its workflow. */
async function approvedBill() {
  const hands = { database: api.database, cipher: api.deps.cipher, now: wallClock };
  const vendor = await seedVendor(hands, tenant.cast);
  const bill = await enterBill(hands, tenant.cast, vendor, { amountMinor: 12_300 });
  const context = contextBy(tenant.cast.approver, wallClock());
  const payOn = addDays(dateIn(timeZone, context.at), 5);
  const amount = { amountMinor: 12_300, currency: 'USD' as const };
  await api.database.inTenant(tenant.tenantId, async (tx) =>
    saveBill(
      tx,
      await loadBill(tx, tenant.tenantId, bill.billId),
      [
        { type: 'approval_requested', approval },
        {
          type: 'scheduled',
          schedule: {
            payOn,
            payAt: context.at,
            because: 'due-date',
            amount,
            discount: { ...amount, amountMinor: 0 },
          },
        },
      ],
      context,
    ),
  );
  return { bill, vendor };
}

describe('entries by hand', () => {
  it('are booked with who and why, and taken back once by new entries', async () => {
    await fresh();
    const made = await post({ entries: usd(700) });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...{ subject: 'manual', memo: 'By hand.', corrects: null },
      actor: { kind: 'member', memberId: tenant.cast.admin },
    });
    const path = String(made.headers.get('location'));
    expect(await get(path)).toEqual(made.body);
    const correct = () => tenant.as('admin')('POST', `${path}/correct`, { reason: 'Twice.' }, freshKey());
    const correction = await correct();
    expect(correction.status).toBe(201);
    expect(correction.body).toMatchObject({ corrects: made.body['ledgerTransactionId'] });
    expect(await balance()).toBe(0);
    expect((await correct()).status).toBe(409);
    expect(((await get('/v1/ledger/accounts/funding:USD/entries'))['items'] as unknown[]).length).toBe(2);
  });

  it.each([
    [
      'do not add up',
      [
        { account: 'funding:USD', amountMinor: 2 },
        { account: 'opening:USD', amountMinor: -1 },
      ],
    ],
    [
      'are of no chart',
      [
        { account: 'gold:USD', amountMinor: 2 },
        { account: 'opening:USD', amountMinor: -2 },
      ],
    ],
    [
      'touch payables',
      [
        { account: 'payables:x:USD', amountMinor: 2 },
        { account: 'opening:USD', amountMinor: -2 },
      ],
    ],
    ['are one alone', [{ account: 'funding:USD', amountMinor: 2 }]],
  ])('are refused when they %s', async (_what, entries) => {
    await fresh();
    expect((await post({ entries })).status).toBe(422);
    expect((await get('/v1/ledger/trial-balance'))['items']).toEqual([]);
  });

  it('are refused for a time to come', async () => {
    await fresh();
    expect((await post({ entries: usd(5), effectiveAt: '2099-01-01T00:00:00Z' })).status).toBe(422);
  });
});

describe('a balance', () => {
  it('is told at any instant, and as it was known at another, however many are written down', async () => {
    await fresh();
    await post({ entries: usd(100), effectiveAt: '2026-01-10T00:00:00Z' });
    await post({ entries: usd(20), effectiveAt: '2026-02-10T00:00:00Z' });
    const known = new Date(Date.now() + 1).toISOString();
    const look = async () => [
      await balance(),
      await balance('?effectiveAt=2026-01-09T23:59:59.999Z'),
      await balance('?effectiveAt=2026-01-10T00:00:00Z'),
      await balance('?effectiveAt=2026-03-01T00:00:00Z'),
      await balance(`?effectiveAt=2026-01-31T00:00:00Z&recordedAt=${known}`),
    ];
    expect(await look()).toEqual([120, 0, 100, 120, 100]);
    await eventually('both are written down', async () => (await writeDown()) === 2);
    expect(await look()).toEqual([120, 0, 100, 120, 100]);
    // What comes to light later took effect before.
    await post({ entries: usd(3), effectiveAt: '2026-01-20T00:00:00Z' });
    expect(await look()).toEqual([123, 0, 100, 123, 100]);
    await eventually('both are written down again', async () => (await writeDown()) === 2);
    expect(await look()).toEqual([123, 0, 100, 123, 100]);
    expect(await balance('?effectiveAt=2026-01-31T00:00:00Z')).toBe(103);
  });
});

describe('a statement', () => {
  it('is paged in the order of time, between its balances', async () => {
    await fresh();
    for (const [day, amount] of [
      [3, 30],
      [1, 10],
      [2, 20],
    ] as const) {
      await post({ entries: usd(amount), effectiveAt: `2026-05-0${day}T00:00:00Z` });
    }
    const path = '/v1/ledger/accounts/funding:USD/entries?limit=1&from=2026-05-02T00:00:00Z';
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await get(`${path}${cursor}`);
      expect(page['openingBalance']).toMatchObject({ amountMinor: 10 });
      expect(page['closingBalance']).toMatchObject({ amountMinor: 60 });
      seen.push(
        ...(page['items'] as { amount: { amountMinor: number } }[]).map(({ amount }) => amount.amountMinor),
      );
      cursor = page['nextCursor'] === null ? '' : `&cursor=${page['nextCursor'] as string}`;
    } while (cursor !== '');
    expect(seen).toEqual([20, 30]);
    const csv = await tenant.as('viewer')('GET', '/v1/ledger/accounts/funding:USD/export.csv?bom=false');
    expect(
      csv.text
        .split('\r\n')
        .slice(1, 4)
        .map((row) => row.split(',')[3]),
    ).toEqual(['0.10', '0.20', '0.30']);
  });

  it('of an account that was never opened, or that is none, is not there', async () => {
    await fresh();
    for (const code of ['funding:USD', 'nonsense', 'cash:USD', '%00', 'x'.repeat(500)]) {
      for (const path of [code, `${code}/entries`, `${code}/export.csv`]) {
        const answer = await tenant.as('viewer')('GET', `/v1/ledger/accounts/${path}`);
        expect(answer.status, path).toBe(404);
      }
    }
  });
});

describe('a bill that was approved', () => {
  it('is owed to its vendor, in the books, in its own entries and in the statement of its vendor', async () => {
    await fresh();
    const { bill, vendor } = await approvedBill();
    const account = `payables:${vendor.vendorId}:USD`;
    expect(await get(`/v1/ledger/accounts/${account}`)).toMatchObject({
      ...{ class: 'liability', holder: vendor.vendorId, balance: { amountMinor: -12_300, currency: 'USD' } },
    });
    const entries = await get(`/v1/bills/${bill.billId}/entries`);
    expect((entries['items'] as { account: string }[]).map((entry) => entry.account).sort()).toEqual([
      account,
      'purchases:USD',
    ]);
    const statement = await get(`/v1/vendors/${vendor.vendorId}/statement?currency=USD`);
    expect(statement).toMatchObject({
      items: [{ billId: bill.billId, billNumber: bill.details.number, amount: { amountMinor: -12_300 } }],
      closingBalance: { amountMinor: -12_300 },
    });
    expect(await get(`/v1/vendors/${vendor.vendorId}/statement`)).toEqual(statement);
    const none = await get(`/v1/vendors/${vendor.vendorId}/statement?currency=EUR`);
    expect(none).toMatchObject({ items: [], closingBalance: { amountMinor: 0, currency: 'EUR' } });
    const [{ ledgerTransactionId = '' } = {}] = entries['items'] as { ledgerTransactionId?: string }[];
    const path = `/v1/ledger/transactions/${ledgerTransactionId}/correct`;
    const correction = await tenant.as('admin')('POST', path, { reason: 'Not so.' }, freshKey());
    expect(correction.body).toMatchObject({ code: 'wrong_state' });
  });

  it('is one of the accounts that are listed by kind, page by page', async () => {
    await fresh();
    await approvedBill();
    await approvedBill();
    const kinds: string[] = [];
    let cursor = '';
    do {
      const page = await get(`/v1/ledger/accounts?kind=payables&limit=1${cursor}`);
      kinds.push(...(page['items'] as { kind: string }[]).map(({ kind }) => kind));
      cursor = page['nextCursor'] === null ? '' : `&cursor=${page['nextCursor'] as string}`;
    } while (cursor !== '');
    expect(kinds).toEqual(['payables', 'payables']);
    expect(await get('/v1/ledger/trial-balance')).toMatchObject({
      items: [
        { kind: 'payables', accounts: 2, debitMinor: 0, creditMinor: 24_600 },
        { kind: 'purchases', accounts: 1, debitMinor: 24_600, creditMinor: 0 },
      ],
    });
  });
});
