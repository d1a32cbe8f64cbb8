import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { evolve, type BillFact } from '../domain/bill-facts.js';
import type { Bill } from '../domain/bill.js';
import { DomainError } from '../domain/errors.js';
import type { FactSubject } from '../domain/event-types.js';
import type { BillId, PaymentId, TenantId } from '../domain/ids.js';
import { evolvePayment, type Payment, type PaymentFact } from '../domain/payment.js';
import { billFromRow, billToRow, type BillRow } from './bills.js';
import type { Tx } from './client.js';
import type { FactRow } from './facts.js';
import { paymentFromRow, paymentToRow, type PaymentRow } from './payments.js';
import { bills, facts, payments } from './schema/index.js';

// Whether rows say what their facts say. Call within one snapshot: facts go on while one reads.

export type Reckoned<Id> = {
  readonly rows: number;
  readonly last: Id | null;
  /** The first row that differs from its facts, and in what. */
  readonly wrong: { readonly id: Id; readonly because: string } | null;
};

type Page<Id> = { readonly after: Id | null; readonly limit: number };

export async function reckonBills(tx: Tx, tenantId: TenantId, page: Page<BillId>): Promise<Reckoned<BillId>> {
  const rows = await tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, tenantId), page.after === null ? undefined : gt(bills.billId, page.after)))
    .orderBy(asc(bills.billId))
    .limit(page.limit);
  const told = await listFactsOf(
    tx,
    tenantId,
    'bill',
    rows.map(({ billId }) => billId),
  );
  return firstWrong(
    rows,
    ({ billId }) => billId,
    (row) => billProblem(row, told.get(row.billId) ?? []),
  );
}

export async function reckonPayments(
  tx: Tx,
  tenantId: TenantId,
  page: Page<PaymentId>,
): Promise<Reckoned<PaymentId>> {
  const rows = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, tenantId),
        page.after === null ? undefined : gt(payments.paymentId, page.after),
      ),
    )
    .orderBy(asc(payments.paymentId))
    .limit(page.limit);
  const told = await listFactsOf(
    tx,
    tenantId,
    'payment',
    rows.map(({ paymentId }) => paymentId),
  );
  return firstWrong(
    rows,
    ({ paymentId }) => paymentId,
    (row) => paymentProblem(row, told.get(row.paymentId) ?? []),
  );
}

function firstWrong<Row, Id>(
  rows: readonly Row[],
  idOf: (row: Row) => Id,
  problemOf: (row: Row) => string | null,
): Reckoned<Id> {
  const last = rows.at(-1);
  for (const row of rows) {
    const because = problemOf(row);
    if (because !== null) return { rows: rows.length, last: idOf(row), wrong: { id: idOf(row), because } };
  }
  return { rows: rows.length, last: last === undefined ? null : idOf(last), wrong: null };
}

async function listFactsOf(
  tx: Tx,
  tenantId: TenantId,
  subject: FactSubject,
  subjectIds: readonly string[],
): Promise<Map<string, FactRow[]>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(facts)
    .where(
      and(
        eq(facts.tenantId, tenantId),
        eq(facts.subject, subject),
        inArray(facts.subjectId, [...subjectIds]),
      ),
    )
    .orderBy(asc(facts.subjectId), asc(facts.version));
  const told = new Map<string, FactRow[]>();
  for (const row of rows) {
    const before = told.get(row.subjectId);
    if (before) before.push(row);
    else told.set(row.subjectId, [row]);
  }
  return told;
}

/** What no fact carries (who entered it, its document, details that came with it) is taken from the row. */
function billProblem(row: BillRow, [first, ...later]: readonly FactRow[]): string | null {
  if (first?.type !== 'received') return 'it has no fact of its coming in';
  const entered: Bill = {
    ...billFromRow(row),
    version: 1,
    stateSince: row.createdAt,
    reviewed: false,
    duplicateCleared: false,
    state: { status: row.documentId === null ? 'matching' : 'received' },
  };
  return differenceFrom(row, () =>
    billToRow(
      later.reduce((bill, { type, data, at }) => evolve(bill, [{ type, ...data } as BillFact], at), entered),
    ),
  );
}

function paymentProblem(row: PaymentRow, [first, ...later]: readonly FactRow[]): string | null {
  if (first?.type !== 'payment_created') return 'it has no fact of its making';
  const created: Payment = {
    ...paymentFromRow(row),
    version: 1,
    attempt: 1,
    firstDeclinedAt: null,
    state: { status: 'ready' },
  };
  return differenceFrom(row, () =>
    paymentToRow(
      later.reduce(
        (payment, { type, data, at }) => evolvePayment(payment, { type, ...data } as PaymentFact, at),
        created,
      ),
    ),
  );
}

