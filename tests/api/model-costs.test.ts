import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelUses } from '../../db/schema/index.js';
import type { Instant } from '../../domain/dates.js';
import { parseId, type BillId } from '../../domain/ids.js';
import { monthOf } from '../../domain/model-use.js';
import { entry, freshKey, startApi, type TestApi, type TestTenant } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const thisMonth = () => monthOf(api.deps.now()).slice(0, 7);

async function enter(tenant: TestTenant): Promise<BillId> {
  const { body } = await tenant.as('clerk')('POST', '/v1/bills', entry(), freshKey());
  return parseId('bill', String(body['billId']));
}

const paidFor = (tenant: TestTenant, billId: BillId, createdAt: string, costMicroUsd: number) =>
  api.database.inTenant(tenant.tenantId, (tx) =>
    tx.insert(modelUses).values({
      ...{ tenantId: tenant.tenantId, billId, createdAt: createdAt as Instant },
      ...{ model: 'claude', outcome: 'read', inputTokens: 1_000, outputTokens: 100, costMicroUsd },
    }),
  );

const answers = (count: number, costMicroUsd: number) => ({
  ...{ answers: count, inputTokens: 1_000 * count, outputTokens: 100 * count, costMicroUsd },
});

describe('what reading with a model has cost', () => {
  it('is told by month and by document, with the budget and what is left of it', async () => {
    const { tenant } = api;
    const [first, second] = [await enter(tenant), await enter(tenant)];
    await paidFor(tenant, first, '2025-12-31T23:59:59.999Z', 7);
    await paidFor(tenant, first, '2026-01-01T00:00:00.000Z', 30);
    await paidFor(tenant, first, '2026-01-15T00:00:00.000Z', 12);
    await paidFor(tenant, second, '2026-01-31T23:59:59.999Z', 5);
    await paidFor(tenant, second, api.deps.now(), 20_000_000);
    const admin = tenant.as('admin');
    const { body } = await admin('GET', '/v1/model-costs?limit=2');
    expect(body).toMatchObject({
      items: [
        { month: thisMonth(), ...answers(1, 20_000_000) },
        { month: '2026-01', ...answers(3, 47) },
      ],
      budget: { spentMicroUsd: 20_000_000, budgetMicroUsd: 50_000_000, leftMicroUsd: 30_000_000 },
    });
    const older = await admin('GET', `/v1/model-costs?limit=2&cursor=${String(body['nextCursor'])}`);
    expect(older.body).toMatchObject({ items: [{ month: '2025-12', ...answers(1, 7) }], nextCursor: null });

    const ofJanuary = (query = '') => admin('GET', `/v1/model-costs/documents?month=2026-01&limit=1${query}`);
    const newest = await ofJanuary();
    expect(newest.body['items']).toEqual([{ billId: second, documentId: null, ...answers(1, 5) }]);
    const rest = await ofJanuary(`&cursor=${String(newest.body['nextCursor'])}`);
    expect(rest.body).toEqual({
      items: [{ billId: first, documentId: null, ...answers(2, 42) }],
      nextCursor: null,
    });
  });

  it('is never below nothing left, and is not shown to another tenant or to who may not audit', async () => {
    const { other, tenant } = api;
    await paidFor(other, await enter(other), api.deps.now(), 60_000_000);
    const { body } = await other.as('admin')('GET', '/v1/model-costs');
    expect(body['budget']).toMatchObject({ spentMicroUsd: 60_000_000, leftMicroUsd: 0 });
    expect(JSON.stringify((await tenant.as('admin')('GET', '/v1/model-costs')).body)).not.toContain(
      '60000000',
    );
    expect((await other.as('clerk')('GET', '/v1/model-costs')).status).toBe(403);
    expect((await other.as('admin')('GET', '/v1/model-costs/documents?month=2026-13')).status).toBe(422);
  });
});
