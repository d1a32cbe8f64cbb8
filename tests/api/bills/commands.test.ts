import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, type TestTenant } from '../../support/api.js';
import { seedVendor } from '../../support/cast.js';
import { startWorkingApi, type WorkingApi } from '../../support/working-api.js';

let api: WorkingApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await startWorkingApi();
  tenant = api.tenant;
});
afterAll(() => api.close());

const pathOf = (billId: string) => `/v1/bills/${billId}`;

describe('a bill that waits for approval', () => {
  it('is scheduled by the approval, which answers with the bill as it is then', async () => {
    const billId = await api.enterForApproval();
    const answer = await tenant.as('approver')('POST', `${pathOf(billId)}/approve`, { note: 'fine' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'scheduled',
      approval: { decisions: [{ memberId: api.world.cast.approver, note: 'fine', step: 'Finance' }] },
      schedule: { because: 'due-date' },
    });
    expect(answer.headers.get('etag')).toBe(`"${String(answer.body['version'])}"`);
  });

  it('is rejected, and then takes nothing any more', async () => {
    const billId = await api.enterForApproval();
    const reason = { reason: 'not ours' };
    const rejected = await tenant.as('approver')('POST', `${pathOf(billId)}/reject`, reason);
    expect(rejected.body).toMatchObject({ status: 'rejected', reason: 'not ours' });
    const again = await tenant.as('approver')('POST', `${pathOf(billId)}/approve`, {});
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'wrong_state', details: { status: 'rejected' } });
  });

  it('goes back for changes, is corrected by the version that was seen, and asks for approval anew', async () => {
    const billId = await api.enterForApproval();
    await tenant.as('approver')('POST', `${pathOf(billId)}/request-changes`, { reason: 'wrong amount' });
    const seen = await tenant.as('clerk')('GET', pathOf(billId));
    expect(seen.body).toMatchObject({ status: 'changes_requested', reason: 'wrong amount' });
    const details = entry({ dueOn: '2027-06-30', amount: { amountMinor: 12_000, currency: 'USD' } });
    const edit = { details, vendorId: seen.body['vendorId'] };
    const stale = await tenant.as('clerk')('POST', `${pathOf(billId)}/correct`, edit, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({ code: 'version_conflict' });
    const blind = await tenant.as('clerk')('POST', `${pathOf(billId)}/correct`, edit);
    expect(blind.status).toBe(422);
    const headers = { 'if-match': seen.headers.get('etag') ?? '' };
    const corrected = await tenant.as('clerk')('POST', `${pathOf(billId)}/correct`, edit, headers);
    expect(corrected.status).toBe(200);
    await api.untilStatus(billId, 'awaiting_approval');
  });

  it('is approved once by two equal requests at the same time, and a repetition gets the first answer', async () => {
    const billId = await api.enterForApproval();
    const headers = freshKey();
    const approve = () => tenant.as('approver')('POST', `${pathOf(billId)}/approve`, {}, headers);
    const both = await Promise.all([approve(), approve()]);
    expect(both.map(({ status }) => status)).toSatisfy((statuses: number[]) =>
      statuses.every((status) => status === 200 || status === 409),
    );
    const again = await approve();
    expect(again.status).toBe(200);
    expect(await api.countFacts(billId, 'approval_given')).toBe(1);
  });

  it('is not approved by who may not, nor by the same person twice', async () => {
    const billId = await api.enter({ amount: { amountMinor: 500_000, currency: 'USD' } });
    await api.untilStatus(billId, 'awaiting_approval');
    const approve = (role: 'approver' | 'admin') => tenant.as(role)('POST', `${pathOf(billId)}/approve`, {});
    expect((await approve('approver')).status).toBe(200);
    const twice = await approve('approver');
    expect(twice.status).toBe(409);
    expect(twice.body).toMatchObject({ code: 'already_decided' });
    const admin = await approve('admin');
    expect(admin.status).toBe(403);
    expect(admin.body).toMatchObject({ code: 'not_an_approver' });
  });
});