function differenceFrom(row: Readonly<Record<string, unknown>>, fold: () => object): string | null {
  try {
    const folded = plain(fold());
    const stored = plain(row);
    const [column] = Object.keys(folded).filter((name) => !isDeepStrictEqual(folded[name], stored[name]));
    return column === undefined ? null : `its ${column} is not what its facts make of it`;
  } catch (error) {
    if (error instanceof DomainError) return `its facts do not follow each other: ${error.message}`;
    throw error;
  }
}

const plain = (value: object) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

export type VersionPlace = {
  readonly subject: string;
  readonly subjectId: string;
  readonly version: number;
};

/**
 * Facts of every subject count from 1 without gaps; so one that is gone is missed, sealed or not. A page in the order of
 * subjects: how many facts it has, where it ends, and the first that does not follow the one before it.
 */
export async function listVersions(
  tx: Tx,
  tenantId: TenantId,
  page: { readonly after: VersionPlace | null; readonly limit: number },
): Promise<{ readonly rows: number; readonly last: VersionPlace | null; readonly gap: VersionPlace | null }> {
  const { after, limit } = page;
  const beyond = after
    ? sql`(subject, subject_id, version) > (${after.subject}, ${after.subjectId}, ${after.version}::int)`
    : sql`true`;
  const found = await tx.execute<VersionPlace & { place: number; rows: number; isGap: boolean }>(sql`
    with page as (
      select subject, subject_id, version from facts
      where tenant_id = ${tenantId} and ${beyond}
      order by subject, subject_id, version limit ${limit}
    ), followed as (
      select subject, subject_id, version,
        row_number() over w as place, count(*) over () as rows,
        lag(subject, 1, ${after?.subject ?? ''}) over w as previous_subject,
        lag(subject_id, 1, ${after?.subjectId ?? ''}) over w as previous_id,
        lag(version, 1, ${after?.version ?? 0}::int) over w as previous
      from page window w as (order by subject, subject_id, version)
    ), judged as (
      select *, version <> case
          when (subject, subject_id) = (previous_subject, previous_id) then previous + 1 else 1
        end as is_gap
      from followed
    )
    select subject, subject_id as "subjectId", version, place::int, rows::int, is_gap as "isGap"
    from judged where place = rows or is_gap order by place`);
  const rows = [...found];
  return {
    rows: rows[0]?.rows ?? 0,
    last: rows.at(-1) ?? null,
    gap: rows.find(({ isGap }) => isGap) ?? null,
  };
}

type Found = { readonly rows: number; readonly last: string | null; readonly wrong: string | null };

const judged = (found: Found | undefined, because: string): Reckoned<string> => ({
  rows: found?.rows ?? 0,
  last: found?.last ?? null,
  wrong: found?.wrong ? { id: found.wrong, because } : null,
});

/** Transactions of the ledger whose entries are not as many as they say, or do not add up to zero in each currency. */
export async function findUnbalanced(
  tx: Tx,
  tenantId: TenantId,
  page: Page<string>,
): Promise<Reckoned<string>> {
  const [found] = await tx.execute<Found>(sql`
    with page as (
      select ledger_transaction_id, entries from ledger_transactions
      where tenant_id = ${tenantId} and ledger_transaction_id > ${page.after ?? ''}
      order by ledger_transaction_id limit ${sql.raw(String(page.limit))}
    ), sums as (
      select ledger_transaction_id, e.currency, count(*) as lines, sum(e.amount_minor) as amount_minor
      from page join ledger_entries e using (ledger_transaction_id)
      where e.tenant_id = ${tenantId} group by ledger_transaction_id, e.currency
    ), judged as (
      select ledger_transaction_id, page.entries = coalesce(sum(lines), 0)
        and coalesce(bool_and(amount_minor = 0), false) as is_right
      from page left join sums using (ledger_transaction_id) group by ledger_transaction_id, page.entries
    )
    select count(*)::int as rows, max(ledger_transaction_id) as last,
      min(ledger_transaction_id) filter (where not is_right) as wrong from judged`);
  return judged(found, 'its entries do not add up');
}

/** Entries of the ledger that belong to no transaction of it. Their ids: transaction and line, with a slash between. */
export async function findUnowned(tx: Tx, tenantId: TenantId, page: Page<string>): Promise<Reckoned<string>> {
  const [id = '', line = '0'] = page.after?.split('/') ?? [];
  const [found] = await tx.execute<Found>(sql`
    with page as (
      select ledger_transaction_id as id, line from ledger_entries
      where tenant_id = ${tenantId} and (ledger_transaction_id, line) > (${id}, ${line}::smallint)
      order by ledger_transaction_id, line limit ${sql.raw(String(page.limit))}
    )
    select count(*)::int as rows,
      (select id || '/' || line from page order by page.id desc, page.line desc limit 1) as last,
      min(id || '/' || line) filter (where not exists (
        select from ledger_transactions t where t.tenant_id = ${tenantId} and t.ledger_transaction_id = page.id
      )) as wrong
    from page`);
  return judged(found, 'it belongs to no transaction');
}
