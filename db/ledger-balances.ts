import { sql } from 'drizzle-orm';
import type { TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { since } from './ledger.js';

/**
 * Writes down the balance of every account that got at least so many entries since its last one. It ends before the
 * oldest transaction that is still open, so that what it has added up is final. Answers how many it wrote.
 */
export async function writeBalances(tx: Tx, tenantId: TenantId, entriesMin: number): Promise<number> {
  const written = await tx.execute(sql`
    with bounds as (
      select pg_snapshot_xmin(pg_current_snapshot()) as horizon,
        coalesce((select through from ledger_balances where tenant_id = ${tenantId} order by through desc limit 1), '0'::xid8) as since
    ), touched as (
      select distinct e.account from bounds, ledger_transactions t
        join ledger_entries e on e.tenant_id = t.tenant_id and e.ledger_transaction_id = t.ledger_transaction_id
       where t.tenant_id = ${tenantId} and t.transaction_id >= bounds.since and t.transaction_id < bounds.horizon
    )
    insert into ledger_balances (tenant_id, account, through, amount_minor, latest_effective_at, latest_recorded_at)
    select ${tenantId}, touched.account, bounds.horizon, coalesce(base.amount_minor, 0) + recent.amount_minor,
      greatest(base.latest_effective_at, recent.effective_at), greatest(base.latest_recorded_at, recent.recorded_at)
    from bounds, touched
    left join lateral (
      select amount_minor, through, latest_effective_at, latest_recorded_at from ledger_balances b
       where b.tenant_id = ${tenantId} and b.account = touched.account order by b.through desc limit 1) as base on true
    cross join lateral (
      select count(*) as entries, sum(e.amount_minor) as amount_minor,
        max(e.effective_at) as effective_at, max(e.recorded_at) as recorded_at
      from ledger_entries e
       where e.tenant_id = ${tenantId} and e.account = touched.account
         and ${since(sql`base.through`)} and e.transaction_id < bounds.horizon) as recent
    where recent.entries >= ${entriesMin}
    on conflict do nothing
    returning account`);
  return written.length;
}
