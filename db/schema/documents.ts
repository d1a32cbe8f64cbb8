import { sql } from 'drizzle-orm';
import {
  bigint,
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
import type { Actor } from '../../domain/bill.js';
import type {
  BillId,
  InboundAddressId,
  InboundMailId,
  MemberId,
  ReadingHintId,
  TenantId,
  UploadId,
  VendorId,
} from '../../domain/ids.js';
import type { IntakeItem } from '../../domain/intake.js';
import type { ModelUse } from '../../domain/model-use.js';
import type { ReadingHint } from '../../domain/reading-hints.js';
import { at, createdAt, id, minor } from '../columns.js';
import { bills } from './bills.js';
import { tenants } from './tenants.js';
import { vendors } from './vendors.js';

/** What language models were paid for reading a tenant's documents, one answer a row. */
export const modelUses = pgTable(
  'model_uses',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    modelUseId: bigint('model_use_id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    billId: id<BillId>('bill_id').notNull(),
    model: text('model').notNull(),
    outcome: text('outcome').$type<ModelUse['outcome']>().notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    /** Millionths of a US dollar, at the price of then. */
    costMicroUsd: minor('cost_micro_usd').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.modelUseId] }),
    foreignKey({ columns: [t.tenantId, t.billId], foreignColumns: [bills.tenantId, bills.billId] }),
    check('model_uses_tokens', sql`${t.inputTokens} >= 0 and ${t.outputTokens} >= 0`),
    check('model_uses_outcome', sql`${t.outcome} in ('read','refused','truncated','malformed')`),
    // Serves: what a tenant has spent since the month began.
    index('model_uses_spent').on(t.tenantId, t.createdAt),
  ],
);

/** Files that came in together, and what became of each. */
export const uploads = pgTable(
  'uploads',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    uploadId: id<UploadId>('upload_id').notNull(),
    createdBy: jsonb('created_by').$type<Actor>().notNull(),
    items: jsonb('items').$type<readonly IntakeItem[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.uploadId] })],
);

/** Where a tenant's vendors mail bills to. Its token is in the address that the mail provider calls; only hashes are kept. */
export const inboundAddresses = pgTable(
  'inbound_addresses',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    inboundAddressId: id<InboundAddressId>('inbound_address_id').notNull(),
    name: text('name').notNull(),
    /** SHA-256, lower-case hex; the token has 256 random bits. */
    hash: text('hash').notNull(),
    /** The token of before, while it still works. */
    previousHash: text('previous_hash'),
    previousUntil: at('previous_until'),
    createdAt: createdAt(),
    revokedAt: at('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.inboundAddressId] }),
    check('inbound_addresses_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('inbound_addresses_previous', sql`(${t.previousHash} is null) = (${t.previousUntil} is null)`),
  ],
);

/** Every mail that came in, also those that made no bill. */
export const inboundMails = pgTable(
  'inbound_mails',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    inboundMailId: id<InboundMailId>('inbound_mail_id').notNull(),
    inboundAddressId: id<InboundAddressId>('inbound_address_id').notNull(),
    /** Message-ID, or a hash of what the mail consists of where it has none. */
    messageId: text('message_id').notNull(),
    sender: text('sender').notNull(),
    subject: text('subject').notNull(),
    items: jsonb('items').$type<readonly IntakeItem[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.inboundMailId] }),
    foreignKey({
      columns: [t.tenantId, t.inboundAddressId],
      foreignColumns: [inboundAddresses.tenantId, inboundAddresses.inboundAddressId],
    }),
    // The database refuses the same mail twice.
    uniqueIndex('inbound_mails_message').on(t.tenantId, t.messageId),
  ],
);

/** What people's corrections have taught about a vendor's documents. */
export const readingHints = pgTable(
  'reading_hints',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    readingHintId: id<ReadingHintId>('reading_hint_id').notNull(),
    vendorId: id<VendorId>('vendor_id').notNull(),
    kind: text('kind').$type<ReadingHint['kind']>().notNull(),
    /** Tells hints of one kind apart; of an alias, the normalised name. */
    key: text('key').notNull(),
    hint: jsonb('hint').$type<ReadingHint>().notNull(),
    billId: id<BillId>('bill_id').notNull(),
    learnedFrom: jsonb('learned_from').$type<Actor>().notNull(),
    createdAt: createdAt(),
    revokedBy: id<MemberId>('revoked_by'),
    revokedAt: at('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.readingHintId] }),
    foreignKey({ columns: [t.tenantId, t.vendorId], foreignColumns: [vendors.tenantId, vendors.vendorId] }),
    foreignKey({ columns: [t.tenantId, t.billId], foreignColumns: [bills.tenantId, bills.billId] }),
    // Serves: what is known of a vendor. The database refuses the same hint twice.
    uniqueIndex('reading_hints_live')
      .on(t.tenantId, t.vendorId, t.kind, t.key)
      .where(sql`${t.revokedAt} is null`),
    // Serves: vendors by a name that was learned.
    index('reading_hints_alias')
      .on(t.tenantId, t.key)
      .where(sql`${t.kind} = 'alias' and ${t.revokedAt} is null`),
  ],
);
