import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, startApi, type TestApi } from '../../support/api.js';

let api: TestApi;
let theirs: string;
beforeAll(async () => {
  api = await startApi();
  const created = await api.other.as('clerk')('POST', '/v1/bills', entry(), freshKey());
  theirs = String(created.body['billId']);
});
afterAll(() => api.close());

const neverThere = 'bill_01a1fd4cd5b0702598525fb06756f20b';
const reads = ['', '/timeline', '/document', '/extraction'];

describe("another tenant's bill answers like one that was never there", () => {
  it.each(reads)('GET /v1/bills/{billId}%s', async (rest) => {
    const viewer = api.tenant.as('viewer');
    const [mine, absent, malformed] = await Promise.all(
      [theirs, neverThere, 'nonsense'].map((id) => viewer('GET', `/v1/bills/${id}${rest}`)),
    );
    expect([mine, absent, malformed].map((answer) => answer?.status)).toEqual([404, 404, 404]);
    const { requestId: _mine, ...problem } = mine?.body ?? {};
    const { requestId: _absent, ...expected } = absent?.body ?? {};
    expect(problem).toEqual(expected);
  });

  it.each([
    ['approve', 'approver', {}],
    ['hold', 'clerk', { reason: 'x' }],
    ['pay-now', 'payer', {}],
    ['cancel', 'clerk', { reason: 'x' }],
  ] as const)('POST /v1/bills/{billId}/%s', async (command, role, body) => {
    const answer = await api.tenant.as(role)('POST', `/v1/bills/${theirs}/${command}`, body, freshKey());
    expect(answer.status).toBe(404);
  });

  it('is not in the list', async () => {
    const { body } = await api.tenant.as('viewer')('GET', '/v1/bills?limit=100');
    expect(JSON.stringify(body)).not.toContain(theirs);
  });
});
