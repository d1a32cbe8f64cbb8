import { createRoute, z } from '@hono/zod-openapi';
import { isUniqueViolation } from '../../../db/faults.js';
import { newId } from '../../../db/ids.js';
import {
  linkIdentity,
  listIdentities,
  unlinkIdentity,
  type MemberIdentity,
} from '../../../db/member-identities.js';
import { loadMember } from '../../../db/members.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { idempotencyHeader, instantSchema, pathId, textSchema } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const tags = ['members'];
const path = '/v1/members/{memberId}/identities';
const params = z.object({ memberId: pathId('memberId') });

const identitySchema = z
  .object({
    identityId: z.string(),
    memberId: z.string(),
    issuer: z.string(),
    subject: z.string(),
    createdAt: instantSchema,
  })
  .openapi('MemberIdentity');

const entrySchema = z
  .strictObject({
    issuer: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .openapi({ description: 'The `iss` of their tokens, to the letter.' }),
    subject: textSchema(255).openapi({ description: 'The `sub` of their tokens.', example: 'auth0|65f1c0' }),
  })
  .openapi('MemberIdentityEntry', {
    example: { issuer: 'https://login.example.com/', subject: 'auth0|65f1c0' },
  });

const linkRoute = createRoute({
  method: 'post',
  path,
  operationId: 'linkMemberIdentity',
  tags,
  summary: 'Say who a member is at an OIDC issuer: their tokens are let in from now on',
  ...requires('member.write'),
  request: { params, headers: idempotencyHeader, body: jsonBody(entrySchema) },
  responses: {
    201: jsonAnswer('The identity.', identitySchema),
    ...problems(404, 409, 413, 415, 422),
  },
});

const listRoute = createRoute({
  method: 'get',
  path,
  operationId: 'listMemberIdentities',
  tags,
  summary: 'List the identities of a member',
  ...requires('member.write'),
  request: { params },
  responses: {
    200: jsonAnswer('All of them.', z.object({ items: z.array(identitySchema) })),
    ...problems(404),
  },
});

const unlinkRoute = createRoute({
  method: 'delete',
  path: `${path}/{identityId}`,
  operationId: 'unlinkMemberIdentity',
  tags,
  summary: 'Unlink an identity: its tokens are let in no more, at once',
  ...requires('member.write'),
  request: { params: params.extend({ identityId: pathId('identityId') }), headers: idempotencyHeader },
  responses: { 204: { description: 'Unlinked.' }, ...problems(404, 409, 422) },
});

export function addMemberIdentities(app: Api, deps: ApiDeps): void {
  app.openapi(linkRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const memberId = parseId('member', c.req.valid('param').memberId);
    const identity = { tenantId, memberId, identityId: newId('identity'), ...c.req.valid('json') };
    try {
      return await answerOnce(c, deps, async (tx) => {
        const context = memberContext(c, deps);
        await linkIdentity(tx, identity, context);
        return { status: 201 as const, body: identityBody({ ...identity, createdAt: context.at }) };
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new InvalidRequest([{ path: 'subject', message: 'It is linked to a member already.' }]);
    }
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const memberId = parseId('member', c.req.valid('param').memberId);
    const rows = await deps.database.inTenant(tenantId, async (tx) => {
      await loadMember(tx, tenantId, memberId);
      return listIdentities(tx, tenantId, memberId);
    });
    return send(c, { status: 200, body: { items: rows.map(identityBody) } });
  });

  app.openapi(unlinkRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { memberId, identityId } = c.req.valid('param');
    const identity = {
      tenantId,
      memberId: parseId('member', memberId),
      identityId: parseId('identity', identityId),
    };
    await deps.database.inTenant(tenantId, (tx) => unlinkIdentity(tx, identity, memberContext(c, deps)));
    return c.body(null, 204);
  });
}

function identityBody(identity: MemberIdentity): z.output<typeof identitySchema> {
  const { identityId, memberId, issuer, subject, createdAt } = identity;
  return { identityId, memberId, issuer, subject, createdAt };
}
