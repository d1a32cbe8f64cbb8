import { and, asc, desc, eq, gte, lt, lte, ne, sql } from 'drizzle-orm';
import { epochMs, type Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { DeliveryStatus } from '../domain/event-delivery.js';
import { idFrom, type EventDeliveryId, type EventEndpointId, type TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { newId } from './ids.js';
import { eventDeliveries, eventDeliveryAttempts, eventEndpoints } from './schema/index.js';

export type EventDelivery = typeof eventDeliveries.$inferSelect;
export type EventDeliveryAttempt = typeof eventDeliveryAttempts.$inferSelect;

/** One delivery an event and endpoint. One that was settled before is sent again: its cursor was moved back. */
export async function queueDeliveries(
  tx: Tx,
  endpoint: { readonly tenantId: TenantId; readonly endpointId: EventEndpointId },
  events: readonly { readonly factId: number; readonly eventType: string }[],
  now: Instant,
): Promise<void> {
  if (events.length === 0) return;
  const { tenantId, endpointId } = endpoint;
  const rows = events.map((event) => ({
    ...event,
    tenantId,
    endpointId,
    deliveryId: newId('eventDelivery'),
    nextAttemptAt: now,
    createdAt: now,
  }));
  await tx
    .insert(eventDeliveries)
    .values(rows)
    .onConflictDoUpdate({
      target: [eventDeliveries.tenantId, eventDeliveries.endpointId, eventDeliveries.factId],
      set: requeued(now),
      setWhere: ne(eventDeliveries.status, 'pending'),
    });
}

const requeued = (now: Instant) => ({
  status: 'pending' as const,
  failures: 0,
  nextAttemptAt: now,
  claim: null,
  settledAt: null,
});

/** A delivery that is this worker's to send, until its claim ends. */
export type ClaimedDelivery = Pick<
  EventDelivery,
  'tenantId' | 'deliveryId' | 'endpointId' | 'factId' | 'attempts' | 'failures'
> & { readonly claim: string };

/** Due ones, the longest due first, at most so many an endpoint; each is written down as an attempt. */
export async function claimDeliveries(
  tx: Tx,
  tenantId: TenantId,
  slots: readonly { readonly endpointId: EventEndpointId; readonly count: number }[],
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<ClaimedDelivery[]> {
  if (slots.length === 0) return [];
  const claimed = [
    ...(await tx.execute<ClaimedDelivery & { [key: string]: unknown }>(sql`
      -- Materialized: looked for once. Inside of a join it may be looked for again, and each look passes over what is locked.
      with picked as materialized (
        select due.delivery_id
        from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as slot("endpointId" text, count int)
        cross join lateral (
          select delivery_id from event_deliveries
          where tenant_id = ${tenantId} and endpoint_id = slot."endpointId"
            and status = 'pending' and next_attempt_at <= ${now}::timestamptz
          order by next_attempt_at limit slot.count for update skip locked
        ) due
      )
      update event_deliveries d
      set claim = gen_random_uuid()::text, attempts = d.attempts + 1, next_attempt_at = ${until}::timestamptz
      from picked
      where d.tenant_id = ${tenantId} and d.delivery_id = picked.delivery_id
      returning d.tenant_id as "tenantId", d.delivery_id as "deliveryId", d.endpoint_id as "endpointId",
        d.fact_id::float8 as "factId", d.attempts, d.failures, d.claim`)),
  ];
  if (claimed.length > 0) {
    await tx.insert(eventDeliveryAttempts).values(
      claimed.map(({ deliveryId, attempts }) => ({
        tenantId,
        deliveryId,
        attempt: attempts,
        startedAt: now,
      })),
    );
  }
  return claimed;
}

export type AttemptResult = Pick<EventDeliveryAttempt, 'durationMs' | 'statusCode' | 'error' | 'answer'>;

/** Writes down how a sending ended. A claim that ran out, and was taken up by another worker, changes only its attempt. */
export async function settleDelivery(
  tx: Tx,
  claimed: ClaimedDelivery,
  result: AttemptResult,
  next:
    | { readonly status: 'delivered' | 'failed'; readonly at: Instant }
    | { readonly status: 'pending'; readonly at: Instant },
): Promise<void> {
  const { tenantId, deliveryId, attempts, claim, failures } = claimed;
  await tx
    .update(eventDeliveryAttempts)
    .set(result)
    .where(
      and(
        eq(eventDeliveryAttempts.tenantId, tenantId),
        eq(eventDeliveryAttempts.deliveryId, deliveryId),
        eq(eventDeliveryAttempts.attempt, attempts),
      ),
    );
  const mine = and(keyOf(tenantId, deliveryId), eq(eventDeliveries.claim, claim));
  if (next.status === 'pending') {
    await tx
      .update(eventDeliveries)
      .set({ failures: failures + 1, nextAttemptAt: next.at, claim: null })
      .where(and(mine, eq(eventDeliveries.status, 'pending')));
    return;
  }
  await tx.update(eventDeliveries).set({ status: next.status, settledAt: next.at, claim: null }).where(mine);
}

/** Nothing but failures since then. A second failure keeps the time of the first. */
export async function noteFailure(
  tx: Tx,
  { tenantId, endpointId }: ClaimedDelivery,
  at: Instant,
  heldUntil: Instant | null,
): Promise<void> {
  await tx
    .update(eventEndpoints)
    .set({
      failingSince: sql`coalesce(${eventEndpoints.failingSince}, ${at}::timestamptz)`,
      ...(heldUntil === null ? {} : { heldUntil }),
    })
    .where(and(eq(eventEndpoints.tenantId, tenantId), eq(eventEndpoints.endpointId, endpointId)));
}

export async function noteSuccess(tx: Tx, { tenantId, endpointId }: ClaimedDelivery): Promise<void> {
  await tx
    .update(eventEndpoints)
    .set({ failingSince: null })
    .where(
      and(
        eq(eventEndpoints.tenantId, tenantId),
        eq(eventEndpoints.endpointId, endpointId),
        sql`${eventEndpoints.failingSince} is not null`,
      ),
    );
}

export async function loadDelivery(
  tx: Tx,
  tenantId: TenantId,
  deliveryId: EventDeliveryId,
): Promise<EventDelivery> {
  const [row] = await tx.select().from(eventDeliveries).where(keyOf(tenantId, deliveryId));
  return row ?? refuse('not_found', 'No such delivery.');
}

export async function listAttempts(
  tx: Tx,
  tenantId: TenantId,
  deliveryId: EventDeliveryId,
): Promise<EventDeliveryAttempt[]> {
  return tx
    .select()
    .from(eventDeliveryAttempts)
    .where(
      and(eq(eventDeliveryAttempts.tenantId, tenantId), eq(eventDeliveryAttempts.deliveryId, deliveryId)),
    )
    .orderBy(asc(eventDeliveryAttempts.attempt));
}

/** Newest first. */
export async function listDeliveries(
  tx: Tx,
  tenantId: TenantId,
  filter: {
    readonly endpointId?: EventEndpointId | undefined;
    readonly status?: DeliveryStatus | undefined;
    readonly eventType?: string | undefined;
  },
  page: { readonly before: string | null; readonly limit: number },
): Promise<EventDelivery[]> {
  return tx
    .select()
    .from(eventDeliveries)
    .where(
      and(
        eq(eventDeliveries.tenantId, tenantId),
        filter.endpointId && eq(eventDeliveries.endpointId, filter.endpointId),
        filter.status && eq(eventDeliveries.status, filter.status),
        filter.eventType === undefined ? undefined : eq(eventDeliveries.eventType, filter.eventType),
        page.before === null ? undefined : lt(eventDeliveries.deliveryId, page.before as EventDeliveryId),
      ),
    )
    .orderBy(desc(eventDeliveries.deliveryId))
    .limit(page.limit);
}

/** Sends it again now, whatever became of it before. */
export async function requeueDelivery(tx: Tx, delivery: EventDelivery, now: Instant): Promise<EventDelivery> {
  const [row] = await tx
    .update(eventDeliveries)
    .set(requeued(now))
    .where(keyOf(delivery.tenantId, delivery.deliveryId))
    .returning();
  return row ?? refuse('not_found', 'No such delivery.');
}

/** Those of the endpoint that have failed since then; answers how many. */
export async function requeueFailed(
  tx: Tx,
  { tenantId, endpointId }: { readonly tenantId: TenantId; readonly endpointId: EventEndpointId },
  since: Instant,
  now: Instant,
): Promise<number> {
  const rows = await tx
    .update(eventDeliveries)
    .set(requeued(now))
    .where(
      and(
        eq(eventDeliveries.tenantId, tenantId),
        eq(eventDeliveries.endpointId, endpointId),
        eq(eventDeliveries.status, 'failed'),
        gte(eventDeliveries.createdAt, since),
      ),
    )
    .returning({ deliveryId: eventDeliveries.deliveryId });
  return rows.length;
}

/** Ids begin with their time, so that the primary key finds what is old. */
export async function deleteDeliveriesBefore(tx: Tx, tenantId: TenantId, before: Instant): Promise<void> {
  const first = `${epochMs(before).toString(16).padStart(12, '0')}${'0'.repeat(20)}`;
  await tx
    .delete(eventDeliveries)
    .where(
      and(
        eq(eventDeliveries.tenantId, tenantId),
        lt(eventDeliveries.deliveryId, idFrom('eventDelivery', first)),
        ne(eventDeliveries.status, 'pending'),
      ),
    );
}

/** In the platform's scope: how late events go out. */
export async function loadEventLag(
  tx: Tx,
  now: Instant,
): Promise<{
  /** The longest that a delivery is overdue; 0 when none is. */
  readonly overdueMs: number;
  /** The longest that no worker looked for an endpoint's events; a few seconds are usual. */
  readonly unwatchedMs: number;
}> {
  const [due] = await tx
    .select({ at: eventDeliveries.nextAttemptAt })
    .from(eventDeliveries)
    .where(and(eq(eventDeliveries.status, 'pending'), lte(eventDeliveries.nextAttemptAt, now)))
    .orderBy(asc(eventDeliveries.nextAttemptAt))
    .limit(1);
  const [looked] = await tx
    .select({ at: eventEndpoints.lookedAt })
    .from(eventEndpoints)
    .where(eq(eventEndpoints.status, 'enabled'))
    .orderBy(asc(eventEndpoints.lookedAt))
    .limit(1);
  const age = (at: Instant | undefined) => (at === undefined ? 0 : Math.max(0, epochMs(now) - epochMs(at)));
  return { overdueMs: age(due?.at), unwatchedMs: age(looked?.at) };
}

const keyOf = (tenantId: TenantId, deliveryId: EventDeliveryId) =>
  and(eq(eventDeliveries.tenantId, tenantId), eq(eventDeliveries.deliveryId, deliveryId));
