import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { policySchema } from '../../api/schemas/approval-policies.js';
import { billSchema } from '../../api/schemas/bills.js';
import { bankAccountSchema, vendorSchema } from '../../api/schemas/vendors.js';
import type { Database } from '../../db/client.js';
import { addDays, dateIn, instant } from '../../domain/dates.js';
import type { TenantId } from '../../domain/ids.js';
import { permissions } from '../../domain/roles.js';
import { createCaller, type Caller } from '../demo/caller.js';
import { tenantSettings } from '../demo/cast.js';
import { demoRules } from '../demo/policy.js';
import { onboardTenant, type NewMember } from '../onboarding/onboard-tenant.js';
import { projectRoot } from '../provision/home.js';
import { pollUntil } from '../provision/poll.js';

/** What the hooks know when they begin; hooks.py reads it by these names. */
export type FuzzSetting = {
  readonly apiUrl: string;
  readonly members: readonly { readonly role: string; readonly memberId: string; readonly apiKey: string }[];
  readonly protectedIds: readonly string[];
  readonly permissions: typeof permissions;
  readonly rules: ReturnType<typeof demoRules>;
  readonly billEntries: readonly object[];
  readonly bankAccounts: readonly object[];
};

export type FuzzTenant = { readonly tenantId: TenantId; readonly setting: FuzzSetting };

const people = (['clerk', 'approver', 'payer', 'admin', 'viewer'] as const).map((role): NewMember => ({
  role,
  name: `Fuzzed ${role}`,
  email: `${role}@fuzz.example`,
}));

/** Endings that mean something to the stand-in (sandbox/README.md): the payments end in every way that there is. */
const accountNumbers = {
  plain: '000123456789',
  declinedOnce: '000222222227',
  blocked: '000555555559',
  returned: '000111111113',
  failedLate: '000333333335',
  answerLost: '000444444440',
} as const;

/** How long a bill may take to the person who approves it. */
const readyMsMax = 30_000;

const documents = ['poor-quickprint.pdf', 'english-cobalt-net-30.pdf', 'ubl-bergmann.xml'];

/** A tenant in which every route has something to work on: vendors that can be paid, and bills on their way. */
export async function settleTenant(database: Database, apiUrl: string): Promise<FuzzTenant> {
  const { tenantId, members } = await onboardTenant(database, {
    name: 'Fuzzed Inc.',
    settings: tenantSettings,
    members: people,
    apiKeyPrefix: 'pl_test_',
  });
  const callers = new Map<string, Caller>(
    members.map((member) => [member.role, createCaller(apiUrl, member)]),
  );
  const as = (role: NewMember['role']) => {
    const caller = callers.get(role);
    if (!caller) throw new Error(`Nobody is ${role}.`);
    return caller;
  };
  const rules = demoRules([as('admin').memberId]);
  await as('admin').put('/v1/approval-policies/active', 0, { rules }, policySchema);
  const vendorIds = await Promise.all(
    Object.entries(accountNumbers).map(([name, number]) => enterVendor(as, name, number)),
  );
  const billEntries = vendorIds.flatMap((vendorId) => entriesOf(vendorId));
  await enterBills(as('clerk'), as('approver'), billEntries);
  const keys = await as('admin').get(
    '/v1/api-keys',
    z.object({ items: z.array(z.object({ apiKeyId: z.string() })) }),
  );
  return {
    tenantId,
    setting: {
      apiUrl,
      members: members.map(({ role, memberId, apiKey }) => ({ role, memberId, apiKey })),
      protectedIds: [
        ...members.map(({ memberId }) => memberId as string),
        ...keys.items.map(({ apiKeyId }) => apiKeyId),
      ],
      permissions,
      rules,
      billEntries,
      bankAccounts: Object.values(accountNumbers).map(accountOf),
    },
  };
}

const accountOf = (accountNumber: string) => ({
  country: 'US',
  accountNumber,
  routingNumber: '110000000',
  currency: 'USD',
});

async function enterVendor(as: (role: NewMember['role']) => Caller, name: string, accountNumber: string) {
  const vendor = { name: `Fuzz vendor ${name}`, email: `${name.toLowerCase()}@vendors.example` };
  const { vendorId } = await as('clerk').post('/v1/vendors', vendor, vendorSchema);
  const accounts = `/v1/vendors/${vendorId}/bank-accounts`;
  const entry = { ...accountOf(accountNumber), holderName: vendor.name };
  const { bankAccountId } = await as('clerk').post(accounts, entry, bankAccountSchema);
  await as('approver').post(`/v1/vendors/${vendorId}/verify`, {}, z.unknown());
  await as('approver').post(`${accounts}/${bankAccountId}/verify`, {}, bankAccountSchema);
  return vendorId;
}

/** One due today, which is paid at once when approved, and ones that wait for their day. */
function entriesOf(vendorId: string) {
  const today = dateIn('UTC', instant(Date.now()));
  return [0, 30, 60].map((days) => ({
    vendorId,
    dueOn: addDays(today, days),
    amount: { amountMinor: 60_000 + days, currency: 'USD' },
  }));
}

/** Half of them approved, so that there are payments from the beginning. */
async function enterBills(clerk: Caller, approver: Caller, entries: readonly object[]): Promise<void> {
  const enter = (entry: object) => clerk.post('/v1/bills', { ...entry, number: randomUUID() }, billSchema);
  for (const entry of entries) {
    await enter(entry);
    const { billId } = await enter(entry);
    await pollUntil(async () => {
      const { status } = await approver.get(`/v1/bills/${billId}`, billSchema);
      return status === 'awaiting_approval' ? true : null;
    }, readyMsMax);
    await approver.post(`/v1/bills/${billId}/approve`, {}, billSchema);
  }
  for (const document of documents) {
    const file = path.join(projectRoot, 'tests/fixtures/documents', document);
    await clerk.upload('/v1/bills/upload', file, billSchema);
  }
}
