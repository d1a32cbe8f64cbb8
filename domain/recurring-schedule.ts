import { epochMs, type Instant } from './dates.js';
import type { RecurringBillId, TenantId, VendorId } from './ids.js';
import { periodsDue, periodsFrom } from './recurrence.js';
import type { RecurringBill } from './recurring-bill.js';

/** The Schedule that a row wants: its firings are the row's own instants, so that no second calendar can disagree. */
export type RecurringSchedule = {
  readonly tenantId: TenantId;
  readonly recurringBillId: RecurringBillId;
  readonly vendorId: VendorId;
  readonly paused: boolean;
  /** Shown to operators, and compared: equal for equal firings. */
  readonly note: string;
  readonly firings: readonly Firing[];
};
export type Firing = { readonly at: Instant; readonly period: string };

/** A Schedule as Temporal lists it: seconds behind. */
export type KnownSchedule = {
  readonly tenantId: TenantId | null;
  readonly paused: boolean;
  readonly note: string;
  readonly nextAt: Instant | null;
};

/** The window moves on by so many periods at once; two more windows of them lie ahead at any time. */
const windowPeriods = 12;

export function scheduleOf(row: RecurringBill): RecurringSchedule {
  const { tenantId, recurringBillId, vendorId, terms, termsVersion, nextIndex, status } = row;
  const windowFrom = nextIndex - (nextIndex % windowPeriods);
  const periods = periodsFrom(terms.recurrence, windowFrom, 3 * windowPeriods);
  return {
    tenantId,
    recurringBillId,
    vendorId,
    paused: status !== 'active',
    note: `terms ${termsVersion}, periods ${periods[0]?.key ?? 'none'} to ${periods.at(-1)?.key ?? 'none'}`,
    firings: periods.map(({ key, firesAt }) => ({ at: firesAt, period: key })),
  };
}

/** Whether the Schedule has to be put right. */
export function differs(wanted: RecurringSchedule, known: KnownSchedule | undefined, now: Instant): boolean {
  if (!known || known.paused !== wanted.paused || known.note !== wanted.note) return true;
  if (wanted.paused) return false;
  const nextAt = wanted.firings.find(({ at }) => at > now)?.at ?? null;
  return nextAt !== known.nextAt;
}

/** Longer than a firing takes from its time to its rows. */
const overdueMs = 60_000;

/** Whether the Schedule should have fired and did not, or was asked to and was not told. */
export function isOverdue({ terms, nextIndex, aheadUntil, status }: RecurringBill, now: Instant): boolean {
  if (status !== 'active') return false;
  const [first] = periodsDue(terms.recurrence, nextIndex, now);
  return aheadUntil > nextIndex || (first !== undefined && epochMs(now) - epochMs(first.firesAt) > overdueMs);
}

/** Whether firing now would make or skip something. */
export function hasDue({ terms, nextIndex, aheadUntil }: RecurringBill, now: Instant): boolean {
  return aheadUntil > nextIndex || periodsDue(terms.recurrence, nextIndex, now).length > 0;
}
