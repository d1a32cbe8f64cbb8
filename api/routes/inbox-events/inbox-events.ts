import { createRoute, z } from '@hono/zod-openapi';
import { listTroubledEvents, replayEvent, type InboxEvent } from '../../../db/inbox.js';
import { parseId } from '../../../domain/ids.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { notifyInbox } from '../../notify-inbox.js';
import { requiresOperatorToken } from '../../operations/operator-access.js';
import { instantSchema, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, publicProblems } from '../../schemas/problems.js';

const tags = ['operations'];
const path = '/operations/inbox-events';
const eventsShownMax = 100;

const inboxEventSchema = z
  .object({
    inboxEventId: z.string(),
    provider: z.enum(['stripe', 'sendgrid']),
    eventId: z.string().openapi({ description: "The provider's id." }),
    type: z.string(),
    status: z.enum(['pending', 'done', 'ignored', 'failed']),
    attempts: z.number().int(),
    error: z.string().nullable(),
    nextAttemptAt: instantSchema,
    receivedAt: instantSchema,
  })
  .openapi('InboxEvent');

const listRoute = (deps: ApiDeps) =>
  createRoute({
    method: 'get',
    path,
    operationId: 'listTroubledInboxEvents',
    tags,
    summary: "Providers' webhooks that were given up, or failed so far, oldest first",
    description: `At most ${eventsShownMax}. Of all tenants: needs the operators' token, not an API key.`,
    middleware: requiresOperatorToken(deps),
    security: [{ operatorToken: [] }],
    responses: {
      200: jsonAnswer('They are.', z.object({ items: z.array(inboxEventSchema) })),
      ...publicProblems(401, 404, 503),
    },
  });

const replayRoute = (deps: ApiDeps) =>
  createRoute({
    method: 'post',
    path: `${path}/{inboxEventId}/replay`,
    operationId: 'replayInboxEvent',
    tags,
    summary: 'Work on it again now; what it asks for is done once, however often it is replayed',
    description: "Needs the operators' token, not an API key. Kept in the audit trail of the platform.",
    middleware: requiresOperatorToken(deps),
    security: [{ operatorToken: [] }],
    request: { params: z.object({ inboxEventId: pathId('inboxEventId') }) },
    responses: {
      202: jsonAnswer('It waits to be worked on.', inboxEventSchema),
      ...publicProblems(401, 404, 409, 503),
    },
  });

export function addInboxEvents(app: Api, deps: ApiDeps): void {
  const { database, now } = deps;

  app.openapi(listRoute(deps), async (c) => {
    const events = await database.inPlatform((tx) => listTroubledEvents(tx, eventsShownMax));
    return send(c, { status: 200, body: { items: events.map(eventBody) } });
  });

  app.openapi(replayRoute(deps), async (c) => {
    const inboxEventId = parseId('inboxEvent', c.req.valid('param').inboxEventId);
    const context = { actor: { kind: 'system' as const }, requestId: c.get('requestId'), at: now() };
    const event = await database.inPlatform((tx) => replayEvent(tx, inboxEventId, context));
    c.get('log').info('inbox_event_replayed', { inboxEventId });
    await notifyInbox(c, deps);
    return send(c, { status: 202, body: eventBody(event) });
  });
}

function eventBody(event: InboxEvent): z.output<typeof inboxEventSchema> {
  const { inboxEventId, provider, eventId, type, status, attempts, error, nextAttemptAt, receivedAt } = event;
  return { inboxEventId, provider, eventId, type, status, attempts, error, nextAttemptAt, receivedAt };
}
