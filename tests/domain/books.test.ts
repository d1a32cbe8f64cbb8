import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bill } from '../../domain/bill.js';
import { evolve, follows, type BillFact } from '../../domain/bill-facts.js';
import { billPosition, paymentPosition } from '../../domain/books.js';
import { idFrom } from '../../domain/ids.js';
import {
  accountOf,
  chart,
  commonAccount,
  difference,
  nothing,
  payablesOf,
  requireBalanced,
  requireManual,
  reversed,
  type AccountCode,
  type Position,
} from '../../domain/ledger.js';
import { money, subtract } from '../../domain/money.js';
import { evolvePayment, paymentFollows, type Payment, type PaymentFact } from '../../domain/payment.js';
import { approval, at, details, paymentId, remittanceId, schedule, states, vendorId } from './bill-cast.js';

const uuid = (last: number) => `019f0000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const otherVendorId = idFrom('vendor', uuid(30));
/** How the bill may be paid: whole, or less a discount. */
const schedulesOf = ({ details: { amount } }: Bill): BillFact[] => {
  const whole = amount ?? money(0, 'USD');
  const discount = money(247, 'USD');
  const less = { amount: subtract(whole, discount), discount, because: 'discount' as const };
  return [
    { type: 'scheduled', schedule: { ...schedule, amount: whole } },
    { type: 'scheduled', schedule: { ...schedule, ...less } },
  ];
};

/** What may happen to a bill, written by hand; `follows` says when. */
const billFacts: readonly BillFact[] = [
  { type: 'extraction_begun' },
  { type: 'reading_requested', readers: 'all' },
  { type: 'extracted', details },
  { type: 'vendor_matched', vendorId, because: 'tax id' },
  { type: 'review_requested', reasons: [], vendorCandidates: [] },
  { type: 'review_confirmed', details, vendorId },
  { type: 'corrected', details: { ...details, amount: money(99_900, 'USD') }, vendorId: otherVendorId },
  { type: 'held', code: 'cash_short', reason: 'short' },
  { type: 'released', reason: 'there is money' },
  { type: 'approval_requested', approval },
  { type: 'approval_voided', because: 'terms' },
  { type: 'rejected', by: idFrom('member', uuid(2)), reason: 'not ours' },
  { type: 'payment_begun', paymentId },
  { type: 'payment_unknown', code: 'timeout' },
  { type: 'payment_found' },
  { type: 'payment_declined', decline: { code: 'insufficient_funds', message: '', retryAt: null } },
  { type: 'payment_retried' },
  { type: 'payment_posted', paidAt: at },
  { type: 'payment_returned', paymentId, reason: 'recalled' },
  { type: 'remitted', remittanceId },
  { type: 'reopened', reason: 'again' },
  { type: 'canceled', reason: 'not needed' },
  { type: 'nothing_due', because: 'already_paid', reason: 'by card' },
];

const providerPaymentId = 'obp_1';
/** What a bill's fact means for its payment, as the pay step writes both together. */
const paymentFactsOf = (fact: BillFact, payment: Payment): readonly PaymentFact[] => {
  const is = payment.state.status;
  switch (fact.type) {
    case 'payment_unknown':
      return [{ type: 'answer_missing', code: 'timeout' }];
    case 'payment_found':
      return [{ type: 'accepted', providerPaymentId }];
    case 'payment_declined':
      return [{ type: 'declined', code: 'insufficient_funds', providerPaymentId: null }];
    case 'payment_retried':
      return [{ type: 'attempt_renewed' }];
    case 'payment_posted':
      return [{ type: 'posted', providerPaymentId }];
    case 'payment_returned':
      return [{ type: 'returned', providerPaymentId, reason: 'recalled' }];
    case 'corrected':
    case 'reopened':
    case 'canceled':
    case 'nothing_due':
    case 'approval_voided':
      return is === 'declined' ? [{ type: 'closed', reason: fact.type }] : [];
    default:
      return [];
  }
};

const newPayment = (bill: Bill): Payment => ({
  tenantId: bill.tenantId,
  paymentId,
  billId: bill.billId,
  version: 1,
  reference: '000000000000000',
  amount: bill.state.status === 'scheduled' ? bill.state.schedule.amount : money(1, 'USD'),
  bankAccountId: idFrom('bankAccount', uuid(40)),
  bankAccountVersion: 1,
  vendorId: bill.vendorId ?? vendorId,
  rail: 'stripe',
  cashAccountId: idFrom('cashAccount', uuid(41)),
  approvalFingerprint: 'v1',
  attempt: 1,
  firstDeclinedAt: null,
  createdAt: at,
  state: { status: 'ready' },
});

const newBill = (): Bill => ({
  tenantId: idFrom('tenant', uuid(50)),
  billId: idFrom('bill', uuid(51)),
  version: 1,
  createdBy: { kind: 'system' },
  createdAt: at,
  stateSince: at,
  document: null,
  details,
  vendorId,
  reviewed: false,
  duplicateCleared: false,
  state: { status: 'matching' },
});

class Books {
  readonly sums = new Map<AccountCode, number>();
  post(from: Position, to: Position): void {
    const entries = difference(from, to);
    if (entries.length === 0) return;
    requireBalanced(entries);
    for (const { account, amountMinor } of entries) {
      this.sums.set(account, (this.sums.get(account) ?? 0) + amountMinor);
    }
  }
  of = (account: AccountCode) => this.sums.get(account) ?? 0;
}

/** What a bill says is open, by hand and apart from the books: approved, and not yet with a provider. */
function openMinor({ state, details: { amount } }: Bill, payment: Payment | null): number {
  const whole = amount?.amountMinor ?? 0;
  const isMoving = payment?.state.status === 'processing';
  switch (state.status) {
    case 'scheduled':
    case 'payment_failed':
    case 'returned':
      return whole;
    case 'paying':
    case 'unknown':
      return isMoving ? whole - state.schedule.amount.amountMinor : whole;
    case 'on_hold':
      return state.resume.status === 'scheduled' ? whole : 0;
    default:
      return 0;
  }
}

/** Carries out what can follow and skips the rest; calls `look` after each step. */
function live(
  choices: readonly number[],
  books: Books,
  look: (bill: Bill, payment: Payment | null) => void,
): void {
  let bill = newBill();
  let payment: Payment | null = null;
  for (const choice of choices) {
    const facts = [...billFacts, ...schedulesOf(bill)];
    // Nobody is asked to approve a bill whose vendor is not known.
    const canAsk = ({ type }: BillFact) => type !== 'approval_requested' || bill.vendorId !== null;
    const possible = facts.filter((each) => follows[each.type].includes(bill.state.status) && canAsk(each));
    const fact = possible[choice % possible.length];
    if (fact === undefined) break;
    const inHand: Payment | null = fact.type === 'payment_begun' ? newPayment(bill) : payment;
    const sent: PaymentFact[] =
      inHand?.state.status === 'ready' && fact.type.startsWith('payment_') && fact.type !== 'payment_begun'
        ? [{ type: 'submission_begun' }]
        : [];
    const payments: PaymentFact[] = inHand === null ? [] : [...sent, ...paymentFactsOf(fact, inHand)];
    const after = follow(inHand, payments);
    if (after === 'impossible') continue;
    if (inHand && after) books.post(paymentPosition(inHand), paymentPosition(after));
    const next = evolve(bill, [fact], at);
    books.post(billPosition(bill), billPosition(next));
    bill = next;
    payment = after;
    look(bill, payment);
    // The provider may take it at any moment, without a fact of the bill.
    if (payment?.state.status === 'submitting' && bill.state.status === 'paying') {
      const accepted = evolvePayment(payment, { type: 'accepted', providerPaymentId }, at);
      books.post(paymentPosition(payment), paymentPosition(accepted));
      payment = accepted;
      look(bill, payment);
    }
  }
}

function follow(payment: Payment | null, facts: readonly PaymentFact[]): Payment | null | 'impossible' {
  let current = payment;
  for (const fact of facts) {
    if (current === null || !paymentFollows[fact.type].includes(current.state.status)) return 'impossible';
    current = evolvePayment(current, fact, at);
  }
  return current;
}

const total = (sums: ReadonlyMap<AccountCode, number>) => [...sums.values()].reduce((a, b) => a + b, 0);

describe('whatever happens to a bill and its payment', () => {
  it('the books add up to zero, and payables are what the bill says is open', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 80 }), (choices) => {
        const books = new Books();
        live(choices, books, (bill, payment) => {
          expect(total(books.sums)).toBe(0);
          const owed = [vendorId, otherVendorId].map((each) => 0 - books.of(payablesOf(each, 'USD')));
          const expected = [vendorId, otherVendorId].map((each) =>
            bill.vendorId === each ? openMinor(bill, payment) : 0,
          );
          expect(owed).toEqual(expected);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is seen by this test as paid with a discount, returned, paid again, and called off', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 40, maxLength: 80 }), (choices) => {
        live(choices, new Books(), ({ state }, payment) => {
          seen.add(`${state.status}/${payment?.state.status ?? 'none'}`);
          if (state.status === 'paid') seen.add(`paid for ${state.schedule.amount.amountMinor}`);
        });
      }),
      // How far the walk gets is asked here, which chance should not decide.
      { numRuns: 4_000, seed: 20261121 },
    );
    const rare = [
      'paid for 12098',
      'paid for 12345',
      'returned/returned',
      'canceled/closed',
      'unknown/unknown',
    ];
    expect([...seen]).toEqual(expect.arrayContaining([...rare, 'on_hold/none', 'paying/processing']));
  });
});

it.each(Object.entries(states))('a bill that is %s has a position that adds up to zero', (_status, state) => {
  expect(total(billPosition({ ...newBill(), state }))).toBe(0);
});

describe('a discount', () => {
  it('is income when it was earned by paying, and owed again when the money comes back', () => {
    const [, discounted] = schedulesOf(newBill());
    const { schedule: lessDiscount } = discounted as Extract<BillFact, { type: 'scheduled' }>;
    const paid: Bill = { ...newBill(), state: { ...states.paid, schedule: lessDiscount } };
    const taken = commonAccount('discounts_taken', 'USD');
    expect(billPosition(paid).get(taken)).toBe(-247);
    const returned = evolve(paid, [{ type: 'payment_returned', paymentId, reason: 'recalled' }], at);
    expect(difference(billPosition(paid), billPosition(returned))).toEqual([
      { account: taken, amountMinor: 247 },
      { account: payablesOf(vendorId, 'USD'), amountMinor: -247 },
    ]);
  });
});

describe('entries', () => {
  const usd = commonAccount('fees' as never, 'USD');
  const bank = commonAccount('funding', 'USD');
  const opening = commonAccount('opening', 'USD');

  it.each([
    ['one alone', [{ account: bank, amountMinor: 1 }]],
    [
      'a difference',
      [
        { account: bank, amountMinor: 2 },
        { account: opening, amountMinor: -1 },
      ],
    ],
    [
      'half a cent',
      [
        { account: bank, amountMinor: 0.5 },
        { account: opening, amountMinor: -0.5 },
      ],
    ],
    [
      'nought',
      [
        { account: bank, amountMinor: 0 },
        { account: opening, amountMinor: 0 },
      ],
    ],
    [
      'two currencies that add up together only',
      [
        { account: bank, amountMinor: 1 },
        { account: commonAccount('opening', 'EUR'), amountMinor: -1 },
      ],
    ],
    [
      'an account by rail without its rail',
      [
        { account: usd, amountMinor: 1 },
        { account: bank, amountMinor: -1 },
      ],
    ],
  ])('are refused: %s', (_what, entries) => {
    expect(() => requireBalanced(entries)).toThrow();
  });

  it('by hand leave alone what bills and payments move', () => {
    const entries = [
      { account: payablesOf(vendorId, 'USD'), amountMinor: 1 },
      { account: opening, amountMinor: -1 },
    ];
    requireBalanced(entries);
    expect(() => requireManual(entries)).toThrow(/follows bills and payments/);
    requireManual([
      { account: bank, amountMinor: 1 },
      { account: opening, amountMinor: -1 },
    ]);
  });

  it('and their reverse leave nothing', () => {
    const entries = [
      { account: bank, amountMinor: 7 },
      { account: opening, amountMinor: -7 },
    ];
    expect(reversed(reversed(entries))).toEqual(entries);
    expect(difference(nothing, nothing)).toEqual([]);
  });
});

it('every kind of account has codes that are read back as they were written', () => {
  for (const [kind, { by }] of Object.entries(chart)) {
    const code = by === null ? `${kind}:USD` : `${kind}:some-holder_1:USD`;
    expect(accountOf(code)).toEqual({
      ...{ code, kind, currency: 'USD' },
      holder: by === null ? null : 'some-holder_1',
    });
  }
  for (const code of ['cash:USD', 'revenue:x:USD', 'gold:USD', 'cash:x:XXX', 'toString:USD']) {
    expect(() => accountOf(code)).toThrow();
  }
});
