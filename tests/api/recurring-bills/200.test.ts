import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshKey, startApi, type TestApi } from '../../support/api.js';
import { enterThroughApi, recurringEntry, seedPayee } from './entry.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const items = ({ body }: { readonly body: Record<string, unknown> }) =>
  body['items'] as Record<string, unknown>[];

describe('a preview', () => {
  it('shows dates and amounts of the first periods before anything is saved', async () => {
    const { vendorId } = await seedPayee(api);
    const clerk = api.tenant.as('clerk');
    const lease = recurringEntry(vendorId, {
      amount: { kind: 'stepped', steps: [{ from: '2030-01-01', amountMinor: 100_000 }] },
      recurrence: {
        cadence: 'monthly',
        anchorOn: '2030-02-01',
        startsOn: '2030-02-15',
        endsOn: '2030-03-31',
        businessDays: 'next',
        leadDays: 3,
        timeZone: 'Europe/Berlin',
        fireTime: '02:30',
      },
    });
    const answer = await clerk('POST', '/v1/recurring-bills/preview?count=5', lease);
    expect(answer.status, answer.text).toBe(200);
    expect(items(answer)).toMatchObject([
      {
        period: '2030-02',
        coversFrom: '2030-02-15',
        coversTo: '2030-02-28',
        dueOn: '2030-02-15',
        firesAt: '2030-02-12T01:30:00.000Z',
        amount: { amountMinor: 50_000, currency: 'USD' },
        isPartial: true,
      },
      { period: '2030-03', dueOn: '2030-03-01', amount: { amountMinor: 100_000 }, isPartial: false },
    ]);
    expect(items(await clerk('GET', '/v1/recurring-bills'))).toEqual([]);
  });

  it('shows the next periods of one that is saved', async () => {
    const { path } = await enterThroughApi(api);
    const answer = await api.tenant.as('viewer')('GET', `${path}/preview?count=2`);
    expect(items(answer).map(({ period, dueOn }) => [period, dueOn])).toEqual([
      ['2030-01', '2030-01-31'],
      ['2030-02', '2030-02-28'],
    ]);
  });
});

describe('a recurring bill', () => {
  it('is changed, paused, resumed, triggered and ended, each a fact by who did it', async () => {
    const { path, vendorId, body } = await enterThroughApi(api);
    const clerk = api.tenant.as('clerk');
    const changed = await clerk(
      'PUT',
      path,
      recurringEntry(vendorId, {
        reference: body['reference'],
        amount: { kind: 'fixed', amountMinor: 160_000 },
      }),
      { 'if-match': '"1"' },
    );
    expect(changed.status, changed.text).toBe(200);
    const paused = await api.tenant.as('payer')('POST', `${path}/pause`, { reason: 'The roof leaks.' });
    expect(paused.body).toMatchObject({ status: 'paused', reason: 'The roof leaks.' });
    expect((await clerk('POST', `${path}/resume`, {})).body).toMatchObject({
      status: 'active',
      reason: null,
    });
    const triggered = await clerk('POST', `${path}/trigger`, { period: '2030-01' });
    expect(triggered.body).toMatchObject({ isDue: true });
    const ended = await clerk('DELETE', path);
    expect(ended.body).toMatchObject({ status: 'ended' });
    const timeline = await clerk('GET', `${path}/timeline`);
    expect(items(timeline).map(({ type }) => type)).toEqual([
      'recurring_bill_created',
      'recurring_bill_changed',
      'recurring_bill_paused',
      'recurring_bill_resumed',
      'period_triggered',
      'recurring_bill_ended',
    ]);
    expect(items(timeline)[2]).toMatchObject({ actor: { memberId: api.tenant.cast.payer } });
    expect(items(await clerk('GET', '/v1/recurring-bills?status=ended'))).toHaveLength(1);
  });

  it('that is triggered twice for one period is asked for one bill', async () => {
    const { path } = await enterThroughApi(api);
    const clerk = api.tenant.as('clerk');
    const asked = await Promise.all(
      Array.from({ length: 3 }, () => clerk('POST', `${path}/trigger`, { period: '2030-01' }, freshKey())),
    );
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
    const facts = items(await clerk('GET', `${path}/timeline`)).map(({ type }) => type);
    expect(facts).toEqual(['recurring_bill_created', 'period_triggered']);
  });
});

describe('a standing approval', () => {
  const limits = { limitMinor: 200_000, totalLimitMinor: null, endsOn: '2026-12-31' };
  const inAYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);

  it('holds when a second person has confirmed it, and ends with any change of the terms', async () => {
    const { path, vendorId, body } = await enterThroughApi(api);
    const standing = `${path}/standing-approvals`;
    const proposal = { ...limits, endsOn: inAYear };
    const proposed = await api.tenant.as('approver')('POST', standing, proposal, freshKey());
    expect(proposed.status, proposed.text).toBe(201);
    expect(proposed.body).toMatchObject({ status: 'proposed', second: null });
    const confirm = `${standing}/${String(proposed.body['standingApprovalId'])}/confirm`;
    expect((await api.tenant.as('approver')('POST', confirm, {}, freshKey())).status).toBe(403);
    const given = await api.tenant.as('secondApprover')('POST', confirm, {}, freshKey());
    expect(given.body).toMatchObject({
      status: 'active',
      first: { memberId: api.tenant.cast.approver },
      second: { memberId: api.tenant.cast.secondApprover },
    });
    const entry = recurringEntry(vendorId, {
      reference: body['reference'],
      amount: { kind: 'fixed', amountMinor: 150_001 },
    });
    const changed = await api.tenant.as('clerk')('PUT', path, entry, { 'if-match': '"3"' });
    expect(changed.status, changed.text).toBe(200);
    expect(items(await api.tenant.as('viewer')('GET', standing))).toMatchObject([
      { status: 'terms_changed' },
    ]);
  });

  it('ends when it is withdrawn', async () => {
    const { path } = await enterThroughApi(api);
    const standing = `${path}/standing-approvals`;
    const approver = api.tenant.as('approver');
    const { body } = await approver('POST', standing, { ...limits, endsOn: inAYear }, freshKey());
    const withdraw = `${standing}/${String(body['standingApprovalId'])}/withdraw`;
    const answer = await approver('POST', withdraw, {}, freshKey());
    expect(answer.body).toMatchObject({ status: 'withdrawn' });
    expect((await approver('POST', withdraw, {}, freshKey())).status).toBe(409);
  });
});
