import { sql } from 'drizzle-orm';
import { connect, type Database, type Tx } from '../../db/client.js';
import type { TenantId } from '../../domain/ids.js';
import type { AnchorStorage } from '../../providers/ports-books.js';
import { verifyBooks } from './verify.js';

/**
 * What verify-books says when one bit of the amount of a scheduled bill is turned over by somebody who has the owner's rights:
 * done in a transaction that only the walk sees, and taken back. Null when the tenant has no such fact.
 */
export async function verifyWithFlippedBit(
  adminUrl: string,
  anchors: AnchorStorage,
  tenantId: TenantId,
): Promise<{ readonly factId: string; readonly problems: readonly string[] } | null> {
  const owner = connect(adminUrl, { connectionsMax: 1 });
  let found: { factId: string; problems: readonly string[] } | null = null;
  try {
    await owner.inTenant(tenantId, async (tx) => {
      const factId = await flipBit(tx, tenantId);
      if (factId === null) return;
      const { problems } = await verifyBooks({ database: within(tx, owner), anchors }, { only: tenantId });
      found = { factId, problems };
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  } finally {
    await owner.close();
  }
  return found;
}

class TakenBack extends Error {}

async function flipBit(tx: Tx, tenantId: TenantId): Promise<string | null> {
  await tx.execute(sql`alter table facts disable trigger facts_append_only`);
  const [row] = await tx.execute<{ factId: string }>(sql`
    update facts set data = jsonb_set(data, '{schedule,amount,amountMinor}',
      to_jsonb((data #>> '{schedule,amount,amountMinor}')::bigint # 1))
    where tenant_id = ${tenantId} and fact_id = (
      select fact_id from facts where tenant_id = ${tenantId} and subject = 'bill' and type = 'scheduled'
      order by fact_id limit 1)
    returning fact_id::text as "factId"`);
  return row?.factId ?? null;
}

/** Everything in this one transaction. */
function within(tx: Tx, database: Database): Database {
  return {
    ...database,
    inTenant: (_, work) => work(tx),
    readInTenant: (_, work) => work(tx),
    inPlatform: (work) => work(tx),
  };
}
