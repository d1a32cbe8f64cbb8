import { createRoute, z } from '@hono/zod-openapi';
import { loadMember } from '../../../db/members.js';
import { actions, roles } from '../../../domain/roles.js';
import { authenticated, isAllowed } from '../../auth.js';
import type { Api, ApiDeps, Credential } from '../../deps.js';
import { send } from '../../idempotency.js';
import { actionSchema } from '../../schemas/api-keys.js';
import { instantSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const credentialSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('api_key'), apiKeyId: z.string(), expiresAt: instantSchema.nullable() }),
  z.object({
    kind: z.literal('token'),
    issuer: z.string(),
    expiresAt: instantSchema,
    authenticatedAt: instantSchema.nullable().openapi({ description: 'When the person last logged in.' }),
  }),
]);

const meSchema = z
  .object({
    tenantId: z.string(),
    memberId: z.string(),
    name: z.string(),
    role: z.enum(roles),
    actions: z.array(actionSchema).openapi({ description: 'What this key or token may do.' }),
    credential: credentialSchema,
  })
  .openapi('Me');

const route = createRoute({
  method: 'get',
  path: '/v1/me',
  operationId: 'getMe',
  tags: ['members'],
  summary: 'Who you are, what you may do and until when',
  ...authenticated,
  responses: { 200: jsonAnswer('You.', meSchema), ...problems() },
});

export function addMe(app: Api, { database }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const principal = c.get('principal');
    const { tenantId, memberId, role, credential } = principal;
    const { name } = await database.inTenant(tenantId, (tx) => loadMember(tx, tenantId, memberId));
    const allowed = actions.filter((action) => isAllowed(principal, action));
    const body = { tenantId, memberId, name, role, actions: allowed, credential: shown(credential) };
    return send(c, { status: 200, body });
  });
}

function shown(credential: Credential): z.output<typeof credentialSchema> {
  if (credential.kind === 'api_key') {
    const { kind, apiKeyId, expiresAt } = credential;
    return { kind, apiKeyId, expiresAt };
  }
  const { kind, issuer, expiresAt, authenticatedAt } = credential;
  return { kind, issuer, expiresAt, authenticatedAt };
}
