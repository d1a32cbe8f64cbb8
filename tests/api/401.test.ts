import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyText } from '../../api/api-keys.js';
import { askWith, startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('a request is not authenticated', () => {
  it.each([null, 'nonsense', createKeyText('pl_test_').key, `pl_test_${'0'.repeat(43)}`])(
    'with the key %s',
    async (key) => {
      const answer = await askWith(api.url, key)('GET', '/v1/bills');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(answer.body).toMatchObject({ code: 'unauthenticated', status: 401 });
    },
  );

  it('with a key that has expired', async () => {
    const ask = await api.tenant.withKey(api.tenant.cast.clerk, { expiresInMs: -1_000 });
    expect((await ask('GET', '/v1/bills')).status).toBe(401);
  });

  it('with a key that was revoked a moment ago', async () => {
    const admin = api.tenant.as('admin');
    const memberId = api.tenant.cast.clerk;
    const { body } = await admin('POST', '/v1/api-keys', { memberId, name: 'laptop' });
    const ask = askWith(api.url, String(body['key']));
    expect((await ask('GET', '/v1/bills')).status).toBe(200);
    await admin('DELETE', `/v1/api-keys/${String(body['apiKeyId'])}`);
    expect((await ask('GET', '/v1/bills')).status).toBe(401);
  });

  it('at a path under /v1 where there is nothing', async () => {
    expect((await api.ask('GET', '/v1/nothing')).status).toBe(401);
  });
});
