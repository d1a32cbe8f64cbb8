import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../domain/bill.js';
import type { FactSubject } from '../../domain/event-types.js';
import type { BillId, InboxEventId, TenantId } from '../../domain/ids.js';
import { at, createdAt, id, transactionId } from '../columns.js';
import { tenants } from './tenants.js';

/** The audit trail: written in the transaction of the change, never updated, never deleted. */
export const facts = pgTable(
  'facts',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    factId: bigint('fact_id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    subject: text('subject').$type<FactSubject>().notNull(),
    subjectId: text('subject_id').notNull(),
    /** The version of the subject that this fact made. */
    version: integer('version').notNull(),
    billId: id<BillId>('bill_id'),
    type: text('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    requestId: text('request_id'),
    commandId: text('command_id'),
    at: at('at').notNull(),
    /** Ids are drawn before commit and may show up out of order; those who read on from a cursor go by this first. */
    transactionId: transactionId('transaction_id')
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.factId] }),
    // Serves: events after a cursor.
    index('facts_order').on(t.tenantId, t.transactionId, t.factId),
    // Serves: events since a time. Facts lie in the order of time, so a coarse index is enough and costs nothing.
    index('facts_at').using('brin', t.at),
    // Two writers cannot both make the same version of one subject.
    uniqueIndex('facts_subject_version').on(t.tenantId, t.subject, t.subjectId, t.version),
    // Serves: the timeline of a bill.
    index('facts_bill').on(t.tenantId, t.billId, t.factId),
  ],
);

/** Webhooks by the provider's event id, stored before they are answered. Owned by the platform tenant. */
export const inboxEvents = pgTable(
  'inbox_events',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    inboxEventId: id<InboxEventId>('inbox_event_id').notNull(),
    provider: text('provider').$type<'stripe' | 'sendgrid'>().notNull(),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    /** The object to fetch, and nothing of its content. */
    subject: jsonb('subject').$type<Record<string, string | null>>().notNull(),
    status: text('status').$type<'pending' | 'done' | 'ignored' | 'failed'>().notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at').notNull(),
    error: text('error'),
    receivedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.inboxEventId] }),
    uniqueIndex('inbox_events_event').on(t.tenantId, t.provider, t.eventId),
    check('inbox_events_status', sql`${t.status} in ('pending','done','ignored','failed')`),
    // Serves: draining the inbox, oldest first.
    index('inbox_events_pending')
      .on(t.tenantId, t.nextAttemptAt)
      .where(sql`${t.status} = 'pending'`),
    // Serves: what was given up, which a person looks at.
    index('inbox_events_failed')
      .on(t.tenantId, t.receivedAt)
      .where(sql`${t.status} = 'failed'`),
  ],
);
