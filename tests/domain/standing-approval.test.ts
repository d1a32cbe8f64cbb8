import { describe, expect, test } from 'vitest';
import { approvalProgress, type ApprovalRule } from '../../domain/approval.js';
import { calendarDate, instant } from '../../domain/dates.js';
import { idFrom } from '../../domain/ids.js';
import { money } from '../../domain/money.js';
import {
  applyStandingApproval,
  confirmStandingApproval,
  endOf,
  standingFingerprint,
  type StandingApproval,
} from '../../domain/standing-approval.js';
import { roles } from '../../domain/roles.js';

const uuid = (n: number) => `0193b3c0-a1b2-7def-8123-${String(n).padStart(12, '0')}`;
const member = (n: number) => idFrom('member', uuid(n));
const [clerk, first, second, third] = [1, 2, 3, 4].map(member) as [
  ReturnType<typeof member>,
  ReturnType<typeof member>,
  ReturnType<typeof member>,
  ReturnType<typeof member>,
];
const at = instant(Date.parse('2026-11-20T12:00:00Z'));

const terms = {
  vendorId: idFrom('vendor', uuid(1)),
  bankAccountId: idFrom('bankAccount', uuid(1)),
  bankAccountVersion: 2,
  currency: 'USD' as const,
  termsVersion: 1,
  policyId: idFrom('policy', uuid(1)),
  policyVersion: 3,
};
const standing: StandingApproval = {
  tenantId: idFrom('tenant', uuid(1)),
  standingApprovalId: idFrom('standingApproval', uuid(1)),
  recurringBillId: idFrom('recurringBill', uuid(1)),
  status: 'active',
  currency: 'USD',
  limitMinor: 100_000,
  totalLimitMinor: 250_000,
  endsOn: calendarDate('2026-12-31'),
  fingerprint: standingFingerprint(terms),
  firstBy: first,
  firstAt: at,
  secondBy: second,
  secondAt: at,
};

const ruleOf = (required: number, over: Partial<ApprovalRule> = {}): ApprovalRule => ({
  name: 'rule',
  when: {},
  mode: 'parallel',
  steps: [{ name: 'Finance', approvers: { role: 'approver' }, required }],
  remindAfterHours: 1,
  escalateAfterHours: 2,
  escalateTo: [],
  expireAfterHours: 3,
  ...over,
});

const bill = (over: Partial<Parameters<typeof applyStandingApproval>[1]> = {}) => ({
  amount: money(100_000, 'USD'),
  rule: ruleOf(2),
  fingerprint: 'v1|bill',
  createdBy: clerk,
  usedMinor: 0,
  at,
  approvers: [
    { memberId: first, role: 'approver' as const },
    { memberId: second, role: 'approver' as const },
  ],
  ...over,
});

describe('a standing approval', () => {
  test('is bound to vendor, account and its version, currency, terms and policy: every single part', () => {
    const changes = [
      { vendorId: idFrom('vendor', uuid(2)) },
      { bankAccountId: idFrom('bankAccount', uuid(2)) },
      { bankAccountVersion: 3 },
      { currency: 'EUR' as const },
      { termsVersion: 2 },
      { policyId: idFrom('policy', uuid(2)) },
      { policyVersion: 4 },
    ];
    const all = [terms, ...changes.map((change) => ({ ...terms, ...change }))].map(standingFingerprint);
    expect(new Set(all).size).toBe(all.length);
  });

  test('is confirmed by a second person, on the same terms', () => {
    const proposed: StandingApproval = { ...standing, status: 'proposed', secondBy: null, secondAt: null };
    const { fingerprint } = standing;
    expect(confirmStandingApproval(proposed, { memberId: second, at, fingerprint })).toEqual(standing);
    expect(() => confirmStandingApproval(proposed, { memberId: first, at, fingerprint })).toThrow(
      expect.objectContaining({ code: 'second_person_required' }),
    );
    expect(() => confirmStandingApproval(proposed, { memberId: second, at, fingerprint: 'other' })).toThrow(
      expect.objectContaining({ code: 'approval_void' }),
    );
    expect(() => confirmStandingApproval(standing, { memberId: third, at, fingerprint })).toThrow(
      expect.objectContaining({ code: 'wrong_state' }),
    );
  });

  test.each([
    ['holds on its last day', { today: '2026-12-31' }, null],
    ['has expired the day after', { today: '2027-01-01' }, 'expired'],
    ['is used up at its total limit', { usedMinor: 250_000 }, 'used_up'],
    ['is void when the terms have changed', { fingerprint: 'other' }, 'terms_changed'],
    ['is void when the vendor cannot be paid at all', { fingerprint: null }, 'terms_changed'],
  ])('%s', (_name, over, end) => {
    const now = { today: '2026-12-01', fingerprint: standing.fingerprint, usedMinor: 0, ...over };
    expect(endOf(standing, { ...now, today: calendarDate(now.today) })).toBe(end);
  });

  test('gives the decisions of its two people, each in a seat of the rule', () => {
    const applied = applyStandingApproval(standing, bill());
    expect(applied).toMatchObject({
      decisions: [
        { memberId: first, stepIndex: 0, fingerprint: 'v1|bill' },
        { memberId: second, stepIndex: 0, fingerprint: 'v1|bill' },
      ],
    });
    if ('decisions' in applied) expect(approvalProgress(ruleOf(2), applied.decisions).complete).toBe(true);
  });

  test.each([
    ['above its limit for one bill', { amount: money(100_001, 'USD') }],
    ['beyond its limit for all bills', { usedMinor: 150_001 }],
    ['in another currency', { amount: money(1, 'EUR') }],
    ['whose rule asks for three', { rule: ruleOf(3) }],
    [
      'whose rule names somebody else',
      { rule: ruleOf(1, { steps: [{ name: 'Board', approvers: { members: [third] }, required: 1 }] }) },
    ],
    ['that one of the two created', { createdBy: second }],
    ['when one of the two has left', { approvers: [{ memberId: first, role: 'approver' as const }] }],
    [
      'when one of the two no longer approves bills',
      {
        approvers: [
          { memberId: first, role: 'approver' as const },
          { memberId: second, role: 'clerk' as const },
        ],
      },
    ],
  ])('approves no bill %s', (_name, over) => {
    expect(applyStandingApproval(standing, bill(over))).toEqual({ because: expect.any(String) as string });
  });

  test('never counts somebody whose role approves nothing', () => {
    for (const role of roles.filter((each) => each !== 'approver' && each !== 'admin')) {
      const approvers = [first, second].map((memberId) => ({ memberId, role }));
      expect(applyStandingApproval(standing, bill({ approvers }))).not.toHaveProperty('decisions');
    }
  });
});
