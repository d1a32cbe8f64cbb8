import { sql } from 'drizzle-orm';
import {
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
import type { BankAccountId, MemberId, ScreeningEntryId, TenantId, VendorId } from '../../domain/ids.js';
import { at, createdAt, id } from '../columns.js';
import { tenants } from './tenants.js';

export type VendorStatus = 'unverified' | 'verified' | 'blocked';
export type BankAccountStatus = 'proposed' | 'active' | 'frozen' | 'replaced';

export const vendors = pgTable(
  'vendors',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    vendorId: id<VendorId>('vendor_id').notNull(),
    version: integer('version').notNull().default(1),
    name: text('name').notNull(),
    normalizedName: text('normalized_name').notNull(),
    taxId: text('tax_id'),
    normalizedTaxId: text('normalized_tax_id'),
    email: text('email'),
    emailDomain: text('email_domain'),
    aliases: jsonb('aliases').$type<readonly string[]>().notNull().default([]),
    status: text('status').$type<VendorStatus>().notNull().default('unverified'),
    createdBy: id<MemberId>('created_by'),
    verifiedBy: id<MemberId>('verified_by'),
    verifiedAt: at('verified_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.vendorId] }),
    check('vendors_status', sql`${t.status} in ('unverified','verified','blocked')`),
    check(
      'vendors_verified_by_second_person',
      sql`${t.status} <> 'verified' or (${t.verifiedBy} is not null and ${t.verifiedBy} is distinct from ${t.createdBy})`,
    ),
    // Serves: candidates of vendor matching by similar name.
    index('vendors_name_trgm').using('gin', sql`${t.normalizedName} gin_trgm_ops`),
    // Serves: the list by name.
    index('vendors_name').on(t.tenantId, t.normalizedName, t.vendorId),
    // Serves: vendor matching by tax id.
    index('vendors_tax_id').on(t.tenantId, t.normalizedTaxId),
  ],
);

export const bankAccounts = pgTable(
  'bank_accounts',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    bankAccountId: id<BankAccountId>('bank_account_id').notNull(),
    vendorId: id<VendorId>('vendor_id').notNull(),
    version: integer('version').notNull().default(1),
    status: text('status').$type<BankAccountStatus>().notNull(),
    frozenReason: text('frozen_reason'),
    holderName: text('holder_name').notNull(),
    country: text('country').notNull(),
    currency: text('currency').notNull(),
    /** Routing and account number as JSON, sealed by the tenant's data key. */
    sealed: text('sealed').notNull(),
    last4: text('last4').notNull(),
    /** Keyed hash of routing and account number: equal accounts are found without opening them. */
    blindIndex: text('blind_index').notNull(),
    createdBy: id<MemberId>('created_by').notNull(),
    verifiedBy: id<MemberId>('verified_by'),
    verifiedAt: at('verified_at'),
    /** What the rail calls this payee, by version of the account. */
    payeeHandle: jsonb('payee_handle').$type<{
      recipientId: string;
      payoutMethodId: string;
      version: number;
    }>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.bankAccountId] }),
    foreignKey({ columns: [t.tenantId, t.vendorId], foreignColumns: [vendors.tenantId, vendors.vendorId] }),
    check('bank_accounts_status', sql`${t.status} in ('proposed','active','frozen','replaced')`),
    check('bank_accounts_second_person', sql`${t.verifiedBy} is null or ${t.verifiedBy} <> ${t.createdBy}`),
    // The database refuses two accounts that could both be paid in one currency.
    uniqueIndex('bank_accounts_one_active')
      .on(t.tenantId, t.vendorId, t.currency)
      .where(sql`${t.status} = 'active'`),
    // Serves: vendor matching by account hash.
    index('bank_accounts_blind_index').on(t.tenantId, t.blindIndex),
  ],
);

/** One made by whoever loads a list past the API: a UUIDv7 as the ids of ours. */
const madeEntryId = sql`'scr_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
  || substr(md5(gen_random_uuid()::text), 1, 3) || '8' || substr(md5(gen_random_uuid()::text), 1, 15)`;

/** Names that may not be paid; data that the tenant loads. */
export const screeningEntries = pgTable(
  'screening_entries',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    screeningEntryId: id<ScreeningEntryId>('screening_entry_id').notNull().default(madeEntryId),
    /** As it was written; null where only the normalized name was loaded. */
    name: text('name'),
    normalizedName: text('normalized_name').notNull(),
    source: text('source').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.normalizedName, t.source] }),
    // Serves: the list, and removing one.
    uniqueIndex('screening_entries_id').on(t.tenantId, t.screeningEntryId),
  ],
);
