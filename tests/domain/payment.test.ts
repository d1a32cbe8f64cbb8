import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs, instant } from '../../domain/dates.js';
import { DomainError } from '../../domain/errors.js';
import { idFrom, paymentReference } from '../../domain/ids.js';
import { money } from '../../domain/money.js';
import {
  askDelaysMs,
  attemptKey,
  delayAt,
  evolvePayment,
  paymentStatuses,
  unknownAction,
  type Payment,
  type PaymentFact,
  type PaymentState,
  type PaymentStatus,
} from '../../domain/payment.js';
import { at, paymentId } from './bill-cast.js';

const uuid = '019f0000-0000-7000-8000-000000000099';
const hourMs = 3_600_000;

const states: { readonly [S in PaymentStatus]: Extract<PaymentState, { readonly status: S }> } = {
  ready: { status: 'ready' },
  submitting: { status: 'submitting', firstSentAt: at },
  unknown: { status: 'unknown', firstSentAt: at, code: 'connection_error', notFound: 0, lastAskedAt: null },
  processing: { status: 'processing', providerPaymentId: 'obp_1' },
  posted: { status: 'posted', providerPaymentId: 'obp_1', postedAt: at },
  declined: { status: 'declined', code: 'insufficient_funds' },
  returned: { status: 'returned', providerPaymentId: 'obp_1', reason: 'recalled' },
  closed: { status: 'closed', reason: 'canceled' },
};

const facts: { readonly [F in PaymentFact['type']]: Extract<PaymentFact, { readonly type: F }> } = {
  payment_created: { type: 'payment_created' },
  submission_begun: { type: 'submission_begun' },
  answer_missing: { type: 'answer_missing', code: 'connection_error' },
  accepted: { type: 'accepted', providerPaymentId: 'obp_1' },
  not_found_at_provider: { type: 'not_found_at_provider' },
  declined: { type: 'declined', code: 'insufficient_funds', providerPaymentId: null },
  attempt_renewed: { type: 'attempt_renewed' },
  posted: { type: 'posted', providerPaymentId: 'obp_1' },
  returned: { type: 'returned', providerPaymentId: 'obp_1', reason: 'recalled' },
  closed: { type: 'closed', reason: 'canceled' },
};
const factTypes = Object.keys(facts) as PaymentFact['type'][];

/** By hand, apart from the code. */
const goesTo: { readonly [S in PaymentStatus]: Partial<Record<PaymentFact['type'], PaymentStatus>> } = {
  ready: { submission_begun: 'submitting', closed: 'closed' },
  submitting: {
    answer_missing: 'unknown',
    accepted: 'processing',
    declined: 'declined',
    posted: 'posted',
    returned: 'returned',
  },
  unknown: {
    not_found_at_provider: 'unknown',
    accepted: 'processing',
    declined: 'declined',
    posted: 'posted',
    returned: 'returned',
  },
  processing: { declined: 'declined', posted: 'posted', returned: 'returned' },
  posted: { returned: 'returned' },
  declined: { attempt_renewed: 'ready', closed: 'closed' },
  returned: {},
  closed: {},
};

function paymentIn(state: PaymentState): Payment {
  return {
    tenantId: idFrom('tenant', uuid),
    paymentId,
    billId: idFrom('bill', uuid),
    version: 3,
    reference: paymentReference(paymentId),
    amount: money(12_345, 'USD'),
    bankAccountId: idFrom('bankAccount', uuid),
    bankAccountVersion: 1,
    vendorId: idFrom('vendor', uuid),
    rail: 'stripe',
    cashAccountId: null,
    approvalFingerprint: 'v1|terms',
    attempt: 1,
    firstDeclinedAt: null,
    createdAt: at,
    state,
  };
}

function answerTo(payment: Payment, fact: PaymentFact): string {
  try {
    return evolvePayment(payment, fact, at).state.status;
  } catch (error) {
    if (error instanceof DomainError) return `refused: ${error.code}`;
    throw error;
  }
}

describe.each(paymentStatuses)('a payment that is %s', (status) => {
  it.each(factTypes)('follows or refuses the fact %s as the table says', (type) => {
    expect(answerTo(paymentIn(states[status]), facts[type])).toBe(
      goesTo[status][type] ?? 'refused: wrong_state',
    );
  });
});

describe('whatever happens to a payment', () => {
  type Step = { readonly before: Payment; readonly after: Payment; readonly fact: PaymentFact };

  function live(types: readonly PaymentFact['type'][]): Step[] {
    let payment = paymentIn(states.ready);
    return types.flatMap((type) => {
      const fact = facts[type];
      if (answerTo(payment, fact).startsWith('refused')) return [];
      const step = { before: payment, after: evolvePayment(payment, fact, at), fact };
      payment = step.after;
      return [step];
    });
  }
  const always = (holds: (steps: Step[]) => boolean) =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...factTypes), { maxLength: 80 }), (types) => holds(live(types))),
      { numRuns: 500 },
    );
  const each = (holds: (step: Step) => boolean) => always((steps) => steps.every(holds));

  it('its key changes only when a declined attempt is renewed', () => {
    each(({ before, after, fact }) => {
      const isChanged = attemptKey(before) !== attemptKey(after);
      return isChanged === (fact.type === 'attempt_renewed' && before.state.status === 'declined');
    });
  });

  it('no key is sent a first time twice', () => {
    always((steps) => {
      const keys = steps.filter(({ fact }) => fact.type === 'submission_begun');
      return new Set(keys.map(({ before }) => attemptKey(before))).size === keys.length;
    });
  });

  it('a missing answer becomes declined only by a decline', () => {
    each(
      ({ before, after, fact }) =>
        before.state.status !== 'unknown' || after.state.status !== 'declined' || fact.type === 'declined',
    );
  });

  it('a missing answer never leads to ready, closed or another key without a decline between', () => {
    each(
      ({ before, after }) =>
        before.state.status !== 'unknown' || !['ready', 'closed', 'submitting'].includes(after.state.status),
    );
  });

  it('its terms stay what they were', () => {
    each(
      ({ before, after }) =>
        after.reference === before.reference &&
        after.amount === before.amount &&
        after.bankAccountVersion === before.bankAccountVersion &&
        after.approvalFingerprint === before.approvalFingerprint,
    );
  });

  it('the version grows by one with every fact', () => {
    each(({ before, after }) => after.version === before.version + 1);
  });
});

describe('what may be done about a missing answer', () => {
  const windowMs = 24 * hourMs;
  const after = (hours: number) => instant(epochMs(at) + hours * hourMs);
  const unknownAfter = (notFound: number) => paymentIn({ ...states.unknown, notFound });

  it.each([
    ['before the provider was asked', 0, 1, 'ask'],
    ['when it did not have it once', 1, 1, 'ask'],
    ['when it did not have it twice, in the first half of the key window', 2, 11.9, 'resend'],
    ['when half of the window is over', 2, 12, 'person'],
    ['however often it is asked after that', 50, 400, 'person'],
  ] as const)('%s', (_when, notFound, hours, action) => {
    expect(unknownAction(unknownAfter(notFound), after(hours), windowMs)).toBe(action);
  });

  it('a call that may still be under way is only asked about', () => {
    expect(unknownAction(paymentIn(states.submitting), after(20), windowMs)).toBe('ask');
  });

  it('two questions are minutes apart, and the last delay repeats for ever', () => {
    expect(delayAt(askDelaysMs, 1)).toBeGreaterThanOrEqual(120_000);
    expect(delayAt(askDelaysMs, 1_000)).toBe(askDelaysMs.at(-1));
  });
});
