import { writeBalances } from '../db/ledger-balances.js';
import type { TenantId } from '../domain/ids.js';
import type { ActivityDeps } from './deps.js';

/** A balance adds up at most so many entries, and those of the last minute. */
const entriesPerBalanceMin = 1_000;

/** More than these are left to the next sweep. */
const looksMax = 20;

/** Writes down balances of accounts that have grown, so that none ever adds up its whole history. */
export async function sweepBalances({ database }: ActivityDeps, tenantId: TenantId): Promise<void> {
  for (let look = 0; look < looksMax; look += 1) {
    const written = await database.inTenant(tenantId, (tx) =>
      writeBalances(tx, tenantId, entriesPerBalanceMin),
    );
    if (written === 0) return;
  }
}
