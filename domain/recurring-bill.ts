import type { Actor } from './bill.js';
import type { CalendarDate, Instant } from './dates.js';
import { refuse } from './errors.js';
import type { BillId, MemberId, RecurringBillId, StandingApprovalId, TenantId, VendorId } from './ids.js';
import type { Currency, Money } from './money.js';
import { amountOf, type RecurringTerms } from './period-amount.js';
import { periodAt, periodsDue, type Period } from './recurrence.js';

export const recurringBillStatuses = ['active', 'paused', 'ended'] as const;
export type RecurringBillStatus = (typeof recurringBillStatuses)[number];

/** After downtime: every missed period has its bill, or only the newest one. */
export const catchUpPolicies = ['all', 'latest'] as const;
export type CatchUpPolicy = (typeof catchUpPolicies)[number];

/** What somebody enters. Bills are numbered `reference/period`. */
export type RecurringBillContent = {
  readonly reference: string;
  readonly vendorId: VendorId;
  readonly department: string | null;
  readonly currency: Currency;
  readonly terms: RecurringTerms;
  readonly catchUp: CatchUpPolicy;
};

export type RecurringBill = RecurringBillContent & {
  readonly tenantId: TenantId;
  readonly recurringBillId: RecurringBillId;
  /** Counts facts. */
  readonly version: number;
  /** Counts changes of vendor or terms: a standing approval names the one that it was given for. */
  readonly termsVersion: number;
  readonly status: RecurringBillStatus;
  readonly reason: string | null;
  /** The number of the first period that is neither made nor skipped. */
  readonly nextIndex: number;
  /** Periods below this number are made ahead of their day, since somebody asked. */
  readonly aheadUntil: number;
  readonly createdBy: MemberId;
  readonly createdAt: Instant;
  readonly stateSince: Instant;
};

export const skipReasons = ['paused', 'missed', 'nothing_to_pay'] as const;
export type SkipReason = (typeof skipReasons)[number];

type PeriodData = {
  readonly period: string;
  readonly index: number;
  readonly coversFrom: CalendarDate;
  readonly coversTo: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly firesAt: Instant;
};

/** What happened to a recurring bill. Stored for ever. */
export type RecurringBillFact =
  | ({ readonly type: 'recurring_bill_changed' } & RecurringBillContent)
  | { readonly type: 'recurring_bill_paused'; readonly reason: string }
  | { readonly type: 'recurring_bill_resumed' }
  | { readonly type: 'period_triggered'; readonly period: string; readonly index: number }
  | ({
      readonly type: 'period_made';
      readonly billId: BillId;
      readonly amount: Money;
      /** The run that made it, as Temporal names it. */
      readonly firedBy: string | null;
    } & PeriodData)
  | ({ readonly type: 'period_skipped'; readonly because: SkipReason } & PeriodData)
  | { readonly type: 'standing_approval_proposed'; readonly standingApprovalId: StandingApprovalId }
  | { readonly type: 'standing_approval_given'; readonly standingApprovalId: StandingApprovalId }
  | {
      readonly type: 'standing_approval_used';
      readonly standingApprovalId: StandingApprovalId;
      readonly billId: BillId;
      readonly amount: Money;
    }
  | {
      readonly type: 'standing_approval_not_used';
      readonly standingApprovalId: StandingApprovalId;
      readonly billId: BillId;
      readonly because: string;
    }
  | {
      readonly type: 'standing_approval_ended';
      readonly standingApprovalId: StandingApprovalId;
      readonly because: 'expired' | 'used_up' | 'terms_changed' | 'withdrawn' | 'recurring_bill_ended';
    }
  | { readonly type: 'recurring_bill_ended'; readonly reason: string };

/** The graph: which fact may follow which status. */
const follows: { readonly [F in RecurringBillFact['type']]: readonly RecurringBillStatus[] } = {
  recurring_bill_changed: ['active', 'paused'],
  recurring_bill_paused: ['active'],
  recurring_bill_resumed: ['paused'],
  period_triggered: ['active'],
  period_made: ['active'],
  period_skipped: ['active', 'paused'],
  standing_approval_proposed: ['active', 'paused'],
  standing_approval_given: ['active', 'paused'],
  standing_approval_used: recurringBillStatuses,
  standing_approval_not_used: recurringBillStatuses,
  standing_approval_ended: recurringBillStatuses,
  recurring_bill_ended: ['active', 'paused'],
};

