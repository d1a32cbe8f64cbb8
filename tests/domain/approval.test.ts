import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  approvalFingerprint,
  approvalProgress,
  decideApproval,
  type ApprovalDecision,
  type ApprovalRule,
  type ApprovedTerms,
} from '../../domain/approval.js';
import type { Instant } from '../../domain/dates.js';
import { idFrom, type MemberId } from '../../domain/ids.js';
import { currencyExponents, type Currency } from '../../domain/money.js';
import { roles, type Role } from '../../domain/roles.js';

const id = (n: number) => `0190000000007000800000000000${String(n).padStart(4, '0')}`;
const member = (n: number) => idFrom('member', id(n));
const [anna, ben, cleo, dora, creator] = [1, 2, 3, 4, 9].map(member) as [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
  MemberId,
];

function rule(changes: Partial<ApprovalRule>): ApprovalRule {
  return {
    name: 'Standard',
    when: {},
    mode: 'in-order',
    steps: [],
    remindAfterHours: 24,
    escalateAfterHours: 48,
    escalateTo: [],
    expireAfterHours: 72,
    ...changes,
  };
}

const byMembers = (name: string, members: readonly MemberId[], required = 1) => ({
  name,
  approvers: { members },
  required,
});
const byRole = (name: string, role: Role, required = 1) => ({ name, approvers: { role }, required });

const decision = (memberId: MemberId, stepIndex: number): ApprovalDecision => ({
  memberId,
  stepIndex,
  at: '2026-11-21T09:00:00.000Z' as Instant,
  fingerprint: 'v1',
});

function approve(
  used: ApprovalRule,
  memberId: MemberId,
  decisions: readonly ApprovalDecision[] = [],
  more: { role?: Role; escalated?: boolean; createdBy?: MemberId | null } = {},
): number {
  const { role = 'approver', escalated = false, createdBy = creator } = more;
  return decideApproval({ rule: used, decisions, approver: { memberId, role }, createdBy, escalated })
    .stepIndex;
}

