import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPayloomClient, ifMatch, PayloomProblem, type PayloomClient } from '../../client/client.js';
import { entry, pdf, startApi, type TestApi } from '../support/api.js';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy.js';

let api: TestApi;
let proxy: FlakyProxy;
let clerk: PayloomClient;
beforeAll(async () => {
  api = await startApi();
  proxy = await startFlakyProxy(api.url);
  clerk = api.tenant.client('clerk', proxy);
});
afterAll(async () => {
  await proxy.close();
  await api.close();
});
beforeEach(() => {
  proxy.seen.length = 0;
});

const enterBill = () => clerk.POST('/v1/bills', { body: entry() });
const billPath = (billId: string) => ({ params: { path: { billId } } });

async function problemOf(call: Promise<unknown>): Promise<PayloomProblem> {
  const problem = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (problem instanceof PayloomProblem) return problem;
  throw new Error(`not a problem: ${String(problem)}`);
}

describe('the client', () => {
  it('answers what the contract promises, typed', async () => {
    const { billId, details } = await enterBill();
    const bill = await clerk.GET('/v1/bills/{billId}', billPath(billId));
    expect(bill.details.amount).toEqual(details.amount);
    // @ts-expect-error what has no schedule yet says null
    expect(() => bill.schedule.payOn).toThrow(TypeError);
    // @ts-expect-error the contract knows no such command
    await problemOf(clerk.POST('/v1/bills/{billId}/pay-twice', billPath(billId)));
    // @ts-expect-error an entry has a number
    await problemOf(clerk.POST('/v1/bills', { body: { ...entry(), number: undefined } }));
    // @ts-expect-error a reason is needed
    await problemOf(clerk.POST('/v1/bills/{billId}/hold', { ...billPath(billId), body: {} }));
  });

  it('uploads a document', async () => {
    const bill = await clerk.uploadBill(new File([pdf()], 'a.pdf'), { department: 'Office' });
    expect(bill).toMatchObject({ status: 'received', details: { department: 'Office' } });
    const bytes = await clerk.GET('/v1/bills/{billId}/document', {
      ...billPath(bill.billId),
      parseAs: 'arrayBuffer',
    });
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('throws what the API refuses, with the code, the fields and the id of the request', async () => {
    const missing = await problemOf(clerk.GET('/v1/bills/{billId}', billPath('bill_none')));
    expect(missing).toMatchObject({ status: 404, code: 'not_found', errors: [], retryAfterMs: null });
    expect(missing.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const malformed = await problemOf(clerk.POST('/v1/bills', { body: entry({ number: '' }) }));
    expect(malformed).toMatchObject({ status: 422, code: 'invalid_input', errors: [{ path: 'number' }] });
    const { vendorId, version } = await clerk.POST('/v1/vendors', { body: { name: 'Anew' } });
    const late = clerk.PATCH('/v1/vendors/{vendorId}', {
      params: { path: { vendorId }, header: ifMatch(version + 1) },
      body: { name: 'Again' },
    });
    expect(await problemOf(late)).toMatchObject({ status: 412, code: 'version_conflict' });
  });

  it('walks a list page by page, and only as far as it is asked for', async () => {
    const fresh = api.other.client('clerk', proxy);
    for (const name of ['A', 'B', 'C', 'D', 'E']) await fresh.POST('/v1/vendors', { body: { name } });
    proxy.seen.length = 0;
    const names: string[] = [];
    const vendors = fresh.each('/v1/vendors', { params: { query: { limit: 2 } } });
    for await (const { name } of vendors) names.push(name);
    expect(names).toEqual(expect.arrayContaining(['A', 'B', 'C', 'D', 'E']));
    expect(proxy.seen).toHaveLength(Math.ceil(names.length / 2));
    proxy.seen.length = 0;
    for await (const _vendor of fresh.each('/v1/vendors', { params: { query: { limit: 2 } } })) break;
    expect(proxy.seen).toHaveLength(1);
  });

  it('asks for a token before each call', async () => {
    const tokens = ['not-a-key', 'neither'];
    const stranger = createPayloomClient({ baseUrl: proxy.url, token: () => tokens.shift() ?? '' });
    const problem = await problemOf(stranger.GET('/v1/vendors'));
    expect(problem).toMatchObject({ status: 401, code: 'unauthenticated' });
    await problemOf(stranger.GET('/v1/vendors'));
    expect(tokens).toEqual([]);
  });
});

describe('a call is tried again', () => {
  it('with the same key when its answer got lost, so that it is carried out once', async () => {
    proxy.plan({ kind: 'answer lost' }, { kind: 'answer lost' });
    const bill = await enterBill();
    expect(proxy.seen).toHaveLength(3);
    expect(new Set(proxy.seen.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    const number = bill.details.number;
    const same: string[] = [];
    for await (const each of clerk.each('/v1/bills')) {
      if (each.details.number === number) same.push(each.billId);
    }
    expect(same).toEqual([bill.billId]);
  });

  it('when the API is busy, and two calls have two keys', async () => {
    proxy.plan(
      { kind: 'says', status: 503, retryAfter: '0' },
      { kind: 'says', status: 429, retryAfter: '1' },
    );
    await enterBill();
    await enterBill();
    const keys = proxy.seen.map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toHaveLength(4);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('never beyond its patience: what has to wait longer is thrown with the time to wait', async () => {
    proxy.plan({ kind: 'says', status: 429, retryAfter: '3600' });
    const problem = await problemOf(enterBill());
    expect(problem).toMatchObject({ status: 429, code: 'unexpected_answer', retryAfterMs: 3_600_000 });
    expect(proxy.seen).toHaveLength(1);
  });

  it('never when the API refused it', async () => {
    await problemOf(clerk.POST('/v1/bills', { body: entry({ number: '' }) }));
    expect(proxy.seen).toHaveLength(1);
  });
});
