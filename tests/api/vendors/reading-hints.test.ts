import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, upload } from '../../support/api.js';
import { startWorkingApi, type WorkingApi } from '../../support/working-api.js';

const document = readFileSync(
  path.join(import.meta.dirname, '../../fixtures/documents/english-cobalt-net-30.pdf'),
);

let api: WorkingApi;
beforeAll(async () => {
  api = await startWorkingApi();
});
afterAll(() => api.close());

const clerk = () => api.tenant.as('clerk');

/** The same page in another file. */
const uploadPage = async (status: string) => {
  const bytes = Buffer.concat([document, Buffer.from(`\n% ${randomUUID()}\n`)]);
  const { body } = await clerk()('POST', '/v1/bills/upload', upload('invoice.pdf', bytes), freshKey());
  const billId = String(body['billId']);
  await api.untilStatus(billId, status);
  return billId;
};
const namesIn = async (billId: string) => {
  const { body } = await api.viewer('GET', `/v1/bills/${billId}/extraction`);
  const { vendorName } = body['fields'] as { vendorName: { value: string }[] };
  return vendorName.map(({ value }) => value);
};

describe('what a correction has taught', () => {
  it('is used for the next document of the vendor, shown, and can be undone', async () => {
    const name = 'Holding of Cobalt';
    const vendor = await clerk()('POST', '/v1/vendors', { name });
    const vendorId = String(vendor.body['vendorId']);
    // Its own name is of a vendor that nobody knows.
    const billId = await uploadPage('on_hold');
    const [printed] = await namesIn(billId);
    const seen = await clerk()('GET', `/v1/bills/${billId}`);
    const edit = { details: entry({ vendorName: name, dueOn: '2027-06-30' }), vendorId };
    const version = { 'if-match': seen.headers.get('etag') ?? '' };
    expect((await clerk()('POST', `/v1/bills/${billId}/correct`, edit, version)).status).toBe(200);
    await api.untilStatus(billId, 'on_hold');

    const path = `/v1/vendors/${vendorId}/reading-hints`;
    const { body } = await api.viewer('GET', path);
    const items = body['items'] as { readingHintId: string }[];
    expect(items).toMatchObject([
      { kind: 'alias', value: printed, billId, learnedFrom: { memberId: api.world.cast.clerk } },
    ]);

    const next = await uploadPage('in_review');
    expect(await namesIn(next)).toEqual([name, ...(printed === undefined ? [] : [printed])]);

    const undo = () => clerk()('DELETE', `${path}/${items[0]?.readingHintId}`, undefined, freshKey());
    expect((await undo()).status).toBe(204);
    expect((await undo()).status).toBe(204);
    expect((await api.viewer('GET', path)).body).toEqual({ items: [] });
    // Two documents are read, and matched more than once.
  }, 180_000);
});
