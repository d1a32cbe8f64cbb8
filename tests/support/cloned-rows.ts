import { withSql } from '../../scripts/provision/database.js';

/**
 * Many rows like one that is there, for what only many show. `changes` are SQL by column name; `n` counts from 1.
 */
export async function cloneRows(
  adminUrl: string,
  { table, tenantId, where }: { readonly table: string; readonly tenantId: string; readonly where: string },
  count: number,
  changes: Readonly<Record<string, string>>,
): Promise<void> {
  await withSql(adminUrl, async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, false)`;
    const rows = await sql<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`;
    const names = rows.map(({ name }) => name);
    const values = names.map((name) => changes[name] ?? `seed.${name}`);
    await sql.unsafe(
      `insert into ${table} (${names.join(', ')}) select ${values.join(', ')}
       from ${table} seed, generate_series(1, ${count}) as n where seed.tenant_id = '${tenantId}' and ${where}`,
    );
  });
}

/** An id of ours by `n`; another one in each series. */
export const clonedId = (prefix: string, series = 0) =>
  `'${prefix}_0193b3c0a1b27de${series}8' || lpad(n::text, 15, '0')`;
