import { listTenantsWithEndpoints } from '../db/event-endpoints.js';
import type { EventEndpoint } from '../db/event-endpoints.js';
import type { EventEndpointId, TenantId } from '../domain/ids.js';
import { claimEvents, deliverEvent, type EventDeps, type Sending } from './deliver-events.js';

export type DispatcherLimits = {
  /** Sendings at once: in all, to one endpoint, and to one whose last sending failed. */
  readonly sendingsMax: number;
  readonly sendingsPerEndpointMax: number;
  readonly sendingsPerFailingEndpointMax: number;
  /** Between two looks at a tenant: while it has events, growing to the most while it has none. */
  readonly pollMsMin: number;
  readonly pollMsMax: number;
};

export const dispatcherLimits: DispatcherLimits = {
  sendingsMax: 500,
  sendingsPerEndpointMax: 8,
  sendingsPerFailingEndpointMax: 1,
  pollMsMin: 50,
  pollMsMax: 1_000,
};

const tenantsListedEveryMs = 1_000;
/** Tenants looked at at once: each look is a connection. */
const looksAtOnceMax = 3;
const tickMs = 25;
const faultPauseMs = 1_000;

type Turn = { readonly dueAt: number; readonly delayMs: number };

/**
 * The loop that sends events, beside the Temporal worker. Endpoints do not share slots, and none waits for another: a receiver
 * that hangs holds up only itself. Any number of processes may run it.
 */
export function startEventDispatcher(
  deps: EventDeps,
  limits: DispatcherLimits = dispatcherLimits,
): { readonly stop: () => Promise<void> } {
  const turns = new Map<TenantId, Turn>();
  const busy = new Map<EventEndpointId, number>();
  const underWay = new Set<Promise<void>>();
  let isStopping = false;
  let listedAt = -Infinity;

  const slotsOf = ({ endpointId, failingSince }: EventEndpoint) => {
    const { sendingsMax, sendingsPerEndpointMax, sendingsPerFailingEndpointMax } = limits;
    const own = failingSince === null ? sendingsPerEndpointMax : sendingsPerFailingEndpointMax;
    return Math.max(0, Math.min(own - (busy.get(endpointId) ?? 0), sendingsMax - underWay.size));
  };

  async function listTenants(): Promise<void> {
    if (performance.now() - listedAt < tenantsListedEveryMs) return;
    const tenantIds = new Set(await deps.database.inPlatform(listTenantsWithEndpoints));
    listedAt = performance.now();
    refresh(turns, tenantIds, limits.pollMsMin);
  }

  async function look(tenantId: TenantId, { delayMs }: Turn): Promise<void> {
    const { sendings, hasMore } = await claimEvents(deps, tenantId, slotsOf);
    for (const sending of sendings) launch(sending);
    const next = sendings.length > 0 || hasMore ? limits.pollMsMin : Math.min(delayMs * 2, limits.pollMsMax);
    turns.set(tenantId, { dueAt: hasMore ? 0 : performance.now() + next, delayMs: next });
  }

  function launch(sending: Sending): void {
    const { endpointId, tenantId, deliveryId } = sending.claimed;
    busy.set(endpointId, (busy.get(endpointId) ?? 0) + 1);
    const sent = deliverEvent(deps, sending)
      .catch((error: unknown) => {
        // The claim runs out, and the event is sent again.
        deps.log.warn('event_sending_not_settled', { tenantId, deliveryId, error });
      })
      .finally(() => {
        underWay.delete(sent);
        busy.set(endpointId, (busy.get(endpointId) ?? 1) - 1);
        if (busy.get(endpointId) === 0) busy.delete(endpointId);
        // A slot is free: what waits for one need not wait for the next turn.
        if (turns.has(tenantId)) turns.set(tenantId, { dueAt: 0, delayMs: limits.pollMsMin });
      });
    underWay.add(sent);
  }

  async function round(): Promise<void> {
    await listTenants();
    const now = performance.now();
    const due = [...turns].filter(([, { dueAt }]) => dueAt <= now);
    const lanes = Array.from({ length: Math.min(looksAtOnceMax, due.length) }, async () => {
      for (let next = due.shift(); next !== undefined && !isStopping; next = due.shift()) await look(...next);
    });
    await Promise.all(lanes);
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await round();
        await pause(tickMs);
      } catch (error) {
        deps.log.warn('event_dispatch_failed', { error });
        await pause(faultPauseMs);
      }
    }
    await Promise.allSettled(underWay);
  }

  const running = run();
  return {
    stop: async () => {
      isStopping = true;
      await running;
    },
  };
}

/** New tenants are looked at at once, those without an endpoint no more. */
function refresh(turns: Map<TenantId, Turn>, tenantIds: ReadonlySet<TenantId>, delayMs: number): void {
  for (const tenantId of turns.keys()) if (!tenantIds.has(tenantId)) turns.delete(tenantId);
  for (const tenantId of tenantIds) if (!turns.has(tenantId)) turns.set(tenantId, { dueAt: 0, delayMs });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
