import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Actor } from '../../domain/bill.js';
import type { BillId, CashAccountId, LedgerTransactionId, PaymentId, TenantId } from '../../domain/ids.js';
import type { AccountCode, AccountKind } from '../../domain/ledger.js';
import { at, createdAt, currency, id, minor, transactionId } from '../columns.js';
import { tenants } from './tenants.js';

const recordedAt = () =>
  at('recorded_at')
    .notNull()
    .default(sql`now()`);
const writtenBy = () =>
  transactionId('transaction_id')
    .notNull()
    .default(sql`pg_current_xact_id()`);

/** Where money is that we pay from: one account at a bank or a provider, in one currency. */
export const cashAccounts = pgTable(
  'cash_accounts',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    cashAccountId: id<CashAccountId>('cash_account_id').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    currency: currency('currency').notNull(),
    /** What payments leave in it. */
    floorMinor: minor('floor_minor').notNull().default(0),
    /** Payments in its currency are made from it. */
    paysFrom: boolean('pays_from').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.cashAccountId] }),
    check('cash_accounts_floor', sql`${t.floorMinor} >= 0`),
    // Serves: the account that a payment is made from.
    uniqueIndex('cash_accounts_pays_from')
      .on(t.tenantId, t.currency)
      .where(sql`${t.paysFrom}`),
  ],
);

export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    code: id<AccountCode>('code').notNull(),
    kind: id<AccountKind>('kind').notNull(),
    holder: text('holder'),
    currency: currency('currency').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.code] }),
    check('ledger_accounts_code', sql`${t.code} = concat_ws(':', ${t.kind}, ${t.holder}, ${t.currency})`),
  ],
);

export type LedgerSubject = 'bill' | 'payment' | 'cash_account' | 'manual';

/**
 * Rows are only added. Foreign keys would lock the row of a busy account for every entry; since no row ever goes away, the
 * guards of the migration look instead (docs/adr/0014-ledger.md).
 */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    ledgerTransactionId: id<LedgerTransactionId>('ledger_transaction_id').notNull(),
    /** What it is about; a version of that is booked once. */
    subject: text('subject').$type<LedgerSubject>().notNull(),
    subjectId: text('subject_id').notNull(),
    subjectVersion: integer('subject_version').notNull(),
    billId: id<BillId>('bill_id'),
    paymentId: id<PaymentId>('payment_id'),
    /** The earlier one that this puts right. */
    corrects: id<LedgerTransactionId>('corrects'),
    memo: text('memo').notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    /** How many entries it has: no fewer, and none that comes later. */
    entries: smallint('entries').notNull(),
    /** When what it books took effect. */
    effectiveAt: at('effective_at').notNull(),
    /** When we knew of it. */
    recordedAt: recordedAt(),
    transactionId: writtenBy(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.ledgerTransactionId] }),
    uniqueIndex('ledger_transactions_subject').on(t.tenantId, t.subject, t.subjectId, t.subjectVersion),
    // One correction of each.
    uniqueIndex('ledger_transactions_corrects')
      .on(t.tenantId, t.corrects)
      .where(sql`${t.corrects} is not null`),
    check('ledger_transactions_size', sql`${t.entries} between 2 and 100`),
    check('ledger_transactions_known', sql`${t.subject} in ('bill','payment','cash_account','manual')`),
    // Serves: what was booked for a bill.
    index('ledger_transactions_bill')
      .on(t.tenantId, t.billId)
      .where(sql`${t.billId} is not null`),
    // Serves: reading all of them in an order that skips none; the sweep that writes balances.
    index('ledger_transactions_order').on(t.tenantId, t.transactionId, t.ledgerTransactionId),
  ],
);

export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    ledgerTransactionId: id<LedgerTransactionId>('ledger_transaction_id').notNull(),
    line: smallint('line').notNull(),
    account: id<AccountCode>('account').notNull(),
    /** Debits are positive, credits negative. */
    amountMinor: minor('amount_minor').notNull(),
    currency: currency('currency').notNull(),
    effectiveAt: at('effective_at').notNull(),
    recordedAt: recordedAt(),
    transactionId: writtenBy(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.ledgerTransactionId, t.line] }),
    check('ledger_entries_amount', sql`${t.amountMinor} <> 0`),
    // Serves: balances, which add up what came after the last one that was written down.
    index('ledger_entries_recent').on(t.tenantId, t.account, t.transactionId),
    // Serves: statements of an account, in the order of time.
    index('ledger_entries_statement').on(t.tenantId, t.account, t.effectiveAt, t.ledgerTransactionId, t.line),
  ],
);

/**
 * The sum of all entries of an account that were written by transactions before `through`, so that a balance never adds up
 * the whole history. Rows are only added: a balance of the past starts from the last one that had happened by then.
 */
export const ledgerBalances = pgTable(
  'ledger_balances',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    account: id<AccountCode>('account').notNull(),
    through: transactionId('through').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    latestEffectiveAt: at('latest_effective_at').notNull(),
    latestRecordedAt: at('latest_recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.account, t.through] }),
    // Serves: the sweep, which goes on from the last one.
    index('ledger_balances_latest').on(t.tenantId, t.through),
  ],
);
