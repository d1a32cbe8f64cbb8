import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { ifMatch, type BillEntry } from '../../client/client.js';
import type { Database } from '../../db/client.js';
import { addDays, dateIn, instant } from '../../domain/dates.js';
import type { TenantId } from '../../domain/ids.js';
import { permissions } from '../../domain/roles.js';
import { createCaller, uploadFile, type Caller } from '../demo/caller.js';
import { tenantSettings } from '../demo/cast.js';
import { demoRules } from '../demo/policy.js';
import { onboardTenant, type NewMember } from '../onboarding/onboard-tenant.js';
import { enterPayableVendor } from '../onboarding/payable-vendor.js';
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
  await as('admin').api.PUT('/v1/approval-policies/active', {
    params: { header: ifMatch(0) },
    body: { rules },
  });
  const vendorIds = await Promise.all(
    Object.entries(accountNumbers).map(([name, number]) => enterVendor(as, name, number)),
  );
  const billEntries = vendorIds.flatMap((vendorId) => entriesOf(vendorId));
  await enterBills(as('clerk'), as('approver'), billEntries);
  const keys = await as('admin').api.GET('/v1/api-keys');
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
  currency: 'USD' as const,
});

async function enterVendor(as: (role: NewMember['role']) => Caller, name: string, accountNumber: string) {
  const vendor = { name: `Fuzz vendor ${name}`, email: `${name.toLowerCase()}@vendors.example` };
  const clerk = as('clerk').api;
  return enterPayableVendor({ clerk, approver: as('approver').api }, vendor, accountOf(accountNumber));
}

/** One due today, which is paid at once when approved, and ones that wait for their day. */
function entriesOf(vendorId: string) {
  const today = dateIn('UTC', instant(Date.now()));
  return [0, 30, 60].map((days) => ({
    vendorId,
    dueOn: addDays(today, days),
    amount: { amountMinor: 60_000 + days, currency: 'USD' as const },
  }));
}

/** Half of them approved, so that there are payments from the beginning. */
async function enterBills(
  clerk: Caller,
  approver: Caller,
  entries: readonly Omit<BillEntry, 'number'>[],
): Promise<void> {
  const enter = (entry: Omit<BillEntry, 'number'>) =>
    clerk.api.POST('/v1/bills', { body: { ...entry, number: randomUUID() } });
  for (const entry of entries) {
    await enter(entry);
    const { billId } = await enter(entry);
    const params = { path: { billId } };
    await pollUntil(async () => {
      const { status } = await approver.api.GET('/v1/bills/{billId}', { params });
      return status === 'awaiting_approval' ? true : null;
    }, readyMsMax);
    await approver.api.POST('/v1/bills/{billId}/approve', { params, body: {} });
  }
  for (const document of documents) {
    const file = path.join(projectRoot, 'tests/fixtures/documents', document);
    await uploadFile(clerk, file);
  }
}
