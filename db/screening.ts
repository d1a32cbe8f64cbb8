import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { ScreeningEntryId, TenantId } from '../domain/ids.js';
import { normalizeName } from '../domain/vendor-match.js';
import type { Tx } from './client.js';
import { appendFacts, type FactContent } from './facts.js';
import { screeningEntries } from './schema/index.js';

export type ScreeningEntry = typeof screeningEntries.$inferSelect;

/** Whether this name is on the tenant's list of names that may not be paid, however it is written. */
export async function isScreened(tx: Tx, tenantId: TenantId, name: string): Promise<boolean> {
  const rows = await tx
    .select({ source: screeningEntries.source })
    .from(screeningEntries)
    .where(
      and(eq(screeningEntries.tenantId, tenantId), eq(screeningEntries.normalizedName, normalizeName(name))),
    )
    .limit(1);
  return rows.length > 0;
}

/** Refuses a name in which there is nothing to compare, and one that this source has named already. */
export async function addScreeningEntry(
  tx: Tx,
  entry: Pick<ScreeningEntry, 'tenantId' | 'screeningEntryId' | 'source'> & { readonly name: string },
  context: FactContext,
): Promise<ScreeningEntry> {
  const normalizedName = normalizeName(entry.name);
  if (normalizedName === '') refuse('invalid_input', 'A name needs a letter or a digit.');
  const [row] = await tx
    .insert(screeningEntries)
    .values({ ...entry, normalizedName, createdAt: context.at })
    .onConflictDoNothing()
    .returning();
  if (!row) refuse('wrong_state', 'This source names it already.', { source: entry.source });
  await appendFacts(tx, subjectOf(row, 0), [{ type: 'screening_entry_added', ...shown(row) }], context);
  return row;
}

/** What it said stays in the facts, with who took it off and why. */
export async function removeScreeningEntry(
  tx: Tx,
  tenantId: TenantId,
  screeningEntryId: ScreeningEntryId,
  reason: string,
  context: FactContext,
): Promise<ScreeningEntry> {
  const [row] = await tx
    .delete(screeningEntries)
    .where(
      and(eq(screeningEntries.tenantId, tenantId), eq(screeningEntries.screeningEntryId, screeningEntryId)),
    )
    .returning();
  if (!row) refuse('not_found', 'No such entry.');
  const removed: FactContent<'screening_entry'> = { type: 'screening_entry_removed', reason, ...shown(row) };
  await appendFacts(tx, subjectOf(row, 1), [removed], context);
  return row;
}

/** In the order in which they were added. */
export async function listScreeningEntries(
  tx: Tx,
  tenantId: TenantId,
  filter: { readonly search: string | undefined },
  page: { readonly after: ScreeningEntryId | null; readonly limit: number },
): Promise<ScreeningEntry[]> {
  const words = normalizeName(filter.search ?? '').split(' ');
  return tx
    .select()
    .from(screeningEntries)
    .where(
      and(
        eq(screeningEntries.tenantId, tenantId),
        page.after === null ? undefined : gt(screeningEntries.screeningEntryId, page.after),
        ...words.map((word) => sql`strpos(${screeningEntries.normalizedName}, ${word}) > 0`),
      ),
    )
    .orderBy(asc(screeningEntries.screeningEntryId))
    .limit(page.limit);
}

const shown = ({ name, source }: ScreeningEntry) => ({ name, source });

const subjectOf = ({ tenantId, screeningEntryId }: ScreeningEntry, fromVersion: number) => ({
  tenantId,
  subject: 'screening_entry' as const,
  subjectId: screeningEntryId,
  billId: null,
  fromVersion,
});
