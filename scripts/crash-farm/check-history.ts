import { isFinal, type Bill } from '../../domain/bill.js';
import { evolve, type BillFact } from '../../domain/bill-facts.js';
import { evolvePayment, livePaymentStatuses, type Payment, type PaymentFact } from '../../domain/payment.js';
import { billFromRow } from '../../db/bills.js';
import { paymentFromRow } from '../../db/payments.js';
import type { Check, Evidence, Violation } from './evidence.js';
import { groupBy } from './group-by.js';

/** Rows are what their facts make of them, the database guards what it promises to, and Temporal has every bill in hand. */
export const checkHistory: Check = (evidence) => [
  ...gaps(evidence),
  ...billRows(evidence),
  ...paymentRows(evidence),
  ...livePayments(evidence),
  ...evidence.guards
    .filter(({ refused }) => !refused)
    .map(({ guard }): Violation => ({
      code: 'guard_missing',
      about: guard,
      detail: 'the database allows it',
    })),
  ...(evidence.bookProblems ?? []).map((detail): Violation => ({
    code: 'chain_broken',
    about: 'books',
    detail,
  })),
  ...workflows(evidence),
  ...evidence.restless.map(({ billId, status }): Violation => ({
    code: 'stuck',
    about: billId,
    detail: `still ${status} long after the last fault`,
  })),
];

function gaps({ facts }: Evidence): Violation[] {
  return [...groupBy(facts, ({ subject, subjectId }) => `${subject} ${subjectId}`)].flatMap(
    ([about, rows]): Violation[] => {
      const versions = rows.map(({ version }) => version);
      const isWhole = versions.every((version, index) => version === index + (versions[0] ?? 1));
      return isWhole && (versions[0] ?? 1) <= 1
        ? []
        : [{ code: 'fact_gap', about, detail: `versions ${versions.join(' ')}` }];
    },
  );
}

function factsBy(facts: Evidence['facts'], subject: string) {
  return groupBy(
    facts.filter((fact) => fact.subject === subject),
    ({ subjectId }) => subjectId,
  );
}

function billRows({ bills, facts }: Evidence): Violation[] {
  const bySubject = factsBy(facts, 'bill');
  return bills.flatMap((row): Violation[] => {
    const bill = billFromRow(row);
    const [, ...rest] = bySubject.get(bill.billId) ?? [];
    const first: Bill = { ...bill, version: 1, stateSince: bill.createdAt, state: { status: 'matching' } };
    try {
      const told = rest.reduce(
        (current, { type, data, at }) => evolve(current, [{ type, ...data } as unknown as BillFact], at),
        first,
      );
      if (told.version === bill.version && sameJson(told.state, bill.state)) return [];
      const detail = `the facts make it ${told.state.status} v${told.version}, the row is ${bill.state.status} v${bill.version}`;
      return [{ code: 'row_differs_from_facts', about: bill.billId, detail }];
    } catch (error) {
      return [{ code: 'row_differs_from_facts', about: bill.billId, detail: String(error) }];
    }
  });
}

function paymentRows({ payments, facts }: Evidence): Violation[] {
  const bySubject = factsBy(facts, 'payment');
  return payments.flatMap((row): Violation[] => {
    const payment = paymentFromRow(row);
    const [, ...rest] = bySubject.get(payment.paymentId) ?? [];
    const first: Payment = {
      ...payment,
      version: 1,
      attempt: 1,
      firstDeclinedAt: null,
      state: { status: 'ready' },
    };
    try {
      const told = rest.reduce(
        (current, { type, data, at }) =>
          evolvePayment(current, { type, ...data } as unknown as PaymentFact, at),
        first,
      );
      if (told.version === payment.version && sameJson(told.state, payment.state)) return [];
      const detail = `the facts make it ${told.state.status} v${told.version}, the row is ${payment.state.status} v${payment.version}`;
      return [{ code: 'row_differs_from_facts', about: payment.paymentId, detail }];
    } catch (error) {
      return [{ code: 'row_differs_from_facts', about: payment.paymentId, detail: String(error) }];
    }
  });
}

function livePayments({ payments }: Evidence): Violation[] {
  const live: readonly string[] = livePaymentStatuses;
  const byBill = groupBy(
    payments.filter(({ status }) => live.includes(status)),
    ({ billId }) => billId,
  );
  return [...byBill].flatMap(([about, rows]): Violation[] =>
    rows.length < 2
      ? []
      : [{ code: 'two_live_payments', about, detail: rows.map(({ paymentId }) => paymentId).join(', ') }],
  );
}

function workflows({ bills, workflows: seen }: Evidence): Violation[] {
  const byBill = new Map(seen.map((workflow) => [workflow.billId, workflow]));
  return bills.flatMap(({ billId: about, status }): Violation[] => {
    const workflow = byBill.get(about);
    if (workflow === undefined) return [{ code: 'workflow_missing', about, detail: `the bill is ${status}` }];
    const found: Violation[] = workflow.failedTasks.map((detail) => ({
      code: 'workflow_not_replayable',
      about,
      detail,
    }));
    const isRight = workflow.status === 'RUNNING' || (workflow.status === 'COMPLETED' && isFinal(status));
    if (!isRight) {
      const detail = `the bill is ${status}, its workflow ${workflow.status}`;
      found.push({ code: 'workflow_failed', about, detail });
    }
    return found;
  });
}

/** JSON as the database gives it back: without what is undefined, in any order of its fields. */
function sameJson(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
