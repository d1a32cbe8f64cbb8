import { describe, expect, it } from 'vitest';
import { check } from '../../../scripts/crash-farm/check.js';
import type { Evidence, ViolationCode } from '../../../scripts/crash-farm/evidence.js';
import { onePaidBill, type LooseEvidence } from './one-paid-bill.js';

const codesOf = (evidence: LooseEvidence) => check(evidence as unknown as Evidence).map(({ code }) => code);

const first = <T>(items: readonly T[] | undefined): T => {
  const [item] = items ?? [];
  if (item === undefined) throw new Error('There is nothing to falsify.');
  return item;
};
const factOf = ({ facts }: LooseEvidence, type: string) =>
  first(facts.filter((fact) => fact['type'] === type));
const movement = ({ oracle }: LooseEvidence) => first(oracle)['payment'] as Record<string, unknown>;

/** One thing that is wrong, by the name that the checks have to give it. */
const falsehoods: Readonly<Record<ViolationCode, (evidence: LooseEvidence) => void>> = {
  paid_twice: ({ oracle }) => {
    const again = structuredClone(first(oracle));
    again['payment'] = { ...(again['payment'] as object), id: 'obp_2' };
    oracle.push(again);
  },
  stray_movement: (evidence) => {
    movement(evidence)['statement_descriptor'] = 'SOMEBODYELSES01';
  },
  unrecorded_key: ({ oracle }) => {
    first(oracle)['answer'] = { key: 'made/up' };
  },
  new_key_without_decline: ({ attempts }) => {
    attempts.push({ ...first(attempts), attempt: 2, idempotencyKey: 'another' });
  },
  sent_before_recorded: ({ attempts }) => {
    first(attempts)['firstSentAt'] = '2026-11-23T15:00:02.000Z';
  },
  amount_differs: (evidence) => {
    movement(evidence)['amount'] = { value: 12_813, currency: 'usd' };
  },
  status_differs: ({ oracle }) => {
    Object.assign(oracle[1] ?? {}, { kind: 'payment_failed', status: 'failed' });
  },
  paid_without_movement: ({ oracle }) => {
    oracle.splice(0, 2);
  },
  payee_not_approved: (evidence) => {
    movement(evidence)['to'] = { payout_method: 'pm_of_somebody_else', recipient: 'acct_1' };
  },
  paid_without_approval: ({ facts }) => {
    facts.splice(
      facts.findIndex(({ type }) => type === 'approval_given'),
      1,
    );
  },
  approved_by_its_creator: (evidence) => {
    const { decision } = factOf(evidence, 'approval_given')['data'] as { decision: { memberId: string } };
    first(evidence.bills)['createdBy'] = { kind: 'member', memberId: decision.memberId };
  },
  paid_more_than_approved: ({ payments }) => {
    first(payments)['amountMinor'] = 12_815;
  },
  paid_after_cancel: ({ facts }) => {
    const begun = facts.findIndex(({ type }) => type === 'payment_begun');
    facts.splice(begun, 0, { ...facts[begun], type: 'canceled', data: { reason: 'No.' } });
  },
  money_not_conserved: ({ balance }) => {
    balance['availableMinor'] = 87_187;
  },
  bill_lost: ({ bills }) => {
    bills.pop();
  },
  command_lost: (evidence) => {
    factOf(evidence, 'approval_given')['actor'] = { kind: 'system' };
  },
  bill_doubled: ({ bills }) => {
    bills.push({ ...first(bills), billId: 'bill_2' });
  },
  duplicate_paid: (evidence) => {
    const { bills, oracle } = evidence;
    bills.push({ ...first(bills), billId: 'bill_2' });
    const again = structuredClone(first(oracle));
    again['payment'] = { ...(again['payment'] as object), id: 'obp_2', metadata: { bill_id: 'bill_2' } };
    oracle.push(again);
  },
  webhook_acknowledged_unstored: ({ inbox }) => {
    inbox.pop();
  },
  webhook_stored_twice: ({ inbox }) => {
    inbox.push(first(inbox));
  },
  replay_changed_something: (evidence) => {
    evidence.changedByReplay = ['bill_1'] as never;
  },
  fact_gap: ({ facts }) => {
    facts.splice(1, 1);
  },
  row_differs_from_facts: ({ bills }) => {
    first(bills)['version'] = 3;
  },
  two_live_payments: ({ payments }) => {
    payments.push({ ...first(payments), paymentId: 'pay_2' });
  },
  guard_missing: ({ guards }) => {
    first(guards)['refused'] = false;
  },
  workflow_missing: ({ workflows }) => {
    workflows.pop();
  },
  workflow_failed: ({ workflows }) => {
    first(workflows)['status'] = 'FAILED';
  },
  workflow_not_replayable: ({ workflows }) => {
    first(workflows)['failedTasks'] = ['Nondeterminism error'];
  },
  ledger_differs: (evidence) => {
    evidence.ledger['leftMinorByPayment'] = {};
  },
  chain_broken: (evidence) => {
    evidence.bookProblems = ['seal 3 is not the one that was anchored'] as never;
  },
  stuck: ({ restless }) => {
    restless.push({ billId: 'bill_1', status: 'paying' });
  },
};

describe('the checks of the crash farm', () => {
  it('find nothing wrong with a bill that was paid as it should be', () => {
    expect(codesOf(onePaidBill())).toEqual([]);
  });

  it.each(Object.entries(falsehoods))('name what is wrong: %s', (code, falsify) => {
    const evidence = onePaidBill();
    falsify(evidence);
    expect(codesOf(evidence)).toContain(code);
  });
});
