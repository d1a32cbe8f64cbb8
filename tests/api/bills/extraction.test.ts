import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, pdf, upload } from '../../support/api.js';
import { startWorkingApi, type WorkingApi } from '../../support/working-api.js';

let api: WorkingApi;
beforeAll(async () => {
  api = await startWorkingApi();
});
afterAll(() => api.close());

/** Nothing can be read from it, so that a person is asked. */
const uploadForReview = async () => {
  const clerk = api.tenant.as('clerk');
  const { body } = await clerk('POST', '/v1/bills/upload', upload('invoice.pdf', pdf()), freshKey());
  const billId = String(body['billId']);
  await api.untilStatus(billId, 'in_review');
  return billId;
};

const extractionOf = async (billId: string, query = '') =>
  api.viewer('GET', `/v1/bills/${billId}/extraction${query}`);

const readAgain = (billId: string, headers = freshKey()) =>
  api.tenant.as('clerk')('POST', `/v1/bills/${billId}/extraction/runs`, { readers: 'offline' }, headers);

describe('a document that is read again', () => {
  it('is read once for each asking, keeps its earlier reading and asks a person anew', async () => {
    const billId = await uploadForReview();
    const headers = freshKey();
    const asked = await readAgain(billId, headers);
    expect(asked.status).toBe(200);
    expect(asked.body).toMatchObject({ status: 'extracting' });
    await api.untilStatus(billId, 'in_review');
    const again = await readAgain(billId, headers);
    expect(again.body).toEqual(asked.body);

    const { body } = await extractionOf(billId);
    expect(body['run']).toMatchObject({ ordinal: 2 });
    expect(body['runs']).toMatchObject([{ ordinal: 2 }, { ordinal: 1 }]);
    expect(await api.countFacts(billId, 'extracted')).toBe(2);
  });

  it('has no reading that was never made', async () => {
    const billId = await uploadForReview();
    expect((await extractionOf(billId, '?run=1')).status).toBe(200);
    expect((await extractionOf(billId, '?run=2')).status).toBe(404);
    expect((await extractionOf(billId, '?run=x')).status).toBe(422);
  });

  it('is not one that nobody may ask for, that is stale, or that there is none of', async () => {
    const billId = await uploadForReview();
    const path = `/v1/bills/${billId}/extraction/runs`;
    expect((await api.tenant.as('approver')('POST', path, {}, freshKey())).status).toBe(403);
    const stale = await api.tenant.as('clerk')('POST', path, {}, { ...freshKey(), 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    const entered = await api.enterForApproval();
    expect((await readAgain(entered)).body).toMatchObject({ code: 'wrong_state' });
  });
});

describe('what a person enters in a review', () => {
  it('stands as a reading of its own before what was read', async () => {
    const billId = await uploadForReview();
    const details = entry({ vendorName: 'Nobody knew', dueOn: '2027-06-30' });
    const confirmed = await api.tenant.as('clerk')('POST', `/v1/bills/${billId}/confirm-review`, { details });
    expect(confirmed.status).toBe(200);
    const { body } = await extractionOf(billId);
    expect(body['run']).toMatchObject({ ordinal: 2, readers: ['entered'] });
    expect(body['fields']).toMatchObject({
      vendorName: [{ value: 'Nobody knew', confidence: 1, evidence: { reader: 'entered' } }],
      amountDueMinor: [{ value: 12_350 }],
      currency: [{ value: 'USD' }],
    });
    const first = await extractionOf(billId, '?run=1');
    expect(first.body['fields']).toMatchObject({ vendorName: [] });
  });
});
