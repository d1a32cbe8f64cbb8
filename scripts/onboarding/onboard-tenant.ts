import { createKeyText } from '../../api/api-keys.js';
import type { ApiKeyPrefix } from '../../api/deps.js';
import type { Database } from '../../db/client.js';
import { newId } from '../../db/ids.js';
import { createApiKey } from '../../db/api-keys.js';
import { createMember } from '../../db/members.js';
import { createTenant, type TenantSettings } from '../../db/tenants.js';
import { system } from '../../domain/bill.js';
import { instant } from '../../domain/dates.js';
import { refuse } from '../../domain/errors.js';
import type { MemberId, TenantId } from '../../domain/ids.js';
import type { Role } from '../../domain/roles.js';

export type NewMember = { readonly name: string; readonly email: string; readonly role: Role };

export type OnboardedMember = NewMember & {
  readonly memberId: MemberId;
  /** Shown once: only its hash is kept. */
  readonly apiKey: string;
};

export type Onboarded = { readonly tenantId: TenantId; readonly members: readonly OnboardedMember[] };

/**
 * A tenant with its first members, each with one API key for all that the role allows. Everything after that (policy,
 * vendors, bank accounts) goes through the API. All or nothing; an address that is given twice is refused.
 */
export async function onboardTenant(
  database: Database,
  plan: {
    readonly name: string;
    readonly settings: TenantSettings;
    readonly members: readonly NewMember[];
    readonly apiKeyPrefix: ApiKeyPrefix;
  },
): Promise<Onboarded> {
  const emails = plan.members.map(({ email }) => email.toLowerCase());
  if (new Set(emails).size < emails.length) {
    refuse('invalid_input', 'One person is one member: two of them have the same e-mail address.');
  }
  const tenantId = newId('tenant');
  const context = { actor: system, at: instant(Date.now()), requestId: null };
  const members = plan.members.map((member) => ({
    ...member,
    memberId: newId('member'),
    key: createKeyText(plan.apiKeyPrefix),
  }));
  await database.inTenant(tenantId, async (tx) => {
    await createTenant(tx, { tenantId, name: plan.name, settings: plan.settings });
    for (const { memberId, name, email, role, key } of members) {
      await createMember(tx, { tenantId, memberId, name, email, role, department: null }, context);
      const { prefix, hash } = key;
      const apiKeyId = newId('apiKey');
      await createApiKey(
        tx,
        { tenantId, apiKeyId, memberId, name: 'first key', prefix, hash, scopes: null, expiresAt: null },
        context,
      );
    }
  });
  return { tenantId, members: members.map(({ key, ...member }) => ({ ...member, apiKey: key.key })) };
}
