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
import type { ApprovalRule } from '../../domain/approval.js';
import {
  finalBillStatuses,
  type Actor,
  type BillDetails,
  type BillState,
  type BillStatus,
} from '../../domain/bill.js';
import type { Extraction } from '../../domain/extraction.js';
import type { BillId, DocumentId, MemberId, PolicyId, TenantId, VendorId } from '../../domain/ids.js';
import { at, createdAt, currency, id, minor, on } from '../columns.js';
import { tenants } from './tenants.js';
import { vendors } from './vendors.js';

const ends = sql.raw(finalBillStatuses.map((status) => `'${status}'`).join(','));

export const documents = pgTable(
  'documents',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    documentId: id<DocumentId>('document_id').notNull(),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').notNull(),
    fileName: text('file_name').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.documentId] }),
    check('documents_sha256', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    // Serves: duplicates by file.
    index('documents_sha256').on(t.tenantId, t.sha256),
  ],
);

export const bills = pgTable(
  'bills',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    billId: id<BillId>('bill_id').notNull(),
    version: integer('version').notNull(),
    status: text('status').$type<BillStatus>().notNull(),
    state: jsonb('state').$type<BillState>().notNull(),
    stateSince: at('state_since').notNull(),
    needsAttention: boolean('needs_attention').notNull(),
    createdBy: jsonb('created_by').$type<Actor>().notNull(),
    createdAt: createdAt(),
    documentId: id<DocumentId>('document_id'),
    documentSha256: text('document_sha256'),
    vendorId: id<VendorId>('vendor_id'),
    vendorName: text('vendor_name'),
    number: text('number'),
    normalizedNumber: text('normalized_number'),
    dueOn: on('due_on'),
    amountMinor: minor('amount_minor'),
    currency: currency('currency'),
    details: jsonb('details').$type<BillDetails>().notNull(),
    department: text('department').generatedAlwaysAs(sql`details->>'department'`),
    reviewed: boolean('reviewed').notNull().default(false),
    duplicateCleared: boolean('duplicate_cleared').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.billId] }),
    foreignKey({
      columns: [t.tenantId, t.documentId],
      foreignColumns: [documents.tenantId, documents.documentId],
    }),
    foreignKey({ columns: [t.tenantId, t.vendorId], foreignColumns: [vendors.tenantId, vendors.vendorId] }),
    check(
      'bills_amount',
      sql`${t.amountMinor} is null or (${t.amountMinor} > 0 and ${t.currency} is not null)`,
    ),
    check(
      'bills_payable_when_scheduled',
      sql`${t.status} not in ('scheduled','paying','unknown','paid','remitted') or (${t.vendorId} is not null and ${t.amountMinor} is not null and ${t.dueOn} is not null)`,
    ),
    check(
      'bills_nothing_due',
      sql`${t.status} <> 'nothing_due' or coalesce(${t.state}->>'because' in ('already_paid','vendor_collects'), false)`,
    ),
    check('bills_state_is_status', sql`${t.state}->>'status' = ${t.status}`),
    // Serves: the list, newest first, by cursor.
    index('bills_created').on(t.tenantId, t.createdAt, t.billId),
    // Serves: the list by status.
    index('bills_status').on(t.tenantId, t.status, t.createdAt, t.billId),
    // Serves: the list by vendor, and whether a vendor was ever paid.
    index('bills_vendor').on(t.tenantId, t.vendorId, t.createdAt, t.billId),
    // Serves: the list by number, and duplicates by vendor and number.
    index('bills_number').on(t.tenantId, t.normalizedNumber, t.vendorId),
    // Serves: the list of what needs a person, a few in a hundred.
    index('bills_needs_attention')
      .on(t.tenantId, t.createdAt, t.billId)
      .where(sql`${t.needsAttention}`),
    // Serves: the list by due date, and from one date to another.
    index('bills_due').on(t.tenantId, t.dueOn, t.billId),
    // Serves: what is open by due date. Through all bills this order begins with years of paid ones.
    index('bills_open_due')
      .on(t.tenantId, t.dueOn, t.billId)
      .where(sql`${t.status} not in (${ends})`),
    // Serves: what is open, or needs a person, by how long it has been so.
    index('bills_open_since')
      .on(t.tenantId, t.stateSince, t.billId)
      .where(sql`${t.status} not in (${ends})`),
    // Serves: the list by amount, from one amount to another, and an amount that is searched.
    index('bills_amount').on(t.tenantId, t.currency, t.amountMinor, t.billId),
    // Serves: the list by how long a bill is in its state.
    index('bills_state_since').on(t.tenantId, t.stateSince, t.billId),
    // Serves: the list of a department.
    index('bills_department')
      .on(t.tenantId, t.department, t.createdAt, t.billId)
      .where(sql`${t.department} is not null`),
    // Serves: duplicates by file.
    index('bills_document_sha256').on(t.tenantId, t.documentSha256),
    // Serves: figures and stuck work, which are about open bills only, however many are over.
    index('bills_open')
      .on(t.tenantId, t.status, t.stateSince)
      .where(sql`${t.status} not in (${ends})`),
  ],
);

/**
 * What a bill is found by, beside the bill: written when its details change, so that the changes of its state do not pay
 * for the index. See docs/adr/0009-lists-and-search.md.
 */
export const billSearch = pgTable(
  'bill_search',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    billId: id<BillId>('bill_id').notNull(),
    /** That of the bill. */
    createdAt: createdAt(),
    /** Folded by domain/bill-search.ts. */
    text: text('text').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.billId] }),
    foreignKey({ columns: [t.tenantId, t.billId], foreignColumns: [bills.tenantId, bills.billId] }),
    // Serves: a search that finds much, which walks the newest bills.
    index('bill_search_created').on(t.tenantId, t.createdAt, t.billId),
    // Serves: a search that finds little, through the function search_bills.
    index('bill_search_trgm').using('gin', t.tenantId, sql`${t.text} gin_trgm_ops`),
  ],
);

/** What each reading of a bill's document claimed; earlier readings are kept. */
export const extractions = pgTable(
  'extractions',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    billId: id<BillId>('bill_id').notNull(),
    extraction: jsonb('extraction').$type<Extraction>().notNull(),
    createdAt: createdAt(),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.billId, t.ordinal] }),
    foreignKey({ columns: [t.tenantId, t.billId], foreignColumns: [bills.tenantId, bills.billId] }),
  ],
);

export const approvalPolicies = pgTable(
  'approval_policies',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    policyId: id<PolicyId>('policy_id').notNull(),
    version: integer('version').notNull(),
    rules: jsonb('rules').$type<readonly ApprovalRule[]>().notNull(),
    active: boolean('active').notNull(),
    createdBy: id<MemberId>('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.policyId, t.version] }),
    // The database refuses two policies in force at once.
    uniqueIndex('approval_policies_one_active')
      .on(t.tenantId)
      .where(sql`${t.active}`),
  ],
);
