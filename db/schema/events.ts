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
import type { DisabledBecause, EndpointStatus } from '../../domain/event-endpoint.js';
import type { DeliveryStatus } from '../../domain/event-delivery.js';
import type { EventDeliveryId, EventEndpointId, TenantId } from '../../domain/ids.js';
import { at, createdAt, id, transactionId } from '../columns.js';
import { facts } from './facts.js';
import { tenants } from './tenants.js';

/** Where a tenant wants its events sent. A deleted one stays, without secrets, for the sake of its facts. */
export const eventEndpoints = pgTable(
  'event_endpoints',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    endpointId: id<EventEndpointId>('endpoint_id').notNull(),
    version: integer('version').notNull().default(1),
    url: text('url').notNull(),
    description: text('description'),
    /** Null for every type. */
    types: jsonb('types').$type<readonly string[] | null>(),
    status: text('status').$type<EndpointStatus>().notNull().default('enabled'),
    disabledBecause: text('disabled_because').$type<DisabledBecause>(),
    /** Since the first failure after the last success. */
    failingSince: at('failing_since'),
    /** The receiver asked for quiet until then. */
    heldUntil: at('held_until'),
    /** Facts up to here have become deliveries. */
    cursorTransactionId: transactionId('cursor_transaction_id').notNull(),
    cursorFactId: bigint('cursor_fact_id', { mode: 'number' }).notNull(),
    /** When a worker last looked for its events, to within seconds. */
    lookedAt: at('looked_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.endpointId] }),
    check('event_endpoints_status', sql`${t.status} in ('enabled','disabled','deleted')`),
    check('event_endpoints_because', sql`(${t.status} = 'disabled') = (${t.disabledBecause} is not null)`),
    check('event_endpoints_url', sql`${t.url} ~ '^https?://'`),
    // Serves: the worker's list of tenants whose events are to be sent.
    index('event_endpoints_enabled')
      .on(t.tenantId)
      .where(sql`${t.status} = 'enabled'`),
  ],
);

/** Signing secrets; two are live while one is rotated out. */
export const eventEndpointSecrets = pgTable(
  'event_endpoint_secrets',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    endpointId: id<EventEndpointId>('endpoint_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    sealed: text('sealed').notNull(),
    createdAt: createdAt(),
    /** Null for the current one. */
    expiresAt: at('expires_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.endpointId, t.ordinal] }),
    foreignKey({
      columns: [t.tenantId, t.endpointId],
      foreignColumns: [eventEndpoints.tenantId, eventEndpoints.endpointId],
    }),
    // The database refuses two current secrets.
    uniqueIndex('event_endpoint_secrets_current')
      .on(t.tenantId, t.endpointId)
      .where(sql`${t.expiresAt} is null`),
  ],
);

/** One event on its way to one endpoint. */
export const eventDeliveries = pgTable(
  'event_deliveries',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    deliveryId: id<EventDeliveryId>('delivery_id').notNull(),
    endpointId: id<EventEndpointId>('endpoint_id').notNull(),
    factId: bigint('fact_id', { mode: 'number' }).notNull(),
    eventType: text('event_type').notNull(),
    status: text('status').$type<DeliveryStatus>().notNull().default('pending'),
    /** Sendings ever. */
    attempts: integer('attempts').notNull().default(0),
    /** Failures since it was last queued: its place in the schedule of retries. */
    failures: integer('failures').notNull().default(0),
    /** While it is claimed: when the claim ends, and another worker may take it up. */
    nextAttemptAt: at('next_attempt_at').notNull(),
    /** Names the sending that is under way. */
    claim: text('claim'),
    createdAt: createdAt(),
    settledAt: at('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deliveryId] }),
    foreignKey({
      columns: [t.tenantId, t.endpointId],
      foreignColumns: [eventEndpoints.tenantId, eventEndpoints.endpointId],
    }),
    foreignKey({ columns: [t.tenantId, t.factId], foreignColumns: [facts.tenantId, facts.factId] }),
    check('event_deliveries_status', sql`${t.status} in ('pending','delivered','failed')`),
    check('event_deliveries_settled', sql`(${t.status} = 'pending') = (${t.settledAt} is null)`),
    // An event goes to an endpoint as one delivery, however often it is sent.
    uniqueIndex('event_deliveries_event').on(t.tenantId, t.endpointId, t.factId),
    // Serves: claiming what is due, by endpoint.
    index('event_deliveries_due')
      .on(t.tenantId, t.endpointId, t.nextAttemptAt)
      .where(sql`${t.status} = 'pending'`),
    // Serves: the age of the oldest that waits, over all tenants.
    index('event_deliveries_waiting')
      .on(t.nextAttemptAt)
      .where(sql`${t.status} = 'pending'`),
    // Serves: the log of an endpoint, newest first.
    index('event_deliveries_endpoint').on(t.tenantId, t.endpointId, t.deliveryId),
  ],
);

/** Each sending, written before it begins; without a result it is under way, or its worker died. */
export const eventDeliveryAttempts = pgTable(
  'event_delivery_attempts',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    deliveryId: id<EventDeliveryId>('delivery_id').notNull(),
    attempt: integer('attempt').notNull(),
    startedAt: at('started_at').notNull(),
    durationMs: integer('duration_ms'),
    statusCode: integer('status_code'),
    /** Why there was no status, or why it did not count. */
    error: text('error'),
    /** The start of the answer. */
    answer: text('answer'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deliveryId, t.attempt] }),
    foreignKey({
      columns: [t.tenantId, t.deliveryId],
      foreignColumns: [eventDeliveries.tenantId, eventDeliveries.deliveryId],
    }).onDelete('cascade'),
  ],
);
