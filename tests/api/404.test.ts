import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('an id in a path that can be none is not found, as any other', () => {
  it.each(['0', 'x'.repeat(2_000), '%00', '%F0%28', '..%2F..', '%F0%9F%98%80', '%25', "'%3B--", '~'])(
    '%s',
    async (id) => {
      for (const path of [`/v1/bills/${id}`, `/v1/bills/${id}/timeline`, `/v1/vendors/${id}/bank-accounts`]) {
        const answer = await api.tenant.as('viewer')('GET', path);
        expect(answer.status).toBe(404);
        expect(answer.body).toMatchObject({ code: 'not_found' });
      }
    },
  );
});
