import { sql, type SQL } from 'drizzle-orm';
import type { Bill } from '../domain/bill.js';
import { searchTextOf, type BillSearch } from '../domain/bill-search.js';
import type { BillId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { billSearch } from './schema/index.js';

/** Keeps what the bill is found by; `before` is null for a new one. */
export async function saveSearchText(tx: Tx, bill: Bill, before: Bill | null): Promise<void> {
  const text = searchTextOf(bill.details);
  if (before !== null && searchTextOf(before.details) === text) return;
  const { tenantId, billId, createdAt } = bill;
  await tx
    .insert(billSearch)
    .values({ tenantId, billId, createdAt, text })
    .onConflictDoUpdate({ target: [billSearch.tenantId, billSearch.billId], set: { text } });
}

/** The condition on a text column. No index serves it where row-level security is on. */
export function isFound(text: SQL | typeof billSearch.text, { patterns }: BillSearch): SQL {
  return sql.join(
    patterns.map((pattern) => sql`${text} like ${pattern}`),
    sql` and `,
  );
}

/** The ids of the bills that hold the text, in no order; null when there are more than `idsMax`. */
export async function findBillIds(tx: Tx, search: BillSearch, idsMax: number): Promise<BillId[] | null> {
  const [wanted, ...others] = search.patterns;
  const rows = await tx.execute<{ ids: string | null }>(
    sql`select string_agg(id, ',') as ids from search_bills(${wanted}, ${textArray(others)}, ${idsMax + 1}) as id`,
  );
  const ids = (rows[0]?.ids ?? '').split(',').filter((id) => id !== '') as BillId[];
  return ids.length > idsMax ? null : ids;
}

/** One parameter, however many: `in (...)` would send each by itself. */
export const textArray = (texts: readonly string[]): SQL => sql`string_to_array(${texts.join('\n')}, E'\n')`;
