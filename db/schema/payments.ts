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
import type {
  BankAccountId,
  BillId,
  CashAccountId,
  PaymentId,
  RemittanceId,
  TenantId,
  VendorId,
} from '../../domain/ids.js';
import {
  livePaymentStatuses,
  reservingPaymentStatuses,
  type PaymentState,
  type PaymentStatus,
  type Rail,
} from '../../domain/payment.js';
import { at, createdAt, currency, id, minor } from '../columns.js';
import { bills } from './bills.js';
import { cashAccounts } from './ledger.js';
import { bankAccounts } from './vendors.js';

const listed = (statuses: readonly PaymentStatus[]) => statuses.map((status) => `'${status}'`).join(',');
const liveStatuses = listed(livePaymentStatuses);
const reservingStatuses = listed(reservingPaymentStatuses);

export const payments = pgTable(
  'payments',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    paymentId: id<PaymentId>('payment_id').notNull(),
    billId: id<BillId>('bill_id').notNull(),
    version: integer('version').notNull(),
    status: text('status').$type<PaymentStatus>().notNull(),
    state: jsonb('state').$type<PaymentState>().notNull(),
    reference: text('reference').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency('currency').notNull(),
    bankAccountId: id<BankAccountId>('bank_account_id').notNull(),
    bankAccountVersion: integer('bank_account_version').notNull(),
    /** A trigger fills it for a writer of before, which does not name it. */
    vendorId: id<VendorId>('vendor_id').notNull(),
    rail: text('rail').$type<Rail>().notNull().default('stripe'),
    /** Null: the tenant keeps no account of its cash in this currency. */
    cashAccountId: id<CashAccountId>('cash_account_id'),
    approvalFingerprint: text('approval_fingerprint').notNull(),
    attempt: integer('attempt').notNull(),
    firstDeclinedAt: at('first_declined_at'),
    providerPaymentId: text('provider_payment_id'),
    /** When the sweep last looked whether it moved on or came back; either may come without its webhook. */
    checkedAt: at('checked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.paymentId] }),
    foreignKey({ columns: [t.tenantId, t.billId], foreignColumns: [bills.tenantId, bills.billId] }),
    foreignKey({
      columns: [t.tenantId, t.bankAccountId],
      foreignColumns: [bankAccounts.tenantId, bankAccounts.bankAccountId],
    }),
    foreignKey({
      columns: [t.tenantId, t.cashAccountId],
      foreignColumns: [cashAccounts.tenantId, cashAccounts.cashAccountId],
    }),
    check('payments_amount', sql`${t.amountMinor} > 0`),
    check('payments_reference', sql`${t.reference} ~ '^[0-9A-Z]{15}$'`),
    check('payments_state_is_status', sql`${t.state}->>'status' = ${t.status}`),
    // One live payment a bill.
    uniqueIndex('payments_one_live')
      .on(t.tenantId, t.billId)
      .where(sql`${t.status} in (${sql.raw(liveStatuses)})`),
    uniqueIndex('payments_reference').on(t.tenantId, t.reference),
    // One movement at the provider belongs to one payment of ours.
    uniqueIndex('payments_provider_id').on(t.tenantId, t.providerPaymentId),
    // Serves: what is reserved on a cash account.
    index('payments_reserved')
      .on(t.tenantId, t.cashAccountId)
      .where(sql`${t.cashAccountId} is not null and ${t.status} in (${sql.raw(reservingStatuses)})`),
    // Serves: the list and the sweep by status.
    index('payments_status').on(t.tenantId, t.status, t.createdAt, t.paymentId),
    // Serves: the list, newest first, by cursor.
    index('payments_created').on(t.tenantId, t.createdAt, t.paymentId),
    // Serves: the list by amount.
    index('payments_amount').on(t.tenantId, t.currency, t.amountMinor, t.paymentId),
    // Serves: the payments of a bill.
    index('payments_bill').on(t.tenantId, t.billId, t.createdAt),
  ],
);

/** Every key that was ever sent to a provider, written before it is sent. */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    paymentId: id<PaymentId>('payment_id').notNull(),
    attempt: integer('attempt').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    firstSentAt: at('first_sent_at').notNull(),
    outcome: text('outcome').$type<'accepted' | 'declined' | 'unknown'>(),
    code: text('code'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.paymentId, t.attempt] }),
    foreignKey({
      columns: [t.tenantId, t.paymentId],
      foreignColumns: [payments.tenantId, payments.paymentId],
    }),
    uniqueIndex('payment_attempts_key').on(t.tenantId, t.idempotencyKey),
  ],
);

export type RemittanceStatus =
  'ready' | 'sending' | 'sent' | 'delivered' | 'bounced' | 'unknown' | 'no_address';

export const remittances = pgTable(
  'remittances',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    remittanceId: id<RemittanceId>('remittance_id').notNull(),
    billId: id<BillId>('bill_id').notNull(),
    paymentId: id<PaymentId>('payment_id').notNull(),
    version: integer('version').notNull().default(0),
    status: text('status').$type<RemittanceStatus>().notNull(),
    documentSha256: text('document_sha256'),
    providerMessageId: text('provider_message_id'),
    detail: text('detail'),
    firstSentAt: at('first_sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.remittanceId] }),
    foreignKey({
      columns: [t.tenantId, t.paymentId],
      foreignColumns: [payments.tenantId, payments.paymentId],
    }),
    // One advice a payment, however often the step runs.
    uniqueIndex('remittances_payment').on(t.tenantId, t.paymentId),
    // Serves: advices that did not arrive, which a person looks at.
    index('remittances_undelivered')
      .on(t.tenantId, t.createdAt)
      .where(sql`${t.status} in ('bounced','unknown')`),
  ],
);
