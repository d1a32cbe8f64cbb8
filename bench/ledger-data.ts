import type { TenantId } from '../domain/ids.js';
import { cashOf, clearingOf, type AccountCode } from '../domain/ledger.js';
import { withSql } from '../scripts/provision/database.js';

const transactionsPerStatement = 10_000;

/**
 * Grows one tenant's books to so many entries, as the superuser and without triggers, which would look at each. Every
 * other transaction touches the busy accounts.
 */
export async function fillLedger(
  superuserUrl: string,
  tenantId: TenantId,
  payables: readonly AccountCode[],
  entries: number,
): Promise<void> {
  const clearing = clearingOf('stripe', 'USD');
  const cash = cashOf(null, 'USD');
  await withSql(superuserUrl, async (sql) => {
    await sql`set session_replication_role = replica`;
    await sql`
      insert into ledger_accounts (tenant_id, code, kind, holder, currency)
      select ${tenantId}, code, split_part(code, ':', 1), split_part(code, ':', 2), 'USD'
      from unnest(${[...payables, clearing, cash]}::text[]) as code on conflict do nothing`;
    const [row] = await sql<{ rows: number }[]>`
      select count(*)::int as rows from ledger_entries where tenant_id = ${tenantId}`;
    for (let missing = Math.ceil((entries - (row?.rows ?? 0)) / 2); missing > 0;) {
      const transactions = Math.min(missing, transactionsPerStatement);
      await sql`
        with made as materialized (
          select 'ltx_' || replace(gen_random_uuid()::text, '-', '') as id, n, now() - random() * interval '300 days' as at
          from generate_series(1, ${transactions}::int) as n
        ), header as (
          insert into ledger_transactions (tenant_id, ledger_transaction_id, subject, subject_id, subject_version, memo, actor, entries, effective_at)
          select ${tenantId}, id, 'manual', id, 1, 'posted', '{"kind":"system"}', 2, at from made
        )
        insert into ledger_entries (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at)
        select ${tenantId}, id, line, case when n % 2 = 0 then busy else quiet end, (3 - 2 * line) * 100, 'USD', at
        from made, lateral (values
          (1, ${clearing}, (${[...payables]}::text[])[1 + n % ${payables.length}::int]),
          (2, ${cash}, (${[...payables]}::text[])[1 + (n + 7) % ${payables.length}::int])) as v (line, busy, quiet)`;
      missing -= transactions;
    }
    await sql`vacuum (analyze) ledger_entries, ledger_transactions`;
  });
}
