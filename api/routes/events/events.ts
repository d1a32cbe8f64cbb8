import { createRoute, z } from '@hono/zod-openapi';
import { findEventFact, listFactsAfter, listFactsBefore, positionOf } from '../../../db/events.js';
import type { FactRow } from '../../../db/facts.js';
import { refuse } from '../../../domain/errors.js';
import { publicEventTypes } from '../../../domain/event-types.js';
import { eventOf, wantsType, type FactPosition, type PublicEvent } from '../../../domain/events.js';
import type { TenantId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { send } from '../../idempotency.js';
import { pageOf, pageQuery, readCursor, writeCursor } from '../../pages.js';
import { eventSchema, eventTypeSchema, typesQuery } from '../../schemas/events.js';
import { pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['events'];

const typesRoute = createRoute({
  method: 'get',
  path: '/v1/event-types',
  operationId: 'listEventTypes',
  tags,
  summary: 'List the types of events, with what they mean',
  ...requires('event.read'),
  responses: {
    200: jsonAnswer('All of them.', z.object({ items: z.array(eventTypeSchema) })),
    ...problems(),
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/events',
  operationId: 'listEvents',
  tags,
  summary: 'List events, newest first, or on from one that you have',
  description:
    'With `after` oldest first: ask with the last id that you have until `items` is empty. ' +
    'A page may hold fewer events than `limit` and still have a `nextCursor`.',
  ...requires('event.read'),
  request: {
    query: pageQuery.extend({
      types: typesQuery,
      after: z.string().max(64).optional().openapi({ description: 'The id of an event.' }),
    }),
  },
  responses: { 200: jsonAnswer('A page.', pageOf(eventSchema)), ...problems(404, 422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/events/{eventId}',
  operationId: 'getEvent',
  tags,
  summary: 'Get one event',
  ...requires('event.read'),
  request: { params: z.object({ eventId: pathId('eventId') }) },
  responses: { 200: jsonAnswer('The event.', eventSchema), ...problems(404) },
});

/** Facts looked at for one page: many of them may be internal or of types that were not asked for. */
const factsPerPageMax = 1_000;

export function addEvents(app: Api, { database }: ApiDeps): void {
  app.openapi(typesRoute, (c) => {
    const items = publicEventTypes.map(({ name, description }) => ({ type: name, description }));
    return send(c, { status: 200, body: { items } });
  });

  app.openapi(listRoute, async (c) => {
    const { cursor, limit, types = null, after } = c.req.valid('query');
    const position = readPosition(cursor);
    const { tenantId } = c.get('principal');
    const rows = await database.inTenant(tenantId, async (tx) => {
      if (after === undefined) return listFactsBefore(tx, tenantId, position, factsPerPageMax);
      const fact = await findEventFact(tx, tenantId, after);
      if (fact === null) refuse('not_found', 'No such event.');
      return listFactsAfter(tx, tenantId, position ?? positionOf(fact), factsPerPageMax);
    });
    return send(c, { status: 200, body: toEventPage(rows, limit, types) });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const event = await loadEvent(database, tenantId, c.req.valid('param').eventId);
    return send(c, { status: 200, body: event });
  });
}

async function loadEvent(
  database: ApiDeps['database'],
  tenantId: TenantId,
  eventId: string,
): Promise<PublicEvent> {
  const fact = await database.inTenant(tenantId, (tx) => findEventFact(tx, tenantId, eventId));
  return (fact && eventOf(fact)) ?? refuse('not_found', 'No such event.');
}

/** Ends at the limit or with the last fact that was looked at, whichever comes first. */
function toEventPage(rows: readonly FactRow[], limit: number, types: readonly string[] | null) {
  const items: PublicEvent[] = [];
  for (const [index, row] of rows.entries()) {
    const event = eventOf(row);
    if (event === null || !wantsType(types, event.type)) continue;
    items.push(event);
    if (items.length === limit) {
      return { items, nextCursor: index + 1 < rows.length ? cursorAt(row) : null };
    }
  }
  const last = rows.at(-1);
  return { items, nextCursor: last && rows.length === factsPerPageMax ? cursorAt(last) : null };
}

const cursorAt = ({ transactionId, factId }: FactPosition) => writeCursor([transactionId, factId]);

const transactionIdMax = 2n ** 64n - 1n;

function readPosition(cursor: string | undefined): FactPosition | null {
  const read = readCursor(cursor, z.tuple([z.string().regex(/^\d{1,20}$/), z.number().int().min(0)]));
  if (read === null) return null;
  const [transactionId, factId] = read;
  if (BigInt(transactionId) > transactionIdMax || factId > Number.MAX_SAFE_INTEGER) {
    throw new InvalidRequest([{ path: 'query.cursor', message: 'Not a cursor of this list.' }]);
  }
  return { transactionId, factId };
}
