import { z } from 'zod';
import { controlBody } from '../http.js';
import type { Handled, SandboxRequest } from '../http.js';
import type { SnapshotEvent } from './objects.js';
import { move } from './settlement.js';
import type { Settlement } from './settlement.js';
import type { StripeWorld } from './world.js';

const clockBody = z.union([
  z.strictObject({ advanceMs: z.int() }),
  z.strictObject({ now: z.iso.datetime() }),
]);
const moveBody = z.strictObject({ reason: z.string().nullable().default(null) });
const eventBody = z.strictObject({ type: z.string(), object: z.unknown() });
const statusOf = { post: 'posted', fail: 'failed', return: 'returned' } as const;

/** The part that Stripe does not have: `/_sandbox/...`. See README.md. */
export function control(world: StripeWorld, settlement: Settlement, request: SandboxRequest): Handled {
  const route = `${request.method} ${request.path.replace('/_sandbox', '')}`;
  const [, paymentId, verb] = /^POST \/payments\/([^/]+)\/(post|fail|return)$/.exec(route) ?? [];
  if (paymentId !== undefined) {
    const { reason } = moveBody.parse(controlBody(request));
    move(world, paymentId, statusOf[verb as keyof typeof statusOf], reason);
    settlement.run();
    return { status: 200, body: world.payments.get(paymentId)?.payment };
  }
  switch (route) {
    case 'GET /health':
      return { status: 200, body: { ok: true } };
    case 'GET /log':
      return { status: 200, body: world.log.entries };
    case 'GET /payments':
      return { status: 200, body: [...world.payments.values()].map(({ payment }) => payment) };
    case 'GET /faults':
      return { status: 200, body: world.faults.list() };
    case 'POST /faults':
      return { status: 201, body: world.faults.add(controlBody(request)) };
    case 'DELETE /faults':
      world.faults.clear();
      return { status: 204 };
    case 'GET /clock':
      return { status: 200, body: { now: world.nowIso() } };
    case 'POST /clock': {
      const wanted = clockBody.parse(controlBody(request));
      const offsetMs =
        'now' in wanted ? Date.parse(wanted.now) - Date.now() : world.clockOffsetMs() + wanted.advanceMs;
      world.moveClock(offsetMs);
      settlement.run();
      return { status: 200, body: { now: world.nowIso() } };
    }
    case 'POST /events': {
      const event = snapshotEvent(world, eventBody.parse(controlBody(request)));
      world.record({ kind: 'event_made', event });
      return { status: 201, body: event };
    }
    default:
      return { status: 404, body: { error: `No such control: ${route}` } };
  }
}

function snapshotEvent(world: StripeWorld, { type, object }: z.infer<typeof eventBody>): SnapshotEvent {
  return {
    id: world.newId('evt'),
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(world.nowMs() / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    type,
  };
}
