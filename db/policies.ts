import { and, desc, eq } from 'drizzle-orm';
import type { ApprovalRule } from '../domain/approval.js';
import type { ApprovalPolicy } from '../domain/approval-policy.js';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { MemberId, PolicyId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { approvalPolicies } from './schema/index.js';

export type PolicyRow = typeof approvalPolicies.$inferSelect;

/** Puts the next version in force; the earlier ones stay readable. `expectedVersion` 0 when there is none yet. */
export async function publishPolicy(
  tx: Tx,
  policy: {
    readonly tenantId: TenantId;
    readonly policyId: PolicyId;
    readonly rules: readonly ApprovalRule[];
    readonly createdBy: MemberId;
    readonly expectedVersion: number;
  },
  context: FactContext,
): Promise<PolicyRow> {
  const { tenantId, expectedVersion } = policy;
  const current = await findActivePolicy(tx, tenantId);
  if ((current?.version ?? 0) !== expectedVersion) {
    refuse('version_conflict', 'The policy was changed by somebody else.', {
      version: current?.version ?? 0,
    });
  }
  const policyId = current?.policyId ?? policy.policyId;
  await tx
    .update(approvalPolicies)
    .set({ active: false })
    .where(and(eq(approvalPolicies.tenantId, tenantId), eq(approvalPolicies.active, true)));
  const [row] = await tx
    .insert(approvalPolicies)
    .values({
      tenantId,
      policyId,
      version: expectedVersion + 1,
      rules: policy.rules,
      active: true,
      createdBy: policy.createdBy,
    })
    .returning();
  if (!row) throw new Error('insert returned no policy');
  await appendFacts(
    tx,
    { tenantId, subject: 'policy', subjectId: policyId, billId: null, fromVersion: expectedVersion },
    [{ type: 'policy_published' }],
    context,
  );
  return row;
}

/** The policy in force; null when there is none, and then nothing can be approved. */
export async function findActivePolicy(tx: Tx, tenantId: TenantId): Promise<ApprovalPolicy | null> {
  const [row] = await tx
    .select()
    .from(approvalPolicies)
    .where(and(eq(approvalPolicies.tenantId, tenantId), eq(approvalPolicies.active, true)));
  return row ? { policyId: row.policyId, version: row.version, rules: row.rules } : null;
}

export async function listPolicyVersions(tx: Tx, tenantId: TenantId): Promise<PolicyRow[]> {
  return tx
    .select()
    .from(approvalPolicies)
    .where(eq(approvalPolicies.tenantId, tenantId))
    .orderBy(desc(approvalPolicies.version))
    .limit(100);
}
