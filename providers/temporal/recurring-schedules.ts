import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type CalendarSpec,
  type Client,
  type ScheduleSummary,
} from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { instant, type Instant } from '../../domain/dates.js';
import { isId, type RecurringBillId } from '../../domain/ids.js';
import type { Firing, KnownSchedule, RecurringSchedule } from '../../domain/recurring-schedule.js';
import type { RecurringSchedules } from '../ports.js';

type Names = {
  readonly taskQueue: string;
  readonly recurringBillWorkflow: string;
  readonly tenantId: string;
  readonly vendorId: string;
};

export function createRecurringSchedules(client: Client, names: Names): RecurringSchedules {
  const optionsOf = (schedule: RecurringSchedule) => scheduleOptions(schedule, names);
  const handleOf = (recurringBillId: RecurringBillId) => client.schedule.getHandle(recurringBillId);
  return {
    put: async (schedule) => {
      const options = optionsOf(schedule);
      try {
        await client.schedule.create({ scheduleId: schedule.recurringBillId, ...options });
      } catch (error) {
        if (!(error instanceof ScheduleAlreadyRunning)) throw error;
        await handleOf(schedule.recurringBillId).update(() => options);
      }
    },
    fire: (recurringBillId) => handleOf(recurringBillId).trigger(ScheduleOverlapPolicy.BUFFER_ONE),
    remove: async (recurringBillId) => {
      try {
        await handleOf(recurringBillId).delete();
      } catch (error) {
        if (!(error instanceof ScheduleNotFoundError)) throw error;
      }
    },
    list: async (now) => {
      const known = new Map<RecurringBillId, KnownSchedule>();
      for await (const summary of client.schedule.list({ pageSize: 1_000 })) {
        if (isId('recurringBill', summary.scheduleId)) {
          known.set(summary.scheduleId, toKnown(summary, names, now));
        }
      }
      return known;
    },
  };
}

function scheduleOptions(schedule: RecurringSchedule, names: Names) {
  const { tenantId, recurringBillId, vendorId, paused, note, firings } = schedule;
  const typedSearchAttributes = new TypedSearchAttributes([
    { key: defineSearchAttributeKey(names.tenantId, 'KEYWORD'), value: tenantId },
    { key: defineSearchAttributeKey(names.vendorId, 'KEYWORD'), value: vendorId },
  ]);
  return {
    spec: { calendars: firings.map(toCalendar), timezone: 'UTC' },
    action: {
      type: 'startWorkflow' as const,
      workflowType: names.recurringBillWorkflow,
      workflowId: recurringBillId,
      taskQueue: names.taskQueue,
      args: [{ tenantId, recurringBillId }],
      staticSummary: `Recurring bill ${recurringBillId}`,
      typedSearchAttributes,
    },
    // A run makes everything that is due: one after the other is enough, and one must come after the last firing.
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: '365 days' as const },
    state: { paused, note },
    typedSearchAttributes,
  };
}

const months = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;

/** One instant, as a calendar that comes once. */
function toCalendar({ at, period }: Firing): CalendarSpec {
  const date = new Date(at);
  return {
    year: date.getUTCFullYear(),
    month: months[date.getUTCMonth()] ?? 'JANUARY',
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    comment: `period ${period}`,
  };
}

function toKnown(
  { state, info, typedSearchAttributes }: ScheduleSummary,
  names: Names,
  now: Instant,
): KnownSchedule {
  const tenantId = typedSearchAttributes?.get(defineSearchAttributeKey(names.tenantId, 'KEYWORD'));
  const next = info.nextActionTimes.map((time) => instant(time.getTime())).find((time) => time > now);
  return {
    tenantId: tenantId !== undefined && isId('tenant', tenantId) ? tenantId : null,
    paused: state.paused,
    note: state.note ?? '',
    nextAt: next ?? null,
  };
}
