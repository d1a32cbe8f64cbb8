import { randomUUID } from 'node:crypto';
import { seedVendor } from '../../support/cast.js';
import { freshKey, type TestApi } from '../../support/api.js';

export const seedPayee = ({ database, deps, tenant }: TestApi) =>
  seedVendor({ database, cipher: deps.cipher, now: deps.now }, tenant.cast);

/** Rent on the last day of each month, from 2030 on: nothing of it is due while tests run. */
export const recurringEntry = (vendorId: string, over: Record<string, unknown> = {}) => ({
  reference: `LEASE-${randomUUID().slice(0, 8)}`,
  vendorId,
  currency: 'USD' as const,
  amount: { kind: 'fixed', amountMinor: 150_000 } as Record<string, unknown>,
  recurrence: {
    cadence: 'monthly',
    anchorOn: '2030-01-31',
    startsOn: '2030-01-31',
    timeZone: 'America/New_York',
  } as Record<string, unknown>,
  ...over,
});

export async function enterThroughApi(api: TestApi, over: Record<string, unknown> = {}) {
  const { vendorId } = await seedPayee(api);
  const answer = await api.tenant.as('clerk')(
    'POST',
    '/v1/recurring-bills',
    recurringEntry(vendorId, over),
    freshKey(),
  );
  if (answer.status !== 201) throw new Error(answer.text);
  return {
    path: `/v1/recurring-bills/${String(answer.body['recurringBillId'])}`,
    vendorId,
    body: answer.body,
  };
}
