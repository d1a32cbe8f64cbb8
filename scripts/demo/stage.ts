import { ifMatch } from '../../client/client.js';
import type { Database } from '../../db/client.js';
import type { TenantId } from '../../domain/ids.js';
import { onboardTenant } from '../onboarding/onboard-tenant.js';
import { enterPayableVendor } from '../onboarding/payable-vendor.js';
import type { Stack } from '../stack.js';
import { createCaller, type Caller } from './caller.js';
import { people, tenantName, tenantSettings, vendors, type Part, type VendorName } from './cast.js';
import type { Narrator } from './narrator.js';
import { demoRules } from './policy.js';

/** A fresh tenant that can pay: its people, its policy, its vendors with bank accounts that two people looked at. */
export type Stage = {
  readonly tenantId: TenantId;
  readonly stack: Stack;
  readonly database: Database;
  readonly narrator: Narrator;
  readonly people: Readonly<Record<Part, Caller>>;
  readonly vendorIds: Readonly<Record<VendorName, string>>;
  /** Names by member id, for the story. */
  readonly nameOf: (memberId: string) => string;
};

/** Each run has a tenant of its own, so that runs do not see each other's bills as duplicates. */
export async function setStage(stack: Stack, database: Database, narrator: Narrator): Promise<Stage> {
  const parts = Object.keys(people) as Part[];
  const { tenantId, members } = await onboardTenant(database, {
    name: tenantName,
    settings: tenantSettings,
    members: parts.map((part) => people[part]),
    apiKeyPrefix: 'pl_test_',
  });
  const callers = Object.fromEntries(
    members.map((member) => [partOf(member.email), createCaller(stack.urls.api, member)]),
  ) as Record<Part, Caller>;
  const rules = demoRules([callers.admin.memberId]);
  const [vendorIds] = await Promise.all([
    enterVendors(callers),
    callers.admin.api.PUT('/v1/approval-policies/active', {
      params: { header: ifMatch(0) },
      body: { rules },
    }),
  ]);
  const names = new Map<string, string>(members.map(({ memberId, name }) => [memberId, name]));
  return {
    tenantId,
    stack,
    database,
    narrator,
    people: callers,
    vendorIds,
    nameOf: (memberId) => names.get(memberId) ?? memberId,
  };
}

function partOf(email: string): Part {
  const found = (Object.keys(people) as Part[]).find((part) => people[part].email === email);
  if (!found) throw new Error(`${email} plays no part.`);
  return found;
}

async function enterVendors(callers: Stage['people']): Promise<Record<VendorName, string>> {
  const names = Object.keys(vendors) as VendorName[];
  const entered = await Promise.all(
    names.map(async (name) => [name, await enterVendor(callers, name)] as const),
  );
  return Object.fromEntries(entered) as Record<VendorName, string>;
}

async function enterVendor({ clerk, firstApprover }: Stage['people'], which: VendorName): Promise<string> {
  const { account, ...vendor } = vendors[which];
  return enterPayableVendor({ clerk: clerk.api, approver: firstApprover.api }, vendor, account);
}
