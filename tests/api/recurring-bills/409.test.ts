import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshKey, startApi, type TestApi } from '../../support/api.js';
import { enterThroughApi, recurringEntry, seedPayee } from './entry.js';

let api: TestApi;
let vendorId: string;
beforeAll(async () => {
  api = await startApi();
  ({ vendorId } = await seedPayee(api));
});
afterAll(() => api.close());

describe('409', () => {
  it('refuses a second one with the same vendor and reference', async () => {
    const entry = recurringEntry(vendorId);
    const clerk = api.tenant.as('clerk');
    expect((await clerk('POST', '/v1/recurring-bills', entry, freshKey())).status).toBe(201);
    const second = await clerk('POST', '/v1/recurring-bills', entry, freshKey());
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'duplicate_bill' });
  });

  it('refuses what the state does not allow', async () => {
    const { path } = await enterThroughApi(api);
    const clerk = api.tenant.as('clerk');
    expect((await clerk('POST', `${path}/resume`, {})).status).toBe(409);
    expect((await clerk('POST', `${path}/trigger`, { period: '2030-05' })).status).toBe(409);
    await clerk('DELETE', path);
    expect((await clerk('POST', `${path}/pause`, { reason: 'Late.' })).status).toBe(409);
    expect((await clerk('DELETE', path)).status).toBe(409);
  });
});
