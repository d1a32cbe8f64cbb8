import type { ApprovalRule, ApprovalStep } from './approval.js';
import { isCompletable } from './approval-seats.js';
import { refuse } from './errors.js';
import type { PolicyId } from './ids.js';
import type { Currency, Money } from './money.js';
import { can } from './roles.js';

/** The first rule that fits decides. None fits: nothing is paid. */
export type ApprovalPolicy = {
  readonly policyId: PolicyId;
  readonly version: number;
  readonly rules: readonly ApprovalRule[];
};

export const billSources = ['upload', 'entry', 'recurring'] as const;
export type BillSource = (typeof billSources)[number];

/** Every condition that is given has to hold. */
export type RuleCondition = {
  readonly currency?: Currency | undefined;
  /** Inclusive, in minor units of `currency`, which has to be given with it. */
  readonly amountMinMinor?: number | undefined;
  /** Inclusive. */
  readonly amountMaxMinor?: number | undefined;
  /** `new` until the first payment to it has posted. */
  readonly vendor?: 'new' | 'known' | undefined;
  readonly department?: string | undefined;
  readonly source?: BillSource | undefined;
};

export type PolicySubject = {
  readonly amount: Money;
  readonly vendor: 'new' | 'known';
  readonly department: string | null;
  readonly source: BillSource;
};

/** Refuses with `no_policy` when no rule fits. */
export function chooseRule(policy: ApprovalPolicy, subject: PolicySubject): ApprovalRule {
  return (
    policy.rules.find(({ when }) => fits(when, subject)) ??
    refuse('no_policy', 'No rule of the approval policy fits this bill.', {
      policyId: policy.policyId,
      policyVersion: policy.version,
    })
  );
}

function fits(when: RuleCondition, { amount, vendor, department, source }: PolicySubject): boolean {
  const { amountMinMinor = -Infinity, amountMaxMinor = Infinity } = when;
  return (
    (when.currency ?? amount.currency) === amount.currency &&
    amount.amountMinor >= amountMinMinor &&
    amount.amountMinor <= amountMaxMinor &&
    (when.vendor ?? vendor) === vendor &&
    (when.department ?? department) === department &&
    (when.source ?? source) === source
  );
}

export const policyRulesMax = 50;
export const ruleStepsMax = 10;
export const stepMembersMax = 50;
export const policyNameCharactersMax = 80;
/** 90 days. */
export const approvalWaitHoursMax = 2_160;

/** Refuses with every problem at once. */
export function validatePolicy({ rules }: Pick<ApprovalPolicy, 'rules'>): void {
  const names = rules.map(({ name }) => name);
  const problems = [
    ...(rules.length === 0 ? ['The policy has no rule.'] : []),
    ...(rules.length > policyRulesMax ? [`The policy has more than ${policyRulesMax} rules.`] : []),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `Two rules are named ${name}.`),
    ...rules.flatMap((rule) => ruleProblems(rule).map((problem) => `${rule.name}: ${problem}`)),
  ];
  if (problems.length > 0) refuse('invalid_input', problems.join(' '), { problems });
}

function ruleProblems(rule: ApprovalRule): string[] {
  const problems = [
    ...nameProblems(rule.name),
    ...conditionProblems(rule.when),
    ...timingProblems(rule),
    ...rule.steps.flatMap(stepProblems),
    ...memberProblems(rule.escalateTo),
  ];
  if (rule.steps.length > ruleStepsMax) problems.push(`more than ${ruleStepsMax} steps.`);
  if (rule.steps.length === 0 && (rule.when.vendor !== 'known' || rule.when.amountMaxMinor === undefined)) {
    problems.push('approving without people is for known vendors and up to an amount.');
  }
  const isComplete =
    problems.length > 0 || isCompletable({ ...rule, decisions: [], absent: null, escalated: false });
  return isComplete ? problems : ['nobody could complete it: one person counts once over all steps.'];
}

function nameProblems(name: string): string[] {
  const isNamed = name.trim() !== '' && name.length <= policyNameCharactersMax;
  return isNamed ? [] : [`a name has 1 to ${policyNameCharactersMax} characters.`];
}

function conditionProblems({ currency, amountMinMinor, amountMaxMinor }: RuleCondition): string[] {
  const bounds = [amountMinMinor, amountMaxMinor].filter((bound) => bound !== undefined);
  const problems: string[] = [];
  if (bounds.some((bound) => !Number.isSafeInteger(bound) || bound < 0)) {
    problems.push('an amount is a whole number of minor units, not negative.');
  }
  if (bounds.length > 0 && currency === undefined) problems.push('an amount needs its currency.');
  if ((amountMinMinor ?? 0) > (amountMaxMinor ?? Infinity))
    problems.push('the least amount is above the largest.');
  return problems;
}

function timingProblems({ remindAfterHours, escalateAfterHours, expireAfterHours }: ApprovalRule): string[] {
  const hours = [0, remindAfterHours, escalateAfterHours, expireAfterHours];
  const rises = hours.every((hour, index) => Number.isSafeInteger(hour) && hour > (hours[index - 1] ?? -1));
  return rises && expireAfterHours <= approvalWaitHoursMax
    ? []
    : [`reminder, escalation and deadline follow one another, in whole hours up to ${approvalWaitHoursMax}.`];
}

function stepProblems({ name, approvers, required }: ApprovalStep): string[] {
  const problems = nameProblems(name);
  if (!Number.isSafeInteger(required) || required < 1 || required > stepMembersMax) {
    problems.push(`step ${name} requires 1 to ${stepMembersMax} people.`);
  }
  if ('members' in approvers) problems.push(...memberProblems(approvers.members));
  else if (!can(approvers.role, 'bill.approve'))
    problems.push(`the role ${approvers.role} may not approve bills.`);
  return problems;
}

function memberProblems(members: readonly string[]): string[] {
  const isList = members.length <= stepMembersMax && new Set(members).size === members.length;
  return isList ? [] : [`a list of members has at most ${stepMembersMax}, each once.`];
}
