import { sql } from 'drizzle-orm';
import type { TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { since } from './ledger.js';

/** So many ledger transactions in one look: a backlog is worked off in steps that no time limit ends. */
const transactionsPerLook = 20_000;

/**
 * Writes down the balance of every account that got at least so many entries since its last one; of every account that
 * moved, when there is more than one look can take, so that the next goes on from here. It ends before the oldest
 * transaction that is still open: what it has added up is final. Answers how many it wrote.
 */
export async function writeBalances(tx: Tx, tenantId: TenantId, entriesMin: number): Promise<number> {
  const written = await tx.execute(sql`
    with begun as (
      select pg_snapshot_xmin(pg_current_snapshot()) as settled,
        coalesce((select through from ledger_balances where tenant_id = ${tenantId} order by through desc limit 1), '0'::xid8) as since
    ), cut as (
      select t.transaction_id from begun, ledger_transactions t
       where t.tenant_id = ${tenantId} and t.transaction_id >= begun.since
       order by t.transaction_id offset ${transactionsPerLook} limit 1
    ), beyond as (
      select t.transaction_id from cut, ledger_transactions t
       where t.tenant_id = ${tenantId} and t.transaction_id > cut.transaction_id order by t.transaction_id limit 1
    ), bounds as (
      select since, coalesce(beyond.transaction_id < settled, false) as is_cut,
        case when beyond.transaction_id < settled then beyond.transaction_id else settled end as horizon
      from begun left join beyond on true
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
    where recent.entries >= ${entriesMin} or bounds.is_cut
    on conflict do nothing
    returning account`);
  return written.length;
}
