import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBill } from '../../../db/bills.js';
import { addExtraction } from '../../../db/extractions.js';
import { emptyExtraction, emptyFields } from '../../../domain/extraction.js';
import type { BillId } from '../../../domain/ids.js';
import { entry, freshKey, startApi, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const create = async (over = {}) => {
  const { body } = await api.tenant.as('clerk')('POST', '/v1/bills', entry(over), freshKey());
  return String(body['billId']) as BillId;
};

describe('GET /v1/bills', () => {
  it('pages through every bill once, newest first', async () => {
    const made = [await create(), await create(), await create(), await create(), await create()];
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = cursor === '' ? 'limit=2' : `limit=2&cursor=${cursor}`;
      const { body } = await api.tenant.as('viewer')('GET', `/v1/bills?${query}`);
      const items = body['items'] as { billId: string }[];
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items.map(({ billId }) => billId));
      cursor = body['nextCursor'] as string | null;
    }
    expect(seen.filter((id) => made.includes(id as BillId))).toEqual(made.toReversed());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('filters by status, vendor and attention', async () => {
    const clerk = api.tenant.as('clerk');
    const vendor = await clerk('POST', '/v1/vendors', { name: 'Filtered Incorporated' });
    const vendorId = String(vendor.body['vendorId']);
    const billId = await create({ vendorId });
    const found = await clerk('GET', `/v1/bills?vendorId=${vendorId}&status=matching,received`);
    expect(found.body['items']).toMatchObject([{ billId }]);
    const none = await clerk('GET', `/v1/bills?vendorId=${vendorId}&needsAttention=true`);
    expect(none.body).toEqual({ items: [], nextCursor: null });
  });
});

describe('GET /v1/bills/{billId}/timeline', () => {
  it('tells who made the bill, when and by which request', async () => {
    const clerk = api.tenant.as('clerk');
    const headers = { ...freshKey(), 'x-request-id': 'req-of-the-caller' };
    const created = await clerk('POST', '/v1/bills', entry(), headers);
    expect(created.headers.get('x-request-id')).toBe('req-of-the-caller');
    const { body } = await clerk('GET', `/v1/bills/${String(created.body['billId'])}/timeline`);
    expect(body['items']).toMatchObject([
      {
        type: 'received',
        actor: { kind: 'member', memberId: api.tenant.cast.clerk },
        requestId: 'req-of-the-caller',
      },
    ]);
  });
});

describe('GET /v1/bills/{billId}/extraction', () => {
  it('shows candidates with evidence, and of an account number its end only', async () => {
    const billId = await create();
    const { tenantId } = api.tenant;
    const evidence = { reader: 'pdf-text' as const, page: 1, quote: 'IBAN DE89370400440532013000' };
    await api.database.inTenant(tenantId, async (tx) => {
      const bill = await loadBill(tx, tenantId, billId);
      await addExtraction(tx, bill, {
        ...emptyExtraction,
        kind: { value: 'bill', confidence: 0.9, evidence },
        fields: {
          ...emptyFields,
          number: [{ value: 'R-7', confidence: 0.8, evidence: { ...evidence, quote: 'Nr. R-7' } }],
          vendorBankAccount: [{ value: 'DE89370400440532013000', confidence: 0.9, evidence }],
        },
      });
    });
    const answer = await api.tenant.as('viewer')('GET', `/v1/bills/${billId}/extraction`);
    expect(answer.body).toMatchObject({
      fields: { number: [{ value: 'R-7', evidence: { quote: 'Nr. R-7', page: 1 } }] },
    });
    expect(
      JSON.stringify((answer.body['fields'] as Record<string, unknown>)['vendorBankAccount']),
    ).not.toContain('0532013');
  });
});
