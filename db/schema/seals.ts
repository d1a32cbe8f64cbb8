import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { TenantId } from '../../domain/ids.js';
import { at, bytes, createdAt, id, transactionId } from '../columns.js';
import { tenants } from './tenants.js';

/** The chain of each tenant: what rows were when they were sealed. Never updated, never deleted. */
export const seals = pgTable(
  'seals',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    sequence: integer('sequence').notNull(),
    source: text('source').notNull(),
    format: smallint('format').notNull(),
    throughTransactionId: transactionId('through_transaction_id').notNull(),
    rowIds: text('row_ids').array().notNull(),
    /** 32 bytes for each row. */
    leaves: bytes('leaves').notNull(),
    previousHash: bytes('previous_hash').notNull(),
    hash: bytes('hash').notNull(),
    sealedAt: at('sealed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sequence] }),
    check('seals_leaves', sql`octet_length(${t.leaves}) = 32 * cardinality(${t.rowIds})`),
    check('seals_some', sql`cardinality(${t.rowIds}) > 0`),
    // A chain has no fork: nothing follows the same seal twice.
    uniqueIndex('seals_previous').on(t.tenantId, t.previousHash),
    // Serves: where the next seal of a source begins.
    index('seals_source').on(t.tenantId, t.source, t.sequence),
  ],
);

/** Which seals were put outside of the database. */
export const sealAnchors = pgTable(
  'seal_anchors',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    sequence: integer('sequence').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sequence] }),
    foreignKey({ columns: [t.tenantId, t.sequence], foreignColumns: [seals.tenantId, seals.sequence] }),
  ],
);
