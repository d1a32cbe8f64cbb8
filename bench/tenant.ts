import { ifMatch, type ApprovalPolicyEntry } from '../client/client.js';
import { connect } from '../db/client.js';
import type { TenantId } from '../domain/ids.js';
import { createCaller, type Caller } from '../scripts/demo/caller.js';
import { onboardTenant } from '../scripts/onboarding/onboard-tenant.js';
import { enterPayableVendor } from '../scripts/onboarding/payable-vendor.js';
import { paysAtOnce } from '../scripts/onboarding/pays-at-once.js';

/** A tenant whose bills need one approval and are paid on the day that they come. */
export type BenchTenant = {
  readonly tenantId: TenantId;
  /** One person at each API process. */
  readonly clerks: readonly Caller[];
  readonly approvers: readonly Caller[];
  readonly vendorIds: readonly string[];
};

const vendorCount = 20;
const name = 'Benchmark Mills';
const people = [
  { name: 'Clerk', email: 'clerk@bench.example', role: 'clerk' },
  { name: 'Approver', email: 'approver@bench.example', role: 'approver' },
  { name: 'Admin', email: 'admin@bench.example', role: 'admin' },
] as const;

export async function setUpTenant(apiUrl: string, databaseUrl: string): Promise<BenchTenant> {
  const { tenantId, members } = await onboard(databaseUrl);
  const [clerk, approver, admin] = members.map((member) => createCaller(apiUrl, member));
  if (!clerk || !approver || !admin) throw new Error('Three people were asked for.');
  const rule: ApprovalPolicyEntry['rules'][number] = {
    name: 'one approver',
    when: {},
    mode: 'in-order',
    steps: [{ name: 'one approver', approvers: { role: 'approver' }, required: 1 }],
    remindAfterHours: 24,
    escalateAfterHours: 48,
    expireAfterHours: 240,
    escalateTo: [admin.memberId],
  };
  await admin.api.PUT('/v1/approval-policies/active', {
    params: { header: ifMatch(0) },
    body: { rules: [rule] },
  });
  const vendorIds: string[] = [];
  for (let index = 0; index < vendorCount; index += 1) {
    vendorIds.push(await enterVendor({ clerk, approver }, index));
  }
  return { tenantId, clerks: [clerk], approvers: [approver], vendorIds };
}

/** The same people at another API process as well. */
export function alsoAt(tenant: BenchTenant, apiUrl: string): BenchTenant {
  const again = (callers: readonly Caller[]) => [
    ...callers,
    ...callers.map((caller) => createCaller(apiUrl, { ...caller, email: '', role: 'clerk' })),
  ];
  return { ...tenant, clerks: again(tenant.clerks), approvers: again(tenant.approvers) };
}

async function enterVendor(
  { clerk, approver }: { readonly clerk: Caller; readonly approver: Caller },
  index: number,
): Promise<string> {
  const vendor = { name: `Supplier ${index} Ltd`, email: `supplier-${index}@suppliers.example` };
  return enterPayableVendor({ clerk: clerk.api, approver: approver.api }, vendor, {
    country: 'US',
    accountNumber: `0009${String(index).padStart(8, '0')}`,
    routingNumber: '110000000',
    currency: 'USD',
  });
}

async function onboard(databaseUrl: string) {
  const database = connect(databaseUrl, { connectionsMax: 1 });
  try {
    return await onboardTenant(database, {
      name,
      settings: paysAtOnce(name),
      members: people,
      apiKeyPrefix: 'pl_test_',
    });
  } finally {
    await database.close();
  }
}
