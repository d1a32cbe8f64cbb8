import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { breachesOf, operations } from '../support/contract.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('the contract', () => {
  it('is what the API serves', async () => {
    const served = await api.ask('GET', '/openapi.json');
    const { paths } = served.body as { paths: Record<string, object> };
    expect(Object.keys(paths)).toEqual([...new Set(operations.map(({ path }) => path))]);
  });

  it('has an example of each JSON body that is sent', () => {
    const bodies = operations.flatMap(({ operation: { operationId, requestBody } }) =>
      Object.entries(requestBody?.content ?? {})
        .filter(([type]) => type === 'application/json')
        .map(([, { example }]) => ({ operationId, example })),
    );
    expect(bodies.length).toBeGreaterThan(15);
    expect(bodies.filter(({ example }) => example === undefined)).toEqual([]);
  });

  it('has a link from what was made to what can be done with it', () => {
    const created = operations.find(({ operation }) => operation.operationId === 'createBill');
    const links = Object.keys(created?.operation.responses['201']?.links ?? {});
    expect(links).toEqual(expect.arrayContaining(['getBill', 'approveBill', 'listBillFacts']));
  });

  describe('is held against each answer of these tests, and finds', () => {
    const kept = { 'content-type': 'application/json', 'x-request-id': '12345678' };
    const breaches = (over: { status?: number; body?: unknown; headers?: Record<string, string> }) => {
      const { status = 200, body = { status: 'ok' }, headers = kept } = over;
      return breachesOf('GET', '/health/live', { status, text: 'x', body, headers: new Headers(headers) });
    };

    it('nothing in one that keeps it', () => expect(breaches({})).toEqual([]));
    it.each([
      ['another status', { status: 418 }],
      ['another content type', { headers: { ...kept, 'content-type': 'text/html' } }],
      ['a field that is missing', { body: {} }],
      ['a field that is not named', { body: { status: 'ok', secret: 1 } }],
      ['a value that is not named', { body: { status: 'maybe' } }],
      ['a header that is missing', { headers: { 'content-type': 'application/json' } }],
    ])('%s', (_name, over) => {
      expect(breaches(over)).not.toEqual([]);
    });
  });
});
