import type { Database } from '../../db/client.js';
import type { MemberId, TenantId } from '../../domain/ids.js';
import { onboardTenant } from '../onboarding/onboard-tenant.js';
import { paysAtOnce } from '../onboarding/pays-at-once.js';
import type { FarmClient, Person } from './client.js';
import { changingVendors, steadyVendors, twoApprovalsFromMinor } from './plan.js';

const name = 'Crash Farm Mills';
const roles = {
  clerk: 'clerk',
  approver: 'approver',
  second: 'approver',
  payer: 'payer',
  admin: 'admin',
} as const;
export type PersonName = keyof typeof roles;

export type FarmTenant = {
  readonly tenantId: TenantId;
  readonly people: Readonly<Record<PersonName, Person>>;
  readonly vendorIds: readonly string[];
};

/** Bills are paid on the day that they come; large ones need two people. Vendors and their accounts go through the API. */
export async function settleFarmTenant(
  database: Database,
  client: FarmClient,
  vendors = steadyVendors + changingVendors,
): Promise<FarmTenant> {
  const { tenantId, people } = await onboard(database);
  const { clerk, approver, admin } = people;
  const version = { ifMatch: 0 };
  const rules = [
    rule('two people', { currency: 'USD', amountMinMinor: twoApprovalsFromMinor }, 2, admin.memberId),
    rule('one person', {}, 1, admin.memberId),
  ];
  await client.must(admin, 'PUT', '/v1/approval-policies/active', { rules }, version);
  const vendorIds: string[] = [];
  for (let index = 0; index < vendors; index += 1) {
    const vendor = {
      name: `Supplier ${index} Ltd`,
      taxId: null,
      email: `supplier-${index}@suppliers.example`,
    };
    const made = await client.must(clerk, 'POST', '/v1/vendors', vendor);
    const vendorId = String(made['vendorId']);
    await client.must(approver, 'POST', `/v1/vendors/${vendorId}/verify`, {});
    await giveAccount(client, people, vendorId, index);
    vendorIds.push(vendorId);
  }
  return { tenantId, people, vendorIds };
}

let accounts = 0;

/** One person proposes, another verifies; from then on it takes the place of the one before. */
export async function giveAccount(
  client: FarmClient,
  { clerk, approver }: FarmTenant['people'],
  vendorId: string,
  index: number,
): Promise<void> {
  accounts += 1;
  const route = `/v1/vendors/${vendorId}/bank-accounts`;
  const account = {
    holderName: `Supplier ${index} Ltd`,
    country: 'US',
    accountNumber: `0009${String(accounts).padStart(8, '0')}`,
    routingNumber: '110000000',
    currency: 'USD',
  };
  const { bankAccountId } = await client.must(clerk, 'POST', route, account);
  await client.must(approver, 'POST', `${route}/${String(bankAccountId)}/verify`, {});
}

async function onboard(database: Database): Promise<Omit<FarmTenant, 'vendorIds'>> {
  const names = Object.keys(roles) as PersonName[];
  const { tenantId, members } = await onboardTenant(database, {
    name,
    settings: paysAtOnce(name),
    members: names.map((each) => ({ name: each, email: `${each}@farm.example`, role: roles[each] })),
    apiKeyPrefix: 'pl_test_',
  });
  const people = Object.fromEntries(members.map((member) => [member.name, member]));
  return { tenantId, people: people as unknown as Record<PersonName, Person> };
}

const rule = (title: string, when: object, required: number, admin: MemberId) => ({
  name: title,
  when,
  mode: 'in-order',
  steps: [{ name: title, approvers: { role: 'approver' }, required }],
  remindAfterHours: 24,
  escalateAfterHours: 48,
  expireAfterHours: 240,
  escalateTo: [admin],
});
