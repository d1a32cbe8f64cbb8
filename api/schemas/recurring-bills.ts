import { z } from '@hono/zod-openapi';
import type { PeriodRow } from '../../db/recurring-bills.js';
import { billStatuses, type Bill } from '../../domain/bill.js';
import { bankingCalendars, calendarFor } from '../../domain/calendar.js';
import { amountMinorMax } from '../../domain/money.js';
import { prorations } from '../../domain/period-amount.js';
import { businessDayRules, cadences, type Period } from '../../domain/recurrence.js';
import {
  catchUpPolicies,
  recurringBillStatuses,
  skipReasons,
  type RecurringBill,
  type RecurringBillContent,
} from '../../domain/recurring-bill.js';
import {
  amountStepsMax,
  dueOffsetDaysMax,
  leadDaysMax,
  recurringReferenceCharactersMax,
} from '../../domain/recurring-bill-entry.js';
import { hasDue } from '../../domain/recurring-schedule.js';
import type { Money } from '../../domain/money.js';
import type { Instant } from '../../domain/dates.js';
import {
  currencySchema,
  dateSchema,
  enteredDateSchema,
  instantSchema,
  moneySchema,
  textSchema,
  vendorIdSchema,
} from './primitives.js';

const amountMinor = z.number().int().min(1).max(amountMinorMax);

const recurrenceSchema = z
  .strictObject({
    cadence: z.enum(cadences),
    anchorOn: enteredDateSchema
      .optional()
      .openapi({ description: 'A day on which a whole period begins. Left out: startsOn.' }),
    startsOn: enteredDateSchema.openapi({ description: 'The first day that is paid for.' }),
    endsOn: enteredDateSchema.nullish().openapi({ description: 'The last day, itself included.' }),
    dueFrom: z.enum(['period-start', 'period-end']).default('period-start'),
    dueOffsetDays: z.number().int().min(-dueOffsetDaysMax).max(dueOffsetDaysMax).default(0),
    businessDays: z.enum(businessDayRules).default('none'),
    calendar: z
      .enum(bankingCalendars)
      .optional()
      .openapi({ description: 'Left out: the calendar of the currency.' }),
    leadDays: z.number().int().min(0).max(leadDaysMax).default(0).openapi({
      description: 'How many days before its due date the bill is made.',
    }),
    fireTime: textSchema(8).default('06:00').openapi({ description: 'HH:MM or HH:MM:SS.', example: '06:00' }),
    timeZone: textSchema(60).openapi({ example: 'America/New_York' }),
  })
  .openapi('RecurrenceEntry');

const amountRuleSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), amountMinor }),
    z.strictObject({
      kind: z.literal('stepped'),
      steps: z
        .array(z.strictObject({ from: enteredDateSchema, amountMinor }))
        .min(1)
        .max(amountStepsMax),
    }),
    z.strictObject({
      kind: z.literal('indexed'),
      baseMinor: amountMinor,
      everyPeriods: z.number().int().min(1).max(520),
      by: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('percent'), basisPoints: z.number().int().min(-5_000).max(10_000) }),
        z.strictObject({
          kind: z.literal('index'),
          baseIndex: z.number().int().min(1).max(1_000_000),
          values: z
            .array(z.strictObject({ from: enteredDateSchema, index: z.number().int().min(1).max(1_000_000) }))
            .max(amountStepsMax),
        }),
      ]),
    }),
    z.strictObject({
      kind: z.literal('estimated'),
      estimateMinor: amountMinor,
      toleranceBasisPoints: z.number().int().min(0).max(10_000),
    }),
  ])
  .openapi('AmountRule');

