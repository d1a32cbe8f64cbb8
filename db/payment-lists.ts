import { and, between, eq, gte, inArray, lt, lte, or, type SQL } from 'drizzle-orm';
import type { Instant } from '../domain/dates.js';
import type { BillId, PaymentId, TenantId } from '../domain/ids.js';
import type { Currency } from '../domain/money.js';
import type { Payment, PaymentStatus } from '../domain/payment.js';
import { countRows, type RowCount } from './counts.js';
import type { Tx } from './client.js';
import { orderedParts, type Order, type Position } from './pages.js';
import { paymentFromRow } from './payments.js';
import { payments } from './schema/index.js';

export type PaymentFilter = {
  readonly statuses?: readonly PaymentStatus[];
  readonly billId?: BillId;
  /** The start of our reference, the provider's id of it, or its own. */
  readonly search?: string;
  readonly amount?: { readonly currency: Currency; readonly minMinor?: number; readonly maxMinor?: number };
  /** From inclusive, to exclusive. */
  readonly created?: { readonly from?: Instant; readonly to?: Instant };
};

export const paymentSortKeys = ['createdAt', 'amount'] as const;
export type PaymentSort = {
  readonly by: (typeof paymentSortKeys)[number];
  readonly direction: 'asc' | 'desc';
};

export type PaymentPage = {
  readonly sort: PaymentSort;
  readonly after: Position | null;
  readonly limit: number;
};

/** Amounts of different currencies do not compare, so the currency comes first. */
const sortColumns = {
  createdAt: [payments.createdAt],
  amount: [payments.currency, payments.amountMinor],
} as const satisfies Record<PaymentSort['by'], Order['columns']>;

export function paymentPositionOf({ createdAt, amount, paymentId }: Payment, { by }: PaymentSort): Position {
  const values = { createdAt: [createdAt], amount: [amount.currency, amount.amountMinor] }[by];
  return { values, id: paymentId };
}

export async function listPayments(
  tx: Tx,
  tenantId: TenantId,
  filter: PaymentFilter,
  { sort: { by, direction }, after, limit }: PaymentPage,
): Promise<Payment[]> {
  const order = { columns: sortColumns[by], mayBeMissing: false, id: payments.paymentId, direction };
  const [part] = orderedParts(order, after);
  const rows = await tx
    .select()
    .from(payments)
    .where(and(...conditionsOf(tenantId, filter), part.where))
    .orderBy(part.orderBy)
    .limit(limit);
  return rows.map(paymentFromRow);
}

export function countPayments(
  tx: Tx,
  tenantId: TenantId,
  filter: PaymentFilter,
  max: number,
): Promise<RowCount> {
  return countRows(tx, payments, conditionsOf(tenantId, filter), max);
}

function conditionsOf(tenantId: TenantId, filter: PaymentFilter): SQL[] {
  const { statuses, billId, search, amount, created } = filter;
  return [
    eq(payments.tenantId, tenantId),
    statuses && inArray(payments.status, [...statuses]),
    billId && eq(payments.billId, billId),
    search === undefined ? undefined : isFound(search),
    amount && eq(payments.currency, amount.currency),
    amount?.minMinor === undefined ? undefined : gte(payments.amountMinor, amount.minMinor),
    amount?.maxMinor === undefined ? undefined : lte(payments.amountMinor, amount.maxMinor),
    created?.from && gte(payments.createdAt, created.from),
    created?.to && lt(payments.createdAt, created.to),
  ].filter((condition) => condition !== undefined);
}

const referenceCharacters = 15;

/** A start is a range: unlike LIKE its comparisons are leakproof, so that the index serves it. */
function isFound(search: string): SQL | undefined {
  const start = search.toUpperCase();
  const isReference = /^[0-9A-Z]{1,15}$/.test(start);
  return or(
    isReference
      ? between(
          payments.reference,
          start.padEnd(referenceCharacters, '0'),
          start.padEnd(referenceCharacters, 'Z'),
        )
      : undefined,
    eq(payments.providerPaymentId, search),
    eq(payments.paymentId, search as PaymentId),
  );
}
