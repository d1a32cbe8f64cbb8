import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import { findActivePolicy, listPolicyVersions, publishPolicy } from '../../../db/policies.js';
import { validatePolicy } from '../../../domain/approval-policy.js';
import { refuse } from '../../../domain/errors.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import {
  policyBody,
  policyEntrySchema,
  policySchema,
  policyVersionSchema,
} from '../../schemas/approval-policies.js';
import { etagOf, idempotencyHeader, requiredIfMatchHeader, versionIn } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { signalHeldBills } from '../../signal-bills.js';

const tags = ['approval policies'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/approval-policies',
  operationId: 'listApprovalPolicies',
  tags,
  summary: 'List every version, newest first',
  ...requires('policy.read'),
  responses: {
    200: jsonAnswer('The newest hundred.', z.object({ items: z.array(policyVersionSchema) })),
    ...problems(),
  },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/approval-policies/active',
  operationId: 'getApprovalPolicy',
  tags,
  summary: 'Get the policy in force',
  ...requires('policy.read'),
  responses: { 200: jsonAnswer('The policy; its version is the ETag.', policySchema), ...problems(404) },
});

const publishRoute = createRoute({
  method: 'put',
  path: '/v1/approval-policies/active',
  operationId: 'publishApprovalPolicy',
  tags,
  summary: 'Put the next version in force',
  description: 'If-Match names the version in force, "0" when there is none yet.',
  ...requires('policy.write'),
  request: {
    headers: idempotencyHeader.extend(requiredIfMatchHeader.shape),
    body: jsonBody(policyEntrySchema),
  },
  responses: { 200: jsonAnswer('The policy in force.', policySchema), ...problems(412, 413, 415, 422) },
});

export function addApprovalPolicies(app: Api, deps: ApiDeps): void {
  const { database } = deps;

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const rows = await database.inTenant(tenantId, (tx) => listPolicyVersions(tx, tenantId));
    const items = rows.map((row) => ({
      ...policyBody(row),
      active: row.active,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
    }));
    return send(c, { status: 200, body: { items } });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const policy = await database.inTenant(tenantId, (tx) => findActivePolicy(tx, tenantId));
    if (policy === null) refuse('not_found', 'There is no approval policy yet: no bill can be approved.');
    return send(c, { status: 200, body: policyBody(policy), headers: etagOf(policy.version) });
  });

  app.openapi(publishRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const { rules } = c.req.valid('json');
    const expectedVersion = versionIn(c.req.valid('header')['If-Match']);
    validatePolicy({ rules });
    return answerOnce(c, deps, async (tx) => {
      const next = { tenantId, policyId: newId('policy'), rules, createdBy: memberId, expectedVersion };
      const policy = await publishPolicy(tx, next, memberContext(c, deps));
      return {
        status: 200 as const,
        body: policyBody(policy),
        headers: etagOf(policy.version),
        afterCommit: () => signalHeldBills(c, deps, { codes: ['no_policy'], because: 'policy_published' }),
      };
    });
  });
}
