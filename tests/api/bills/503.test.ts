import { afterAll, beforeAll, expect, it } from 'vitest';
import { entry, freshKey, nowhere, pdf, startApi, upload, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ temporalAddress: nowhere });
});
afterAll(() => api.close());

it('a bill is kept while Temporal is away, and answered as ever', async () => {
  const clerk = api.tenant.as('clerk');
  const entered = await clerk('POST', '/v1/bills', entry(), freshKey());
  const uploaded = await clerk('POST', '/v1/bills/upload', upload('a.pdf', pdf()), freshKey());
  for (const created of [entered, uploaded]) {
    expect(created.status).toBe(201);
    expect((await clerk('GET', created.headers.get('location') ?? '')).status).toBe(200);
  }
});

it('a command is not promised while Temporal is away, and its key may be used again', async () => {
  const clerk = api.tenant.as('clerk');
  const created = await clerk('POST', '/v1/bills', entry(), freshKey());
  const headers = freshKey();
  const path = `${created.headers.get('location') ?? ''}/hold`;
  for (const _attempt of [1, 2]) {
    const answer = await clerk('POST', path, { reason: 'a look first' }, headers);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toMatchObject({ code: 'not_ready' });
  }
});

it('readiness says which part is away, liveness does not care', async () => {
  const ready = await api.ask('GET', '/health/ready');
  expect(ready.status).toBe(503);
  expect(ready.body).toMatchObject({ postgres: 'ok', temporal: 'unreachable', workers: 'unreachable' });
  expect((await api.ask('GET', '/health/live')).status).toBe(200);
});
