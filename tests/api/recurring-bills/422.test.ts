import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.js';
import { freshKey, startApi, type TestApi } from '../../support/api.js';
import { enterThroughApi, recurringEntry, seedPayee } from './entry.js';

let api: TestApi;
let vendorId: string;
beforeAll(async () => {
  api = await startApi();
  ({ vendorId } = await seedPayee(api));
});
afterAll(() => api.close());

const monthly = { cadence: 'monthly', startsOn: '2030-01-01', timeZone: 'UTC' };

describe('422', () => {
  it.each([
    ['that ends before it starts', { recurrence: { ...monthly, endsOn: '2029-12-31' } }],
    ['in no time zone', { recurrence: { ...monthly, timeZone: 'Mars/Olympus' } }],
    ['at no time of day', { recurrence: { ...monthly, fireTime: '24:00' } }],
    ['that began years ago', { recurrence: { ...monthly, startsOn: '2020-01-01' } }],
    ['without an amount', { amount: { kind: 'fixed', amountMinor: 0 } }],
    [
      'whose steps begin after it does',
      { recurrence: monthly, amount: { kind: 'stepped', steps: [{ from: '2030-02-01', amountMinor: 1 }] } },
    ],
    [
      'whose index runs away',
      {
        recurrence: monthly,
        amount: {
          kind: 'indexed',
          baseMinor: 1_000_000,
          everyPeriods: 1,
          by: { kind: 'percent', basisPoints: 10_000 },
        },
      },
    ],
    ['for a vendor that is not there', { vendorId: newId('vendor') }],
  ])('refuses one %s', async (_name, over) => {
    const entry = { ...recurringEntry(vendorId), ...over };
    const answer = await api.tenant.as('clerk')('POST', '/v1/recurring-bills', entry, freshKey());
    expect(answer.status, answer.text).toBe(422);
  });

  it('refuses another cadence, currency or reference: that is another recurring bill', async () => {
    const { path, body } = await enterThroughApi(api);
    const same = recurringEntry(vendorId, { reference: body['reference'] });
    for (const over of [
      { reference: 'ANOTHER' },
      { currency: 'EUR' },
      { recurrence: { ...same.recurrence, cadence: 'weekly' } },
    ]) {
      const answer = await api.tenant.as('clerk')('PUT', path, { ...same, ...over }, { 'if-match': '"1"' });
      expect(answer.status, answer.text).toBe(422);
    }
  });
});
