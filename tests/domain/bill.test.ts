import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billStatuses, holdCodes, isFinal, type Bill, type BillStatus } from '../../domain/bill.js';
import { billCommandTypes, decide, type BillCommand } from '../../domain/bill-commands.js';
import { evolve, type BillFact } from '../../domain/bill-facts.js';
import { calendarDate } from '../../domain/dates.js';
import { DomainError, type ErrorCode } from '../../domain/errors.js';
import { idFrom } from '../../domain/ids.js';
import { money } from '../../domain/money.js';
import {
  approver,
  at,
  billIn,
  clerk,
  commands,
  contextOf,
  details,
  facts,
  heldFrom,
  states,
  uuid,
} from './bill-cast.js';

// The tables are written out by hand, apart from the code: a graph that is changed by mistake does not fit them.

const goesTo: { readonly [S in BillStatus]: Partial<Record<BillFact['type'], BillStatus>> } = {
  received: { extraction_begun: 'extracting', extracted: 'matching', canceled: 'canceled' },
  extracting: {
    extraction_begun: 'extracting',
    reading_requested: 'extracting',
    document_replaced: 'extracting',
    extracted: 'matching',
    canceled: 'canceled',
  },
  matching: {
    review_requested: 'in_review',
    vendor_matched: 'matching',
    held: 'on_hold',
    approval_requested: 'awaiting_approval',
    canceled: 'canceled',
    nothing_due: 'nothing_due',
  },
  in_review: {
    reading_requested: 'extracting',
    document_replaced: 'extracting',
    review_confirmed: 'matching',
    corrected: 'matching',
    held: 'on_hold',
    rejected: 'rejected',
    canceled: 'canceled',
    nothing_due: 'nothing_due',
  },
  awaiting_approval: {
    corrected: 'matching',
    held: 'on_hold',
    approval_given: 'awaiting_approval',
    approval_reminded: 'awaiting_approval',
    approval_escalated: 'awaiting_approval',
    approval_voided: 'matching',
    changes_requested: 'changes_requested',
    rejected: 'rejected',
    scheduled: 'scheduled',
    canceled: 'canceled',
    nothing_due: 'nothing_due',
  },
  changes_requested: {
    corrected: 'matching',
    held: 'on_hold',
    canceled: 'canceled',
    nothing_due: 'nothing_due',
  },
  scheduled: {
    corrected: 'matching',
    held: 'on_hold',
    approval_voided: 'matching',
    scheduled: 'scheduled',
    payment_begun: 'paying',
    canceled: 'canceled',
    nothing_due: 'nothing_due',
  },
  paying: {
    payment_unknown: 'unknown',
    payment_declined: 'payment_failed',
    payment_posted: 'paid',
    payment_returned: 'returned',
  },
  unknown: {
    payment_found: 'paying',
    payment_declined: 'payment_failed',
    payment_posted: 'paid',
    payment_returned: 'returned',
  },
  payment_failed: {
    corrected: 'matching',
    approval_voided: 'matching',
    payment_retried: 'paying',
    reopened: 'matching',
    canceled: 'canceled',
  },
  paid: { payment_returned: 'returned', remitted: 'remitted' },
  remitted: { payment_returned: 'returned' },
  returned: { reopened: 'matching', canceled: 'canceled' },
  on_hold: {
    corrected: 'matching',
    held: 'on_hold',
    released: 'matching',
    rejected: 'rejected',
    canceled: 'canceled',
    nothing_due: 'nothing_due',
  },
  rejected: {},
  canceled: {},
  nothing_due: { reopened: 'matching' },
};

/** What a command makes of a bill: the next status, or the code of the refusal. */
type Answer = BillStatus | `refused: ${ErrorCode}`;
const wrong = 'refused: wrong_state' as const;
const begun = 'refused: payment_begun' as const;

const takes: { readonly [C in BillCommand['type']]: Partial<Record<BillStatus, Answer>> } = {
  confirm_review: { in_review: 'matching' },
  correct: {
    in_review: 'matching',
    changes_requested: 'matching',
    awaiting_approval: 'matching',
    scheduled: 'matching',
    on_hold: 'matching',
    payment_failed: 'matching',
  },
  // Of a bill without a document: see below.
  read_again: {},
  replace_document: {},
  approve: { awaiting_approval: 'scheduled' },
  reject: { awaiting_approval: 'rejected', in_review: 'rejected', on_hold: 'rejected' },
  request_changes: { awaiting_approval: 'changes_requested' },
  hold: {
    matching: 'on_hold',
    in_review: 'on_hold',
    changes_requested: 'on_hold',
    awaiting_approval: 'on_hold',
    scheduled: 'on_hold',
  },
  release: { on_hold: 'matching' },
  reschedule: { scheduled: 'scheduled' },
  pay_now: { scheduled: 'scheduled' },
  retry_payment: { payment_failed: 'paying' },
  reopen: { returned: 'matching', payment_failed: 'matching', nothing_due: 'in_review' },
  cancel: {
    received: 'canceled',
    extracting: 'canceled',
    matching: 'canceled',
    in_review: 'canceled',
    changes_requested: 'canceled',
    awaiting_approval: 'canceled',
    scheduled: 'canceled',
    on_hold: 'canceled',
    payment_failed: 'canceled',
    returned: 'canceled',
  },
  mark_nothing_due: {
    matching: 'nothing_due',
    in_review: 'nothing_due',
    changes_requested: 'nothing_due',
    awaiting_approval: 'nothing_due',
    scheduled: 'nothing_due',
    on_hold: 'nothing_due',
  },
};

