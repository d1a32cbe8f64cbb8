import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../db/client.js';
import { entry, freshKey, listen, nowhere, startApi, askWith, type TestApi } from '../support/api.js';

let api: TestApi;
let away: Database;
let blind: { url: string; stop: () => Promise<void> };
beforeAll(async () => {
  api = await startApi();
  away = connect(`postgres://payloom_app:x@${nowhere}/payloom`);
  blind = await listen({ ...api.deps, database: away });
});
afterAll(async () => {
  await blind.stop();
  await away.close();
  await api.close();
});

describe('while Postgres is away', () => {
  it('a request is answered 503 with Retry-After, and nothing of the fault', async () => {
    const ask = askWith(blind.url, `pl_test_${'1'.repeat(43)}`);
    const answer = await ask('POST', '/v1/bills', entry(), freshKey());
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    expect(answer.text).not.toMatch(/ECONNREFUSED|postgres|127\.0\.0\.1/);
  });

  it('a signed webhook is answered 5xx, so that the provider sends it again', async () => {
    const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'x', created: 1_760_000_000 });
    const answer = await askWith(blind.url, null)('POST', '/v1/webhooks/stripe', body, {
      'stripe-signature': api.signStripe(body),
    });
    expect(answer.status).toBe(503);
  });

  it('readiness says so', async () => {
    const answer = await askWith(blind.url, null)('GET', '/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ postgres: 'unreachable', temporal: 'ok' });
  });
});
