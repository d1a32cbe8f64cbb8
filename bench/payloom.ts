import { randomUUID } from 'node:crypto';
import type { BillEntry } from '../client/client.js';
import type { Caller } from '../scripts/demo/caller.js';
import { drive, type Load, type Throughput } from './closed-loop.js';
import type { BenchTenant } from './tenant.js';
import { watchBills, type Watch } from './watch-bills.js';

/** Bills over the product's own API. */
export async function drivePayloom(
  load: Load,
  tenant: BenchTenant,
  databaseUrl: string,
  pids: Readonly<Record<string, number>>,
): Promise<Throughput> {
  const watch = watchBills(databaseUrl, tenant.tenantId);
  try {
    return await drive(load, { ...pids, driver: process.pid }, () => payOne(tenant, watch));
  } finally {
    await watch.close();
  }
}

/** Entered, approved by another person, paid, and its advice mailed. */
export async function payOne(tenant: BenchTenant, watch: Watch): Promise<void> {
  const billId = await enterOne(tenant, watch);
  await next(tenant.approvers).api.POST('/v1/bills/{billId}/approve', {
    params: { path: { billId } },
    body: {},
  });
  await watch.until(billId, 'remitted');
}

/** Entered, and left to wait for its approval. */
export async function enterOne(tenant: BenchTenant, watch: Watch): Promise<string> {
  const { billId } = await next(tenant.clerks).api.POST('/v1/bills', { body: newBill(tenant) });
  await watch.until(billId, 'awaiting_approval');
  return billId;
}

let count = 0;

/** In turn: where there are several API processes each gets its share. */
function next(callers: readonly Caller[]): Caller {
  count += 1;
  const caller = callers[count % callers.length];
  if (!caller) throw new Error('Nobody is there to call.');
  return caller;
}

export function newBill({ vendorIds }: Pick<BenchTenant, 'vendorIds'>): BillEntry {
  count += 1;
  const vendorId = vendorIds[count % vendorIds.length];
  if (!vendorId) throw new Error('There is no vendor to pay.');
  const today = new Date().toISOString().slice(0, 10);
  return {
    vendorId,
    number: `B-${randomUUID()}`,
    issuedOn: today,
    dueOn: today,
    amount: { amountMinor: 10_000 + (count % 5_000), currency: 'USD' },
  };
}
