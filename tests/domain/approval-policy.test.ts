import { describe, expect, test } from 'vitest';
import type { ApprovalRule } from '../../domain/approval.js';
import {
  approvalWaitHoursMax,
  chooseRule,
  policyRulesMax,
  validatePolicy,
  type ApprovalPolicy,
  type PolicySubject,
} from '../../domain/approval-policy.js';
import { idFrom } from '../../domain/ids.js';
import { money } from '../../domain/money.js';

const id = (n: number) => `0190000000007000800000000000${String(n).padStart(4, '0')}`;
const [anna, ben] = [idFrom('member', id(1)), idFrom('member', id(2))];

const standard: ApprovalRule = {
  name: 'Standard',
  when: {},
  mode: 'in-order',
  steps: [{ name: 'Finance', approvers: { role: 'approver' }, required: 1 }],
  remindAfterHours: 24,
  escalateAfterHours: 48,
  escalateTo: [],
  expireAfterHours: 72,
};
const policyOf = (...rules: ApprovalRule[]): ApprovalPolicy => ({
  policyId: idFrom('policy', id(3)),
  version: 2,
  rules,
});
const subject: PolicySubject = {
  amount: money(50_000, 'EUR'),
  vendor: 'known',
  department: 'IT',
  source: 'upload',
};

describe('the rule of a bill', () => {
  const banded = policyOf(
    { ...standard, name: 'new vendors', when: { vendor: 'new' } },
    { ...standard, name: 'small', when: { currency: 'EUR', amountMaxMinor: 10_000 } },
    {
      ...standard,
      name: 'middle',
      when: { currency: 'EUR', amountMinMinor: 10_001, amountMaxMinor: 99_999 },
    },
    { ...standard, name: 'sales', when: { department: 'Sales', source: 'entry' } },
  );

  test.each<[string, Partial<PolicySubject>]>([
    ['new vendors', { vendor: 'new', amount: money(1, 'EUR') }],
    ['small', { amount: money(10_000, 'EUR') }],
    ['middle', { amount: money(10_001, 'EUR') }],
    ['middle', { amount: money(99_999, 'EUR') }],
    ['sales', { amount: money(100_000, 'EUR'), department: 'Sales', source: 'entry' }],
    ['sales', { amount: money(1, 'USD'), department: 'Sales', source: 'entry' }],
  ])('is the first that fits: %s', (name, changes) => {
    expect(chooseRule(banded, { ...subject, ...changes }).name).toBe(name);
  });

  test.each<[string, Partial<PolicySubject>]>([
    ['an amount above every band', { amount: money(100_000, 'EUR') }],
    ['another currency', { amount: money(50_000, 'USD') }],
    ['an unknown department', { amount: money(100_000, 'EUR'), department: null, source: 'entry' }],
    ['another source', { amount: money(100_000, 'EUR'), department: 'Sales' }],
  ])('is none for %s, and the bill is refused', (_, changes) => {
    expect(() => chooseRule(banded, { ...subject, ...changes })).toThrow(
      expect.objectContaining({ code: 'no_policy' }),
    );
  });

  test('is none for an amount below every band', () => {
    const large = policyOf({ ...standard, when: { currency: 'EUR', amountMinMinor: 50_001 } });
    expect(() => chooseRule(large, subject)).toThrow(expect.objectContaining({ code: 'no_policy' }));
  });

  test('is none in an empty policy', () => {
    expect(() => chooseRule(policyOf(), subject)).toThrow(expect.objectContaining({ code: 'no_policy' }));
  });
});

describe('a policy', () => {
  const byMembers = (name: string, members: (typeof anna)[], required = 1) => ({
    name,
    approvers: { members },
    required,
  });

  test('that people can follow is accepted', () => {
    validatePolicy(
      policyOf(
        {
          ...standard,
          name: 'by rule',
          steps: [],
          when: { vendor: 'known', currency: 'EUR', amountMaxMinor: 5_000 },
        },
        { ...standard, steps: [byMembers('One', [anna, ben]), byMembers('Two', [anna])], escalateTo: [ben] },
      ),
    );
  });

  test.each<[string, Partial<ApprovalRule>, RegExp]>([
    ['without a name', { name: ' ' }, /a name has/],
    ['with an amount and no currency', { when: { amountMaxMinor: 5 } }, /needs its currency/],
    ['with a negative amount', { when: { currency: 'EUR', amountMinMinor: -1 } }, /not negative/],
    ['with a broken amount', { when: { currency: 'EUR', amountMinMinor: 0.5 } }, /whole number/],
    [
      'with crossed bounds',
      { when: { currency: 'EUR', amountMinMinor: 9, amountMaxMinor: 8 } },
      /above the largest/,
    ],
    ['that escalates before it reminds', { escalateAfterHours: 24 }, /follow one another/],
    ['that reminds at once', { remindAfterHours: 0 }, /follow one another/],
    ['that waits for ever', { expireAfterHours: approvalWaitHoursMax + 1 }, /follow one another/],
    [
      'that approves new vendors by itself',
      { steps: [], when: { currency: 'EUR', amountMaxMinor: 5 } },
      /without people/,
    ],
    ['that approves any amount by itself', { steps: [], when: { vendor: 'known' } }, /without people/],
    ['that asks nobody', { steps: [{ ...byMembers('S', [anna]), required: 0 }] }, /requires 1 to/],
    ['that asks more people than it names', { steps: [byMembers('S', [anna], 2)] }, /nobody could complete/],
    [
      'that needs one person twice',
      { steps: [byMembers('A', [anna]), byMembers('B', [anna])] },
      /nobody could complete/,
    ],
    ['that names a member twice', { steps: [byMembers('S', [anna, anna])] }, /each once/],
    [
      'that asks a role without the right to approve',
      { steps: [{ name: 'S', approvers: { role: 'payer' }, required: 1 }] },
      /payer may not approve/,
    ],
    [
      'with more steps than anybody follows',
      {
        steps: Array.from({ length: 11 }, (_, n) => ({
          ...byMembers(`S${n}`, []),
          approvers: { role: 'approver' },
        })),
      },
      /more than 10 steps/,
    ],
  ])('with a rule %s is refused', (_, changes, message) => {
    expect(() => {
      validatePolicy(policyOf({ ...standard, ...changes }));
    }).toThrow(message);
  });

  test.each<[string, ApprovalRule[], RegExp]>([
    ['without rules', [], /no rule/],
    ['with two rules of one name', [standard, standard], /Two rules are named Standard/],
    [
      'with too many rules',
      Array.from({ length: policyRulesMax + 1 }, (_, n) => ({ ...standard, name: `Rule ${n}` })),
      /more than 50 rules/,
    ],
  ])('%s is refused', (_, rules, message) => {
    expect(() => {
      validatePolicy({ rules });
    }).toThrow(message);
  });

  test('is told all its problems at once', () => {
    expect(() => {
      validatePolicy(policyOf({ ...standard, name: '', when: { amountMinMinor: 1 }, remindAfterHours: 0 }));
    }).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        details: {
          problems: [
            expect.stringContaining('a name has'),
            expect.stringContaining('currency'),
            expect.stringContaining('follow one another'),
          ],
        },
      }),
    );
  });
});