const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('progress', () => {
  const two = rule({ steps: [byMembers('Finance', [anna, ben, cleo], 2), byMembers('Board', [dora])] });

  test('a rule without steps is complete at once', () => {
    expect(approvalProgress(rule({}), [])).toEqual({ complete: true, openSteps: [], waitingFor: '' });
  });

  test('in order, only the first unfinished step is open', () => {
    expect(approvalProgress(two, [])).toMatchObject({ waitingFor: '2 of Finance', complete: false });
    expect(approvalProgress(two, [decision(anna, 0)])).toMatchObject({ waitingFor: '1 of Finance' });
    expect(approvalProgress(two, [decision(anna, 0), decision(ben, 0)])).toMatchObject({
      waitingFor: '1 of Board',
    });
  });

  test('in parallel, every unfinished step is open', () => {
    const progress = approvalProgress({ ...two, mode: 'parallel' }, [decision(anna, 0)]);
    expect(progress.waitingFor).toBe('1 of Finance, 1 of Board');
    expect(progress.openSteps.map(({ stepIndex, missing }) => [stepIndex, missing])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  test('one person counts once, also when recorded twice or at two steps', () => {
    const recorded = [decision(anna, 0), decision(anna, 0), decision(anna, 1)];
    expect(approvalProgress({ ...two, mode: 'parallel' }, recorded)).toMatchObject({
      waitingFor: '1 of Finance, 1 of Board',
      complete: false,
    });
  });
});

describe('an approval', () => {
  const board = rule({
    steps: [byMembers('Finance', [anna, ben]), byMembers('Board', [dora])],
    escalateTo: [cleo],
  });

  test('counts to the open step of the approver', () => {
    expect(approve(board, anna)).toBe(0);
    expect(approve(board, dora, [decision(anna, 0)])).toBe(1);
  });

  test('by the creator is refused, also after an escalation to the creator', () => {
    const own = rule({ steps: [byRole('Any', 'approver')], escalateTo: [creator] });
    expect(() => approve(own, creator)).toThrow(refused('own_bill'));
    expect(() => approve(own, creator, [], { escalated: true, role: 'admin' })).toThrow(refused('own_bill'));
  });

  test('by somebody who has approved is refused', () => {
    expect(() => approve(board, anna, [decision(anna, 0)])).toThrow(refused('already_decided'));
  });

  test('of a bill that has all approvals is refused', () => {
    expect(() => approve(board, ben, [decision(anna, 0), decision(dora, 1)])).toThrow(
      refused('already_decided'),
    );
  });

  test('out of turn or by a stranger is refused and names the open steps', () => {
    expect(() => approve(board, dora)).toThrow(
      expect.objectContaining({ code: 'not_an_approver', details: { openSteps: ['Finance'] } }),
    );
    expect(() => approve(board, cleo)).toThrow(refused('not_an_approver'));
  });

  test('by a member of the escalation counts once escalated', () => {
    expect(approve(board, cleo, [], { escalated: true })).toBe(0);
  });

  test.each(roles)('by a %s counts only with the right to approve', (role) => {
    const byName = () => approve(board, anna, [], { role });
    if (role === 'approver' || role === 'admin') expect(byName()).toBe(0);
    else expect(byName).toThrow(refused('not_an_approver'));
  });

  test('a step for a role takes exactly that role', () => {
    const used = rule({ steps: [byRole('Approvers', 'approver')] });
    expect(approve(used, anna)).toBe(0);
    expect(() => approve(used, anna, [], { role: 'admin' })).toThrow(refused('not_an_approver'));
  });

  test('of a bill that no member made is anybody’s', () => {
    expect(approve(board, anna, [], { createdBy: null })).toBe(0);
  });

  test('in parallel goes where it leaves the other steps enough people', () => {
    const crossed = rule({
      mode: 'parallel',
      steps: [byMembers('Ac', [anna, cleo]), byMembers('Ab', [anna, ben]), byMembers('B', [ben])],
    });
    expect(approve(crossed, anna)).toBe(1);
    expect(approve(crossed, ben)).toBe(2);
  });

  test('in parallel goes to the step that names the approver before one for a role', () => {
    const used = rule({
      mode: 'parallel',
      steps: [byRole('Any', 'approver'), byMembers('Head', [anna, ben])],
    });
    expect(approve(used, anna)).toBe(1);
    expect(approve(used, cleo)).toBe(0);
  });

  test('in parallel goes to the step that the creator cannot fill', () => {
    const used = rule({
      mode: 'parallel',
      steps: [byMembers('Finance', [anna, ben]), byMembers('Head', [anna, creator])],
    });
    expect(approve(used, anna)).toBe(1);
    expect(approve(used, anna, [], { createdBy: cleo })).toBe(0);
  });

  test('by a member of the escalation goes to the step that has nobody else', () => {
    const used = rule({
      mode: 'parallel',
      steps: [
        byMembers('Finance', [anna, ben]),
        byMembers('Head', [creator, cleo]),
        byMembers('Tax', [cleo]),
      ],
      escalateTo: [anna],
    });
    expect(approve(used, anna, [decision(cleo, 2)], { escalated: true })).toBe(1);
  });

  test('in order is refused when a later step has nobody else', () => {
    const used = rule({ steps: [byMembers('Finance', [anna, ben]), byMembers('Head', [anna])] });
    expect(() => approve(used, anna)).toThrow(refused('not_an_approver'));
    expect(approve(used, ben)).toBe(0);
    expect(approve(used, anna, [decision(ben, 0)])).toBe(1);
  });

  test('still counts when the creator’s absence has left a step without people', () => {
    const used = rule({
      mode: 'parallel',
      steps: [byMembers('Finance', [anna, ben]), byMembers('Head', [creator])],
      escalateTo: [dora],
    });
    expect(approve(used, anna)).toBe(0);
    expect(approve(used, dora, [decision(anna, 0)], { escalated: true })).toBe(1);
  });
});

describe('any interleaving', () => {
  const people = [anna, ben, cleo, dora, creator];
  const steps = fc.array(
    fc.record({
      name: fc.constantFrom('A', 'B', 'C'),
      approvers: fc.oneof(
        fc.subarray(people, { minLength: 1 }).map((members) => ({ members })),
        fc.constant({ role: 'approver' as const }),
      ),
      required: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const rules = fc
    .record({
      steps,
      mode: fc.constantFrom('in-order' as const, 'parallel' as const),
      escalateTo: fc.subarray(people),
    })
    .map(rule);
  const arrivals = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      role: fc.constantFrom('approver' as const, 'admin' as const),
    }),
    { maxLength: 40 },
  );

  test('completes at most once, counts nobody twice and never the creator', () => {
    fc.assert(
      fc.property(rules, arrivals, fc.boolean(), (used, order, escalated) => {
        const decisions: ApprovalDecision[] = [];
        let completions = 0;
        for (const { who, role } of order) {
          const approval = {
            rule: used,
            decisions,
            approver: { memberId: who, role },
            createdBy: creator,
            escalated,
          };
          const [stepIndex, code] = attempt(() => decideApproval(approval).stepIndex);
          if (stepIndex === null) {
            expect(['own_bill', 'already_decided', 'not_an_approver']).toContain(code);
            continue;
          }
          expect(approvalProgress(used, decisions).openSteps.map((step) => step.stepIndex)).toContain(
            stepIndex,
          );
          decisions.push(decision(who, stepIndex));
          if (approvalProgress(used, decisions).complete) completions += 1;
        }
        const counted = decisions.map(({ memberId }) => memberId);
        expect(completions).toBeLessThanOrEqual(1);
        expect(new Set(counted).size).toBe(counted.length);
        expect(counted).not.toContain(creator);
        const required = used.steps.reduce((sum, step) => sum + step.required, 0);
        expect(approvalProgress(used, decisions).complete).toBe(counted.length === required);
      }),
      { numRuns: 500 },
    );
  });

  test('of everybody, as often as they like, completes what can be completed', () => {
    const everybody = fc.shuffledSubarray([anna, ben, cleo, dora], { minLength: 4 });
    const listed = fc.array(
      fc.subarray([anna, ben, cleo, dora], { minLength: 1 }).map((members) => byMembers('Step', members)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        listed,
        everybody,
        fc.constantFrom('in-order' as const, 'parallel' as const),
        (some, order, mode) => {
          const used = rule({ steps: some, mode });
          fc.pre(canBeSeated(some.map(({ approvers }) => approvers.members)));
          const decisions: ApprovalDecision[] = [];
          for (const who of [...order, ...order, ...order, ...order]) {
            const [stepIndex] = attempt(() => approve(used, who, decisions));
            if (stepIndex !== null) decisions.push(decision(who, stepIndex));
          }
          expect(approvalProgress(used, decisions).complete).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** By trying every choice, unlike the code under test. */
function canBeSeated(
  [first, ...rest]: readonly (readonly MemberId[])[],
  used: readonly MemberId[] = [],
): boolean {
  return first === undefined || first.some((who) => !used.includes(who) && canBeSeated(rest, [...used, who]));
}

function attempt(decide: () => number): [stepIndex: number | null, code: unknown] {
  try {
    return [decide(), null];
  } catch (error) {
    return [null, error instanceof Error && 'code' in error ? error.code : error];
  }
}

describe('fingerprint', () => {
  const terms: ApprovedTerms = {
    vendorId: idFrom('vendor', id(1)),
    bankAccountId: idFrom('bankAccount', id(2)),
    bankAccountVersion: 3,
    amount: { amountMinor: 12_300, currency: 'EUR' },
    documentSha256: null,
    policyId: idFrom('policy', id(4)),
    policyVersion: 2,
  };

  test('reads as what it stands for', () => {
    expect(approvalFingerprint(terms)).toBe(
      `v1|vendor=ven_${id(1)}|account=ba_${id(2)}@3|amount=12300 EUR|document=none|policy=pol_${id(4)}@2`,
    );
    expect(approvalFingerprint({ ...terms, documentSha256: 'ab' })).toContain('|document=sha256:ab|');
  });

  const tricky = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[|@=%:a0-9 ]{0,12}$/),
    fc.constantFrom('none', '%7c', '|'),
  );
  const anyTerms: fc.Arbitrary<ApprovedTerms> = fc.record({
    vendorId: tricky.map((text) => text as ApprovedTerms['vendorId']),
    bankAccountId: tricky.map((text) => text as ApprovedTerms['bankAccountId']),
    bankAccountVersion: fc.nat(),
    amount: fc.record({
      amountMinor: fc.maxSafeInteger(),
      currency: fc.constantFrom(...(Object.keys(currencyExponents) as Currency[])),
    }),
    documentSha256: fc.option(tricky),
    policyId: tricky.map((text) => text as ApprovedTerms['policyId']),
    policyVersion: fc.nat(),
  });

  test('is equal only for equal terms', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (a, b) => {
        expect(approvalFingerprint(a) === approvalFingerprint(b)).toBe(
          JSON.stringify(a) === JSON.stringify(b),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('changes with every single part', () => {
    fc.assert(
      fc.property(
        anyTerms,
        anyTerms,
        fc.constantFrom(...(Object.keys(terms) as (keyof ApprovedTerms)[])),
        (a, b, key) => {
          fc.pre(JSON.stringify(a[key]) !== JSON.stringify(b[key]));
          expect(approvalFingerprint({ ...a, [key]: b[key] })).not.toBe(approvalFingerprint(a));
        },
      ),
    );
  });

  test('escapes what separates its parts', () => {
    const shifted = { ...terms, vendorId: 'a|account=b' as ApprovedTerms['vendorId'] };
    expect(approvalFingerprint(shifted).split('|')).toHaveLength(6);
  });
});
