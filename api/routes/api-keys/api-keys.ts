import { createRoute, z } from '@hono/zod-openapi';
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from '../../../db/api-keys.js';
import { newId } from '../../../db/ids.js';
import { findActiveMember } from '../../../db/members.js';
import { latestExpiry } from '../../../domain/api-key-terms.js';
import { epochMs, instant, type Instant } from '../../../domain/dates.js';
import { parseId } from '../../../domain/ids.js';
import { createKeyText } from '../../api-keys.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { pageOf, pageQuery, readCursor, toPage, writeCursor } from '../../pages.js';
import {
  apiKeyBody,
  apiKeyEntrySchema,
  apiKeyFilterSchema,
  apiKeySchema,
  newApiKeySchema,
  rotationSchema,
} from '../../schemas/api-keys.js';
import { idempotencyHeader, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const tags = ['API keys'];
const params = z.object({ apiKeyId: pathId('apiKeyId') });

const createKeyRoute = createRoute({
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createApiKey',
  tags,
  summary: 'Make a key for a member',
  ...requires('api_key.write'),
  request: { headers: idempotencyHeader, body: jsonBody(apiKeyEntrySchema) },
  responses: { 201: jsonAnswer('The key, this once.', newApiKeySchema), ...problems(413, 415, 422) },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/api-keys',
  operationId: 'listApiKeys',
  tags,
  summary: 'List the keys, without their secrets, oldest first',
  ...requires('api_key.write'),
  request: { query: pageQuery.extend(apiKeyFilterSchema.shape) },
  responses: { 200: jsonAnswer('A page of them.', pageOf(apiKeySchema)), ...problems(422) },
});

const rotateRoute = createRoute({
  method: 'post',
  path: '/v1/api-keys/{apiKeyId}/rotate',
  operationId: 'rotateApiKey',
  tags,
  summary: 'Make the key that takes the place of this one; both work while they overlap',
  ...requires('api_key.write'),
  request: { params, headers: idempotencyHeader, body: jsonBody(rotationSchema) },
  responses: {
    201: jsonAnswer('The new key, this once.', newApiKeySchema),
    ...problems(404, 409, 413, 415, 422),
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/v1/api-keys/{apiKeyId}',
  operationId: 'revokeApiKey',
  tags,
  summary: 'Revoke a key, at once',
  ...requires('api_key.write'),
  request: { params, headers: idempotencyHeader },
  responses: { 204: { description: 'Revoked; also when it was before.' }, ...problems(404, 422) },
});

export function addApiKeys(app: Api, deps: ApiDeps): void {
  addChanges(app, deps);

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit, memberId, status } = c.req.valid('query');
    const now = deps.now();
    const [after = null] = readCursor(cursor, z.tuple([z.string()])) ?? [];
    const filter = { now, ...(memberId ? { memberId } : {}), ...(status ? { status } : {}) };
    const rows = await deps.database.inTenant(tenantId, (tx) =>
      listApiKeys(tx, tenantId, filter, { after, limit: limit + 1 }),
    );
    const present = (row: (typeof rows)[number]) => apiKeyBody(row, now);
    return send(c, {
      status: 200,
      body: toPage(rows, limit, present, ({ apiKeyId }) => writeCursor([apiKeyId])),
    });
  });
}

function addChanges(app: Api, deps: ApiDeps): void {
  app.openapi(createKeyRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { memberId, name, scopes = null, expiresAt } = c.req.valid('json');
    const { key, hash, prefix } = createKeyText(deps.apiKeyPrefix);
    const row = {
      ...{ tenantId, apiKeyId: newId('apiKey'), memberId, name, prefix, scopes },
      expiresAt: expiryOf(expiresAt, deps.now()),
    };
    return answerOnce(c, deps, async (tx) => {
      if ((await findActiveMember(tx, tenantId, memberId)) === null) {
        throw new InvalidRequest([{ path: 'memberId', message: 'No such active member.' }]);
      }
      const context = memberContext(c, deps);
      await createApiKey(tx, { ...row, hash }, context);
      return shownOnce(key, apiKeyBody({ ...row, ...unused, hash, createdAt: context.at }, context.at));
    });
  });

  app.openapi(rotateRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const apiKeyId = parseId('apiKey', c.req.valid('param').apiKeyId);
    const { overlapHours, expiresAt } = c.req.valid('json');
    const { key, hash, prefix } = createKeyText(deps.apiKeyPrefix);
    const context = memberContext(c, deps);
    const next = {
      ...{ apiKeyId: newId('apiKey'), prefix, hash },
      expiresAt: expiryOf(expiresAt, context.at),
      worksUntil: instant(epochMs(context.at) + overlapHours * hourMs),
    };
    return answerOnce(c, deps, async (tx) => {
      const made = await rotateApiKey(tx, { tenantId, apiKeyId }, next, context);
      return shownOnce(key, apiKeyBody({ ...made, ...unused, createdAt: context.at }, context.at));
    });
  });

  app.openapi(revokeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const apiKeyId = parseId('apiKey', c.req.valid('param').apiKeyId);
    await deps.database.inTenant(tenantId, (tx) =>
      revokeApiKey(tx, tenantId, apiKeyId, memberContext(c, deps)),
    );
    return c.body(null, 204);
  });
}

const hourMs = 3_600_000;
const unused = { revokedAt: null, lastUsedAt: null, replacedBy: null };

function shownOnce(key: string, body: z.output<typeof apiKeySchema>) {
  return { status: 201 as const, body: { ...body, key }, repeatedBody: { ...body, key: null } };
}

function expiryOf(text: string | null | undefined, now: Instant): Instant {
  const latest = latestExpiry(now);
  if (text === null || text === undefined) return latest;
  const at = instant(Date.parse(text));
  if (at <= now) throw new InvalidRequest([{ path: 'expiresAt', message: 'Lies in the past.' }]);
  if (at <= latest) return at;
  throw new InvalidRequest([{ path: 'expiresAt', message: `A key ends by ${latest} at the latest.` }]);
}
