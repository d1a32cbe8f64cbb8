import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import {
  cashEntries,
  type CashAccount,
  type CashMovement,
  type CashPosition,
} from '../domain/cash-account.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { CashAccountId, LedgerTransactionId, TenantId } from '../domain/ids.js';
import { cashOf } from '../domain/ledger.js';
import type { Money } from '../domain/money.js';
import { reservingPaymentStatuses } from '../domain/payment.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { isUniqueViolation } from './faults.js';
import { balanceNow, book } from './ledger.js';
import { cashAccounts } from './schema/index.js';

/** Refuses `wrong_state` where payments in this currency are made from another account already. */
export async function createCashAccount(
  tx: Tx,
  account: Omit<CashAccount, 'version'>,
  context: FactContext,
): Promise<CashAccount> {
  const created = { ...account, version: 1 };
  await oneThatPays(() => tx.insert(cashAccounts).values({ ...created, createdAt: context.at }));
  await appendFacts(
    tx,
    subjectOf(created, 0),
    [{ type: 'cash_account_created', ...termsOf(created) }],
    context,
  );
  return created;
}

export async function loadCashAccount(
  tx: Tx,
  tenantId: TenantId,
  cashAccountId: CashAccountId,
): Promise<CashAccount> {
  const [row] = await tx.select().from(cashAccounts).where(keyOf(tenantId, cashAccountId));
  return row ?? refuse('not_found', 'No such cash account.');
}

/** With its row locked until the transaction ends; payments from it wait. */
export async function lockCashAccount(
  tx: Tx,
  tenantId: TenantId,
  cashAccountId: CashAccountId,
): Promise<CashAccount> {
  const [row] = await tx.select().from(cashAccounts).where(keyOf(tenantId, cashAccountId)).for('update');
  return row ?? refuse('not_found', 'No such cash account.');
}

export async function listCashAccounts(
  tx: Tx,
  tenantId: TenantId,
  page: { readonly after: CashAccountId | null; readonly limit: number },
): Promise<CashAccount[]> {
  const beyond = page.after === null ? undefined : gt(cashAccounts.cashAccountId, page.after);
  return tx
    .select()
    .from(cashAccounts)
    .where(and(eq(cashAccounts.tenantId, tenantId), beyond))
    .orderBy(asc(cashAccounts.cashAccountId))
    .limit(page.limit);
}

/** Lock it first. */
export async function changeCashAccount(
  tx: Tx,
  account: CashAccount,
  terms: Partial<Pick<CashAccount, 'name' | 'floorMinor' | 'paysFrom'>>,
  context: FactContext,
): Promise<CashAccount> {
  const next = { ...account, ...terms, version: account.version + 1 };
  const { version, name, floorMinor, paysFrom } = next;
  await oneThatPays(() =>
    tx
      .update(cashAccounts)
      .set({ version, name, floorMinor, paysFrom })
      .where(keyOf(account.tenantId, account.cashAccountId)),
  );
  const fact = { type: 'cash_account_changed' as const, ...termsOf(next) };
  await appendFacts(tx, subjectOf(account, account.version), [fact], context);
  return next;
}

/** Money that came or went by other ways than bills. Lock the account first. */
export async function moveCash(
  tx: Tx,
  account: CashAccount,
  movement: CashMovement & { readonly effectiveAt: Instant },
  context: FactContext,
): Promise<{ readonly account: CashAccount; readonly ledgerTransactionId: LedgerTransactionId }> {
  const { tenantId, cashAccountId } = account;
  const { effectiveAt, reason } = movement;
  const next = { ...account, version: account.version + 1 };
  await tx.update(cashAccounts).set({ version: next.version }).where(keyOf(tenantId, cashAccountId));
  const ledgerTransactionId = await book(
    tx,
    {
      ...{ tenantId, subject: 'cash_account', subjectId: cashAccountId, subjectVersion: next.version },
      ...{ memo: reason, effectiveAt, entries: cashEntries(account, movement) },
    },
    context,
  );
  const fact = { type: 'cash_moved' as const, ...movement, ledgerTransactionId };
  await appendFacts(tx, subjectOf(account, account.version), [fact], context);
  if (ledgerTransactionId === null) throw new Error('money that moves makes entries');
  return { account: next, ledgerTransactionId };
}

/**
 * Balance and reservations in one statement, since a payment that is posted between two of them would be missing in both.
 * What is available stays so only under the account's lock.
 */
export async function loadCashPosition(tx: Tx, account: CashAccount): Promise<CashPosition> {
  const { tenantId, cashAccountId, currency, floorMinor } = account;
  const reserving = sql.raw(reservingPaymentStatuses.map((status) => `'${status}'`).join(','));
  const [row] = await tx.execute<{ balance: string; reserved: string }>(sql`
    select ${balanceNow(tenantId, cashOf(cashAccountId, currency))} as balance,
      (select coalesce(sum(amount_minor), 0) from payments
        where tenant_id = ${tenantId} and cash_account_id = ${cashAccountId} and status in (${reserving})) as reserved`);
  const balanceMinor = Number(row?.balance ?? 0);
  const reservedMinor = Number(row?.reserved ?? 0);
  return { balanceMinor, reservedMinor, availableMinor: balanceMinor - reservedMinor - floorMinor };
}

/** The account that payments in this currency are made from; null where the tenant keeps none. */
export async function findPayingAccount(
  tx: Tx,
  tenantId: TenantId,
  currency: Money['currency'],
): Promise<CashAccount | null> {
  const [row] = await tx.select().from(cashAccounts).where(payingFrom(tenantId, currency));
  return row ?? null;
}

/**
 * The cash of a payment that is about to be made. The account stays locked until the payment's row is committed, which is
 * its reservation: two payments that race for the last money cannot both have it. No account, no limit.
 */
export async function reserveCash(
  tx: Tx,
  tenantId: TenantId,
  amount: Money,
): Promise<
  | { readonly cashAccountId: CashAccountId | null }
  | { readonly short: { readonly account: CashAccount; readonly availableMinor: number } }
> {
  const [account] = await tx
    .select()
    .from(cashAccounts)
    .where(payingFrom(tenantId, amount.currency))
    .for('update');
  if (account === undefined) return { cashAccountId: null };
  const { availableMinor } = await loadCashPosition(tx, account);
  return availableMinor >= amount.amountMinor
    ? { cashAccountId: account.cashAccountId }
    : { short: { account, availableMinor } };
}

const payingFrom = (tenantId: TenantId, currency: Money['currency']) =>
  and(
    eq(cashAccounts.tenantId, tenantId),
    eq(cashAccounts.currency, currency),
    eq(cashAccounts.paysFrom, true),
  );

const keyOf = (tenantId: TenantId, cashAccountId: CashAccountId) =>
  and(eq(cashAccounts.tenantId, tenantId), eq(cashAccounts.cashAccountId, cashAccountId));

const subjectOf = ({ tenantId, cashAccountId }: CashAccount, fromVersion: number) => ({
  ...{ tenantId, subject: 'cash_account' as const, subjectId: cashAccountId },
  ...{ billId: null, fromVersion },
});

const termsOf = ({ name, currency, floorMinor, paysFrom }: CashAccount) => ({
  ...{ name, currency, floorMinor, paysFrom },
});

async function oneThatPays(write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    refuse('wrong_state', 'Payments in this currency are made from another account: change that one first.');
  }
}
