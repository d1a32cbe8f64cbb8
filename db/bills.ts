import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import {
  emptyDetails,
  finalBillStatuses,
  needsAttention,
  type Actor,
  type Bill,
  type BillDetails,
} from '../domain/bill.js';
import { billPosition } from '../domain/books.js';
import { evolve, type BillFact, type FactContext } from '../domain/bill-facts.js';
import { normalizeInvoiceNumber } from '../domain/duplicates.js';
import { refuse } from '../domain/errors.js';
import type { BillId, DocumentId, TenantId, VendorId } from '../domain/ids.js';
import type { MailOrigin } from '../domain/intake.js';
import { difference } from '../domain/ledger.js';
import { saveSearchText } from './bill-search.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { book } from './ledger.js';
import { bills } from './schema/index.js';

export type BillRow = typeof bills.$inferSelect;

/** A bill's first row; its workflow starts under the same id. `skipExtraction`: the caller entered the details. */
export async function createBill(
  tx: Tx,
  bill: {
    readonly tenantId: TenantId;
    readonly billId: BillId;
    readonly createdBy: Actor;
    readonly document: { readonly documentId: DocumentId; readonly sha256: string } | null;
    readonly details: BillDetails;
    readonly vendorId: VendorId | null;
    readonly mail?: MailOrigin;
  },
  context: FactContext,
): Promise<Bill> {
  const { mail, ...entered } = bill;
  const created: Bill = {
    ...entered,
    version: 1,
    createdAt: context.at,
    stateSince: context.at,
    reviewed: false,
    duplicateCleared: false,
    state: { status: bill.document === null ? 'matching' : 'received' },
  };
  await tx.insert(bills).values({ ...billToRow(created), createdAt: context.at });
  await saveSearchText(tx, created, null);
  await appendFacts(tx, subjectOf(created, 0), [{ type: 'received', ...(mail ? { mail } : {}) }], context);
  return created;
}

export async function findBill(tx: Tx, tenantId: TenantId, billId: BillId): Promise<Bill | null> {
  const [row] = await tx.select().from(bills).where(keyOf(tenantId, billId));
  return row ? billFromRow(row) : null;
}

/** The bill, or refuses `not_found`. */
export async function loadBill(tx: Tx, tenantId: TenantId, billId: BillId): Promise<Bill> {
  return (await findBill(tx, tenantId, billId)) ?? refuse('not_found', 'No such bill.');
}

/** The bill with its row locked until the transaction ends, or refuses `not_found`. */
export async function lockBill(tx: Tx, tenantId: TenantId, billId: BillId): Promise<Bill> {
  const [row] = await tx.select().from(bills).where(keyOf(tenantId, billId)).for('update');
  return row ? billFromRow(row) : refuse('not_found', 'No such bill.');
}

/** Writes the new row and its facts together; refuses `version_conflict` when somebody was faster. */
export async function saveBill(
  tx: Tx,
  bill: Bill,
  happened: readonly BillFact[],
  context: FactContext,
): Promise<Bill> {
  if (happened.length === 0) return bill;
  const next = evolve(bill, happened, context.at);
  const updated = await tx
    .update(bills)
    .set(billToRow(next))
    .where(and(keyOf(bill.tenantId, bill.billId), eq(bills.version, bill.version)))
    .returning({ billId: bills.billId });
  if (updated.length === 0) refuse('version_conflict', 'The bill was changed by somebody else.');
  await saveSearchText(tx, next, bill);
  await appendFacts(tx, subjectOf(bill, bill.version), happened, context);
  await bookBill(tx, bill, next, happened, context);
  return next;
}

function bookBill(tx: Tx, bill: Bill, next: Bill, happened: readonly BillFact[], context: FactContext) {
  const { tenantId, billId } = bill;
  const posting = {
    tenantId,
    subject: 'bill' as const,
    subjectId: billId,
    subjectVersion: next.version,
    billId,
    memo: happened.map(({ type }) => type).join(', '),
    entries: difference(billPosition(bill), billPosition(next)),
  };
  return book(tx, posting, context);
}

