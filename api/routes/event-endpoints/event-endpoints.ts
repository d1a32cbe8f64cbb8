import { randomBytes } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import {
  createEndpoint,
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  listEndpoints,
  loadEndpoint,
  lockEndpoint,
  saveEndpoint,
  type EventEndpoint,
} from '../../../db/event-endpoints.js';
import type { Tx } from '../../../db/client.js';
import { newId } from '../../../db/ids.js';
import type { FactContext } from '../../../domain/bill-facts.js';
import { refuse } from '../../../domain/errors.js';
import { secretAddress } from '../../../domain/event-endpoint.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import {
  endpointBody,
  endpointChangeSchema,
  endpointEntrySchema,
  endpointSchema,
  endpointWithSecretSchema,
} from '../../schemas/event-endpoints.js';
import { etagOf, idempotencyHeader, ifMatchHeader, pathId, versionIn } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { checkEndpointUrl } from './endpoint-url.js';

const tags = ['event endpoints'];
const params = z.object({ endpointId: pathId('endpointId') });

const createEndpointRoute = createRoute({
  method: 'post',
  path: '/v1/event-endpoints',
  operationId: 'createEventEndpoint',
  tags,
  summary: 'Have events sent to a URL',
  description:
    'Signed as Standard Webhooks (standardwebhooks.com). Answer 2xx within 10 seconds; anything else is sent again, ten ' +
    'times over three days, under the same `webhook-id`. Events may come twice and in any order.',
  ...requires('event_endpoint.write'),
  request: { headers: idempotencyHeader, body: jsonBody(endpointEntrySchema) },
  responses: {
    201: jsonAnswer('The endpoint with its secret, this once.', endpointWithSecretSchema),
    ...problems(413, 415, 422, 429),
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/event-endpoints',
  operationId: 'listEventEndpoints',
  tags,
  summary: 'List the endpoints',
  ...requires('event_endpoint.read'),
  responses: { 200: jsonAnswer('All of them.', z.object({ items: z.array(endpointSchema) })), ...problems() },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/event-endpoints/{endpointId}',
  operationId: 'getEventEndpoint',
  tags,
  summary: 'Get an endpoint',
  ...requires('event_endpoint.read'),
  request: { params },
  responses: { 200: jsonAnswer('The endpoint; its version is the ETag.', endpointSchema), ...problems(404) },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/event-endpoints/{endpointId}',
  operationId: 'changeEventEndpoint',
  tags,
  summary: 'Change, disable or enable an endpoint',
  ...requires('event_endpoint.write'),
  request: {
    params,
    headers: idempotencyHeader.extend(ifMatchHeader.shape),
    body: jsonBody(endpointChangeSchema),
  },
  responses: {
    200: jsonAnswer('The endpoint.', endpointSchema),
    ...problems(404, 412, 413, 415, 422),
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/v1/event-endpoints/{endpointId}',
  operationId: 'deleteEventEndpoint',
  tags,
  summary: 'Delete an endpoint; nothing more is sent to it',
  ...requires('event_endpoint.write'),
  request: { params, headers: idempotencyHeader },
  responses: { 204: { description: 'Deleted.' }, ...problems(404, 422) },
});

/** 192 bits, as Standard Webhooks asks for 192 to 512. */
export const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`;

export function addEventEndpoints(app: Api, deps: ApiDeps): void {
  const { database, cipher, allowLoopbackEndpoints } = deps;

  app.openapi(createEndpointRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { url, description = null, types = null } = c.req.valid('json');
    const endpointId = newId('eventEndpoint');
    const row = {
      tenantId,
      endpointId,
      url: checkEndpointUrl(url, allowLoopbackEndpoints),
      description,
      types,
    };
    const secret = newSecret();
    const sealed = await cipher.encrypt(secretAddress(tenantId, endpointId, 1), secret);
    return answerOnce(c, deps, async (tx) => {
      const endpoint = await createEndpoint(tx, row, sealed, memberContext(c, deps));
      const body = endpointBody(endpoint);
      return {
        status: 201 as const,
        body: { ...body, secret },
        repeatedBody: { ...body, secret: null },
        headers: { ...etagOf(endpoint.version), location: `/v1/event-endpoints/${endpointId}` },
      };
    });
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const rows = await database.inTenant(tenantId, (tx) => listEndpoints(tx, tenantId));
    return send(c, { status: 200, body: { items: rows.map(endpointBody) } });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const endpointId = parseId('eventEndpoint', c.req.valid('param').endpointId);
    const row = await database.inTenant(tenantId, (tx) => loadEndpoint(tx, tenantId, endpointId));
    return send(c, { status: 200, body: endpointBody(row), headers: etagOf(row.version) });
  });

  app.openapi(changeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const endpointId = parseId('eventEndpoint', c.req.valid('param').endpointId);
    const change = c.req.valid('json');
    const expected = versionIn(c.req.header('if-match'));
    if (change.url !== undefined) change.url = checkEndpointUrl(change.url, allowLoopbackEndpoints);
    return answerOnce(c, deps, async (tx) => {
      const endpoint = await lockEndpoint(tx, tenantId, endpointId);
      if (expected !== null && expected !== endpoint.version) {
        refuse('version_conflict', 'The endpoint was changed by somebody else.', {
          version: endpoint.version,
        });
      }
      const next = await applyChange(tx, endpoint, change, memberContext(c, deps));
      return { status: 200 as const, body: endpointBody(next), headers: etagOf(next.version) };
    });
  });

  app.openapi(deleteRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const endpointId = parseId('eventEndpoint', c.req.valid('param').endpointId);
    await database.inTenant(tenantId, async (tx) =>
      deleteEndpoint(tx, await lockEndpoint(tx, tenantId, endpointId), memberContext(c, deps)),
    );
    return c.body(null, 204);
  });
}

async function applyChange(
  tx: Tx,
  endpoint: EventEndpoint,
  { status, ...given }: z.output<typeof endpointChangeSchema>,
  context: FactContext,
): Promise<EventEndpoint> {
  const fields = Object.keys(given);
  const change = {
    ...(given.url === undefined ? {} : { url: given.url }),
    ...(given.description === undefined ? {} : { description: given.description }),
    ...(given.types === undefined ? {} : { types: given.types }),
  };
  const changed =
    fields.length === 0
      ? endpoint
      : await saveEndpoint(tx, endpoint, change, { type: 'endpoint_changed', fields }, context);
  if (status === undefined || status === changed.status) return changed;
  return status === 'enabled'
    ? enableEndpoint(tx, changed, context)
    : disableEndpoint(tx, changed, 'member', context);
}
