import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import { endpointsPerTenantMax, type DisabledBecause } from '../domain/event-endpoint.js';
import type { FactPosition } from '../domain/events.js';
import type { EventEndpointId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { loadPresentPosition } from './events.js';
import { appendFacts, type FactContent } from './facts.js';
import { eventDeliveries, eventEndpoints, eventEndpointSecrets } from './schema/index.js';

export type EventEndpoint = typeof eventEndpoints.$inferSelect;

/** Gets what happens from now on. `sealedSecret` is its first secret, sealed as ordinal 1. */
export async function createEndpoint(
  tx: Tx,
  endpoint: Pick<EventEndpoint, 'tenantId' | 'endpointId' | 'url' | 'description' | 'types'>,
  sealedSecret: string,
  context: FactContext,
): Promise<EventEndpoint> {
  const { tenantId, endpointId } = endpoint;
  if ((await listEndpoints(tx, tenantId)).length >= endpointsPerTenantMax) {
    refuse('limit_exceeded', `There are at most ${endpointsPerTenantMax} endpoints.`);
  }
  const { transactionId, factId } = await loadPresentPosition(tx);
  const [row] = await tx
    .insert(eventEndpoints)
    .values({
      ...endpoint,
      cursorTransactionId: transactionId,
      cursorFactId: factId,
      lookedAt: context.at,
      createdAt: context.at,
    })
    .returning();
  if (!row) throw new Error('insert returned no endpoint');
  await tx
    .insert(eventEndpointSecrets)
    .values({ tenantId, endpointId, ordinal: 1, sealed: sealedSecret, createdAt: context.at });
  await appendFacts(tx, subjectOf(row, 0), [{ type: 'endpoint_created' }], context);
  return row;
}

export async function loadEndpoint(
  tx: Tx,
  tenantId: TenantId,
  endpointId: EventEndpointId,
): Promise<EventEndpoint> {
  const [row] = await tx.select().from(eventEndpoints).where(live(tenantId, endpointId));
  return row ?? refuse('not_found', 'No such endpoint.');
}

export async function lockEndpoint(
  tx: Tx,
  tenantId: TenantId,
  endpointId: EventEndpointId,
): Promise<EventEndpoint> {
  const [row] = await tx.select().from(eventEndpoints).where(live(tenantId, endpointId)).for('update');
  return row ?? refuse('not_found', 'No such endpoint.');
}

export async function listEndpoints(tx: Tx, tenantId: TenantId): Promise<EventEndpoint[]> {
  return tx
    .select()
    .from(eventEndpoints)
    .where(and(eq(eventEndpoints.tenantId, tenantId), ne(eventEndpoints.status, 'deleted')))
    .orderBy(asc(eventEndpoints.endpointId));
}

export async function listEnabledEndpoints(tx: Tx, tenantId: TenantId): Promise<EventEndpoint[]> {
  return tx
    .select()
    .from(eventEndpoints)
    .where(and(eq(eventEndpoints.tenantId, tenantId), eq(eventEndpoints.status, 'enabled')));
}

/** In the platform's scope: the tenants that have an endpoint to send to. */
export async function listTenantsWithEndpoints(tx: Tx): Promise<TenantId[]> {
  const rows = await tx
    .selectDistinct({ tenantId: eventEndpoints.tenantId })
    .from(eventEndpoints)
    .where(eq(eventEndpoints.status, 'enabled'));
  return rows.map(({ tenantId }) => tenantId);
}

type EndpointChange = Partial<
  Pick<
    EventEndpoint,
    | 'url'
    | 'description'
    | 'types'
    | 'status'
    | 'disabledBecause'
    | 'failingSince'
    | 'heldUntil'
    | 'cursorTransactionId'
    | 'cursorFactId'
  >
>;

/** Writes the change and its fact; refuses `version_conflict` when somebody was faster. */
export async function saveEndpoint(
  tx: Tx,
  endpoint: EventEndpoint,
  change: EndpointChange,
  fact: FactContent<'event_endpoint'>,
  context: FactContext,
): Promise<EventEndpoint> {
  const { tenantId, endpointId, version } = endpoint;
  const [row] = await tx
    .update(eventEndpoints)
    .set({ ...change, version: version + 1 })
    .where(and(live(tenantId, endpointId), eq(eventEndpoints.version, version)))
    .returning();
  if (!row) refuse('version_conflict', 'The endpoint was changed by somebody else.');
  await appendFacts(tx, subjectOf(endpoint, version), [fact], context);
  return row;
}

/** What waits for it has failed; it can be replayed once the endpoint is enabled again. */
export async function disableEndpoint(
  tx: Tx,
  endpoint: EventEndpoint,
  because: DisabledBecause,
  context: FactContext,
): Promise<EventEndpoint> {
  const change = { status: 'disabled' as const, disabledBecause: because };
  const saved = await saveEndpoint(tx, endpoint, change, { type: 'endpoint_disabled', because }, context);
  await failPending(tx, endpoint, context.at);
  return saved;
}

/** Gets what happens from now on; what happened in between is there to be replayed. */
export async function enableEndpoint(
  tx: Tx,
  endpoint: EventEndpoint,
  context: FactContext,
): Promise<EventEndpoint> {
  const { transactionId, factId } = await loadPresentPosition(tx);
  const change = {
    status: 'enabled' as const,
    disabledBecause: null,
    failingSince: null,
    heldUntil: null,
    cursorTransactionId: transactionId,
    cursorFactId: factId,
  };
  return saveEndpoint(tx, endpoint, change, { type: 'endpoint_enabled' }, context);
}

/** Nobody sees it again; its secrets are gone, its facts stay. */
export async function deleteEndpoint(tx: Tx, endpoint: EventEndpoint, context: FactContext): Promise<void> {
  const { tenantId, endpointId } = endpoint;
  const change = { status: 'deleted' as const, disabledBecause: null };
  await saveEndpoint(tx, endpoint, change, { type: 'endpoint_deleted' }, context);
  await failPending(tx, endpoint, context.at);
  await tx
    .delete(eventEndpointSecrets)
    .where(and(eq(eventEndpointSecrets.tenantId, tenantId), eq(eventEndpointSecrets.endpointId, endpointId)));
}

/** A sending that is under way keeps its claim, so that its result is still written down. */
async function failPending(tx: Tx, { tenantId, endpointId }: EventEndpoint, at: Instant): Promise<void> {
  await tx
    .update(eventDeliveries)
    .set({ status: 'failed', settledAt: at })
    .where(
      and(
        eq(eventDeliveries.tenantId, tenantId),
        eq(eventDeliveries.endpointId, endpointId),
        eq(eventDeliveries.status, 'pending'),
      ),
    );
}

/** False when another worker has moved the cursor in between. */
export async function moveCursor(tx: Tx, endpoint: EventEndpoint, to: FactPosition): Promise<boolean> {
  const moved = await tx
    .update(eventEndpoints)
    .set({ cursorTransactionId: to.transactionId, cursorFactId: to.factId })
    .where(
      and(
        live(endpoint.tenantId, endpoint.endpointId),
        eq(eventEndpoints.status, 'enabled'),
        eq(eventEndpoints.cursorTransactionId, endpoint.cursorTransactionId),
        eq(eventEndpoints.cursorFactId, endpoint.cursorFactId),
      ),
    )
    .returning({ endpointId: eventEndpoints.endpointId });
  return moved.length > 0;
}

/** Writes only what is older than `staleBefore`: a row a pass would be a row too many. */
export async function noteLook(
  tx: Tx,
  tenantId: TenantId,
  now: Instant,
  staleBefore: Instant,
): Promise<void> {
  await tx
    .update(eventEndpoints)
    .set({ lookedAt: now })
    .where(
      and(
        eq(eventEndpoints.tenantId, tenantId),
        eq(eventEndpoints.status, 'enabled'),
        lt(eventEndpoints.lookedAt, staleBefore),
      ),
    );
}

export type LiveSecret = {
  readonly endpointId: EventEndpointId;
  readonly ordinal: number;
  readonly sealed: string;
};

/** The newest first. */
export async function listLiveSecrets(
  tx: Tx,
  tenantId: TenantId,
  endpointIds: readonly EventEndpointId[],
  now: Instant,
): Promise<LiveSecret[]> {
  return tx
    .select({
      endpointId: eventEndpointSecrets.endpointId,
      ordinal: eventEndpointSecrets.ordinal,
      sealed: eventEndpointSecrets.sealed,
    })
    .from(eventEndpointSecrets)
    .where(
      and(
        eq(eventEndpointSecrets.tenantId, tenantId),
        inArray(eventEndpointSecrets.endpointId, [...endpointIds]),
        or(isNull(eventEndpointSecrets.expiresAt), gt(eventEndpointSecrets.expiresAt, now)),
      ),
    )
    .orderBy(desc(eventEndpointSecrets.ordinal));
}

export async function lastSecretOrdinal(
  tx: Tx,
  tenantId: TenantId,
  endpointId: EventEndpointId,
): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${eventEndpointSecrets.ordinal}), 0)` })
    .from(eventEndpointSecrets)
    .where(and(eq(eventEndpointSecrets.tenantId, tenantId), eq(eventEndpointSecrets.endpointId, endpointId)));
  return row?.last ?? 0;
}

/** The one before stays valid until `overlapUntil`, and earlier ones no longer. */
export async function rotateSecret(
  tx: Tx,
  endpoint: EventEndpoint,
  secret: { readonly ordinal: number; readonly sealed: string; readonly overlapUntil: Instant },
  context: FactContext,
): Promise<EventEndpoint> {
  const { tenantId, endpointId } = endpoint;
  const { ordinal, sealed, overlapUntil } = secret;
  const of = and(
    eq(eventEndpointSecrets.tenantId, tenantId),
    eq(eventEndpointSecrets.endpointId, endpointId),
  );
  await tx.delete(eventEndpointSecrets).where(and(of, lt(eventEndpointSecrets.ordinal, ordinal - 1)));
  await tx
    .update(eventEndpointSecrets)
    .set({ expiresAt: overlapUntil })
    .where(and(of, isNull(eventEndpointSecrets.expiresAt)));
  await tx
    .insert(eventEndpointSecrets)
    .values({ tenantId, endpointId, ordinal, sealed, createdAt: context.at });
  return saveEndpoint(tx, endpoint, {}, { type: 'endpoint_secret_rotated', overlapUntil }, context);
}

const live = (tenantId: TenantId, endpointId: EventEndpointId) =>
  and(
    eq(eventEndpoints.tenantId, tenantId),
    eq(eventEndpoints.endpointId, endpointId),
    ne(eventEndpoints.status, 'deleted'),
  );

const subjectOf = ({ tenantId, endpointId }: EventEndpoint, fromVersion: number) => ({
  tenantId,
  subject: 'event_endpoint' as const,
  subjectId: endpointId,
  billId: null,
  fromVersion,
});
