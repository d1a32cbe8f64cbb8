import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  BillId,
  MemberId,
  RecurringBillId,
  StandingApprovalId,
  TenantId,
  VendorId,
} from '../../domain/ids.js';
import type { RecurringTerms } from '../../domain/period-amount.js';
import type { CatchUpPolicy, RecurringBillStatus, SkipReason } from '../../domain/recurring-bill.js';
import type { StandingApprovalStatus } from '../../domain/standing-approval.js';
import { at, createdAt, currency, id, minor, on } from '../columns.js';
import { bills } from './bills.js';
import { tenants } from './tenants.js';
import { vendors } from './vendors.js';

export const recurringBills = pgTable(
  'recurring_bills',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    recurringBillId: id<RecurringBillId>('recurring_bill_id').notNull(),
    version: integer('version').notNull(),
    termsVersion: integer('terms_version').notNull(),
    status: text('status').$type<RecurringBillStatus>().notNull(),
    reason: text('reason'),
    reference: text('reference').notNull(),
    vendorId: id<VendorId>('vendor_id').notNull(),
    department: text('department'),
    currency: currency('currency').notNull(),
    terms: jsonb('terms').$type<RecurringTerms>().notNull(),
    catchUp: text('catch_up').$type<CatchUpPolicy>().notNull(),
    nextIndex: integer('next_index').notNull(),
    aheadUntil: integer('ahead_until').notNull(),
    createdBy: id<MemberId>('created_by').notNull(),
    createdAt: createdAt(),
    stateSince: at('state_since').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recurringBillId] }),
    foreignKey({ columns: [t.tenantId, t.vendorId], foreignColumns: [vendors.tenantId, vendors.vendorId] }),
    check('recurring_bills_status', sql`${t.status} in ('active','paused','ended')`),
    check('recurring_bills_catch_up', sql`${t.catchUp} in ('all','latest')`),
    check('recurring_bills_next_index', sql`${t.nextIndex} >= 0`),
    // Two that live would number their bills alike, and the second one's would be held as duplicates.
    uniqueIndex('recurring_bills_reference')
      .on(t.tenantId, t.vendorId, t.reference)
      .where(sql`${t.status} <> 'ended'`),
    // Serves: the list, newest first, by cursor; and the sweep.
    index('recurring_bills_created').on(t.tenantId, t.createdAt, t.recurringBillId),
  ],
);

/** Each period once, and with it its bill: whoever fires twice meets the row of the first time. */
export const recurringBillPeriods = pgTable(
  'recurring_bill_periods',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    recurringBillId: id<RecurringBillId>('recurring_bill_id').notNull(),
    periodKey: text('period_key').notNull(),
    periodIndex: integer('period_index').notNull(),
    status: text('status').$type<'made' | 'skipped'>().notNull(),
    skipReason: text('skip_reason').$type<SkipReason>(),
    billId: id<BillId>('bill_id'),
    coversFrom: on('covers_from').notNull(),
    coversTo: on('covers_to').notNull(),
    dueOn: on('due_on').notNull(),
    firesAt: at('fires_at').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency('currency').notNull(),
    isEstimate: boolean('is_estimate').notNull(),
    toleranceMinor: minor('tolerance_minor'),
    /** The actual amount that a person was last asked about; confirmed by them, it goes on. */
    questionedMinor: minor('questioned_minor'),
    standingApprovalId: id<StandingApprovalId>('standing_approval_id'),
    standingAmountMinor: minor('standing_amount_minor'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recurringBillId, t.periodKey] }),
    foreignKey({
      columns: [t.tenantId, t.recurringBillId],
      foreignColumns: [recurringBills.tenantId, recurringBills.recurringBillId],
    }),
    foreignKey({ columns: [t.tenantId, t.billId], foreignColumns: [bills.tenantId, bills.billId] }),
    check(
      'recurring_bill_periods_outcome',
      sql`(${t.status} = 'made' and ${t.billId} is not null and ${t.skipReason} is null) or (${t.status} = 'skipped' and ${t.billId} is null and ${t.skipReason} is not null)`,
    ),
    check('recurring_bill_periods_covers', sql`${t.coversFrom} <= ${t.coversTo}`),
    // The number names the period once more: two keys never mean the same one.
    uniqueIndex('recurring_bill_periods_index').on(t.tenantId, t.recurringBillId, t.periodIndex),
    // One bill belongs to one period. Serves: from a bill to its period.
    uniqueIndex('recurring_bill_periods_bill').on(t.tenantId, t.billId),
    // Serves: how much of a standing approval is used.
    index('recurring_bill_periods_standing').on(t.tenantId, t.standingApprovalId),
  ],
);

export const standingApprovals = pgTable(
  'standing_approvals',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    standingApprovalId: id<StandingApprovalId>('standing_approval_id').notNull(),
    recurringBillId: id<RecurringBillId>('recurring_bill_id').notNull(),
    status: text('status').$type<StandingApprovalStatus>().notNull(),
    currency: currency('currency').notNull(),
    limitMinor: minor('limit_minor').notNull(),
    totalLimitMinor: minor('total_limit_minor'),
    endsOn: on('ends_on').notNull(),
    fingerprint: text('fingerprint').notNull(),
    firstBy: id<MemberId>('first_by').notNull(),
    firstAt: at('first_at').notNull(),
    secondBy: id<MemberId>('second_by'),
    secondAt: at('second_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.standingApprovalId] }),
    foreignKey({
      columns: [t.tenantId, t.recurringBillId],
      foreignColumns: [recurringBills.tenantId, recurringBills.recurringBillId],
    }),
    check(
      'standing_approvals_status',
      sql`${t.status} in ('proposed','active','expired','used_up','terms_changed','withdrawn','recurring_bill_ended')`,
    ),
    check('standing_approvals_limit', sql`${t.limitMinor} > 0`),
    // Two people, or it does not approve.
    check('standing_approvals_two_people', sql`${t.secondBy} is null or ${t.secondBy} <> ${t.firstBy}`),
    check('standing_approvals_active_by_two', sql`${t.status} <> 'active' or ${t.secondBy} is not null`),
    // One that is proposed or in force at a time. Serves: the one that a new bill may use.
    uniqueIndex('standing_approvals_one_open')
      .on(t.tenantId, t.recurringBillId)
      .where(sql`${t.status} in ('proposed','active')`),
  ],
);
