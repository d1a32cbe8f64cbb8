import { and, asc, eq, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { MemberId, TenantId } from '../domain/ids.js';
import type { Role } from '../domain/roles.js';
import type { Tx } from './client.js';
import { appendFacts, lastVersion, type FactContent } from './facts.js';
import { members } from './schema/index.js';

export type Member = typeof members.$inferSelect;

export async function createMember(
  tx: Tx,
  member: Pick<Member, 'tenantId' | 'memberId' | 'name' | 'email' | 'role' | 'department'>,
  context: FactContext,
): Promise<void> {
  await tx.insert(members).values(member);
  await appendFacts(tx, subjectOf(member, 0), [{ type: 'member_created', role: member.role }], context);
}

export async function findActiveMember(
  tx: Tx,
  tenantId: TenantId,
  memberId: MemberId,
): Promise<Member | null> {
  const [row] = await tx
    .select()
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.memberId, memberId), eq(members.active, true)));
  return row ?? null;
}

export async function loadMember(tx: Tx, tenantId: TenantId, memberId: MemberId): Promise<Member> {
  const [row] = await tx
    .select()
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.memberId, memberId)));
  return row ?? refuse('not_found', 'No such member.');
}

export async function listMembers(
  tx: Tx,
  tenantId: TenantId,
  filter: { readonly role?: Role; readonly active?: boolean },
  page: { readonly after: string | null; readonly limit: number },
): Promise<Member[]> {
  return (
    tx
      .select()
      .from(members)
      .where(
        and(
          eq(members.tenantId, tenantId),
          filter.role ? eq(members.role, filter.role) : undefined,
          filter.active === undefined ? undefined : eq(members.active, filter.active),
          page.after === null ? undefined : sql`${members.memberId} > ${page.after}`,
        ),
      )
      // Ids are ordered by time.
      .orderBy(asc(members.memberId))
      .limit(page.limit)
  );
}

export type MemberChange = Partial<Pick<Member, 'name' | 'department' | 'role' | 'active'>>;

/**
 * Nobody changes their own role, and the last admin stays one: else a tenant could lock itself out, or one person could
 * wear one hat after the other.
 */
export async function changeMember(
  tx: Tx,
  { tenantId, memberId }: Pick<Member, 'tenantId' | 'memberId'>,
  wanted: MemberChange,
  by: MemberId,
  context: FactContext,
): Promise<Member> {
  const admins = await lockActiveAdmins(tx, tenantId);
  const before = await lockMember(tx, tenantId, memberId);
  const after = { ...before, ...wanted };
  if (after.role !== before.role && memberId === by) {
    refuse('second_person_required', 'Somebody else has to change your role.');
  }
  const isOnlyAdmin = admins.length === 1 && admins[0] === memberId;
  if (isOnlyAdmin && (after.role !== 'admin' || !after.active)) {
    refuse('wrong_state', 'This is the last admin: make somebody else one first.', { reason: 'last_admin' });
  }
  const happened = factsOf(before, after);
  if (happened.length === 0) return before;
  await tx
    .update(members)
    .set(wanted)
    .where(and(eq(members.tenantId, tenantId), eq(members.memberId, memberId)));
  await appendMemberFacts(tx, after, happened, context);
  return after;
}

/** In the order of ids, so that two changes at once wait for each other instead of locking each other out. */
async function lockActiveAdmins(tx: Tx, tenantId: TenantId): Promise<MemberId[]> {
  const rows = await tx
    .select({ memberId: members.memberId })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.role, 'admin'), eq(members.active, true)))
    .orderBy(asc(members.memberId))
    .for('update');
  return rows.map(({ memberId }) => memberId);
}

export async function lockMember(tx: Tx, tenantId: TenantId, memberId: MemberId): Promise<Member> {
  const [row] = await tx
    .select()
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.memberId, memberId)))
    .for('update');
  return row ?? refuse('not_found', 'No such member.');
}

/** Lock the member first. */
export async function appendMemberFacts(
  tx: Tx,
  member: Pick<Member, 'tenantId' | 'memberId'>,
  happened: readonly FactContent<'member'>[],
  context: FactContext,
): Promise<void> {
  const version = await lastVersion(tx, member.tenantId, 'member', member.memberId);
  await appendFacts(tx, subjectOf(member, version), happened, context);
}

function factsOf(before: Member, after: Member): FactContent<'member'>[] {
  const happened: FactContent<'member'>[] = [];
  if (after.name !== before.name || after.department !== before.department) {
    happened.push({ type: 'member_changed', name: after.name, department: after.department });
  }
  if (after.role !== before.role) {
    happened.push({ type: 'member_role_changed', from: before.role, to: after.role });
  }
  if (after.active !== before.active) {
    happened.push({ type: after.active ? 'member_reactivated' : 'member_deactivated' });
  }
  return happened;
}

function subjectOf({ tenantId, memberId }: Pick<Member, 'tenantId' | 'memberId'>, fromVersion: number) {
  return { tenantId, subject: 'member' as const, subjectId: memberId, billId: null, fromVersion };
}
