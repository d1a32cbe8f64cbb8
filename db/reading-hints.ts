import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../domain/bill.js';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { BillId, MemberId, ReadingHintId, TenantId, VendorId } from '../domain/ids.js';
import { hintKey, type ReadingHint } from '../domain/reading-hints.js';
import type { Tx } from './client.js';
import { newId } from './ids.js';
import { readingHints } from './schema/index.js';

export type ReadingHintRow = typeof readingHints.$inferSelect;

/** Keeps what is new. What the same vendor was known to do otherwise is put aside: people's newest word counts. */
export async function learnHints(
  tx: Tx,
  of: { readonly tenantId: TenantId; readonly vendorId: VendorId; readonly billId: BillId },
  hints: readonly ReadingHint[],
  context: FactContext,
): Promise<void> {
  for (const hint of hints) {
    const row = { ...of, kind: hint.kind, key: hintKey(hint), hint };
    const known = and(ofVendor(of), eq(readingHints.kind, row.kind), eq(readingHints.key, row.key), isLive);
    await tx
      .update(readingHints)
      .set({ revokedAt: context.at })
      .where(and(known, sql`${readingHints.hint} <> ${JSON.stringify(hint)}::jsonb`));
    await tx
      .insert(readingHints)
      .values({
        ...row,
        readingHintId: newId('readingHint'),
        learnedFrom: context.actor,
        createdAt: context.at,
      })
      .onConflictDoNothing();
  }
}

export const readingHintsMax = 200;

/** Live ones, oldest first. */
export async function listHints(
  tx: Tx,
  of: { readonly tenantId: TenantId; readonly vendorId: VendorId },
): Promise<ReadingHintRow[]> {
  return tx
    .select()
    .from(readingHints)
    .where(and(ofVendor(of), isLive))
    .orderBy(asc(readingHints.readingHintId))
    .limit(readingHintsMax);
}

/** Vendors that were called so; a few at most, or the name says nothing. */
export async function listVendorsCalled(
  tx: Tx,
  tenantId: TenantId,
  normalizedNames: readonly string[],
): Promise<VendorId[]> {
  if (normalizedNames.length === 0) return [];
  const rows = await tx
    .selectDistinct({ vendorId: readingHints.vendorId })
    .from(readingHints)
    .where(
      and(
        eq(readingHints.tenantId, tenantId),
        eq(readingHints.kind, 'alias'),
        inArray(readingHints.key, [...normalizedNames]),
        isLive,
      ),
    )
    .limit(5);
  return rows.map(({ vendorId }) => vendorId);
}

/** Undone twice is undone once. */
export async function revokeHint(
  tx: Tx,
  of: { readonly tenantId: TenantId; readonly vendorId: VendorId; readonly readingHintId: ReadingHintId },
  context: FactContext,
): Promise<void> {
  const isHint = and(ofVendor(of), eq(readingHints.readingHintId, of.readingHintId));
  const [row] = await tx.select().from(readingHints).where(isHint).for('update');
  if (!row) refuse('not_found', 'No such reading hint.');
  if (row.revokedAt !== null) return;
  await tx
    .update(readingHints)
    .set({ revokedAt: context.at, revokedBy: memberOf(context.actor) })
    .where(isHint);
}

const isLive = isNull(readingHints.revokedAt);

const ofVendor = ({ tenantId, vendorId }: { readonly tenantId: TenantId; readonly vendorId: VendorId }) =>
  and(eq(readingHints.tenantId, tenantId), eq(readingHints.vendorId, vendorId));

const memberOf = (actor: Actor): MemberId | null => (actor.kind === 'member' ? actor.memberId : null);
