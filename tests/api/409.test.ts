import { afterAll, beforeAll, expect, it } from 'vitest';
import { entry, freshKey, startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('who repeats a request that is still running is told when to come back', async () => {
  const clerk = api.tenant.as('clerk');
  const created = await clerk('POST', '/v1/bills', entry(), freshKey());
  const key = freshKey();
  const hold = () =>
    clerk('POST', `${created.headers.get('location') ?? ''}/hold`, { reason: 'a look first' }, key);
  // No worker takes the command: whoever is first waits until it is given up.
  const both = [hold(), hold()];
  const refused = await Promise.race(both);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: 'idempotency_in_progress' });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await Promise.all(both)).map(({ status }) => status).sort((one, other) => one - other)).toEqual([
    409, 503,
  ]);
});
