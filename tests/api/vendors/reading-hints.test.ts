import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../../domain/dates.js';
import { sampleBills } from '../../../scripts/sample-documents/bills.js';
import { invoicePdf } from '../../../scripts/sample-documents/pages.js';
import { english } from '../../../scripts/sample-documents/wordings.js';
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
const uploadPage = (status: string) =>
  uploadBytes(Buffer.concat([document, Buffer.from(`\n% ${randomUUID()}\n`)]), status);

async function uploadBytes(bytes: Uint8Array, status: string): Promise<string> {
  const { body } = await clerk()('POST', '/v1/bills/upload', upload('invoice.pdf', bytes), freshKey());
  const billId = String(body['billId']);
  await api.untilStatus(billId, status);
  return billId;
}

async function billBy(name: string, numberLabel: string, number: string): Promise<Uint8Array> {
  const { englishCobalt } = sampleBills(calendarDate('2026-11-01'));
  const vendor = { ...englishCobalt.vendor, name, taxId: '', email: '' };
  const page = await invoicePdf({ ...englishCobalt, vendor, number }, { ...english, number: numberLabel });
  return page.save();
}

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

  it.each([
    [
      'after words that no reader knows',
      'Larch Tools Inc.',
      'Docket',
      { kind: 'number_label', value: 'docket' },
    ],
    [
      'in a place without a word',
      'Maple Tools Inc.',
      ' ',
      { kind: 'number_place', value: 'page 1, 83 % from the left, 14 % from the top' },
    ],
  ])(
    'finds the number of the next document %s',
    async (_, name, label, hint) => {
      const vendor = await clerk()('POST', '/v1/vendors', { name });
      const vendorId = String(vendor.body['vendorId']);
      const first = await uploadBytes(await billBy(name, label, 'CC-90501'), 'in_review');
      const details = entry({ vendorName: name, number: 'CC-90501' });
      const seen = await clerk()('GET', `/v1/bills/${first}`);
      const version = { 'if-match': seen.headers.get('etag') ?? '' };
      const confirmed = await clerk()(
        'POST',
        `/v1/bills/${first}/confirm-review`,
        { details, vendorId },
        version,
      );
      expect(confirmed.status).toBe(200);
      await api.untilStatus(first, 'on_hold');
      const { body } = await api.viewer('GET', `/v1/vendors/${vendorId}/reading-hints`);
      expect(body['items']).toMatchObject([hint]);

      const next = await uploadBytes(await billBy(name, label, 'CC-90777'), 'on_hold');
      const { body: reading } = await api.viewer('GET', `/v1/bills/${next}/extraction`);
      const { number } = reading['fields'] as { number: unknown[] };
      expect(number[0]).toMatchObject({ value: 'CC-90777', confidence: 0.92 });
    },
    180_000,
  );
});
