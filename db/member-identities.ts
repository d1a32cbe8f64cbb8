import { and, asc, eq } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { IdentityId, MemberId, TenantId } from '../domain/ids.js';
import type { Identity, Tx } from './client.js';
import { appendMemberFacts, lockMember } from './members.js';
import { memberIdentities, members } from './schema/index.js';

export type MemberIdentity = typeof memberIdentities.$inferSelect;

/** More than a person has; a list of this length needs no pages. */
export const identitiesMax = 20;

/** Under `withIdentity`: the memberships of this person, in every tenant. */
export async function findMemberships(
  tx: Tx,
  { issuer, subject }: Identity,
): Promise<readonly MemberIdentity[]> {
  return tx
    .select()
    .from(memberIdentities)
    .where(and(eq(memberIdentities.issuer, issuer), eq(memberIdentities.subject, subject)))
    .orderBy(asc(memberIdentities.tenantId));
}

export async function listIdentities(
  tx: Tx,
  tenantId: TenantId,
  memberId: MemberId,
): Promise<readonly MemberIdentity[]> {
  return tx
    .select()
    .from(memberIdentities)
    .where(and(eq(memberIdentities.tenantId, tenantId), eq(memberIdentities.memberId, memberId)))
    .orderBy(asc(memberIdentities.identityId));
}

/** Identities of members who are still there. */
export async function listLiveIdentities(tx: Tx, tenantId: TenantId): Promise<IdentityId[]> {
  const rows = await tx
    .select({ identityId: memberIdentities.identityId })
    .from(memberIdentities)
    .innerJoin(
      members,
      and(
        eq(members.tenantId, memberIdentities.tenantId),
        eq(members.memberId, memberIdentities.memberId),
        members.active,
      ),
    )
    .where(eq(memberIdentities.tenantId, tenantId));
  return rows.map(({ identityId }) => identityId);
}

/** Refuses nothing that the unique index does not: one person is one member of a tenant. */
export async function linkIdentity(
  tx: Tx,
  identity: Omit<MemberIdentity, 'createdAt'>,
  context: FactContext,
): Promise<void> {
  const { tenantId, memberId, identityId, issuer, subject } = identity;
  const member = await lockMember(tx, tenantId, memberId);
  const linked = await listIdentities(tx, tenantId, memberId);
  if (linked.length >= identitiesMax) {
    refuse('wrong_state', `A member has at most ${identitiesMax} identities.`, { identitiesMax });
  }
  await tx.insert(memberIdentities).values(identity);
  const fact = { type: 'member_identity_linked' as const, identityId, issuer, subject };
  await appendMemberFacts(tx, member, [fact], context);
}

/** The row goes, the fact stays. */
export async function unlinkIdentity(
  tx: Tx,
  {
    tenantId,
    memberId,
    identityId,
  }: Pick<MemberIdentity, 'tenantId' | 'memberId'> & {
    readonly identityId: IdentityId;
  },
  context: FactContext,
): Promise<void> {
  const member = await lockMember(tx, tenantId, memberId);
  const [row] = await tx
    .delete(memberIdentities)
    .where(
      and(
        eq(memberIdentities.tenantId, tenantId),
        eq(memberIdentities.memberId, memberId),
        eq(memberIdentities.identityId, identityId),
      ),
    )
    .returning();
  if (!row) refuse('not_found', 'No such identity.');
  const { issuer, subject } = row;
  const fact = { type: 'member_identity_unlinked' as const, identityId, issuer, subject };
  await appendMemberFacts(tx, member, [fact], context);
}