/** The first bill that still counts with the same file; null when there is none. */
export async function findBillWithFile(tx: Tx, tenantId: TenantId, sha256: string): Promise<BillId | null> {
  const [row] = await tx
    .select({ billId: bills.billId })
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, tenantId),
        eq(bills.documentSha256, sha256),
        notInArray(bills.status, ['rejected', 'canceled']),
      ),
    )
    .orderBy(bills.billId)
    .limit(1);
  return row?.billId ?? null;
}

/** In no order. */
export async function listBillsById(tx: Tx, tenantId: TenantId, billIds: readonly BillId[]): Promise<Bill[]> {
  if (billIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, tenantId), inArray(bills.billId, [...billIds])));
  return rows.map(billFromRow);
}

/** Bills that are not at their end: each of them must have a running workflow. */
export async function listOpenBills(
  tx: Tx,
  tenantId: TenantId,
  page: { after: BillId | null; limit: number },
): Promise<Bill[]> {
  const rows = await tx
    .select()
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, tenantId),
        notInArray(bills.status, [...finalBillStatuses]),
        page.after === null ? undefined : sql`${bills.billId} > ${page.after}`,
      ),
    )
    .orderBy(bills.billId)
    .limit(page.limit);
  return rows.map(billFromRow);
}

/** Other bills that could be this one again: the same file, or the same vendor and normalised number. */
export async function listLookalikes(tx: Tx, bill: Bill): Promise<Bill[]> {
  const sha256 = bill.document?.sha256;
  const number = bill.details.number === null ? null : normalizeInvoiceNumber(bill.details.number);
  const sameFile = sha256 ? eq(bills.documentSha256, sha256) : undefined;
  const sameNumber =
    bill.vendorId !== null && number !== null
      ? and(eq(bills.vendorId, bill.vendorId), eq(bills.normalizedNumber, number))
      : undefined;
  if (!sameFile && !sameNumber) return [];
  const rows = await tx
    .select()
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, bill.tenantId),
        sql`${bills.billId} <> ${bill.billId}`,
        notInArray(bills.status, ['rejected', 'canceled']),
        or(sameFile, sameNumber),
      ),
    )
    .limit(20);
  return rows.map(billFromRow);
}

const keyOf = (tenantId: TenantId, billId: BillId) =>
  and(eq(bills.tenantId, tenantId), eq(bills.billId, billId));

const subjectOf = (bill: Bill, fromVersion: number) => ({
  tenantId: bill.tenantId,
  subject: 'bill' as const,
  subjectId: bill.billId,
  billId: bill.billId,
  fromVersion,
});

export function billFromRow(row: BillRow): Bill {
  return {
    tenantId: row.tenantId,
    billId: row.billId,
    version: row.version,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    stateSince: row.stateSince,
    document:
      row.documentId !== null && row.documentSha256 !== null
        ? { documentId: row.documentId, sha256: row.documentSha256 }
        : null,
    // Rows of before a detail was known lack it.
    details: { ...emptyDetails, ...row.details },
    vendorId: row.vendorId,
    reviewed: row.reviewed,
    duplicateCleared: row.duplicateCleared,
    state: row.state,
  };
}

export function billToRow(bill: Bill): Omit<BillRow, 'createdAt' | 'department'> {
  const { details, document } = bill;
  return {
    tenantId: bill.tenantId,
    billId: bill.billId,
    version: bill.version,
    status: bill.state.status,
    state: bill.state,
    stateSince: bill.stateSince,
    needsAttention: needsAttention(bill.state),
    createdBy: bill.createdBy,
    documentId: document?.documentId ?? null,
    documentSha256: document?.sha256 ?? null,
    vendorId: bill.vendorId,
    vendorName: details.vendorName,
    number: details.number,
    normalizedNumber: details.number === null ? null : normalizeInvoiceNumber(details.number),
    dueOn: details.dueOn,
    amountMinor: details.amount?.amountMinor ?? null,
    currency: details.amount?.currency ?? null,
    details,
    reviewed: bill.reviewed,
    duplicateCleared: bill.duplicateCleared,
  };
}
