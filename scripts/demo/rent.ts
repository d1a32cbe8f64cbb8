import { z } from '@hono/zod-openapi';
import type { Bill, Fact, RecurringBillEntry } from '../../client/client.js';
import { addDays, dateIn, instant, type Instant } from '../../domain/dates.js';
import { pollUntil } from '../provision/poll.js';
import { tenantSettings } from './cast.js';
import { shown } from './fact-lines.js';
import type { Scene } from './scenes.js';
import type { Stage } from './stage.js';
import { followBill, paced, SceneFailed } from './staged-bill.js';

const label = 'rent (recurring)';
/** Above what one approver may approve: both seats of the rule are filled ahead. */
const amountMinor = 315_000;
/** Time for two people to approve it ahead. */
const firstFiringInMs = 12_000;
const madeMsMax = 30_000;

/** Entered once and approved ahead by two people; from then on only its Schedule acts. */
export const rent: Scene = async (stage) => {
  const { clerk } = stage.people;
  const entry = rentEntry(stage.vendorIds.harborview, instant(Date.now() + firstFiringInMs));
  const { recurringBillId, nextPeriod } = await clerk.api.POST('/v1/recurring-bills', { body: entry });
  if (!nextPeriod) throw new SceneFailed(`${label}: has no first period`);
  const { firesAt } = nextPeriod;
  stage.narrator.tell(
    label,
    `${shown({ amountMinor, currency: 'USD' })} every month, entered by ${clerk.name}: ` +
      `a Temporal Schedule of its own, firing first at ${firesAt.slice(11, 19)} UTC`,
  );
  await approveAhead(stage, recurringBillId, addDays(entry.recurrence.startsOn, 365));
  const bill = followBill(stage, label, await madeBill(stage, recurringBillId));
  await bill.until('remitted');
  const { length } = await periodsOf(stage, recurringBillId);
  const problems = firingProblems(bill.facts(), recurringBillId, firesAt);
  if (length !== 1) problems.push(`has ${length} periods, not 1`);
  if (problems.length > 0) throw new SceneFailed(`${label}: ${problems.join('; ')}`);
  return [
    {
      bill,
      story:
        'rent: made by its own Schedule at its second, approved ahead by two people, paid with nobody asked',
      status: 'remitted',
      money: 'moved once',
      submissions: 1,
      witnessedBy: [
        'recurring_bill.period_made',
        'recurring_bill.standing_approval_used',
        'bill.approval_given',
        'bill.approval_given',
      ],
    },
  ];
};

/** Its first period begins on the day on which it fires, where the tenant is: just before midnight that is tomorrow. */
export function rentEntry(vendorId: string, firstAt: Instant) {
  const { timeZone, calendar } = tenantSettings.payingTerms;
  return {
    vendorId,
    reference: 'LEASE-12',
    currency: 'USD',
    amount: { kind: 'fixed', amountMinor },
    recurrence: {
      cadence: 'monthly',
      startsOn: dateIn(timeZone, firstAt),
      fireTime: new Date(firstAt).toLocaleTimeString('en-GB', { timeZone, hourCycle: 'h23' }),
      timeZone,
      calendar,
    },
  } satisfies RecurringBillEntry;
}

async function approveAhead(stage: Stage, recurringBillId: string, endsOn: string): Promise<void> {
  const { firstApprover, secondApprover } = stage.people;
  const { standingApprovalId } = await firstApprover.api.POST(
    '/v1/recurring-bills/{recurringBillId}/standing-approvals',
    { params: { path: { recurringBillId } }, body: { limitMinor: amountMinor, endsOn } },
  );
  await secondApprover.api.POST(
    '/v1/recurring-bills/{recurringBillId}/standing-approvals/{standingApprovalId}/confirm',
    { params: { path: { recurringBillId, standingApprovalId } }, body: {} },
  );
  stage.narrator.tell(
    label,
    `approved ahead by ${firstApprover.name} and ${secondApprover.name}: ` +
      `up to ${shown({ amountMinor, currency: 'USD' })} a month until ${endsOn}`,
  );
}

async function periodsOf({ people }: Stage, recurringBillId: string) {
  const params = { path: { recurringBillId } };
  return (await people.clerk.api.GET('/v1/recurring-bills/{recurringBillId}/periods', { params })).items;
}

async function madeBill(stage: Stage, recurringBillId: string): Promise<Bill> {
  const billIdOf = async () => (await periodsOf(stage, recurringBillId))[0]?.billId ?? null;
  const billId = await pollUntil(paced(billIdOf), firstFiringInMs + madeMsMax).catch((cause: unknown) => {
    throw new SceneFailed(`${label}: its Schedule has made no bill`, { cause });
  });
  return stage.people.clerk.api.GET('/v1/bills/{billId}', { params: { path: { billId } } });
}

const madeShape = z.object({ firedBy: z.string().nullable() });

/** Temporal names a run after its Schedule and the second for which it was fired; by hand it would be another second. */
export function firingProblems(facts: readonly Fact[], recurringBillId: string, firesAt: string): string[] {
  const made = facts.find(({ type }) => type === 'period_made');
  if (!made) return ['no period was made'];
  const { firedBy } = madeShape.parse(made.data);
  const expected = `${recurringBillId}-${firesAt.slice(0, 19)}Z`;
  return [
    ...(firedBy === expected ? [] : [`was fired by ${firedBy ?? 'nobody'}, not by ${expected}`]),
    ...(Date.parse(made.at) < Date.parse(firesAt) ? [`was made at ${made.at}, before ${firesAt}`] : []),
  ];
}
