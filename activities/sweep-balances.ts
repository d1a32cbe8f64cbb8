import { writeBalances } from '../db/ledger-balances.js';
import type { TenantId } from '../domain/ids.js';
import type { ActivityDeps } from './deps.js';

/** A balance adds up at most so many entries, and those of the last minute. */
const entriesPerBalanceMin = 1_000;

/** Writes down balances of accounts that have grown, so that none ever adds up its whole history. */
export function sweepBalances({ database }: ActivityDeps, tenantId: TenantId): Promise<number> {
  return database.inTenant(tenantId, (tx) => writeBalances(tx, tenantId, entriesPerBalanceMin));
}