const factTypes = Object.keys(facts) as BillFact['type'][];

function answerTo(work: () => Bill): Answer {
  try {
    return work().state.status;
  } catch (error) {
    if (error instanceof DomainError) return `refused: ${error.code}`;
    throw error;
  }
}

const carryOut = (bill: Bill, command: BillCommand, by = approver) =>
  evolve(bill, decide(bill, command, contextOf(by)), at);

describe.each(billStatuses)('a bill that is %s', (status) => {
  it.each(factTypes)('follows or refuses the fact %s as the table says', (type) => {
    const expected: Answer = goesTo[status][type] ?? wrong;
    expect(answerTo(() => evolve(billIn(states[status]), [facts[type]], at))).toBe(expected);
  });

  it.each(billCommandTypes)('takes or refuses the command %s as the table says', (type) => {
    const isBegun = status === 'paying' || status === 'unknown';
    const expected: Answer = takes[type][status] ?? (isBegun ? begun : wrong);
    expect(answerTo(() => carryOut(billIn(states[status]), commands[type]))).toBe(expected);
  });
});

describe('the creator of a bill', () => {
  it('does not approve it', () => {
    expect(answerTo(() => carryOut(billIn(states.awaiting_approval), commands.approve, clerk))).toBe(
      'refused: own_bill',
    );
  });

  it.each(holdCodes)('releases a hold for %s only when a person set it by hand', (code) => {
    const expected = code === 'manual' ? 'matching' : 'refused: second_person_required';
    const bill = heldFrom({ status: 'matching' }, code);
    expect(answerTo(() => carryOut(bill, commands.release, clerk))).toBe(expected);
  });
});

describe('a document', () => {
  const document = { documentId: idFrom('document', uuid(40)), sha256: '0'.repeat(64) };

  it.each(billStatuses)(
    'of a bill that is %s is read again only before anybody was asked to approve',
    (status) => {
      const isBegun = status === 'paying' || status === 'unknown';
      const isOpen = status === 'extracting' || status === 'in_review';
      const expected = isOpen ? 'extracting' : isBegun ? begun : wrong;
      expect(answerTo(() => carryOut(billIn(states[status], { document }), commands.read_again))).toBe(
        expected,
      );
    },
  );

  it('that is joined or split takes the place of the one before, and is read', () => {
    const bill = billIn(states.in_review, { document, reviewed: true });
    const next = carryOut(bill, commands.replace_document);
    expect(next).toMatchObject({ document: commands.replace_document.document, vendorId: null });
    expect(next.state).toEqual({ status: 'extracting' });
  });

  it('that is read again has to be matched and looked at anew', () => {
    const bill = billIn(states.in_review, { document, reviewed: true });
    const { reviewed, vendorId, state } = carryOut(bill, commands.read_again);
    expect({ reviewed, vendorId, state }).toEqual({
      reviewed: false,
      vendorId: null,
      state: { status: 'extracting', readers: 'offline' },
    });
  });
});

describe('a released bill', () => {
  it.each(['matching', 'in_review', 'changes_requested', 'awaiting_approval', 'scheduled'] as const)(
    'goes on from %s, where it was held',
    (status) => {
      expect(carryOut(heldFrom(states[status], 'manual'), commands.release).state).toEqual(states[status]);
    },
  );

  it('asks for approval anew when the deadline held it', () => {
    const bill = heldFrom(states.awaiting_approval, 'approval_deadline');
    expect(carryOut(bill, commands.release).state).toEqual({ status: 'matching' });
  });

  it('is no longer suspected when a person cleared it of being a duplicate, until it is corrected', () => {
    const cleared = carryOut(heldFrom({ status: 'matching' }, 'duplicate'), commands.release);
    expect(cleared.duplicateCleared).toBe(true);
    expect(
      evolve({ ...cleared, state: states.in_review }, [facts.review_confirmed], at).duplicateCleared,
    ).toBe(false);
  });
});

