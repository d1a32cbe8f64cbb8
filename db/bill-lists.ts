import { and, eq, gte, inArray, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { finalBillStatuses, type Bill, type BillStatus } from '../domain/bill.js';
import type { BillSearch } from '../domain/bill-search.js';
import type { CalendarDate, Instant } from '../domain/dates.js';
import { normalizeInvoiceNumber } from '../domain/duplicates.js';
import type { BillId, TenantId, VendorId } from '../domain/ids.js';
import type { Currency } from '../domain/money.js';
import { findBillIds, isFound, textArray } from './bill-search.js';
import { billFromRow } from './bills.js';
import type { Tx } from './client.js';
import { countRows, type RowCount } from './counts.js';
import { orderedParts, type Order, type Position } from './pages.js';
import { bills, billSearch } from './schema/index.js';

export type BillFilter = {
  readonly statuses?: readonly BillStatus[];
  readonly vendorId?: VendorId;
  readonly needsAttention?: boolean;
  readonly search?: BillSearch;
  /** Bounds are inclusive. */
  readonly amount?: { readonly currency: Currency; readonly minMinor?: number; readonly maxMinor?: number };
  /** Inclusive, both. */
  readonly due?: { readonly from?: CalendarDate; readonly to?: CalendarDate };
  /** From inclusive, to exclusive. */
  readonly created?: { readonly from?: Instant; readonly to?: Instant };
  /** However it is written. */
  readonly number?: string;
  readonly department?: string;
};

export const billSortKeys = ['createdAt', 'dueOn', 'amount', 'stateSince'] as const;
export type BillSort = {
  readonly by: (typeof billSortKeys)[number];
  readonly direction: 'asc' | 'desc';
};
export const newestFirst: BillSort = { by: 'createdAt', direction: 'desc' };

export type BillPage = {
  readonly sort: BillSort;
  readonly after: Position | null;
  readonly limit: number;
};

/** Amounts of different currencies do not compare, so the currency comes first. */
const sortColumns = {
  createdAt: { columns: [bills.createdAt], mayBeMissing: false },
  dueOn: { columns: [bills.dueOn], mayBeMissing: true },
  amount: { columns: [bills.currency, bills.amountMinor], mayBeMissing: true },
  stateSince: { columns: [bills.stateSince], mayBeMissing: false },
} as const satisfies Record<BillSort['by'], Omit<Order, 'id' | 'direction'>>;

/** Where a page that ends with this bill ended. */
export function positionOf({ billId, createdAt, stateSince, details }: Bill, { by }: BillSort): Position {
  const { dueOn, amount } = details;
  const values = {
    createdAt: [createdAt],
    dueOn: dueOn && [dueOn],
    amount: amount && [amount.currency, amount.amountMinor],
    stateSince: [stateSince],
  }[by];
  return { values, id: billId };
}

/** One page in the order of its sort; bills made at the same moment, due on the same day and so on by their id. */
export async function listBills(
  tx: Tx,
  tenantId: TenantId,
  { search, ...filter }: BillFilter,
  page: BillPage,
): Promise<Bill[]> {
  const ofTenant = eq(bills.tenantId, tenantId);
  const conditions = conditionsOf(filter);
  if (search === undefined) return selectPage(tx, [ofTenant, ...conditions], page);
  if (search.amounts.length > 0 || search.billId !== null) {
    return selectPage(
      tx,
      [ofTenant, ...conditions, foundBy(search, await findBillIds(tx, search, foundIdsMax))],
      page,
    );
  }
  const walk = (reach: Reach) => walkForward(tx, tenantId, conditions, search, page, reach);
  let seen = await walk('near');
  if (seen.length < page.limit) {
    const ids = await findBillIds(tx, search, foundIdsMax);
    if (ids === null) seen = await walk('far');
    if (seen.length < page.limit)
      return selectPage(tx, [ofTenant, ...conditions, foundBy(search, ids)], page);
  }
  return selectPage(tx, [ofTenant, isOneOf(seen)], page);
}

export async function countBills(
  tx: Tx,
  tenantId: TenantId,
  { search, ...filter }: BillFilter,
  max: number,
): Promise<RowCount> {
  const isUnfiltered = Object.keys(filter).length === 0;
  const idsMax = isUnfiltered ? Math.min(max, foundIdsMax) : foundIdsMax;
  const ids = search === undefined ? [] : await findBillIds(tx, search, idsMax);
  if (ids === null && isUnfiltered && max <= foundIdsMax) return { value: max, isExact: false };
  const found = search === undefined ? [] : [foundBy(search, ids)];
  return countRows(tx, bills, [eq(bills.tenantId, tenantId), ...conditionsOf(filter), ...found], max);
}

/**
 * How many bills are looked through in the order that was asked for: before the index of trigrams is, and again when that
 * finds too many. Through a filter or in another order each bill costs more.
 */
const walkedMax = {
  near: { plain: 10_000, filtered: 1_000 },
  far: { plain: 100_000, filtered: 10_000 },
} as const;
type Reach = keyof typeof walkedMax;
/** More ids than this are not carried from the index to the list. */
const foundIdsMax = 3_000;

/**
 * The ids of a page of found bills, as far as the first bills go. What many bills hold is found here, and soon; an index
 * would have to gather all of them first.
 */
async function walkForward(
  tx: Tx,
  tenantId: TenantId,
  conditions: readonly SQL[],
  search: BillSearch,
  page: BillPage,
  reach: Reach,
): Promise<BillId[]> {
  const isPlain = page.sort.by === 'createdAt' && conditions.length === 0;
  const { plain, filtered } = walkedMax[reach];
  const { near, orderBy } = isPlain
    ? nearTexts(tenantId, page, plain)
    : nearBills(tenantId, conditions, page, filtered);
  const rows = await tx.execute<{ bill_id: BillId }>(
    sql`select bill_id from (${near}) near where ${isFound(sql`near.text`, search)} order by ${orderBy} limit ${page.limit}`,
  );
  return rows.map((row) => row.bill_id);
}

/** Narrow rows, so that many are looked through in a millisecond. */
function nearTexts(
  tenantId: TenantId,
  { sort, after }: BillPage,
  textsMax: number,
): { near: SQL; orderBy: SQL } {
  const { createdAt, billId, text } = billSearch;
  const order = { columns: [createdAt], mayBeMissing: false, id: billId, direction: sort.direction } as const;
  const [part] = orderedParts(order, after);
  const near = sql`select ${createdAt}, ${billId}, ${text} from ${billSearch}
    where ${and(eq(billSearch.tenantId, tenantId), part.where)} order by ${part.orderBy} limit ${textsMax}`;
  const direction = sql.raw(sort.direction);
  return { near, orderBy: sql`created_at ${direction}, bill_id ${direction}` };
}

function nearBills(
  tenantId: TenantId,
  conditions: readonly SQL[],
  { sort, after }: BillPage,
  billsMax: number,
): { near: SQL; orderBy: SQL } {
  const [part] = orderedParts(orderOf(sort), after);
  const first = sql`select ${bills.billId} from ${bills}
    where ${and(eq(bills.tenantId, tenantId), ...conditions, part.where)} order by ${part.orderBy} limit ${billsMax}`;
  const near = sql`select s.bill_id, s.text, placed.place from (select bill_id, row_number() over () as place from (${first}) first) placed
    join bill_search s on s.tenant_id = ${tenantId} and s.bill_id = placed.bill_id`;
  return { near, orderBy: sql`place` };
}

/** The condition that the index of trigrams makes of a search; itself, read bill by bill, when it finds too many. */
function foundBy(search: BillSearch, ids: readonly BillId[] | null): SQL {
  if (search.billId !== null) return eq(bills.billId, search.billId);
  const byText =
    ids === null
      ? sql`exists (select from bill_search s where s.tenant_id = ${bills.tenantId} and s.bill_id = ${bills.billId}
          and ${isFound(sql`s.text`, search)})`
      : isOneOf(ids);
  const byAmount = search.amounts.map(({ amountMinor, currencies }) =>
    and(eq(bills.amountMinor, amountMinor), inArray(bills.currency, [...currencies])),
  );
  return or(byText, ...byAmount) ?? byText;
}

const isOneOf = (ids: readonly BillId[]): SQL => sql`${bills.billId} = any(${textArray(ids)})`;

/** Said, though whatever needs a person is open: Postgres cannot know that the indexes of open bills hold it. */
const isOpen = sql`${bills.status} not in (${sql.raw(finalBillStatuses.map((status) => `'${status}'`).join(', '))})`;

function conditionsOf(filter: Omit<BillFilter, 'search'>): SQL[] {
  const { statuses, vendorId, needsAttention, amount, due, created, number, department } = filter;
  return [
    statuses && inArray(bills.status, [...statuses]),
    vendorId && eq(bills.vendorId, vendorId),
    needsAttention === undefined
      ? undefined
      : needsAttention
        ? sql`${bills.needsAttention} and ${isOpen}`
        : sql`not ${bills.needsAttention}`,
    amount && eq(bills.currency, amount.currency),
    amount?.minMinor === undefined ? undefined : gte(bills.amountMinor, amount.minMinor),
    amount?.maxMinor === undefined ? undefined : lte(bills.amountMinor, amount.maxMinor),
    due?.from && gte(bills.dueOn, due.from),
    due?.to && lte(bills.dueOn, due.to),
    created?.from && gte(bills.createdAt, created.from),
    created?.to && lt(bills.createdAt, created.to),
    number === undefined ? undefined : eq(bills.normalizedNumber, normalizeInvoiceNumber(number)),
    department === undefined ? undefined : eq(bills.department, department),
  ].filter((condition) => condition !== undefined);
}

const orderOf = ({ by, direction }: BillSort): Order => ({ ...sortColumns[by], id: bills.billId, direction });

async function selectPage(
  tx: Tx,
  conditions: readonly SQL[],
  { sort, after, limit }: BillPage,
): Promise<Bill[]> {
  const rows: (typeof bills.$inferSelect)[] = [];
  for (const { where, orderBy } of orderedParts(orderOf(sort), after)) {
    if (rows.length >= limit) break;
    rows.push(
      ...(await tx
        .select()
        .from(bills)
        .where(and(...conditions, where))
        .orderBy(orderBy)
        .limit(limit - rows.length)),
    );
  }
  return rows.map(billFromRow);
}
