import { and, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './client.js';

/** Exact up to a maximum; from there on the value says "at least". */
export type RowCount = { readonly value: number; readonly isExact: boolean };

/** Stops reading one row after `max`, however many there are. */
export async function countRows(
  tx: Tx,
  table: PgTable,
  conditions: readonly SQL[],
  max: number,
): Promise<RowCount> {
  const some = tx
    .select({ one: sql`1`.as('one') })
    .from(table)
    .where(and(...conditions))
    .limit(max + 1)
    .as('some');
  const [row] = await tx.select({ rows: sql<number>`count(*)::int` }).from(some);
  const rows = row?.rows ?? 0;
  return { value: Math.min(rows, max), isExact: rows <= max };
}
