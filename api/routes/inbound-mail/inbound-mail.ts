import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import {
  createInboundAddress,
  inboundAddressesMax,
  listInboundAddresses,
  listInboundMails,
  revokeInboundAddress,
  rotateInboundAddress,
} from '../../../db/inbound-mail.js';
import { epochMs, instant } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { createInboundToken } from '../../inbound-tokens.js';
import { memberContext } from '../../member-context.js';
import { pageOf, pageQuery, readCursor, toPage, writeCursor } from '../../pages.js';
import { inboundMailPath } from '../../request-context.js';
import {
  inboundAddressBody,
  inboundAddressEntrySchema,
  inboundAddressSchema,
  inboundMailBody,
  inboundMailSchema,
  inboundRotationSchema,
  newInboundAddressSchema,
} from '../../schemas/inbound-mail.js';
import { idempotencyHeader, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const tags = ['inbound mail'];
const params = z.object({ inboundAddressId: pathId('inboundAddressId') });

const createAddressRoute = createRoute({
  method: 'post',
  path: '/v1/inbound-addresses',
  operationId: 'createInboundAddress',
  tags,
  summary: 'Make an entrance for bills by mail',
  ...requires('inbound_address.write'),
  request: { headers: idempotencyHeader, body: jsonBody(inboundAddressEntrySchema) },
  responses: {
    201: jsonAnswer('The entrance; its path is shown this once.', newInboundAddressSchema),
    ...problems(413, 415, 422),
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/inbound-addresses',
  operationId: 'listInboundAddresses',
  tags,
  summary: 'List the entrances for bills by mail, without their secrets',
  ...requires('inbound_address.write'),
  responses: {
    200: jsonAnswer('All of them, oldest first.', z.object({ items: z.array(inboundAddressSchema) })),
    ...problems(),
  },
});

const rotateRoute = createRoute({
  method: 'post',
  path: '/v1/inbound-addresses/{inboundAddressId}/rotate',
  operationId: 'rotateInboundAddress',
  tags,
  summary: 'Make the next secret of an entrance; both work while they overlap',
  ...requires('inbound_address.write'),
  request: { params, headers: idempotencyHeader, body: jsonBody(inboundRotationSchema) },
  responses: {
    200: jsonAnswer('The entrance; its new path is shown this once.', newInboundAddressSchema),
    ...problems(404, 409, 413, 415, 422),
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/v1/inbound-addresses/{inboundAddressId}',
  operationId: 'revokeInboundAddress',
  tags,
  summary: 'Close an entrance, at once',
  ...requires('inbound_address.write'),
  request: { params, headers: idempotencyHeader },
  responses: { 204: { description: 'Closed; also when it was before.' }, ...problems(404, 422) },
});

const mailsRoute = createRoute({
  method: 'get',
  path: '/v1/inbound-mails',
  operationId: 'listInboundMails',
  tags,
  summary: 'List the mails that came in, also those that made no bill, newest first',
  ...requires('inbound_mail.read'),
  request: { query: pageQuery },
  responses: { 200: jsonAnswer('A page of them.', pageOf(inboundMailSchema)), ...problems(422) },
});

export function addInboundMail(app: Api, deps: ApiDeps): void {
  const { database } = deps;
  addChanges(app, deps);

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const rows = await database.inTenant(tenantId, (tx) => listInboundAddresses(tx, tenantId));
    return send(c, { status: 200, body: { items: rows.map(inboundAddressBody) } });
  });

  app.openapi(mailsRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit } = c.req.valid('query');
    const [before = null] = readCursor(cursor, z.tuple([z.string()])) ?? [];
    const rows = await database.inTenant(tenantId, (tx) =>
      listInboundMails(tx, tenantId, { before, limit: limit + 1 }),
    );
    const cursorOf = ({ inboundMailId }: (typeof rows)[number]) => writeCursor([inboundMailId]);
    return send(c, { status: 200, body: toPage(rows, limit, inboundMailBody, cursorOf) });
  });
}

function addChanges(app: Api, deps: ApiDeps): void {
  app.openapi(createAddressRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { name } = c.req.valid('json');
    const { token, hash } = createInboundToken(tenantId);
    const context = memberContext(c, deps);
    const address = { tenantId, inboundAddressId: newId('inboundAddress'), name, hash };
    return answerOnce(c, deps, async (tx) => {
      if ((await listInboundAddresses(tx, tenantId)).length >= inboundAddressesMax) {
        refuse('limit_exceeded', `There are at most ${inboundAddressesMax} inbound addresses.`);
      }
      await createInboundAddress(tx, address, context);
      return { status: 201 as const, ...shownOnce({ ...address, ...unused, createdAt: context.at }, token) };
    });
  });

  app.openapi(rotateRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const inboundAddressId = parseId('inboundAddress', c.req.valid('param').inboundAddressId);
    const { overlapHours } = c.req.valid('json');
    const { token, hash } = createInboundToken(tenantId);
    const context = memberContext(c, deps);
    const next = { hash, worksUntil: instant(epochMs(context.at) + overlapHours * hourMs) };
    return answerOnce(c, deps, async (tx) => {
      const row = await rotateInboundAddress(tx, { tenantId, inboundAddressId }, next, context);
      return { status: 200 as const, ...shownOnce(row, token) };
    });
  });

  app.openapi(revokeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const inboundAddressId = parseId('inboundAddress', c.req.valid('param').inboundAddressId);
    await deps.database.inTenant(tenantId, (tx) =>
      revokeInboundAddress(tx, { tenantId, inboundAddressId }, memberContext(c, deps)),
    );
    return c.body(null, 204);
  });
}

const hourMs = 3_600_000;
const unused = { previousHash: null, previousUntil: null, revokedAt: null };

function shownOnce(row: Parameters<typeof inboundAddressBody>[0], token: string) {
  const body = inboundAddressBody(row);
  return { body: { ...body, path: `${inboundMailPath}${token}` }, repeatedBody: { ...body, path: null } };
}
