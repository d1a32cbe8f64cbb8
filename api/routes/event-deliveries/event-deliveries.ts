import { createRoute, z } from '@hono/zod-openapi';
import type { Tx } from '../../../db/client.js';
import {
  listAttempts,
  listDeliveries,
  loadDelivery,
  requeueDelivery,
  type EventDelivery,
} from '../../../db/event-deliveries.js';
import { lockEndpoint, saveEndpoint } from '../../../db/event-endpoints.js';
import { listFactsById } from '../../../db/events.js';
import type { Instant } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import { deliveryStatuses } from '../../../domain/event-delivery.js';
import { parseId, type TenantId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { pageOf, pageQuery, readCursor, toPage, writeCursor } from '../../pages.js';
import {
  attemptBody,
  deliveryBody,
  deliverySchema,
  deliveryWithAttemptsSchema,
  endpointIdSchema,
} from '../../schemas/event-endpoints.js';
import { eventTypeNameSchema } from '../../schemas/events.js';
import { idempotencyHeader, idOf, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['event deliveries'];
const params = z.object({ deliveryId: pathId('deliveryId') });

const listRoute = createRoute({
  method: 'get',
  path: '/v1/event-deliveries',
  operationId: 'listEventDeliveries',
  tags,
  summary: 'List deliveries, newest first; kept for 30 days',
  ...requires('event_endpoint.read'),
  request: {
    query: pageQuery.extend({
      endpointId: endpointIdSchema.optional().openapi({ description: 'Only those to this endpoint.' }),
      status: z
        .enum(deliveryStatuses)
        .optional()
        .openapi({ description: '`failed`: given up after three days, or its endpoint was disabled.' }),
      type: eventTypeNameSchema.optional().openapi({ description: 'Only events of this type.' }),
    }),
  },
  responses: { 200: jsonAnswer('A page.', pageOf(deliverySchema)), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/event-deliveries/{deliveryId}',
  operationId: 'getEventDelivery',
  tags,
  summary: 'Get a delivery with every attempt',
  ...requires('event_endpoint.read'),
  request: { params },
  responses: { 200: jsonAnswer('The delivery.', deliveryWithAttemptsSchema), ...problems(404) },
});

const replayRoute = createRoute({
  method: 'post',
  path: '/v1/event-deliveries/{deliveryId}/replay',
  operationId: 'replayEventDelivery',
  tags,
  summary: 'Send it again now, under the same event id',
  ...requires('event_endpoint.write'),
  request: { params, headers: idempotencyHeader },
  responses: { 202: jsonAnswer('It will be sent.', deliverySchema), ...problems(404, 409, 422) },
});

export function addEventDeliveries(app: Api, deps: ApiDeps): void {
  const { database, now } = deps;

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit, endpointId, status, type: eventType } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([idOf('eventDelivery', 'dlv_')]))?.[0] ?? null;
    const page = await database.inTenant(tenantId, async (tx) => {
      const filter = { endpointId, status, eventType };
      const rows = await listDeliveries(tx, tenantId, filter, { before, limit: limit + 1 });
      const times = await timesOf(tx, tenantId, rows);
      const present = (row: EventDelivery) => deliveryBody(row, times(row));
      return toPage(rows, limit, present, ({ deliveryId }) => writeCursor([deliveryId]));
    });
    return send(c, { status: 200, body: page });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const deliveryId = parseId('eventDelivery', c.req.valid('param').deliveryId);
    const body = await database.inTenant(tenantId, async (tx) => {
      const delivery = await loadDelivery(tx, tenantId, deliveryId);
      const attempts = await listAttempts(tx, tenantId, deliveryId);
      const times = await timesOf(tx, tenantId, [delivery]);
      return { ...deliveryBody(delivery, times(delivery)), attemptLog: attempts.map(attemptBody) };
    });
    return send(c, { status: 200, body });
  });

  app.openapi(replayRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const deliveryId = parseId('eventDelivery', c.req.valid('param').deliveryId);
    return answerOnce(c, deps, async (tx) => {
      const delivery = await loadDelivery(tx, tenantId, deliveryId);
      const endpoint = await lockEndpoint(tx, tenantId, delivery.endpointId);
      if (endpoint.status !== 'enabled') refuse('wrong_state', 'Its endpoint is disabled: enable it first.');
      const context = memberContext(c, deps);
      await saveEndpoint(tx, endpoint, {}, { type: 'endpoint_replayed', deliveryId }, context);
      const queued = await requeueDelivery(tx, delivery, now());
      const times = await timesOf(tx, tenantId, [queued]);
      return { status: 202 as const, body: deliveryBody(queued, times(queued)) };
    });
  });
}

/** When each delivery's event happened. */
async function timesOf(tx: Tx, tenantId: TenantId, deliveries: readonly EventDelivery[]) {
  const facts = await listFactsById(
    tx,
    tenantId,
    deliveries.map(({ factId }) => factId),
  );
  const times = new Map(facts.map(({ factId, at }) => [factId, at] as const));
  return ({ factId, createdAt }: EventDelivery): Instant => times.get(factId) ?? createdAt;
}