describe('a scheduled bill', () => {
  it('is put off, held, released and canceled', async () => {
    const billId = await api.enterForApproval();
    await tenant.as('approver')('POST', `${pathOf(billId)}/approve`, {});
    const moved = await tenant.as('payer')('POST', `${pathOf(billId)}/reschedule`, { payOn: '2027-05-05' });
    expect(moved.body).toMatchObject({ schedule: { payOn: '2027-05-05', because: 'moved' } });
    const held = await tenant.as('payer')('POST', `${pathOf(billId)}/hold`, { reason: 'a question' });
    expect(held.body).toMatchObject({ status: 'on_hold', hold: { code: 'manual', resumes: 'scheduled' } });
    const released = await tenant.as('payer')('POST', `${pathOf(billId)}/release`, { reason: 'answered' });
    expect(released.body).toMatchObject({ status: 'scheduled' });
    const canceled = await tenant.as('clerk')('POST', `${pathOf(billId)}/cancel`, { reason: 'sent back' });
    expect(canceled.body).toMatchObject({ status: 'canceled', reason: 'sent back' });
  });

  it('refuses a date beyond what may be put off, and pays now only under a key', async () => {
    const billId = await api.enterForApproval();
    await tenant.as('approver')('POST', `${pathOf(billId)}/approve`, {});
    const far = await tenant.as('payer')('POST', `${pathOf(billId)}/reschedule`, { payOn: '2090-01-01' });
    expect(far.status).toBe(422);
    expect(far.body).toMatchObject({ code: 'invalid_input' });
    expect((await tenant.as('payer')('POST', `${pathOf(billId)}/pay-now`, {})).status).toBe(422);
    const paying = await tenant.as('payer')('POST', `${pathOf(billId)}/pay-now`, {}, freshKey());
    expect(paying.status).toBe(200);
  });
});

describe('a bill of a vendor whom nobody has verified', () => {
  it('is held, and goes on by itself when a second person vouches', async () => {
    const vendor = await seedVendor(api.world, api.world.cast, { verified: false });
    const billId = await api.enter({ vendorId: vendor.vendorId, vendorName: vendor.name });
    await api.untilStatus(billId, 'on_hold');
    const verified = await tenant.as('approver')('POST', `/v1/vendors/${vendor.vendorId}/verify`, {});
    expect(verified.body).toMatchObject({ status: 'verified' });
    await api.untilStatus(billId, 'awaiting_approval');
  });
});

describe('a bill of which nothing is due', () => {
  const paid = { because: 'already_paid', reason: 'Paid by card at the till.' };

  it('is marked so by a clerk with the reason, listed, and taken up again for a person to look at', async () => {
    const billId = await api.enterForApproval();
    const mark = (role: 'clerk' | 'approver', body: object) =>
      tenant.as(role)('POST', `${pathOf(billId)}/mark-nothing-due`, body);
    expect((await mark('approver', paid)).status).toBe(403);
    expect((await mark('clerk', { reason: 'no cause' })).status).toBe(422);
    expect((await mark('clerk', paid)).body).toMatchObject({
      status: 'nothing_due',
      needsAttention: false,
      nothingDueBecause: 'already_paid',
      reason: paid.reason,
    });
    const { body } = await tenant.as('viewer')('GET', '/v1/bills?status=nothing_due&limit=100');
    expect(body['items']).toContainEqual(expect.objectContaining({ billId }));
    const approved = await tenant.as('approver')('POST', `${pathOf(billId)}/approve`, {});
    expect(approved.body).toMatchObject({ code: 'wrong_state', details: { status: 'nothing_due' } });
    const reopened = await tenant.as('clerk')('POST', `${pathOf(billId)}/reopen`, { reason: 'Refunded.' });
    expect(reopened.body).toMatchObject({
      status: 'in_review',
      review: { reasons: ['A person says that it has to be paid: Refunded.'] },
    });
  });

  it('is not made of one whose payment has begun', async () => {
    const billId = await api.enterForApproval();
    await tenant.as('approver')('POST', `${pathOf(billId)}/approve`, {});
    await tenant.as('payer')('POST', `${pathOf(billId)}/pay-now`, {}, freshKey());
    await api.untilStatus(billId, 'paying');
    const late = await tenant.as('clerk')('POST', `${pathOf(billId)}/mark-nothing-due`, paid);
    expect(late.body).toMatchObject({ code: 'payment_begun', details: { status: 'paying' } });
  });
});