describe('details that nobody could pay', () => {
  it.each([
    ['no amount', { amount: null }, 'invalid_input'],
    ['no due date', { dueOn: null }, 'invalid_input'],
    ['no number', { number: '' }, 'invalid_input'],
    ['no vendor', { vendorName: null }, 'invalid_input'],
    ['nothing due', { amount: money(0, 'USD') }, 'nothing_to_pay'],
    ['a credit', { amount: money(-1, 'USD') }, 'nothing_to_pay'],
  ] as const)('are refused: %s', (_what, change, code) => {
    const command = { ...commands.confirm_review, details: { ...details, ...change } };
    expect(answerTo(() => carryOut(billIn(states.in_review), command))).toBe(`refused: ${code}`);
  });
});

describe('a new pay date', () => {
  it.each([
    ['yesterday', '2026-11-22', 'refused: invalid_input'],
    ['today', '2026-11-23', 'scheduled'],
    ['a year and a day from now', '2027-11-24', 'scheduled'],
    ['later than that', '2027-11-25', 'refused: invalid_input'],
  ])('%s is answered by the limits', (_what, payOn, expected) => {
    const command = { ...commands.reschedule, payOn: calendarDate(payOn) };
    expect(answerTo(() => carryOut(billIn(states.scheduled), command))).toBe(expected);
  });

  it('on a day when banks are closed moves to the next one', () => {
    const command = { ...commands.reschedule, payOn: calendarDate('2026-12-25') };
    expect(carryOut(billIn(states.scheduled), command).state).toMatchObject({
      schedule: { payOn: '2026-12-28', because: 'moved' },
    });
  });

  it.each([
    ['2026-12-10', 12_000],
    ['2026-12-21', 12_345],
  ])('%s keeps the discount only when it is not later than the one that earned it', (payOn, amountMinor) => {
    const discounted = {
      ...states.scheduled.schedule,
      amount: money(12_000, 'USD'),
      discount: money(345, 'USD'),
    };
    const bill = billIn({ ...states.scheduled, schedule: discounted });
    const moved = carryOut(bill, { ...commands.reschedule, payOn: calendarDate(payOn) });
    expect(moved.state).toMatchObject({ schedule: { amount: { amountMinor, currency: 'USD' } } });
  });
});

describe('whatever people ask and whatever happens', () => {
  const anyMove = fc.oneof(
    fc.constantFrom(...factTypes).map((type) => ({ fact: facts[type] })),
    fc
      .record({ type: fc.constantFrom(...billCommandTypes), by: fc.constantFrom(approver, clerk) })
      .map(({ type, by }) => ({ command: commands[type], by })),
  );
  type Move = typeof anyMove extends fc.Arbitrary<infer M> ? M : never;
  type Step = { readonly before: Bill; readonly after: Bill; readonly happened: readonly BillFact[] };

  /** The life that these moves make; refused ones change nothing. */
  function live(moves: readonly Move[]): Step[] {
    let bill = billIn({ status: 'received' }, { version: 1 });
    return moves.flatMap((move) => {
      try {
        const happened = 'fact' in move ? [move.fact] : decide(bill, move.command, contextOf(move.by));
        const step = { before: bill, after: evolve(bill, happened, at), happened };
        bill = step.after;
        return [step];
      } catch (error) {
        if (error instanceof DomainError) return [];
        throw error;
      }
    });
  }
  const always = (holds: (step: Step) => boolean) =>
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 120 }), (moves) => live(moves).every(holds)),
      { numRuns: 300 },
    );

  it('the version grows by the number of facts', () => {
    always(({ before, after, happened }) => after.version === before.version + happened.length);
  });

  it('what was rejected or canceled stays so', () => {
    always(({ before }) => !['rejected', 'canceled'].includes(before.state.status));
  });

  it('a bill is never canceled, held or corrected while money may be on its way', () => {
    always(({ before, happened }) => {
      const mayMove = ['paying', 'unknown', 'paid', 'remitted'].includes(before.state.status);
      return !mayMove || happened.every(({ type }) => type.startsWith('payment_') || type === 'remitted');
    });
  });

  it('a payment begins only from a schedule, and a schedule only from an approval', () => {
    always(({ before, after }) => {
      if (after.state.status === 'scheduled' && before.state.status !== 'scheduled')
        return ['awaiting_approval', 'on_hold'].includes(before.state.status);
      if (after.state.status === 'paying')
        return ['scheduled', 'unknown', 'payment_failed'].includes(before.state.status);
      return true;
    });
  });

  it('nobody decides for a bill that has come to its end, save the bank that sends money back', () => {
    always(
      ({ before, happened }) =>
        !isFinal(before.state.status) ||
        before.state.status === 'nothing_due' ||
        happened.every(({ type }) => type === 'payment_returned'),
    );
  });

  it('of which nothing is due is paid only after a person has taken it up and looked at it', () => {
    always(({ before, after, happened }) => {
      if (before.state.status !== 'nothing_due') return true;
      return happened[0]?.type === 'reopened' && ['matching', 'in_review'].includes(after.state.status);
    });
  });
});
