import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../support/api.js';
import { enterThroughApi } from './entry.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('404', () => {
  it('hides it from another tenant', async () => {
    const { path } = await enterThroughApi(api);
    for (const place of [path, `${path}/periods`, `${path}/preview`, `${path}/standing-approvals`]) {
      expect((await api.other.as('clerk')('GET', place)).status).toBe(404);
    }
    expect((await api.other.as('clerk')('DELETE', path)).status).toBe(404);
  });
});
