import { createRoute, z } from '@hono/zod-openapi';
import type { Tx } from '../../../db/client.js';
import { requeueFailed } from '../../../db/event-deliveries.js';
import {
  lastSecretOrdinal,
  loadEndpoint,
  lockEndpoint,
  rotateSecret,
  saveEndpoint,
  type EventEndpoint,
} from '../../../db/event-endpoints.js';
import { loadPositionSince } from '../../../db/events.js';
import type { FactContext } from '../../../domain/bill-facts.js';
import { epochMs, instant, type Instant } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import {
  overlapHoursMax,
  overlapHoursUsual,
  replayDaysMax,
  secretAddress,
} from '../../../domain/event-endpoint.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { endpointBody, endpointSchema, endpointWithSecretSchema } from '../../schemas/event-endpoints.js';
import { etagOf, idempotencyHeader, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { newSecret } from './event-endpoints.js';

const tags = ['event endpoints'];
const params = z.object({ endpointId: pathId('endpointId') });

const rotateRoute = createRoute({
  method: 'post',
  path: '/v1/event-endpoints/{endpointId}/rotate-secret',
  operationId: 'rotateEventEndpointSecret',
  tags,
  summary: 'Make a new secret',
  description:
    'Until the overlap ends each request carries a signature by either secret, so that nothing is refused ' +
    'while you change over. With 0 hours the old secret ends at once: for one that has leaked.',
  ...requires('event_endpoint.write'),
  request: {
    params,
    headers: idempotencyHeader,
    body: jsonBody(
      z
        .strictObject({
          overlapHours: z.number().int().min(0).max(overlapHoursMax).default(overlapHoursUsual),
        })
        .openapi('SecretRotation'),
    ),
  },
  responses: {
    200: jsonAnswer('The endpoint with its new secret, this once.', endpointWithSecretSchema),
    ...problems(404, 412, 413, 415, 422),
  },
});

const testRoute = createRoute({
  method: 'post',
  path: '/v1/event-endpoints/{endpointId}/test',
  operationId: 'testEventEndpoint',
  tags,
  summary: 'Send a ping to it',
  description:
    'An event `event_endpoint.ping`, sent like any other, to this endpoint only; its delivery shows the result.',
  ...requires('event_endpoint.write'),
  request: { params, headers: idempotencyHeader },
  responses: { 202: jsonAnswer('It will be sent.', endpointSchema), ...problems(404, 409, 422) },
});

const replayRoute = createRoute({
  method: 'post',
  path: '/v1/event-endpoints/{endpointId}/replay',
  operationId: 'replayEventEndpoint',
  tags,
  summary: 'Send again what happened since a time',
  description:
    'Under the same ids: a receiver that has an event knows it by its `webhook-id`. `failed`: deliveries that were given up. ' +
    '`all`: every event that the endpoint asks for, also those of a time in which it was disabled or did not exist.',
  ...requires('event_endpoint.write'),
  request: {
    params,
    headers: idempotencyHeader,
    body: jsonBody(
      z
        .strictObject({ since: z.iso.datetime({ offset: true }), what: z.enum(['failed', 'all']) })
        .openapi('EventReplay', { example: { since: '2026-11-20T00:00:00Z', what: 'failed' } }),
    ),
  },
  responses: { 202: jsonAnswer('It will be sent.', endpointSchema), ...problems(404, 409, 413, 415, 422) },
});

export function addEventEndpointActions(app: Api, deps: ApiDeps): void {
  const { database, cipher, now } = deps;

  app.openapi(rotateRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const endpointId = parseId('eventEndpoint', c.req.valid('param').endpointId);
    const overlapUntil = instant(epochMs(now()) + c.req.valid('json').overlapHours * 3_600_000);
    const ordinal = await database.inTenant(tenantId, async (tx) => {
      await loadEndpoint(tx, tenantId, endpointId);
      return 1 + (await lastSecretOrdinal(tx, tenantId, endpointId));
    });
    const secret = newSecret();
    const sealed = await cipher.encrypt(secretAddress(tenantId, endpointId, ordinal), secret);
    return answerOnce(c, deps, async (tx) => {
      const endpoint = await lockEndpoint(tx, tenantId, endpointId);
      const next = await rotateSecret(
        tx,
        endpoint,
        { ordinal, sealed, overlapUntil },
        memberContext(c, deps),
      );
      const body = endpointBody(next);
      return {
        status: 200 as const,
        body: { ...body, secret },
        repeatedBody: { ...body, secret: null },
        headers: etagOf(next.version),
      };
    });
  });

  app.openapi(testRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const endpointId = parseId('eventEndpoint', c.req.valid('param').endpointId);
    return answerOnce(c, deps, async (tx) => {
      const endpoint = enabled(await lockEndpoint(tx, tenantId, endpointId));
      const next = await saveEndpoint(tx, endpoint, {}, { type: 'endpoint_pinged' }, memberContext(c, deps));
      return { status: 202 as const, body: endpointBody(next), headers: etagOf(next.version) };
    });
  });

  app.openapi(replayRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const endpointId = parseId('eventEndpoint', c.req.valid('param').endpointId);
    const { since: text, what } = c.req.valid('json');
    const since = replayable(text, now());
    return answerOnce(c, deps, async (tx) => {
      const endpoint = enabled(await lockEndpoint(tx, tenantId, endpointId));
      const next = await replay(tx, endpoint, { since, what }, memberContext(c, deps));
      return { status: 202 as const, body: endpointBody(next), headers: etagOf(next.version) };
    });
  });
}

/** `all` only moves the cursor back: the worker sends from there on, however much it is. */
async function replay(
  tx: Tx,
  endpoint: EventEndpoint,
  { since, what }: { readonly since: Instant; readonly what: 'failed' | 'all' },
  context: FactContext,
): Promise<EventEndpoint> {
  if (what === 'failed') {
    const count = await requeueFailed(tx, endpoint, since, context.at);
    return saveEndpoint(tx, endpoint, {}, { type: 'endpoint_replayed', since, what, count }, context);
  }
  const { transactionId, factId } = await loadPositionSince(tx, endpoint.tenantId, since);
  const cursor = { cursorTransactionId: transactionId, cursorFactId: factId };
  return saveEndpoint(tx, endpoint, cursor, { type: 'endpoint_replayed', since, what }, context);
}

function enabled(endpoint: EventEndpoint): EventEndpoint {
  if (endpoint.status !== 'enabled') refuse('wrong_state', 'The endpoint is disabled: enable it first.');
  return endpoint;
}

function replayable(text: string, now: Instant): Instant {
  const since = instant(Date.parse(text));
  const oldest = instant(epochMs(now) - replayDaysMax * 86_400_000);
  if (since >= oldest && since <= now) return since;
  throw new InvalidRequest([{ path: 'since', message: `Lies in the last ${replayDaysMax} days.` }]);
}
