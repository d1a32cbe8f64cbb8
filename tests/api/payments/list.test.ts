import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.js';
import { createPayment } from '../../../db/payments.js';
import { paymentReference } from '../../../domain/ids.js';
import { money, type Money } from '../../../domain/money.js';
import type { PaymentState } from '../../../domain/payment.js';
import { startApi, type TestApi } from '../../support/api.js';
import { contextBy, enterBill, seedVendor, wallClock } from '../../support/cast.js';
import { clonedId, cloneRows } from '../../support/cloned-rows.js';
import { readPageByPage } from '../../support/pages.js';

let api: TestApi;
const made = new Map<string, { name: string; billId: string; reference: string }>();

const cast: readonly (readonly [string, Money, PaymentState])[] = [
  ['rent', money(123_450, 'EUR'), { status: 'posted', providerPaymentId: 'obp_rent', postedAt: wallClock() }],
  ['water', money(9_900, 'EUR'), { status: 'declined', code: 'insufficient_funds' }],
  ['light', money(9_900, 'USD'), { status: 'ready' }],
];

beforeAll(async () => {
  api = await startApi();
  const { database, deps, tenant } = api;
  const hands = { database, cipher: deps.cipher, now: wallClock };
  const vendor = await seedVendor(hands, tenant.cast);
  for (const [name, amount, state] of cast) {
    const { billId } = await enterBill(hands, tenant.cast, vendor);
    const paymentId = newId('payment');
    const reference = paymentReference(paymentId);
    made.set(paymentId, { name, billId, reference });
    await database.inTenant(tenant.tenantId, (tx) =>
      createPayment(
        tx,
        {
          ...{
            tenantId: tenant.tenantId,
            paymentId,
            billId,
            version: 1,
            attempt: 1,
            vendorId: vendor.vendorId,
            rail: 'stripe' as const,
            cashAccountId: null,
            reference,
            amount,
            state,
          },
          ...{ bankAccountId: vendor.bankAccountId, bankAccountVersion: 2, approvalFingerprint: 'v1' },
          ...{ firstDeclinedAt: null, createdAt: wallClock() },
        },
        contextBy(tenant.cast.payer, wallClock()),
      ),
    );
  }
});
afterAll(() => api.close());

const get = (query: string) => api.tenant.as('viewer')('GET', `/v1/payments?${query}`);
const names = (body: Record<string, unknown>) =>
  (body['items'] as { paymentId: string }[]).map(({ paymentId }) => made.get(paymentId)?.name);
const one = (name: string) => {
  const [paymentId, rest] = [...made].find(([, each]) => each.name === name) ?? [];
  if (!paymentId || !rest) throw new Error(`nothing is called ${name}`);
  return { paymentId, ...rest };
};

describe('GET /v1/payments finds', () => {
  it.each([
    ['by state', () => 'status=posted,declined', ['rent', 'water']],
    ['by bill', () => `billId=${one('light').billId}`, ['light']],
    ['by currency', () => 'currency=USD', ['light']],
    ['by amount', () => 'currency=EUR&amountMin=10000', ['rent']],
    ['up to an amount', () => 'currency=EUR&amountMax=9900', ['water']],
    ['by the start of our reference', () => `q=${one('rent').reference.slice(0, 14)}`, ['rent']],
    ["by the provider's id", () => 'q=obp_rent', ['rent']],
    ['by our id', () => `q=${one('water').paymentId}`, ['water']],
    ['what was made since', () => 'createdFrom=2026-01-01T00:00:00Z', ['light', 'rent', 'water']],
    ['nothing of the future', () => 'createdFrom=2099-01-01T00:00:00Z', []],
    ['nothing by a reference that nobody has', () => 'q=ZZZZZZZZZZZZZZ', []],
  ])('%s', async (_what, query, expected) => {
    const { status, body } = await get(query());
    expect(status).toBe(200);
    expect(names(body)).toEqual(expect.arrayContaining(expected));
    expect(names(body)).toHaveLength(expected.length);
  });

  it("nothing of another tenant's", async () => {
    const { body } = await api.other.as('viewer')('GET', '/v1/payments?count=true');
    expect(body).toEqual({ items: [], nextCursor: null, count: { value: 0, isExact: true } });
  });
});

describe('GET /v1/payments sorts', () => {
  it.each([
    ['', ['light', 'water', 'rent']],
    ['sort=createdAt', ['rent', 'water', 'light']],
    ['sort=amount', ['water', 'rent', 'light']],
    ['sort=-amount', ['light', 'rent', 'water']],
  ])('by %s, also page by page', async (query, expected) => {
    expect(await readPageByPage(get, query, names)).toEqual(expected);
  });
});

describe('GET /v1/payments refuses', () => {
  it.each(['amountMin=1', 'sort=colour', 'sort=stateSince', 'status=paid', 'billId=1'])(
    '%s',
    async (query) => {
      expect((await get(query)).status).toBe(422);
    },
  );

  it('a cursor of another sort', async () => {
    const { body } = await get('limit=1&sort=amount');
    expect((await get(`limit=1&cursor=${String(body['nextCursor'])}`)).status).toBe(422);
  });
});

describe('an export of more payments than are read at once', () => {
  it.each(['createdAt', '-amount'])(
    'holds each of them once, in the order that was asked for: %s',
    async (sort) => {
      const { tenantId } = api.tenant;
      const count = 1_100;
      const month = sort === 'createdAt' ? 1 : 2;
      await cloneRows(
        api.testDatabase.adminUrl,
        { table: 'payments', tenantId, where: `seed.payment_id = '${one('water').paymentId}'` },
        count,
        {
          payment_id: clonedId('pay', month),
          // A bill has one live payment.
          status: "'closed'",
          state: `'{"status":"closed","reason":"none"}'::jsonb`,
          reference: `'${month}' || lpad(n::text, 14, '0')`,
          // Few different amounts and moments: the ids decide where one batch ends and the next one begins.
          amount_minor: '100 + n % 3',
          created_at: `timestamptz '2025-0${month}-01' + (n % 3) * interval '1 hour'`,
        },
      );
      const range = `createdFrom=2025-0${month}-01T00:00:00Z&createdTo=2025-0${month}-02T00:00:00Z`;
      const { text } = await api.tenant.as('viewer')(
        'GET',
        `/v1/payments/export.csv?bom=false&${range}&sort=${sort}`,
      );
      const [head = '', ...rows] = text.trimEnd().split('\r\n');
      const columns = head.split(',');
      const cells = rows.map((row) => row.split(','));
      const at = (name: string) => columns.indexOf(name);
      expect(new Set(cells.map((row) => row[at('paymentId')])).size).toBe(count);
      expect(rows).toHaveLength(count);
      const keys = cells.map((row) =>
        sort === 'createdAt'
          ? `${row[at('createdAt')]}${row[at('paymentId')]}`
          : `${row[at('amountMinor')]}${row[at('paymentId')]}`,
      );
      const sorted = [...keys].sort();
      expect(keys).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    },
  );
});
