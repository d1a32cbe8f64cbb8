import { randomUUID } from 'node:crypto';
import { createRecurringBill, listPeriods, loadRecurringBill } from '../../db/recurring-bills.js';
import { newId } from '../../db/ids.js';
import { addDays, dateIn, instant, type CalendarDate, type Instant } from '../../domain/dates.js';
import type { RecurringBillId } from '../../domain/ids.js';
import type { RecurringTerms } from '../../domain/period-amount.js';
import type { RecurringBill, RecurringBillContent } from '../../domain/recurring-bill.js';
import { scheduleOf } from '../../domain/recurring-schedule.js';
import { createRecurringSchedules } from '../../providers/temporal/recurring-schedules.js';
import { recurringBillWorkflow } from '../../workflows/messages.js';
import { searchAttributes } from '../../workflows/search-attributes.js';
import { BillLife } from './bill-life.js';
import { contextBy, seedVendor, type SeededVendor } from './cast.js';
import type { Stage } from './world.js';

export const todayIn = (stage: Pick<Stage, 'now'>): CalendarDate => dateIn('UTC', stage.now());

/** Rent of a day: made once a week from `startsOn` on, due at once. */
export const terms = (
  startsOn: CalendarDate,
  recurrence: Partial<RecurringTerms['recurrence']> = {},
  amount: RecurringTerms['amount'] = { kind: 'fixed', amountMinor: 42_000 },
): RecurringTerms => ({
  amount,
  proration: 'by-days',
  recurrence: {
    cadence: 'weekly',
    anchorOn: startsOn,
    startsOn,
    endsOn: null,
    dueFrom: 'period-start',
    dueOffsetDays: 0,
    businessDays: 'none',
    calendar: 'always-open',
    leadDays: 0,
    fireTime: '00:00',
    timeZone: 'UTC',
    ...recurrence,
  },
});

/** A first firing so many seconds from now, then weekly. */
export function firingIn(stage: Pick<Stage, 'now'>, seconds: number): RecurringTerms {
  const at = instant(Date.parse(stage.now()) + seconds * 1_000);
  return terms(at.slice(0, 10) as CalendarDate, { fireTime: at.slice(11, 19) });
}

export function schedulesOf({ client, taskQueue }: Pick<Stage, 'client' | 'taskQueue'>) {
  return createRecurringSchedules(client, {
    taskQueue,
    recurringBillWorkflow,
    tenantId: searchAttributes.tenantId,
    vendorId: searchAttributes.vendorId,
  });
}

/** A recurring bill as its row, and what has become of it. */
export class RecurringLife {
  readonly recurringBillId: RecurringBillId;

  constructor(
    private readonly stage: Stage,
    row: RecurringBill,
    readonly vendor: SeededVendor,
  ) {
    this.recurringBillId = row.recurringBillId;
  }

  get ref() {
    return { tenantId: this.stage.cast.tenantId, recurringBillId: this.recurringBillId };
  }

  load(): Promise<RecurringBill> {
    const { tenantId } = this.stage.cast;
    return this.stage.database.inTenant(tenantId, (tx) =>
      loadRecurringBill(tx, tenantId, this.recurringBillId),
    );
  }

  /** Oldest first. */
  async periods() {
    const { tenantId } = this.stage.cast;
    const rows = await this.stage.database.inTenant(tenantId, (tx) =>
      listPeriods(tx, tenantId, this.recurringBillId, { belowIndex: null, limit: 500 }),
    );
    return rows.reverse();
  }

  async bills(): Promise<BillLife[]> {
    const ids = (await this.periods()).flatMap(({ billId }) => (billId === null ? [] : [billId]));
    return ids.map((billId) => new BillLife(this.stage, { billId }, this.vendor));
  }

  async putSchedule(): Promise<void> {
    await schedulesOf(this.stage).put(scheduleOf(await this.load()));
  }
}

export async function enterRecurring(
  stage: Stage,
  given: Partial<RecurringBillContent> & { readonly vendor?: SeededVendor } = {},
): Promise<RecurringLife> {
  const { vendor: known, ...content } = given;
  const vendor = known ?? (await seedVendor(stage, stage.cast));
  const { tenantId, clerk } = stage.cast;
  const row = await stage.database.inTenant(tenantId, (tx) =>
    createRecurringBill(
      tx,
      {
        tenantId,
        recurringBillId: newId('recurringBill'),
        createdBy: clerk,
        reference: `LEASE-${randomUUID().slice(0, 8)}`,
        vendorId: vendor.vendorId,
        department: null,
        currency: 'USD',
        terms: terms(addDays(todayIn(stage), -1)),
        catchUp: 'all',
        ...content,
      },
      contextBy(clerk, stage.now()),
    ),
  );
  return new RecurringLife(stage, row, vendor);
}

export const daysFrom = (at: Instant, days: number): Instant => instant(Date.parse(at) + days * 86_400_000);
