import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseId } from '../../../domain/ids.js';
import { instant } from '../../../domain/dates.js';
import { eventually } from '../../support/eventually.js';
import { freshKey, startApi, type TestApi } from '../../support/api.js';
import { recurringEntry, seedPayee } from './entry.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('POST /v1/recurring-bills', () => {
  it('keeps it, says when it fires next, and gives it a Schedule that fires at these instants', async () => {
    const { vendorId } = await seedPayee(api);
    const clerk = api.tenant.as('clerk');
    const created = await clerk('POST', '/v1/recurring-bills', recurringEntry(vendorId), freshKey());
    expect(created.status, created.text).toBe(201);
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.body).toMatchObject({
      status: 'active',
      nextPeriod: { period: '2030-01', firesAt: '2030-01-31T11:00:00.000Z', dueOn: '2030-01-31' },
    });
    const found = await clerk('GET', created.headers.get('location') ?? '');
    expect(found.body).toEqual(created.body);
    const id = parseId('recurringBill', String(created.body['recurringBillId']));
    await eventually('Temporal lists the Schedule', async () => {
      const known = (await api.deps.schedules.list(instant(Date.now()))).get(id);
      return known?.paused === false && known.nextAt === '2030-01-31T11:00:00.000Z';
    });
  });

  it('makes one of two equal requests at the same time under one key', async () => {
    const { vendorId } = await seedPayee(api);
    const body = recurringEntry(vendorId);
    const headers = freshKey();
    const clerk = api.tenant.as('clerk');
    const [first, second] = await Promise.all([
      clerk('POST', '/v1/recurring-bills', body, headers),
      clerk('POST', '/v1/recurring-bills', body, headers),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body['recurringBillId']).toBe(second.body['recurringBillId']);
  });
});
