import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { MemberId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { idempotencyKeys } from './schema/index.js';

export type StoredAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
};

type KeyOf = { readonly tenantId: TenantId; readonly memberId: MemberId; readonly key: string };

/**
 * Claims the key for this request. Null: it is ours, go on. An answer: the same request was answered before. Refuses
 * `idempotency_mismatch` for another request under the key and `idempotency_in_progress` while the first one runs. A
 * claim from before `abandonedBefore` without an answer is taken over: whoever made it has died.
 */
export async function claimKey(
  tx: Tx,
  key: KeyOf,
  requestHash: string,
  abandonedBefore: Instant | null = null,
): Promise<StoredAnswer | null> {
  const inserted = await tx
    .insert(idempotencyKeys)
    .values({ ...key, requestHash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (inserted.length > 0) return null;
  const [row] = await tx.select().from(idempotencyKeys).where(where(key));
  if (!row || row.requestHash !== requestHash) {
    refuse('idempotency_mismatch', 'This Idempotency-Key was used for another request.');
  }
  if (row.status === null) {
    if (abandonedBefore !== null && (await takeOver(tx, key, abandonedBefore))) return null;
    refuse('idempotency_in_progress', 'The first request under this key is still running.');
  }
  return { status: row.status, body: row.body, headers: row.headers ?? {} };
}

async function takeOver(tx: Tx, key: KeyOf, abandonedBefore: Instant): Promise<boolean> {
  const taken = await tx
    .update(idempotencyKeys)
    .set({ createdAt: sql`now()` })
    .where(and(where(key), isNull(idempotencyKeys.status), lt(idempotencyKeys.createdAt, abandonedBefore)))
    .returning({ key: idempotencyKeys.key });
  return taken.length > 0;
}

export async function storeAnswer(tx: Tx, key: KeyOf, answer: StoredAnswer): Promise<void> {
  await tx.update(idempotencyKeys).set(answer).where(where(key));
}

/** Gives the key back, after a fault: the same request may be sent again. */
export async function releaseKey(tx: Tx, key: KeyOf): Promise<void> {
  await tx.delete(idempotencyKeys).where(where(key));
}

export async function deleteKeysBefore(tx: Tx, tenantId: TenantId, before: Instant): Promise<void> {
  await tx
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.tenantId, tenantId), lt(idempotencyKeys.createdAt, before)));
}

const where = ({ tenantId, memberId, key }: KeyOf) =>
  and(
    eq(idempotencyKeys.tenantId, tenantId),
    eq(idempotencyKeys.memberId, memberId),
    eq(idempotencyKeys.key, key),
  );
