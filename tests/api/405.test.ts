import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('a method that a path does not have is answered with those that it has', async () => {
  const answer = await api.tenant.as('clerk')('DELETE', '/v1/bills');
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'POST']);
  expect(answer.body).toMatchObject({ code: 'method_not_allowed' });
});

it('a path where there is nothing is answered by a problem with safe headers', async () => {
  const answer = await api.ask('GET', '/nothing/here', undefined, { 'x-request-id': 'bad id\u00e9' });
  expect(answer.status).toBe(404);
  expect(answer.body['requestId']).toBe(answer.headers.get('x-request-id'));
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

it('a path of its own is not answered with the methods of one that it fits by a parameter', async () => {
  const answer = await api.tenant.as('clerk')('DELETE', '/v1/bills/upload');
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
});

it('a webhook that is not posted is answered so without a key', async () => {
  const answer = await api.ask('GET', '/v1/webhooks/stripe');
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
});
