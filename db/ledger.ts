import { sql, type SQL } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import type { LedgerTransactionId, TenantId } from '../domain/ids.js';
import { accountOf, requireBalanced, type AccountCode, type Entry } from '../domain/ledger.js';
import type { Tx } from './client.js';
import { newId } from './ids.js';
import type { ledgerTransactions } from './schema/index.js';

export type LedgerTransaction = typeof ledgerTransactions.$inferSelect;

export type Posting = Pick<
  LedgerTransaction,
  'tenantId' | 'subject' | 'subjectId' | 'subjectVersion' | 'memo'
> & {
  readonly ledgerTransactionId?: LedgerTransactionId;
  readonly billId?: string | null;
  readonly paymentId?: string | null;
  readonly corrects?: LedgerTransactionId | null;
  /** When it took effect, if that is not when it happened to be written. */
  readonly effectiveAt?: Instant;
  readonly entries: readonly Entry[];
};

/**
 * The one way into the books, in the transaction of the change that it books, and in one round trip: accounts that are new,
 * the transaction and its entries. No entries: nothing is written. Refuses entries that do not add up to zero, as the
 * database does again at commit; a version of a subject is booked once.
 */
export async function book(
  tx: Tx,
  posting: Posting,
  context: FactContext,
): Promise<LedgerTransactionId | null> {
  const { tenantId, entries } = posting;
  if (entries.length === 0) return null;
  requireBalanced(entries);
  const ledgerTransactionId = posting.ledgerTransactionId ?? newId('ledgerTransaction');
  const lines = entries.map(({ account, amountMinor }, index) => {
    const { kind, holder, currency } = accountOf(account);
    return { line: index + 1, account, kind, holder, currency, amount_minor: amountMinor };
  });
  const effectiveAt = posting.effectiveAt ?? context.at;
  await tx.execute(sql`
    select book_entries(${tenantId}, ${ledgerTransactionId}, ${posting.subject}, ${posting.subjectId}, ${posting.subjectVersion},
      ${posting.billId ?? null}, ${posting.paymentId ?? null}, ${posting.corrects ?? null}, ${posting.memo},
      ${JSON.stringify(context.actor)}::text::jsonb, ${effectiveAt}::timestamptz, ${JSON.stringify(lines)}::text::jsonb)`);
  return ledgerTransactionId;
}

/**
 * Entries `e` of transactions from this one on, so that the index serves it. COALESCE stands in a query of its own since
 * under row-level security it may not be a condition of an index, not being known as leakproof. The upper bound lets
 * nothing out: without it the planner expects a third of the table behind a lower bound that it does not know.
 */
export const since = (through: SQL) =>
  sql`e.transaction_id between (select coalesce(${through}, '0'::xid8)) and '18446744073709551615'::xid8`;

/**
 * What is in an account now: debits less credits, in minor units, as a part of a larger statement. From the last balance
 * that was written down, and what came after it.
 */
export const balanceNow = (tenantId: TenantId, account: AccountCode) => sql`(
  with last as (
    select amount_minor, through from ledger_balances
     where tenant_id = ${tenantId} and account = ${account} order by through desc limit 1)
  select coalesce((select amount_minor from last), 0) + coalesce((
    select sum(e.amount_minor) from ledger_entries e
     where e.tenant_id = ${tenantId} and e.account = ${account}
       and ${since(sql`(select through from last)`)}), 0))`;