const contentShape = {
  reference: textSchema(recurringReferenceCharactersMax).openapi({
    description: 'Bills are numbered reference/period.',
    example: 'LEASE-12',
  }),
  department: textSchema(80).nullish().openapi({ example: 'Office' }),
  currency: currencySchema,
  amount: amountRuleSchema,
  proration: z.enum(prorations).default('by-days'),
  catchUp: z.enum(catchUpPolicies).default('all').openapi({
    description: 'After downtime: a bill for each missed period, or for the newest only.',
  }),
  recurrence: recurrenceSchema,
};

export const recurringBillEntrySchema = z
  .strictObject({ ...contentShape, vendorId: vendorIdSchema })
  .openapi('RecurringBillEntry');

export function contentFrom(entry: z.output<typeof recurringBillEntrySchema>): RecurringBillContent {
  const { recurrence, amount, proration, department = null, ...rest } = entry;
  return {
    ...rest,
    department,
    terms: {
      amount,
      proration,
      recurrence: {
        ...recurrence,
        anchorOn: recurrence.anchorOn ?? recurrence.startsOn,
        endsOn: recurrence.endsOn ?? null,
        calendar: recurrence.calendar ?? calendarFor(entry.currency),
      },
    },
  };
}

export const recurringBillSchema = z
  .object({
    ...contentShape,
    recurringBillId: z.string(),
    version: z.number().int(),
    status: z.enum(recurringBillStatuses),
    reason: z.string().nullable().openapi({ description: 'Why it is paused or ended.' }),
    vendorId: z.string(),
    nextPeriod: z
      .object({ period: z.string(), firesAt: instantSchema, dueOn: dateSchema })
      .nullable()
      .openapi({ description: 'The next one that is neither made nor skipped.' }),
    isDue: z.boolean().openapi({ description: 'A firing now would make or skip something.' }),
    createdBy: z.string(),
    createdAt: instantSchema,
    stateSince: instantSchema,
  })
  .openapi('RecurringBill');

export function recurringBillBody(
  row: RecurringBill,
  next: Period | null,
  now: Instant,
): z.output<typeof recurringBillSchema> {
  const { terms } = row;
  return {
    recurringBillId: row.recurringBillId,
    version: row.version,
    status: row.status,
    reason: row.reason,
    reference: row.reference,
    vendorId: row.vendorId,
    department: row.department,
    currency: row.currency,
    amount: structuredClone(terms.amount) as z.output<typeof amountRuleSchema>,
    proration: terms.proration,
    catchUp: row.catchUp,
    recurrence: terms.recurrence,
    nextPeriod: next && { period: next.key, firesAt: next.firesAt, dueOn: next.dueOn },
    isDue: row.status === 'active' && hasDue(row, now),
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    stateSince: row.stateSince,
  };
}

const periodShape = {
  period: z.string().openapi({ example: '2026-01' }),
  coversFrom: dateSchema,
  coversTo: dateSchema,
  dueOn: dateSchema,
  firesAt: instantSchema,
  amount: moneySchema,
};

export const plannedPeriodSchema = z
  .object({ ...periodShape, isPartial: z.boolean() })
  .openapi('PlannedPeriod');

export const periodSchema = z
  .object({
    ...periodShape,
    status: z.enum(['made', 'skipped']),
    skipReason: z.enum(skipReasons).nullable(),
    billId: z.string().nullable(),
    billStatus: z.enum(billStatuses).nullable(),
    isEstimate: z.boolean(),
    standingApprovalId: z.string().nullable(),
  })
  .openapi('RecurringBillPeriod');

export function periodBody(row: PeriodRow, bill: Bill | undefined): z.output<typeof periodSchema> {
  const { periodKey: period, coversFrom, coversTo, dueOn, firesAt, amountMinor: minor, currency } = row;
  const amount: Money = { amountMinor: minor, currency };
  return {
    ...{ period, coversFrom, coversTo, dueOn, firesAt, amount },
    status: row.status,
    skipReason: row.skipReason,
    billId: row.billId,
    billStatus: bill?.state.status ?? null,
    isEstimate: row.isEstimate,
    standingApprovalId: row.standingApprovalId,
  };
}
