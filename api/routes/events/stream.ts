import { createRoute, z } from '@hono/zod-openapi';
import { findEventFact, positionOf } from '../../../db/events.js';
import { epochMs } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { typesQuery } from '../../schemas/events.js';
import { problems } from '../../schemas/problems.js';

/** A listener that was away for longer reads the list instead. */
const resumeDaysMax = 7;

/** One message of the stream, its lines by their names. */
const messageSchema = z
  .object({
    id: z.string().openapi({ description: 'The event, for Last-Event-ID.' }),
    event: z.string().openapi({ description: 'Its type.' }),
    data: z.string().openapi({ description: 'The event as GET /v1/events/{eventId} answers it, as JSON.' }),
  })
  .openapi('EventMessage', {
    example: {
      id: 'evt_0193b3c0a1b270008123456789abcdef',
      event: 'bill.received',
      data: '{"id":"evt_0193b3c0a1b270008123456789abcdef","type":"bill.received","timestamp":"2026-11-21T09:30:00.000Z","data":{}}',
    },
  });

const streamRoute = createRoute({
  method: 'get',
  path: '/v1/events/stream',
  operationId: 'streamEvents',
  tags: ['events'],
  summary: 'Live events (server-sent events)',
  description:
    'Each message has the id, type and body of an event. Whoever connects again with the `Last-Event-ID` that it saw misses ' +
    `nothing; one older than ${resumeDaysMax} days is refused (409): read \`GET /v1/events?after=\` up to now first. A stream ends when its ` +
    'key does, when its reader is too slow, and when the server stops.',
  ...requires('event.read'),
  request: {
    query: z.object({ types: typesQuery }),
    headers: z.object({
      'Last-Event-ID': z
        .string()
        .max(64)
        .optional()
        .openapi({ description: 'The id of the last event that you saw.' }),
    }),
  },
  responses: {
    200: {
      description: 'The stream; it does not end by itself.',
      content: { 'text/event-stream': { schema: messageSchema } },
    },
    ...problems(404, 409, 422, 429),
  },
});

export function addEventStream(app: Api, { database, feed, now }: ApiDeps): void {
  app.openapi(streamRoute, async (c) => {
    const { tenantId, credential } = c.get('principal');
    const { types = null } = c.req.valid('query');
    const lastId = c.req.header('last-event-id');
    const last =
      lastId === undefined
        ? null
        : await database.inTenant(tenantId, (tx) => findEventFact(tx, tenantId, lastId));
    if (lastId !== undefined && last === null) refuse('not_found', 'Last-Event-ID is no event of yours.');
    if (last && epochMs(now()) - epochMs(last.at) > resumeDaysMax * 86_400_000) {
      refuse('wrong_state', 'Last-Event-ID is too old for a stream: read GET /v1/events?after= up to now.', {
        resumeDaysMax,
      });
    }
    const after = last && positionOf(last);
    const stream = await feed.open({ tenantId, credential, types, after });
    return new Response(stream, {
      // Proxies are asked not to collect what is to arrive at once.
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
    });
  });
}
