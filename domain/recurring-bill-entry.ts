import { addDays, isTimeZone, type CalendarDate } from './dates.js';
import { refuse } from './errors.js';
import { amountMinorMax } from './money.js';
import { amountOf, type AmountRule } from './period-amount.js';
import { periodAt, periodsFrom, type Recurrence } from './recurrence.js';
import type { RecurringBill, RecurringBillContent } from './recurring-bill.js';

export const recurringReferenceCharactersMax = 60;
export const dueOffsetDaysMax = 366;
export const leadDaysMax = 90;
export const amountStepsMax = 200;
/** So far back a first period may lie, each with its bill at once. */
export const startedDaysAgoMax = 400;
/** Amounts of so many periods are computed when terms are entered, so that a rule that runs away is refused then. */
const periodsCheckedMax = 240;

/** Refuses with every problem at once. */
export function validateRecurringBill(content: RecurringBillContent): void {
  const { recurrence, amount } = content.terms;
  const problems = [...recurrenceProblems(recurrence), ...ruleProblems(amount, recurrence.startsOn)];
  if (problems.length === 0) problems.push(...amountProblems(content));
  if (problems.length > 0) refuse('invalid_input', problems.join(' '), { problems });
}

/** Refuses a first day so long ago that more bills would come at once than anybody means. */
export function validateStart({ startsOn }: Recurrence, today: CalendarDate): void {
  if (startsOn < addDays(today, -startedDaysAgoMax)) {
    refuse(
      'invalid_input',
      `startsOn lies at most ${startedDaysAgoMax} days back: what is older was paid elsewhere.`,
    );
  }
}

function recurrenceProblems(recurrence: Recurrence): string[] {
  const { startsOn, endsOn, timeZone, fireTime } = recurrence;
  return [
    ...(endsOn !== null && endsOn < startsOn ? ['endsOn lies before startsOn.'] : []),
    ...(isTimeZone(timeZone) ? [] : ['timeZone is not an IANA time zone.']),
    ...(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(fireTime) ? [] : ['fireTime is HH:MM or HH:MM:SS.']),
  ];
}

function ruleProblems(rule: AmountRule, startsOn: CalendarDate): string[] {
  switch (rule.kind) {
    case 'fixed':
    case 'estimated':
      return [];
    case 'stepped':
      return datedProblems('steps', rule.steps, startsOn);
    case 'indexed':
      return rule.by.kind === 'index' ? datedProblems('values', rule.by.values, null) : [];
  }
}

function datedProblems(
  name: string,
  dated: readonly { readonly from: CalendarDate }[],
  coveredFrom: CalendarDate | null,
): string[] {
  const rises = dated.every(({ from }, position) => from > (dated[position - 1]?.from ?? ''));
  const [first] = dated;
  const isCovered = coveredFrom === null || (first !== undefined && first.from <= coveredFrom);
  return [
    ...(rises ? [] : [`${name} are ordered by day, each day once.`]),
    ...(isCovered ? [] : [`the first of ${name} holds from startsOn or earlier.`]),
  ];
}

function amountProblems({ terms, currency }: RecurringBillContent): string[] {
  const periods = periodsFrom(terms.recurrence, 0, periodsCheckedMax);
  const bad = periods.find((period) => {
    const { amountMinor } = amountOf(terms, currency, period);
    return amountMinor < 0 || amountMinor > amountMinorMax;
  });
  return bad ? [`the amount of period ${bad.key} is out of range.`] : [];
}

/** What may change: periods keep their names and what was made stays true. */
export function validateChange(before: RecurringBill, after: RecurringBillContent): void {
  const was = before.terms.recurrence;
  const is = after.terms.recurrence;
  if (before.currency !== after.currency || before.reference !== after.reference) {
    refuse('invalid_input', 'reference and currency stay: end this one and enter another.');
  }
  if (was.cadence !== is.cadence || was.anchorOn !== is.anchorOn || was.startsOn !== is.startsOn) {
    refuse('invalid_input', 'cadence, anchorOn and startsOn stay: end this one and enter another.');
  }
  if (before.nextIndex === 0) return;
  const decided = periodAt(was, before.nextIndex - 1);
  const changed = periodAt(is, before.nextIndex - 1);
  if (decided?.coversTo !== changed?.coversTo) {
    refuse('invalid_input', `endsOn would change period ${decided?.key ?? ''}, which has been decided.`, {
      period: decided?.key ?? null,
    });
  }
}
