import type { Database, Tx } from '../db/client.js';
import {
  claimDeliveries,
  noteFailure,
  noteSuccess,
  queueDeliveries,
  settleDelivery,
  type ClaimedDelivery,
} from '../db/event-deliveries.js';
import {
  disableEndpoint,
  listEnabledEndpoints,
  listLiveSecrets,
  lockEndpoint,
  moveCursor,
  noteLook,
  type EventEndpoint,
  type LiveSecret,
} from '../db/event-endpoints.js';
import { listFactsAfter, listFactsById, positionOf } from '../db/events.js';
import type { FactRow } from '../db/facts.js';
import { epochMs, instant, type Instant } from '../domain/dates.js';
import { claimMs, nextSending } from '../domain/event-delivery.js';
import { isFailingTooLong, secretAddress, type DisabledBecause } from '../domain/event-endpoint.js';
import { eventOf, wantsType } from '../domain/events.js';
import type { EventEndpointId, TenantId } from '../domain/ids.js';
import type { Logger } from '../log.js';
import type { EventAnswer, EventSender, FieldCipher } from '../providers/ports.js';
import { contextOf } from './bill-view.js';

export type EventDeps = {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly sender: EventSender;
  readonly log: Logger;
  readonly now: () => Instant;
  /** From 0 to 1: spreads what is tried again. */
  readonly random: () => number;
};

/** A delivery that was claimed, with all that its sending needs. */
export type Sending = {
  readonly claimed: ClaimedDelivery;
  readonly url: string;
  readonly fact: FactRow;
  readonly secrets: readonly LiveSecret[];
};

const factsPerPassMax = 500;
const lookNotedEveryMs = 15_000;

/**
 * One pass over a tenant, in one transaction: new facts become deliveries and cursors move; what is due is claimed, for each
 * endpoint as much as it has slots. `hasMore` when more facts wait.
 */
export async function claimEvents(
  { database, now }: EventDeps,
  tenantId: TenantId,
  slotsOf: (endpoint: EventEndpoint) => number,
): Promise<{ readonly sendings: readonly Sending[]; readonly hasMore: boolean }> {
  const at = now();
  return database.inTenant(tenantId, async (tx) => {
    const endpoints = await listEnabledEndpoints(tx, tenantId);
    if (endpoints.length === 0) return { sendings: [], hasMore: false };
    await noteLook(tx, tenantId, at, instant(epochMs(at) - lookNotedEveryMs));
    const hasMore = await fanOut(tx, tenantId, endpoints, at);
    const slots = endpoints
      .filter(({ heldUntil }) => heldUntil === null || heldUntil <= at)
      .map((endpoint) => ({ endpointId: endpoint.endpointId, count: slotsOf(endpoint) }))
      .filter(({ count }) => count > 0);
    const until = instant(epochMs(at) + claimMs);
    const claimed = await claimDeliveries(tx, tenantId, slots, { now: at, until });
    return { sendings: await toSendings(tx, tenantId, endpoints, claimed, at), hasMore };
  });
}

/** Endpoints mostly stand at the same place: each place is read once. */
async function fanOut(
  tx: Tx,
  tenantId: TenantId,
  endpoints: readonly EventEndpoint[],
  at: Instant,
): Promise<boolean> {
  let hasMore = false;
  for (const [first, ...others] of groupByPlace(endpoints)) {
    if (!first) continue;
    const after = { transactionId: first.cursorTransactionId, factId: first.cursorFactId };
    const facts = await listFactsAfter(tx, tenantId, after, factsPerPassMax);
    const last = facts.at(-1);
    if (!last) continue;
    hasMore ||= facts.length === factsPerPassMax;
    for (const endpoint of [first, ...others]) {
      if (!(await moveCursor(tx, endpoint, positionOf(last)))) continue;
      const wanted = facts.flatMap((fact) => {
        const eventType = typeFor(endpoint, fact);
        return eventType === null ? [] : [{ factId: fact.factId, eventType }];
      });
      await queueDeliveries(tx, endpoint, wanted, at);
    }
  }
  return hasMore;
}

function groupByPlace(endpoints: readonly EventEndpoint[]): Iterable<EventEndpoint[]> {
  const places = new Map<string, EventEndpoint[]>();
  for (const endpoint of endpoints) {
    const place = `${endpoint.cursorTransactionId}/${endpoint.cursorFactId}`;
    places.set(place, [...(places.get(place) ?? []), endpoint]);
  }
  return places.values();
}

/** The type under which this endpoint gets the fact; null when it does not. A ping goes to the one that it tests. */
function typeFor({ endpointId, types }: EventEndpoint, fact: FactRow): string | null {
  const event = eventOf(fact);
  if (event === null) return null;
  if (fact.type === 'endpoint_pinged') return fact.subjectId === endpointId ? event.type : null;
  return wantsType(types, event.type) ? event.type : null;
}

