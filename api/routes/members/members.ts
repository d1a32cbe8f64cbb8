import { createRoute, z } from '@hono/zod-openapi';
import { isUniqueViolation } from '../../../db/faults.js';
import { newId } from '../../../db/ids.js';
import { createMember, listMembers, type Member } from '../../../db/tenants.js';
import { roles } from '../../../domain/roles.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { emailSchema, idempotencyHeader, instantSchema, textSchema } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const tags = ['members'];

const memberSchema = z
  .object({
    memberId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    department: z.string().nullable(),
    active: z.boolean(),
    createdAt: instantSchema.optional(),
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
    department: textSchema(80).nullish(),
  })
  .openapi('MemberEntry', {
    example: { name: 'Ada Osei', email: 'ada@northwind.example', role: 'approver', department: 'Office' },
  });

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
  summary: 'List the members',
  ...requires('member.write'),
  responses: {
    200: jsonAnswer('All of them.', z.object({ items: z.array(memberSchema) })),
    ...problems(),
  },
});

export function addMembers(app: Api, deps: ApiDeps): void {
  app.openapi(createMemberRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { name, email, role, department = null } = c.req.valid('json');
    const member = { tenantId, memberId: newId('member'), name, email, role, department };
    try {
      return await answerOnce(c, deps, async (tx) => {
        await createMember(tx, member, memberContext(c, deps));
        return { status: 201 as const, body: memberBody({ ...member, active: true }) };
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new InvalidRequest([{ path: 'email', message: 'A member has this address already.' }]);
    }
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const rows = await deps.database.inTenant(tenantId, (tx) => listMembers(tx, tenantId));
    const items = rows.map((row) => ({ ...memberBody(row), createdAt: row.createdAt }));
    return send(c, { status: 200, body: { items } });
  });
}

function memberBody(member: Omit<Member, 'createdAt'>): z.output<typeof memberSchema> {
  const { memberId, name, email, role, department, active } = member;
  return { memberId, name, email, role, department, active };
}