export function evolveRecurringBill(
  row: RecurringBill,
  facts: readonly RecurringBillFact[],
  at: Instant,
): RecurringBill {
  return facts.reduce((current, fact) => {
    if (!follows[fact.type].includes(current.status)) {
      refuse('wrong_state', `A recurring bill that is ${current.status} cannot take this.`, {
        status: current.status,
      });
    }
    const next = { ...current, ...carried(current, fact), version: current.version + 1 };
    return { ...next, stateSince: next.status === current.status ? current.stateSince : at };
  }, row);
}

function carried(row: RecurringBill, fact: RecurringBillFact): Partial<RecurringBill> {
  switch (fact.type) {
    case 'recurring_bill_changed': {
      const { type: _type, ...content } = fact;
      return { ...content, termsVersion: row.termsVersion + (isSameDeal(row, content) ? 0 : 1) };
    }
    case 'recurring_bill_paused':
      return { status: 'paused', reason: fact.reason };
    case 'recurring_bill_resumed':
      return { status: 'active', reason: null };
    case 'period_triggered':
      return { aheadUntil: fact.index + 1 };
    case 'period_made':
    case 'period_skipped':
      return { nextIndex: fact.index + 1 };
    case 'recurring_bill_ended':
      return { status: 'ended', reason: fact.reason };
    default:
      return {};
  }
}

/** Whether people who approved one approved the other too. */
function isSameDeal(before: RecurringBillContent, after: RecurringBillContent): boolean {
  const deal = ({ vendorId, currency, terms }: RecurringBillContent) =>
    JSON.stringify([vendorId, currency, sorted(terms)]);
  return deal(before) === deal(after);
}

/** Postgres does not keep the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each)]);
}

export type PeriodDecision = {
  readonly period: Period;
  readonly amount: Money;
  readonly outcome: 'make' | SkipReason;
};

/**
 * What becomes of every period whose time has come: each exactly one decision, in order. While paused they are skipped;
 * by the policy `latest` all but the newest are.
 */
export function decidePeriods(row: RecurringBill, asOf: Instant): PeriodDecision[] {
  if (row.status === 'ended') return [];
  const { terms, currency, nextIndex, catchUp } = row;
  const due = periodsDue(terms.recurrence, nextIndex, asOf);
  const ahead = row.status === 'active' ? periodsAhead(row, nextIndex + due.length) : [];
  const newest = due.at(-1)?.index;
  return [...due, ...ahead].map((period) => {
    const amount = amountOf(terms, currency, period);
    const isMissed = catchUp === 'latest' && newest !== undefined && period.index < newest;
    const outcome =
      row.status === 'paused'
        ? ('paused' as const)
        : amount.amountMinor <= 0
          ? ('nothing_to_pay' as const)
          : isMissed
            ? ('missed' as const)
            : ('make' as const);
    return { period, amount, outcome };
  });
}

function periodsAhead({ terms, aheadUntil }: RecurringBill, fromIndex: number): Period[] {
  const periods: Period[] = [];
  for (let index = fromIndex; index < aheadUntil; index += 1) {
    const period = periodAt(terms.recurrence, index);
    if (period !== null) periods.push(period);
  }
  return periods;
}

/** Whether every period has been decided: nothing is left to fire for. */
export function isOver({ terms, nextIndex }: RecurringBill): boolean {
  return periodAt(terms.recurrence, nextIndex) === null;
}

export function periodData(period: Period): PeriodData {
  const { key, index, coversFrom, coversTo, dueOn, firesAt } = period;
  return { period: key, index, coversFrom, coversTo, dueOn, firesAt };
}

/** The bill's creator, who never approves it: whoever entered the recurring bill. */
export function creatorOf({ createdBy }: RecurringBill): Actor {
  return { kind: 'member', memberId: createdBy };
}
