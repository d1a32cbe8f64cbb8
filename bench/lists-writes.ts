import postgres from 'postgres';
import type { TenantId } from '../domain/ids.js';

/** Microseconds a bill. */
export type WriteFigures = {
  readonly rows: number;
  readonly runs: number;
  readonly insertAll: number;
  readonly insertBare: number;
  readonly updateAll: number;
  readonly updateBare: number;
  readonly searchText: number;
};

const rows = 2_000;
const runs = 5;
const listIndexes = [
  'bills_vendor',
  'bills_needs_attention',
  'bills_due',
  'bills_amount',
  'bills_state_since',
  'bills_department',
];

/** Everything is rolled back: indexes that were dropped for a measurement are there again. */
export async function measureWrites(adminUrl: string, tenantId: TenantId): Promise<WriteFigures> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  const all = await measure(sql, tenantId, []);
  const bare = await measure(sql, tenantId, listIndexes);
  await sql.end();
  return {
    ...{ rows, runs, insertAll: all.insert, insertBare: bare.insert },
    ...{ updateAll: all.update, updateBare: bare.update, searchText: all.searchText },
  };
}

async function measure(sql: postgres.Sql, tenantId: TenantId, dropped: readonly string[]) {
  const times = { insert: [] as number[], update: [] as number[], searchText: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const rolledBack = new Error('rolled back');
    const transaction = sql.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
      for (const name of dropped) await tx`drop index ${tx(name)}`;
      const clock = async (into: number[], work: () => Promise<unknown>) => {
        const startedAt = performance.now();
        await work();
        into.push(((performance.now() - startedAt) * 1_000) / rows);
      };
      const copies = `from bills where tenant_id = $1 and created_at > '2026-06-01' order by md5(bill_id) limit ${rows}`;
      await tx.unsafe(`create temp table copied on commit drop as select * ${copies}`, [tenantId]);
      await tx`alter table copied drop column department`;
      await tx`update copied set bill_id = 'bill_ffffffffffff7' || substr(bill_id, 19, 1) || '' || substr(md5(bill_id), 1, 14) || 'x'`;
      await tx`analyze copied`;
      const columns = await tx<{ names: string }[]>`
        select string_agg(quote_ident(attname), ',' order by attnum) as names from pg_attribute
        where attrelid = 'copied'::regclass and attnum > 0 and not attisdropped`;
      const names = columns[0]?.names ?? '';
      await clock(times.insert, () => tx.unsafe(`insert into bills (${names}) select ${names} from copied`));
      await clock(times.searchText, () =>
        tx.unsafe(
          `insert into bill_search select tenant_id, bill_id, created_at, lower(' ' || concat_ws(' ', vendor_name, number)) from copied`,
        ),
      );
      await clock(
        times.update,
        () => tx`update bills set state_since = now(), version = version + 1
          where tenant_id = ${tenantId} and bill_id in (select bill_id from copied)`,
      );
      throw rolledBack;
    });
    await transaction.catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
  }
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return { insert: median(times.insert), update: median(times.update), searchText: median(times.searchText) };
}
