import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import {
  addScreeningEntry,
  listScreeningEntries,
  removeScreeningEntry,
  type ScreeningEntry,
} from '../../../db/screening.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { pageOf, pageQuery, readCursor, toPage, writeCursor } from '../../pages.js';
import {
  idempotencyHeader,
  idOf,
  instantSchema,
  pathId,
  reasonSchema,
  textSchema,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { signalHeldBills } from '../../signal-bills.js';

const tags = ['screening'];
const path = '/v1/screening-entries';

const entrySchema = z
  .strictObject({
    name: textSchema(200),
    source: textSchema(120).openapi({ description: 'The list that names it, and of when.' }),
  })
  .openapi('ScreeningEntryEntry', {
    example: { name: 'Shell Trading Ltd', source: 'consolidated list of 2026-11-01' },
  });

const screeningEntrySchema = z
  .object({
    screeningEntryId: z.string(),
    name: z.string(),
    source: z.string(),
    createdAt: instantSchema,
  })
  .openapi('ScreeningEntry');

const listRoute = createRoute({
  method: 'get',
  path,
  operationId: 'listScreeningEntries',
  tags,
  summary: 'List the names that may not be paid, oldest first',
  ...requires('screening.read'),
  request: {
    query: pageQuery.extend({
      q: textSchema(200)
        .optional()
        .openapi({ description: 'Every word of it, or part of one, in the name.', example: 'shell' }),
    }),
  },
  responses: { 200: jsonAnswer('A page.', pageOf(screeningEntrySchema)), ...problems(422) },
});

const addRoute = createRoute({
  method: 'post',
  path,
  operationId: 'addScreeningEntry',
  tags,
  summary: 'Add a name: no vendor of that name is paid, however it is written',
  ...requires('screening.write'),
  request: { headers: idempotencyHeader, body: jsonBody(entrySchema) },
  responses: { 201: jsonAnswer('The entry.', screeningEntrySchema), ...problems(409, 413, 415, 422) },
});

const removeRoute = createRoute({
  method: 'post',
  path: `${path}/{screeningEntryId}/remove`,
  operationId: 'removeScreeningEntry',
  tags,
  summary: 'Take a name off the list; bills that were held for it are looked at anew',
  ...requires('screening.write'),
  request: {
    params: z.object({ screeningEntryId: pathId('screeningEntryId') }),
    headers: idempotencyHeader,
    body: jsonBody(z.strictObject({ reason: reasonSchema })),
  },
  responses: {
    200: jsonAnswer('The entry that was removed.', screeningEntrySchema),
    ...problems(404, 409, 413, 415, 422),
  },
});

export function addScreeningEntries(app: Api, deps: ApiDeps): void {
  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit, q } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([idOf('screeningEntry', 'scr_')]))?.[0] ?? null;
    const rows = await deps.database.inTenant(tenantId, (tx) =>
      listScreeningEntries(tx, tenantId, { search: q }, { after, limit: limit + 1 }),
    );
    const body = toPage(rows, limit, entryBody, ({ screeningEntryId }) => writeCursor([screeningEntryId]));
    return send(c, { status: 200, body });
  });

  app.openapi(addRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const entry = { tenantId, screeningEntryId: newId('screeningEntry'), ...c.req.valid('json') };
    return answerOnce(c, deps, async (tx) => ({
      status: 201 as const,
      body: entryBody(await addScreeningEntry(tx, entry, memberContext(c, deps))),
    }));
  });

  app.openapi(removeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const entryId = parseId('screeningEntry', c.req.valid('param').screeningEntryId);
    const { reason } = c.req.valid('json');
    return answerOnce(c, deps, async (tx) => ({
      status: 200 as const,
      body: entryBody(await removeScreeningEntry(tx, tenantId, entryId, reason, memberContext(c, deps))),
      afterCommit: () =>
        signalHeldBills(c, deps, { codes: ['screening_hit'], because: 'screening_entry_removed' }),
    }));
  });
}

function entryBody(entry: ScreeningEntry): z.output<typeof screeningEntrySchema> {
  const { screeningEntryId, name, normalizedName, source, createdAt } = entry;
  return { screeningEntryId, name: name ?? normalizedName, source, createdAt };
}
