import { createRoute, z } from '@hono/zod-openapi';
import { isUniqueViolation } from '../../../db/faults.js';
import { newId } from '../../../db/ids.js';
import {
  changeMember,
  createMember,
  listMembers,
  loadMember,
  type Member,
  type MemberChange,
} from '../../../db/members.js';
import { parseId } from '../../../domain/ids.js';
import { roles } from '../../../domain/roles.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { pageOf, pageQuery, readCursor, toPage, writeCursor } from '../../pages.js';
import {
  emailSchema,
  idempotencyHeader,
  instantSchema,
  pathId,
  textSchema,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const tags = ['members'];
const params = z.object({ memberId: pathId('memberId') });

const memberSchema = z
  .object({
    memberId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    department: z.string().nullable(),
    active: z.boolean(),
    createdAt: instantSchema,
  })
  .openapi('Member', {
    example: {
      memberId: 'mem_0193b3c0a1b27def8123456789abcdef',
      name: 'Ada Osei',
      email: 'ada@northwind.example',
      role: 'approver',
      department: 'Office',
      active: true,
      createdAt: '2026-11-21T09:30:00.000Z',
    },
  });

const entrySchema = z
  .strictObject({
    name: textSchema(200),
    email: emailSchema,
    role: z.enum(roles),
    department: textSchema(80).nullish().openapi({ example: 'Office' }),
  })
  .openapi('MemberEntry', {
    example: { name: 'Ada Osei', email: 'ada@northwind.example', role: 'approver', department: 'Office' },
  });

const changeSchema = z
  .strictObject({
    name: textSchema(200).optional(),
    role: z.enum(roles).optional().openapi({ description: 'Never your own.' }),
    department: textSchema(80).nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'Nothing to change.' })
  .openapi('MemberChange', { minProperties: 1, example: { role: 'approver' } });

const createMemberRoute = createRoute({
  method: 'post',
  path: '/v1/members',
  operationId: 'createMember',
  tags,
  summary: 'Add a member',
  ...requires('member.write'),
  request: { headers: idempotencyHeader, body: jsonBody(entrySchema) },
  responses: { 201: jsonAnswer('The member.', memberSchema), ...problems(413, 415, 422) },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/members',
  operationId: 'listMembers',
  tags,
  summary: 'List the members, oldest first',
  ...requires('member.write'),
  request: {
    query: pageQuery.extend({
      role: z.enum(roles).optional().openapi({ description: 'Members of this role.' }),
      active: z.enum(['true', 'false']).optional().openapi({ description: 'Only who is let in, or is not.' }),
    }),
  },
  responses: { 200: jsonAnswer('A page of them.', pageOf(memberSchema)), ...problems(422) },
});

const readRoute = createRoute({
  method: 'get',
  path: '/v1/members/{memberId}',
  operationId: 'getMember',
  tags,
  summary: 'Read a member',
  ...requires('member.write'),
  request: { params },
  responses: { 200: jsonAnswer('The member.', memberSchema), ...problems(404) },
});

const changed = {
  200: jsonAnswer('The member.', memberSchema),
  ...problems(404, 409, 413, 415, 422),
};

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/members/{memberId}',
  operationId: 'changeMember',
  tags,
  summary: "Change a member's name, department or role",
  description: 'Nobody changes their own role, and the last admin stays one.',
  ...requires('member.write'),
  request: { params, headers: idempotencyHeader, body: jsonBody(changeSchema) },
  responses: changed,
});

const activityRoute = <P extends 'deactivate' | 'reactivate'>(verb: P, summary: string) =>
  createRoute({
    method: 'post',
    path: `/v1/members/{memberId}/${verb}`,
    operationId: `${verb}Member`,
    tags,
    summary,
    ...requires('member.write'),
    request: { params, headers: idempotencyHeader, body: jsonBody(z.strictObject({})) },
    responses: changed,
  });
const deactivateRoute = activityRoute(
  'deactivate',
  'Let a member in no more: their keys and tokens end at once; the last admin stays',
);
const reactivateRoute = activityRoute('reactivate', 'Let a member in again');

export function addMembers(app: Api, deps: ApiDeps): void {
  app.openapi(createMemberRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { name, email, role, department = null } = c.req.valid('json');
    const member = { tenantId, memberId: newId('member'), name, email, role, department };
    try {
      return await answerOnce(c, deps, async (tx) => {
        const context = memberContext(c, deps);
        await createMember(tx, member, context);
        const body = memberBody({ ...member, active: true, createdAt: context.at });
        return { status: 201 as const, body, headers: { location: `/v1/members/${member.memberId}` } };
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new InvalidRequest([{ path: 'email', message: 'A member has this address already.' }]);
    }
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit, role, active } = c.req.valid('query');
    const [after = null] = readCursor(cursor, z.tuple([z.string()])) ?? [];
    const filter = { ...(role ? { role } : {}), ...(active ? { active: active === 'true' } : {}) };
    const rows = await deps.database.inTenant(tenantId, (tx) =>
      listMembers(tx, tenantId, filter, { after, limit: limit + 1 }),
    );
    return send(c, {
      status: 200,
      body: toPage(rows, limit, memberBody, ({ memberId }) => writeCursor([memberId])),
    });
  });

  app.openapi(readRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const memberId = parseId('member', c.req.valid('param').memberId);
    const row = await deps.database.inTenant(tenantId, (tx) => loadMember(tx, tenantId, memberId));
    return send(c, { status: 200, body: memberBody(row) });
  });

  app.openapi(changeRoute, (c) => {
    const { name, role, department } = c.req.valid('json');
    return change(c, deps, c.req.valid('param').memberId, {
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(department === undefined ? {} : { department }),
    });
  });
  app.openapi(deactivateRoute, (c) => change(c, deps, c.req.valid('param').memberId, { active: false }));
  app.openapi(reactivateRoute, (c) => change(c, deps, c.req.valid('param').memberId, { active: true }));
}

function change(c: ApiContext, deps: ApiDeps, memberIdText: string, wanted: MemberChange) {
  const { tenantId, memberId: by } = c.get('principal');
  const memberId = parseId('member', memberIdText);
  return answerOnce(c, deps, async (tx) => {
    const member = await changeMember(tx, { tenantId, memberId }, wanted, by, memberContext(c, deps));
    return { status: 200 as const, body: memberBody(member) };
  });
}

function memberBody(member: Member): z.output<typeof memberSchema> {
  const { memberId, name, email, role, department, active, createdAt } = member;
  return { memberId, name, email, role, department, active, createdAt };
}
