import { and, asc, desc, eq, gte, inArray, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../domain/dates.js';
import { factOf, type FactPosition } from '../domain/events.js';
import type { TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import type { FactRow } from './facts.js';
import { facts } from './schema/index.js';

/**
 * Facts in the order in which they became visible for good. A transaction that is still open may hold a smaller number
 * than one that committed before it; so nothing is read that is not older than every open transaction, and a
 * cursor never passes what is still to come.
 */
const settled = sql`${facts.transactionId} < pg_snapshot_xmin(pg_current_snapshot())`;

const beyond = ({ transactionId, factId }: FactPosition, comparison: SQL) =>
  sql`(${facts.transactionId}, ${facts.factId}) ${comparison} (${transactionId}::xid8, ${factId}::bigint)`;

export async function listFactsAfter(
  tx: Tx,
  tenantId: TenantId,
  after: FactPosition,
  limit: number,
): Promise<FactRow[]> {
  return tx
    .select()
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), beyond(after, sql`>`), settled))
    .orderBy(asc(facts.transactionId), asc(facts.factId))
    .limit(limit);
}

/** Newest first; `before` null begins at the newest. */
export async function listFactsBefore(
  tx: Tx,
  tenantId: TenantId,
  before: FactPosition | null,
  limit: number,
): Promise<FactRow[]> {
  return tx
    .select()
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), before === null ? undefined : beyond(before, sql`<`), settled))
    .orderBy(desc(facts.transactionId), desc(facts.factId))
    .limit(limit);
}

export const positionOf = ({ transactionId, factId }: FactPosition): FactPosition => ({
  transactionId,
  factId,
});

/** Everything that is visible for good lies before this, and everything else after it. */
export async function loadPresentPosition(tx: Tx): Promise<FactPosition> {
  const [row] = await tx.execute<{ xmin: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`,
  );
  return { transactionId: row?.xmin ?? '0', factId: 0 };
}

/** The position just before the first fact of that time or later. */
export async function loadPositionSince(tx: Tx, tenantId: TenantId, since: Instant): Promise<FactPosition> {
  const [row] = await tx
    .select({ transactionId: facts.transactionId })
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), gte(facts.at, since)))
    .orderBy(asc(facts.transactionId))
    .limit(1);
  return row ? { transactionId: row.transactionId, factId: 0 } : loadPresentPosition(tx);
}

/** The fact that this event tells; null when the tenant has none of this id. */
export async function findEventFact(tx: Tx, tenantId: TenantId, eventId: string): Promise<FactRow | null> {
  const named = factOf(eventId);
  if (named === null) return null;
  const [row] = await tx
    .select()
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.factId, named.factId)));
  return row?.at === named.at ? row : null;
}

export async function listFactsById(
  tx: Tx,
  tenantId: TenantId,
  factIds: readonly number[],
): Promise<FactRow[]> {
  return tx
    .select()
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), inArray(facts.factId, [...factIds])));
}
