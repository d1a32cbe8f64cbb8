import { and, asc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { BillId, LedgerTransactionId, TenantId, VendorId } from '../domain/ids.js';
import type { Account, AccountCode, AccountKind } from '../domain/ledger.js';
import type { Currency } from '../domain/money.js';
import type { Tx } from './client.js';
import { since, type LedgerTransaction } from './ledger.js';
import { bills, ledgerAccounts, ledgerEntries, ledgerTransactions, payments } from './schema/index.js';

/** What had happened before an instant, as far as it was known before another. Null: up to now. */
export type Asof = { readonly effectiveBefore: Instant | null; readonly recordedBefore: Instant | null };

export type AccountBalance = Account & {
  /** Debits less credits, in minor units. */
  readonly balanceMinor: number;
};

export type AccountFilter = { readonly kind?: AccountKind; readonly currency?: Currency };

/** Accounts by code, each with its balance: from the last one written down that had happened and was known by then. */
export async function listBalances(
  tx: Tx,
  tenantId: TenantId,
  filter: AccountFilter & { readonly code?: AccountCode },
  asof: Asof,
  page: { readonly after: AccountCode | null; readonly limit: number },
): Promise<AccountBalance[]> {
  const conditions = [
    sql`a.tenant_id = ${tenantId}`,
    filter.code === undefined ? undefined : sql`a.code = ${filter.code}`,
    filter.kind === undefined ? undefined : sql`a.kind = ${filter.kind}`,
    filter.currency === undefined ? undefined : sql`a.currency = ${filter.currency}`,
    page.after === null ? undefined : sql`a.code > ${page.after}`,
  ].filter((condition) => condition !== undefined);
  const { effectiveBefore, recordedBefore } = asof;
  const within = (effective: SQL, recorded: SQL) =>
    sql.join(
      [
        ...(effectiveBefore ? [sql`and ${effective} < ${effectiveBefore}::timestamptz`] : []),
        ...(recordedBefore ? [sql`and ${recorded} < ${recordedBefore}::timestamptz`] : []),
      ],
      sql` `,
    );
  const rows = await tx.execute<Account & { balance: string }>(sql`
    select a.code, a.kind, a.holder, a.currency, coalesce(base.amount_minor, 0) + coalesce(recent.amount_minor, 0) as balance
    from ledger_accounts a
    left join lateral (
      select b.amount_minor, b.through from ledger_balances b where b.tenant_id = a.tenant_id and b.account = a.code
        ${within(sql`b.latest_effective_at`, sql`b.latest_recorded_at`)}
      order by b.through desc limit 1) as base on true
    left join lateral (
      select sum(e.amount_minor) as amount_minor from ledger_entries e
       where e.tenant_id = a.tenant_id and e.account = a.code
         and ${since(sql`base.through`)}
         ${within(sql`e.effective_at`, sql`e.recorded_at`)}) as recent on true
    where ${sql.join(conditions, sql` and `)}
    order by a.code limit ${page.limit}`);
  return rows.map(({ balance, ...account }) => ({ ...account, balanceMinor: Number(balance) }));
}

/** Null for an account that was never opened. */
export async function findBalance(
  tx: Tx,
  tenantId: TenantId,
  code: AccountCode,
  asof: Asof,
): Promise<AccountBalance | null> {
  const [row] = await listBalances(tx, tenantId, { code }, asof, { after: null, limit: 1 });
  return row ?? null;
}

export type EntryPosition = {
  readonly effectiveAt: Instant;
  readonly ledgerTransactionId: LedgerTransactionId;
  readonly line: number;
};

export type StatementEntry = EntryPosition & {
  readonly account: AccountCode;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly recordedAt: Instant;
  readonly memo: string;
  readonly billId: BillId | null;
  readonly paymentId: LedgerTransaction['paymentId'];
  /** The vendor's number of the bill. */
  readonly billNumber: string | null;
  /** Of the payment, as the bank statement shows it. */
  readonly reference: string | null;
};

export type EntryFilter = {
  readonly account?: AccountCode;
  readonly billId?: BillId;
  readonly ledgerTransactionId?: LedgerTransactionId;
  readonly effective?: { readonly from?: Instant; readonly to?: Instant };
};

/** In the order of time, of one account, bill or transaction. */
export async function listEntries(
  tx: Tx,
  tenantId: TenantId,
  filter: EntryFilter,
  page: { readonly after: EntryPosition | null; readonly limit: number },
): Promise<StatementEntry[]> {
  const e = ledgerEntries;
  const t = ledgerTransactions;
  const { account, billId, ledgerTransactionId, effective } = filter;
  const after =
    page.after &&
    sql`(${e.effectiveAt}, ${e.ledgerTransactionId}, ${e.line}) > (${page.after.effectiveAt}::timestamptz, ${page.after.ledgerTransactionId}, ${page.after.line}::smallint)`;
  return tx
    .select({
      ...{ ledgerTransactionId: e.ledgerTransactionId, line: e.line, account: e.account },
      ...{ amountMinor: e.amountMinor, currency: e.currency, effectiveAt: e.effectiveAt },
      ...{ recordedAt: e.recordedAt, memo: t.memo, billId: t.billId, paymentId: t.paymentId },
      ...{ billNumber: bills.number, reference: payments.reference },
    })
    .from(e)
    .innerJoin(t, and(eq(t.tenantId, e.tenantId), eq(t.ledgerTransactionId, e.ledgerTransactionId)))
    .leftJoin(bills, and(eq(bills.tenantId, t.tenantId), eq(bills.billId, t.billId)))
    .leftJoin(payments, and(eq(payments.tenantId, t.tenantId), eq(payments.paymentId, t.paymentId)))
    .where(
      and(
        eq(e.tenantId, tenantId),
        account && eq(e.account, account),
        billId && eq(t.billId, billId),
        ledgerTransactionId && eq(e.ledgerTransactionId, ledgerTransactionId),
        effective?.from && gte(e.effectiveAt, effective.from),
        effective?.to && lt(e.effectiveAt, effective.to),
        after ?? undefined,
      ),
    )
    .orderBy(asc(e.effectiveAt), asc(e.ledgerTransactionId), asc(e.line))
    .limit(page.limit);
}

/** What a vendor is owed in, as far as anything was ever booked. */
export async function listVendorCurrencies(
  tx: Tx,
  tenantId: TenantId,
  vendorId: VendorId,
): Promise<Currency[]> {
  const a = ledgerAccounts;
  const rows = await tx
    .select({ currency: a.currency })
    .from(a)
    .where(and(eq(a.tenantId, tenantId), eq(a.kind, 'payables'), eq(a.holder, vendorId)));
  return rows.map(({ currency }) => currency);
}

export async function loadTransaction(
  tx: Tx,
  tenantId: TenantId,
  ledgerTransactionId: LedgerTransactionId,
): Promise<LedgerTransaction & { readonly lines: readonly StatementEntry[] }> {
  const t = ledgerTransactions;
  const [row] = await tx
    .select()
    .from(t)
    .where(and(eq(t.tenantId, tenantId), eq(t.ledgerTransactionId, ledgerTransactionId)));
  if (row === undefined) return refuse('not_found', 'No such ledger transaction.');
  const page = { after: null, limit: row.entries };
  return { ...row, lines: await listEntries(tx, tenantId, { ledgerTransactionId }, page) };
}
