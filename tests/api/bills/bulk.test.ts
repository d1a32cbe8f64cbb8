import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshKey, type TestTenant } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { startWorkingApi, type WorkingApi } from '../../support/working-api.js';

let api: WorkingApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await startWorkingApi();
  tenant = api.tenant;
});
afterAll(() => api.close());

type Item = {
  billId: string;
  status: number;
  bill: { status: string } | null;
  problem: { code: string } | null;
};
const itemsOf = (body: Record<string, unknown>) => body['items'] as Item[];
const nobody = 'bill_01a1fd4cd5b0702598525fb06756f20b';

const approvals = (billId: string) => api.countFacts(billId, 'approval_given');

describe('several bills at once', () => {
  it('are each answered in order, and one that is refused keeps no other from being done', async () => {
    const [first, second] = [await api.enterForApproval(), await api.enterForApproval()];
    const asked = { items: [{ billId: first }, { billId: nobody }, { billId: second, version: 1 }] };
    const { status, body } = await tenant.as('approver')('POST', '/v1/bills/bulk/approve', asked, freshKey());
    expect(status).toBe(200);
    expect(body).toMatchObject({ succeeded: 1, failed: 2 });
    expect(itemsOf(body)).toMatchObject([
      { billId: first, status: 200, bill: { status: 'scheduled' }, problem: null },
      { billId: nobody, status: 404, bill: null, problem: { code: 'not_found' } },
      { billId: second, status: 412, bill: null, problem: { code: 'version_conflict' } },
    ]);
    expect(await approvals(second)).toBe(0);
  });

  it('are approved once by a request that is repeated, which gets the first answer', async () => {
    const billId = await api.enterForApproval();
    const headers = freshKey();
    const approve = () =>
      tenant.as('approver')('POST', '/v1/bills/bulk/approve', { items: [{ billId }] }, headers);
    const first = await approve();
    expect((await approve()).body).toEqual(first.body);
    expect(await approvals(billId)).toBe(1);
  });

  it('are put off and held', async () => {
    const billId = await api.enterForApproval();
    const items = [{ billId }];
    await tenant.as('approver')('POST', '/v1/bills/bulk/approve', { items }, freshKey());
    const moved = await tenant.as('payer')(
      'POST',
      '/v1/bills/bulk/reschedule',
      { items, payOn: '2027-05-05' },
      freshKey(),
    );
    expect(itemsOf(moved.body)).toMatchObject([{ bill: { schedule: { payOn: '2027-05-05' } } }]);
    const held = await tenant.as('payer')(
      'POST',
      '/v1/bills/bulk/hold',
      { items, reason: 'a question' },
      freshKey(),
    );
    expect(itemsOf(held.body)).toMatchObject([{ bill: { status: 'on_hold' } }]);
  });
});

describe('a payment run', () => {
  it('pays each bill once, though its request is repeated and another payer sends the same list at that moment', async () => {
    const billIds = [await api.enterForApproval(), await api.enterForApproval()];
    const items = billIds.map((billId) => ({ billId }));
    await tenant.as('approver')('POST', '/v1/bills/bulk/approve', { items }, freshKey());
    const headers = freshKey();
    const pay = (key: Record<string, string>) =>
      tenant.as('payer')('POST', '/v1/bills/bulk/pay-now', { items }, key);
    const [run] = await Promise.all([pay(headers), pay(freshKey())]);
    expect(run.status).toBe(200);
    expect((await pay(headers)).body).toEqual(run.body);
    const paidFor = async () => {
      const made = await api.world.stripe.log('payment_created');
      return made
        .map(({ payment }) => (payment as { metadata: Record<string, string> }).metadata['bill_id'] ?? '')
        .filter((billId) => billIds.includes(billId));
    };
    await eventually('Stripe has both', async () => new Set(await paidFor()).size === 2);
    for (const billId of billIds) expect(await api.countFacts(billId, 'payment_begun')).toBe(1);
    expect((await paidFor()).sort()).toEqual([...billIds].sort());
  });
});

describe('a list is refused', () => {
  const approve = (items: unknown[], headers = freshKey()) =>
    tenant.as('approver')('POST', '/v1/bills/bulk/approve', { items }, headers);

  it('when it is empty, too long, or names a bill twice', async () => {
    const many = Array.from({ length: 101 }, (_each, index) => ({
      billId: `${nobody.slice(0, -3)}${String(index + 100)}`,
    }));
    for (const items of [[], many, [{ billId: nobody }, { billId: nobody }]]) {
      expect((await approve(items)).status).toBe(422);
    }
  });

  it('without a key', async () => {
    const answer = await tenant.as('approver')('POST', '/v1/bills/bulk/approve', {
      items: [{ billId: nobody }],
    });
    expect(answer.status).toBe(422);
  });

  it('by whoever may not do that to one bill', async () => {
    const answer = await tenant.as('clerk')('POST', '/v1/bills/bulk/approve', { items: [] }, freshKey());
    expect(answer.status).toBe(403);
  });
});
