import { and, asc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import { instant, epochMs, type Instant } from '../domain/dates.js';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import { platformTenantId, type InboxEventId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { appendFacts, lastVersion } from './facts.js';
import { inboxEvents } from './schema/index.js';

export type InboxEvent = typeof inboxEvents.$inferSelect;

/** A statement of Postgres has at most 65,535 parameters. */
const rowsPerStatementMax = 5_000;

export type ReceivedEvent = Pick<InboxEvent, 'inboxEventId' | 'provider' | 'eventId' | 'type' | 'subject'>;

/** Stores each webhook once by its provider's event id; answers which of them are new. In the platform's scope. */
export async function receiveEvents(
  tx: Tx,
  events: readonly ReceivedEvent[],
  now: Instant,
): Promise<ReadonlySet<ReceivedEvent>> {
  const rows = events.map((event) => ({ ...event, tenantId: platformTenantId, nextAttemptAt: now }));
  const inserted = new Set<string>();
  for (let from = 0; from < rows.length; from += rowsPerStatementMax) {
    const stored = await tx
      .insert(inboxEvents)
      .values(rows.slice(from, from + rowsPerStatementMax))
      .onConflictDoNothing()
      .returning({ inboxEventId: inboxEvents.inboxEventId });
    for (const { inboxEventId } of stored) inserted.add(inboxEventId);
  }
  return new Set(events.filter(({ inboxEventId }) => inserted.has(inboxEventId)));
}

/** Events that wait, oldest first, each locked for the caller: two drains never work on the same one. */
export async function lockPendingEvents(tx: Tx, now: Instant, limit: number): Promise<InboxEvent[]> {
  return tx
    .select()
    .from(inboxEvents)
    .where(
      and(
        eq(inboxEvents.tenantId, platformTenantId),
        eq(inboxEvents.status, 'pending'),
        lte(inboxEvents.nextAttemptAt, now),
      ),
    )
    .orderBy(asc(inboxEvents.nextAttemptAt))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** After this many tries an event is `failed`, and a person looks. */
export const inboxAttemptsMax = 12;
const backoffMsMin = 5_000;
const backoffMsMax = 3_600_000;

export async function settleEvent(
  tx: Tx,
  event: InboxEvent,
  result: { readonly status: 'done' | 'ignored' } | { readonly status: 'failed'; readonly error: string },
  now: Instant,
): Promise<void> {
  const attempts = event.attempts + 1;
  const retries = result.status === 'failed' && attempts < inboxAttemptsMax;
  await tx
    .update(inboxEvents)
    .set({
      status: retries ? 'pending' : result.status,
      attempts,
      error: 'error' in result ? result.error.slice(0, 500) : null,
      nextAttemptAt: retries
        ? instant(epochMs(now) + Math.min(backoffMsMin * 2 ** event.attempts, backoffMsMax))
        : event.nextAttemptAt,
    })
    .where(and(eq(inboxEvents.tenantId, platformTenantId), eq(inboxEvents.inboxEventId, event.inboxEventId)));
}

/** Due at once and with all its tries again; refuses one that is settled. In the platform's scope. */
export async function replayEvent(
  tx: Tx,
  inboxEventId: InboxEventId,
  context: FactContext,
): Promise<InboxEvent> {
  const key = and(eq(inboxEvents.tenantId, platformTenantId), eq(inboxEvents.inboxEventId, inboxEventId));
  const [event] = await tx.select().from(inboxEvents).where(key).for('update');
  if (!event) refuse('not_found', 'No such event.');
  const { status } = event;
  if (status === 'done' || status === 'ignored') refuse('wrong_state', `It is ${status}.`, { status });
  const [row] = await tx
    .update(inboxEvents)
    .set({ status: 'pending', attempts: 0, nextAttemptAt: context.at })
    .where(key)
    .returning();
  if (!row) throw new Error('a locked event is gone');
  const subject = { tenantId: platformTenantId, subject: 'inbox_event', subjectId: inboxEventId } as const;
  const fromVersion = await lastVersion(tx, platformTenantId, 'inbox_event', inboxEventId);
  await appendFacts(
    tx,
    { ...subject, billId: null, fromVersion },
    [{ type: 'inbox_event_replayed', attempts: event.attempts, error: event.error }],
    context,
  );
  return row;
}

/** Events that were given up, or failed so far. In the platform's scope. */
export async function listTroubledEvents(tx: Tx, limit: number): Promise<InboxEvent[]> {
  return tx
    .select()
    .from(inboxEvents)
    .where(
      and(
        eq(inboxEvents.tenantId, platformTenantId),
        or(
          eq(inboxEvents.status, 'failed'),
          and(eq(inboxEvents.status, 'pending'), gt(inboxEvents.attempts, 0)),
        ),
      ),
    )
    .orderBy(asc(inboxEvents.receivedAt))
    .limit(limit);
}

/** What came in about these objects of a provider, oldest first. In the platform's scope. */
export async function listEventsAbout(tx: Tx, objectIds: readonly string[]): Promise<InboxEvent[]> {
  if (objectIds.length === 0) return [];
  const named = sql`coalesce(${inboxEvents.subject}->>'providerPaymentId', ${inboxEvents.subject}->>'mailId')`;
  return tx
    .select()
    .from(inboxEvents)
    .where(and(eq(inboxEvents.tenantId, platformTenantId), inArray(named, [...objectIds])))
    .orderBy(asc(inboxEvents.receivedAt))
    .limit(50);
}
