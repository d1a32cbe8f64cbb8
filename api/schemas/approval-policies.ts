import { z } from '@hono/zod-openapi';
import type { ApprovalRule } from '../../domain/approval.js';
import {
  approvalWaitHoursMax,
  billSources,
  policyNameCharactersMax,
  policyRulesMax,
  ruleStepsMax,
  stepMembersMax,
} from '../../domain/approval-policy.js';
import { amountMinorMax } from '../../domain/money.js';
import { roles } from '../../domain/roles.js';
import { currencySchema, instantSchema, memberIdSchema, textSchema } from './primitives.js';

const name = textSchema(policyNameCharactersMax);
const hours = z.number().int().min(1).max(approvalWaitHoursMax);
const members = z.array(memberIdSchema).max(stepMembersMax);
const amount = z.number().int().min(0).max(amountMinorMax);

const ruleSchema = z
  .strictObject({
    name,
    when: z
      .strictObject({
        currency: currencySchema.optional(),
        amountMinMinor: amount.optional().openapi({ description: 'Inclusive.' }),
        amountMaxMinor: amount.optional().openapi({ description: 'Inclusive.' }),
        vendor: z.enum(['new', 'known']).optional(),
        department: textSchema(80).optional(),
        source: z.enum(billSources).optional(),
      })
      .openapi({
        description: 'Every condition that is given has to hold. The first rule that fits decides.',
      }),
    mode: z.enum(['in-order', 'parallel']),
    steps: z
      .array(
        z.strictObject({
          name,
          approvers: z.union([
            z.strictObject({ role: z.enum(roles) }),
            z.strictObject({ members: members.min(1) }),
          ]),
          required: z.number().int().min(1).max(stepMembersMax),
        }),
      )
      .max(ruleStepsMax)
      .openapi({ description: 'Empty: approved by the rule itself.' }),
    remindAfterHours: hours,
    escalateAfterHours: hours,
    escalateTo: members,
    expireAfterHours: hours,
  })
  .openapi('ApprovalRule', {
    example: {
      name: 'Up to 1,000 EUR',
      when: { currency: 'EUR', amountMaxMinor: 100_000 },
      mode: 'in-order',
      steps: [{ name: 'Finance', approvers: { role: 'approver' }, required: 1 }],
      remindAfterHours: 24,
      escalateAfterHours: 72,
      escalateTo: ['mem_0193b3c0a1b27def8123456789abcdef'],
      expireAfterHours: 336,
    },
  });

export const policyEntrySchema = z
  .strictObject({ rules: z.array(ruleSchema).min(1).max(policyRulesMax) })
  .openapi('ApprovalPolicyEntry');

export const policySchema = z
  .object({ policyId: z.string(), version: z.number().int(), rules: z.array(ruleSchema) })
  .openapi('ApprovalPolicy');

export const policyVersionSchema = policySchema
  .extend({ active: z.boolean(), createdBy: z.string(), createdAt: instantSchema })
  .openapi('ApprovalPolicyVersion');

export function policyBody(policy: {
  readonly policyId: string;
  readonly version: number;
  readonly rules: readonly ApprovalRule[];
}): z.output<typeof policySchema> {
  const { policyId, version, rules } = policy;
  return { policyId, version, rules: rules.map(ruleBody) };
}

type RuleBody = z.output<typeof ruleSchema>;

function ruleBody(rule: ApprovalRule): RuleBody {
  return {
    ...rule,
    steps: rule.steps.map(({ approvers, ...step }) => ({
      ...step,
      approvers: 'members' in approvers ? { members: [...approvers.members] } : approvers,
    })),
    escalateTo: [...rule.escalateTo],
  };
}
