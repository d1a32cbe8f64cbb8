import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, startApi, type TestApi } from '../support/api.js';

let api: TestApi;
let paths: Record<'bill' | 'vendor', string>;
beforeAll(async () => {
  api = await startApi();
  const clerk = api.tenant.as('clerk');
  const bill = await clerk('POST', '/v1/bills', entry(), freshKey());
  const vendor = await clerk('POST', '/v1/vendors', { name: 'Blau' });
  paths = {
    bill: `/v1/bills/${String(bill.body['billId'])}`,
    vendor: `/v1/vendors/${String(vendor.body['vendorId'])}`,
  };
});
afterAll(() => api.close());

const get = (path: string, tags?: string) =>
  api.tenant.as('clerk')('GET', path, undefined, tags === undefined ? {} : { 'if-none-match': tags });

describe('what the caller has already', () => {
  it.each(['bill', 'vendor'] as const)('is not sent again: a %s', async (kind) => {
    const etag = (await get(paths[kind])).headers.get('etag') ?? '';
    for (const tags of [etag, `W/${etag}`, `"0", ${etag}`, '*']) {
      const answer = await get(paths[kind], tags);
      expect(answer.status, tags).toBe(304);
      expect(answer.text).toBe('');
      expect(answer.headers.get('etag')).toBe(etag);
    }
    expect((await get(paths[kind], '"0"')).status).toBe(200);
  });

  it('is sent again after a change, and the old ETag changes nothing any more', async () => {
    const etag = (await get(paths.vendor)).headers.get('etag') ?? '';
    const change = () =>
      api.tenant.as('clerk')('PATCH', paths.vendor, { name: 'Grün' }, { 'if-match': etag });
    expect((await change()).status).toBe(200);
    expect((await get(paths.vendor, etag)).body).toMatchObject({ name: 'Grün' });
    expect((await change()).status).toBe(412);
  });
});
