import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { listSubjectFacts } from '../../../db/facts.js';
import type { Role } from '../../../domain/roles.js';
import { createTenantWithKeys, startApi, type TestApi, type TestTenant } from '../../support/api.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  tenant = await createTenantWithKeys(api.url, api.database);
});
afterAll(() => api.close());

let count = 0;
const addMember = async (role: Role) => {
  count += 1;
  const entry = { name: 'Ada', email: `ada-${count}@northwind.example`, role };
  const { body } = await tenant.as('admin')('POST', '/v1/members', entry);
  return String(body['memberId']);
};
const change = (memberId: string, body: unknown) =>
  tenant.as('admin')('PATCH', `/v1/members/${memberId}`, body);
const factsOf = async (memberId: string) => {
  const { tenantId } = tenant;
  const facts = await api.database.inTenant(tenantId, (tx) =>
    listSubjectFacts(tx, tenantId, 'member', memberId),
  );
  return facts.map(({ type, data }) => ({ type, ...data }));
};

describe('a member', () => {
  it('gets another role, department and name, and the facts say so', async () => {
    const memberId = await addMember('clerk');
    const answer = await change(memberId, { role: 'approver', department: 'Finance', name: 'Ada L.' });
    expect(answer).toMatchObject({ status: 200, body: { role: 'approver', department: 'Finance' } });
    expect(await factsOf(memberId)).toMatchObject([
      { type: 'member_created', role: 'clerk' },
      { type: 'member_changed', name: 'Ada L.', department: 'Finance' },
      { type: 'member_role_changed', from: 'clerk', to: 'approver' },
    ]);
    const read = await tenant.as('admin')('GET', `/v1/members/${memberId}`);
    expect(read.body).toEqual(answer.body);
  });

  it('does with their next request what the new role may, and nothing of the old one', async () => {
    expect((await tenant.as('clerk')('GET', '/v1/api-keys')).status).toBe(403);
    await change(tenant.cast.clerk, { role: 'admin' });
    expect((await tenant.as('clerk')('GET', '/v1/api-keys')).status).toBe(200);
  });

  it('who is deactivated is let in no more, at once, until they are let in again', async () => {
    const path = `/v1/members/${tenant.cast.clerk}`;
    expect((await tenant.as('admin')('POST', `${path}/deactivate`, {})).body).toMatchObject({
      active: false,
    });
    expect((await tenant.as('clerk')('GET', '/v1/bills')).status).toBe(401);
    await tenant.as('admin')('POST', `${path}/reactivate`, {});
    expect((await tenant.as('clerk')('GET', '/v1/bills')).status).toBe(200);
    const types = (await factsOf(tenant.cast.clerk)).map(({ type }) => type);
    expect(types).toEqual(['member_created', 'member_deactivated', 'member_reactivated']);
  });

  it('never changes their own role', async () => {
    await addMember('admin');
    const answer = await change(tenant.cast.admin, { role: 'payer' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
  });

  it('who is the last admin stays one', async () => {
    const path = `/v1/members/${tenant.cast.admin}/deactivate`;
    const answer = await tenant.as('admin')('POST', path, {});
    expect(answer).toMatchObject({ status: 409, body: { details: { reason: 'last_admin' } } });
    expect((await tenant.as('admin')('GET', '/v1/members')).status).toBe(200);
  });

  it('of another tenant is not there', async () => {
    const path = `/v1/members/${api.other.cast.clerk}`;
    const asked = [
      await tenant.as('admin')('GET', path),
      await tenant.as('admin')('PATCH', path, { role: 'viewer' }),
      await tenant.as('admin')('POST', `${path}/deactivate`, {}),
      await tenant.as('admin')('GET', `${path}/identities`),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});

it('two admins who deactivate each other at the same moment leave one', async () => {
  const second = await addMember('admin');
  const { cast } = tenant;
  const { body } = await tenant.as('admin')('POST', '/v1/api-keys', { memberId: second, name: 'x' });
  expect(body['key']).toBeDefined();
  const asSecond = await tenant.withKey(second as typeof cast.admin);
  const answers = await Promise.all([
    tenant.as('admin')('POST', `/v1/members/${second}/deactivate`, {}),
    asSecond('POST', `/v1/members/${cast.admin}/deactivate`, {}),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

it('the list of members is narrowed by role and by who is active', async () => {
  const clerkId = await addMember('clerk');
  await tenant.as('admin')('POST', `/v1/members/${clerkId}/deactivate`, {});
  const ids = async (query: string) => {
    const { body } = await tenant.as('admin')('GET', `/v1/members?${query}`);
    return (body['items'] as { memberId: string }[]).map(({ memberId }) => memberId);
  };
  expect(await ids('role=clerk')).toEqual([tenant.cast.clerk, clerkId]);
  expect(await ids('role=clerk&active=true')).toEqual([tenant.cast.clerk]);
  expect(await ids('role=clerk&active=false')).toEqual([clerkId]);
});
