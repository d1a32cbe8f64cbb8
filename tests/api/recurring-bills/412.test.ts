import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../support/api.js';
import { enterThroughApi, recurringEntry, seedPayee } from './entry.js';

let api: TestApi;
let vendorId: string;
beforeAll(async () => {
  api = await startApi();
  ({ vendorId } = await seedPayee(api));
});
afterAll(() => api.close());

describe('412', () => {
  it('refuses a change of another version than the one that was seen', async () => {
    const { path, body } = await enterThroughApi(api);
    const entry = recurringEntry(vendorId, { reference: body['reference'] });
    expect((await api.tenant.as('clerk')('PUT', path, entry, { 'if-match': '"7"' })).status).toBe(412);
  });
});