async function toSendings(
  tx: Tx,
  tenantId: TenantId,
  endpoints: readonly EventEndpoint[],
  claimed: readonly ClaimedDelivery[],
  at: Instant,
): Promise<Sending[]> {
  if (claimed.length === 0) return [];
  const urls = new Map(endpoints.map(({ endpointId, url }) => [endpointId, url] as const));
  const facts = await listFactsById(
    tx,
    tenantId,
    claimed.map(({ factId }) => factId),
  );
  const factsById = new Map(facts.map((fact) => [fact.factId, fact] as const));
  const endpointIds: EventEndpointId[] = [...new Set(claimed.map(({ endpointId }) => endpointId))];
  const secrets = await listLiveSecrets(tx, tenantId, endpointIds, at);
  return claimed.flatMap((delivery) => {
    const url = urls.get(delivery.endpointId);
    const fact = factsById.get(delivery.factId);
    const own = secrets.filter(({ endpointId }) => endpointId === delivery.endpointId);
    return url && fact ? [{ claimed: delivery, url, fact, secrets: own }] : [];
  });
}

/** Sends once and writes down what came of it. */
export async function deliverEvent(deps: EventDeps, sending: Sending): Promise<void> {
  const startedAt = performance.now();
  const answer = await send(deps, sending);
  const durationMs = Math.round(performance.now() - startedAt);
  const { tenantId, deliveryId, endpointId, attempts } = sending.claimed;
  await deps.database.inTenant(tenantId, (tx) => settle(deps, tx, sending.claimed, answer, durationMs));
  const result = answer.outcome === 'answered' ? { statusCode: answer.statusCode } : { error: answer.error };
  deps.log.info('event_sent', { tenantId, deliveryId, endpointId, attempt: attempts, durationMs, ...result });
}

async function send({ cipher, sender, now }: EventDeps, sending: Sending): Promise<EventAnswer> {
  const { claimed, url, fact } = sending;
  const event = eventOf(fact);
  if (event === null) return { outcome: 'failed', error: 'no_such_event_type' };
  const secrets = await Promise.all(
    sending.secrets.map(({ endpointId, ordinal, sealed }) =>
      cipher.decrypt(secretAddress(claimed.tenantId, endpointId, ordinal), sealed),
    ),
  );
  return sender.send({ url, eventId: event.id, body: JSON.stringify(event), at: now(), secrets });
}

async function settle(
  deps: EventDeps,
  tx: Tx,
  claimed: ClaimedDelivery,
  answer: EventAnswer,
  durationMs: number,
): Promise<void> {
  const at = deps.now();
  const answered = answer.outcome === 'answered' ? answer : null;
  const result = {
    durationMs,
    statusCode: answered?.statusCode ?? null,
    error: answer.outcome === 'failed' ? answer.error : null,
    answer: answered?.answer ?? null,
  };
  if (answered && answered.statusCode >= 200 && answered.statusCode < 300) {
    await settleDelivery(tx, claimed, result, { status: 'delivered', at });
    await noteSuccess(tx, claimed);
    return;
  }
  const retryAfterMs = answered?.retryAfterMs ?? null;
  const again = nextSending(claimed.failures + 1, at, { random: deps.random(), retryAfterMs });
  await settleDelivery(
    tx,
    claimed,
    result,
    again === null ? { status: 'failed', at } : { status: 'pending', at: again },
  );
  const asksForQuiet = retryAfterMs !== null && again !== null;
  await noteFailure(
    tx,
    claimed,
    at,
    asksForQuiet ? instant(epochMs(at) + Math.min(retryAfterMs, quietMsMax)) : null,
  );
  await disableIfHopeless(deps, tx, claimed, answered?.statusCode ?? null, at);
}

/** For how long a receiver may hold up all of its events. */
const quietMsMax = 3_600_000;

async function disableIfHopeless(
  { log }: EventDeps,
  tx: Tx,
  { tenantId, endpointId }: ClaimedDelivery,
  statusCode: number | null,
  at: Instant,
): Promise<void> {
  const endpoint = (await listEnabledEndpoints(tx, tenantId)).find((each) => each.endpointId === endpointId);
  if (!endpoint) return;
  const because = hopeless(endpoint, statusCode, at);
  if (because === null) return;
  const locked = await lockEndpoint(tx, tenantId, endpointId);
  if (locked.status !== 'enabled') return;
  await disableEndpoint(tx, locked, because, contextOf(at));
  log.warn('event_endpoint_disabled', { tenantId, endpointId, because });
}

function hopeless(
  { failingSince }: EventEndpoint,
  statusCode: number | null,
  at: Instant,
): Exclude<DisabledBecause, 'member'> | null {
  if (statusCode === 410) return 'gone';
  return isFailingTooLong(failingSince, at) ? 'failing' : null;
}
