import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import {
  createApiKey,
  findActiveMember,
  listApiKeys,
  revokeApiKey,
  type ApiKey,
} from '../../../db/tenants.js';
import { instant, type Instant } from '../../../domain/dates.js';
import { parseId } from '../../../domain/ids.js';
import { actions, type Action } from '../../../domain/roles.js';
import { createKeyText } from '../../api-keys.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import {
  idempotencyHeader,
  instantSchema,
  memberIdSchema,
  pathId,
  textSchema,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const tags = ['API keys'];

const actionSchema = z.enum(actions as [Action, ...Action[]]);

const keyExample = {
  apiKeyId: 'key_0193b3c0a1b27def8123456789abcdef',
  memberId: 'mem_0193b3c0a1b27def8123456789abcdef',
  name: 'Nightly import',
  prefix: 'pl_test_3fGh7K',
  scopes: ['bill.create', 'bill.read'],
  createdAt: '2026-11-21T09:30:00.000Z',
  expiresAt: '2027-11-21T00:00:00.000Z',
  revokedAt: null,
};

const keySchema = z
  .object({
    apiKeyId: z.string(),
    memberId: z.string(),
    name: z.string(),
    prefix: z.string().openapi({ example: 'pl_live_3fGh7K' }),
    scopes: z.array(z.string()).nullable().openapi({ description: "Null: all that the member's role may." }),
    createdAt: instantSchema.optional(),
    expiresAt: instantSchema.nullable(),
    revokedAt: instantSchema.nullable(),
  })
  .openapi('ApiKey', { example: keyExample });

const newKeySchema = keySchema
  .extend({ key: z.string().nullable().openapi({ description: 'Shown once; null in a repeated answer.' }) })
  .openapi('NewApiKey', { example: { ...keyExample, key: `pl_test_3fGh7K${'0'.repeat(37)}` } });

const entrySchema = z
  .strictObject({
    memberId: memberIdSchema,
    name: textSchema(80),
    scopes: z.array(actionSchema).min(1).nullish(),
    expiresAt: z.iso.datetime({ offset: true }).nullish(),
  })
  .openapi('ApiKeyEntry', {
    example: {
      memberId: 'mem_0193b3c0a1b27def8123456789abcdef',
      name: 'Nightly import',
      scopes: ['bill.create', 'bill.read'],
      expiresAt: '2027-11-21T00:00:00.000Z',
    },
  });

const createKeyRoute = createRoute({
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createApiKey',
  tags,
  summary: 'Make a key for a member',
  ...requires('api_key.write'),
  request: { headers: idempotencyHeader, body: jsonBody(entrySchema) },
  responses: { 201: jsonAnswer('The key, this once.', newKeySchema), ...problems(413, 415, 422) },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/api-keys',
  operationId: 'listApiKeys',
  tags,
  summary: 'List the keys, without their secrets',
  ...requires('api_key.write'),
  responses: { 200: jsonAnswer('All of them.', z.object({ items: z.array(keySchema) })), ...problems() },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/v1/api-keys/{apiKeyId}',
  operationId: 'revokeApiKey',
  tags,
  summary: 'Revoke a key, at once',
  ...requires('api_key.write'),
  request: { params: z.object({ apiKeyId: pathId('apiKeyId') }), headers: idempotencyHeader },
  responses: { 204: { description: 'Revoked; also when it was before.' }, ...problems(404, 422) },
});

export function addApiKeys(app: Api, deps: ApiDeps): void {
  const { database } = deps;

  app.openapi(createKeyRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { memberId, name, scopes = null, expiresAt = null } = c.req.valid('json');
    const { key, hash, prefix } = createKeyText(deps.apiKeyPrefix);
    const row = {
      ...{ tenantId, apiKeyId: newId('apiKey'), memberId, name, prefix, scopes },
      expiresAt: futureInstant(expiresAt, deps.now()),
    };
    return answerOnce(c, deps, async (tx) => {
      if ((await findActiveMember(tx, tenantId, memberId)) === null) {
        throw new InvalidRequest([{ path: 'memberId', message: 'No such active member.' }]);
      }
      await createApiKey(tx, { ...row, hash }, memberContext(c, deps));
      const body = keyBody({ ...row, revokedAt: null });
      return { status: 201 as const, body: { ...body, key }, repeatedBody: { ...body, key: null } };
    });
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const rows = await database.inTenant(tenantId, (tx) => listApiKeys(tx, tenantId));
    const items = rows.map((row) => ({ ...keyBody(row), createdAt: row.createdAt }));
    return send(c, { status: 200, body: { items } });
  });

  app.openapi(revokeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const apiKeyId = parseId('apiKey', c.req.valid('param').apiKeyId);
    await database.inTenant(tenantId, (tx) => revokeApiKey(tx, tenantId, apiKeyId, memberContext(c, deps)));
    return c.body(null, 204);
  });
}

function futureInstant(text: string | null, now: Instant): Instant | null {
  if (text === null) return null;
  const at = instant(Date.parse(text));
  if (at > now) return at;
  throw new InvalidRequest([{ path: 'expiresAt', message: 'Lies in the past.' }]);
}

function keyBody(key: Omit<ApiKey, 'hash' | 'tenantId' | 'createdAt'>): z.output<typeof keySchema> {
  return {
    apiKeyId: key.apiKeyId,
    memberId: key.memberId,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes === null ? null : [...key.scopes],
    expiresAt: key.expiresAt,
    revokedAt: key.revokedAt,
  };
}
