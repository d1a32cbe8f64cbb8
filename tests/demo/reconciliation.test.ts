import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bill, Fact } from '../../client/client.js';
import { untruths, type Account, type Books } from '../../scripts/demo/reconciliation.js';
import type { StagedBill } from '../../scripts/demo/staged-bill.js';
import type { Movement } from '../../scripts/demo/vendor-logs.js';

const tenantId = 'tnt_demo';
const emptyDir = mkdtempSync(path.join(tmpdir(), 'payloom-demo-'));
const find = (books: Books) => untruths(books, emptyDir, tenantId);

const movement: Movement = {
  providerPaymentId: 'obp_1',
  tenantId,
  billId: 'bill_1',
  reference: 'REF1',
  amountMinor: 12_345,
  currency: 'EUR',
  status: 'posted',
};
const payment = {
  paymentId: 'pay_1',
  reference: 'REF1',
  status: 'posted',
  amount: { amountMinor: 12_345, currency: 'EUR' },
  providerPaymentId: 'obp_1',
};
const advice = { type: 'application/pdf', sha256: 'ab'.repeat(32) };
const mail = { to: 'ar@vendor.example', subject: 'Payment', customArgs: {}, attachments: [advice] };
const sent: Fact = {
  version: 1,
  requestId: null,
  factId: 1,
  at: '2026-11-21T00:00:00.000Z',
  type: 'submission_begun',
  subject: 'payment',
  subjectId: 'pay_1',
  actor: { kind: 'system' },
  data: {},
};

/** A paid bill on which everybody agrees, save that its advice is in no storage. */
const paid: Account = {
  outcome: {
    bill: { label: 'one.pdf', billId: 'bill_1' } as StagedBill,
    story: '',
    status: 'remitted',
    money: 'moved once',
    submissions: 1,
    witnessedBy: ['payment.submission_begun'],
  },
  bill: { status: 'remitted' } as Bill,
  facts: [sent],
  payment,
  bookedMinor: 12_345,
  movements: [movement],
  mails: [mail],
  adviceSha256: advice.sha256,
};
const held: Account = {
  ...paid,
  outcome: {
    ...paid.outcome,
    status: 'on_hold',
    money: 'never moved',
    submissions: 0,
    witnessedBy: [],
  },
  bill: { status: 'on_hold' } as Bill,
  facts: [],
  payment: null,
  bookedMinor: 0,
  movements: [],
  mails: [],
  adviceSha256: null,
};
const books = (...accounts: Account[]): Books => ({ accounts, strayMovements: [], strayMails: [] });
const notStored = `the remittance advice ${advice.sha256} is not in the storage`;

describe('what the demonstration holds against the logs of the vendors', () => {
  it('finds nothing untrue in books that agree, save an advice that nobody stored', async () => {
    expect(await find(books(paid, held))).toEqual([notStored]);
  });

  it.each<[string, Account, string]>([
    [
      'a second movement of the same money',
      { ...paid, movements: [movement, { ...movement, providerPaymentId: 'obp_2' }] },
      'one.pdf: Stripe moved its money once more: obp_2',
    ],
    [
      'a movement that is a cent off',
      { ...paid, movements: [{ ...movement, amountMinor: 12_346 }] },
      'one.pdf: amount: 123.45 EUR here, 123.46 EUR at Stripe',
    ],
    [
      'a movement under another reference',
      { ...paid, movements: [{ ...movement, reference: 'REF2' }] },
      'one.pdf: reference: REF1 here, REF2 at Stripe',
    ],
    [
      'a ledger that lacks the payment',
      { ...paid, bookedMinor: 0 },
      'one.pdf: the ledger has 0 gone, not 12345',
    ],
    ['a paid bill without a movement', { ...paid, movements: [] }, 'one.pdf: Stripe never moved its money'],
    [
      'money that moved for a held bill',
      { ...held, movements: [movement] },
      'one.pdf: Stripe moved money: obp_1',
    ],
    [
      'a bill that ended elsewhere',
      { ...held, bill: { status: 'scheduled' } as Bill },
      'one.pdf: is scheduled, not on_hold',
    ],
    ['a payment sent twice', { ...paid, facts: [sent, sent] }, 'one.pdf: was sent to Stripe 2 times, not 1'],
    ['an advice mailed twice', { ...paid, mails: [mail, mail] }, 'one.pdf: 2 remittance mails, not 1'],
    [
      'another PDF in the mail',
      { ...paid, mails: [{ ...mail, attachments: [{ ...advice, sha256: 'cd'.repeat(32) }] }] },
      'one.pdf: the PDF that was mailed is not the one in our storage',
    ],
    [
      'a scene that did not show its fault',
      { ...paid, outcome: { ...paid.outcome, witnessedBy: ['payment.answer_missing'] } },
      'one.pdf: its timeline lacks payment.answer_missing',
    ],
  ])('names %s', async (_what, account, problem) => {
    expect(await find(books(account))).toContain(problem);
  });

  it('names a movement and a mail that belong to no bill, and the sum that they spoil', async () => {
    const found = await find({ accounts: [paid], strayMovements: [movement], strayMails: [mail] });
    expect(found).toContain('Stripe moved 123.45 EUR (obp_1) for no bill on stage');
    expect(found).toContain('a mail went to ar@vendor.example for no bill on stage: Payment');
    expect(found).toContain('the sum in EUR: 123.45 EUR here, 246.90 EUR at Stripe');
  });
});
