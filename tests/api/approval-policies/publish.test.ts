import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const rule = (over: Record<string, unknown> = {}) => ({
  name: 'all',
  when: {},
  mode: 'parallel',
  steps: [{ name: 'Finance', approvers: { role: 'approver' }, required: 1 }],
  remindAfterHours: 24,
  escalateAfterHours: 48,
  escalateTo: [],
  expireAfterHours: 72,
  ...over,
});
const path = '/v1/approval-policies/active';
const publish = (rules: unknown[], version: number) =>
  api.tenant.as('admin')('PUT', path, { rules }, { 'if-match': `"${version}"` });

it('a policy is put in force by the version that was seen; the earlier ones stay readable', async () => {
  const before = await api.tenant.as('viewer')('GET', path);
  const version = Number(before.body['version']);
  const published = await publish([rule()], version);
  expect(published.body).toMatchObject({ version: version + 1, rules: [{ name: 'all' }] });
  expect((await publish([rule()], version)).status).toBe(412);
  const { body } = await api.tenant.as('viewer')('GET', '/v1/approval-policies');
  const items = body['items'] as { version: number; active: boolean }[];
  expect(items.map((item) => [item.version, item.active])).toEqual([
    [version + 1, true],
    [version, false],
  ]);
});

it.each([
  ['has no rule', []],
  ['approves anybody without people', [rule({ steps: [] })]],
  ['reminds after its deadline', [rule({ remindAfterHours: 80 })]],
  [
    'asks a role that may not approve',
    [rule({ steps: [{ name: 'x', approvers: { role: 'viewer' }, required: 1 }] })],
  ],
  ['bounds an amount without its currency', [rule({ when: { amountMaxMinor: 5 } })]],
])('a policy that %s is refused', async (_why, rules) => {
  const { body } = await api.tenant.as('viewer')('GET', path);
  expect((await publish(rules, Number(body['version']))).status).toBe(422);
});

it('a policy is not published without the version that was seen', async () => {
  const answer = await api.tenant.as('admin')('PUT', path, { rules: [rule()] });
  expect(answer.status).toBe(422);
});

it("another tenant's policy is its own", async () => {
  const { body: mine } = await api.tenant.as('viewer')('GET', path);
  const { body: theirs } = await api.other.as('viewer')('GET', path);
  expect(theirs['policyId']).not.toBe(mine['policyId']);
});
