import { and, desc, eq, sql } from 'drizzle-orm';
import type { Bill } from '../domain/bill.js';
import type { Instant } from '../domain/dates.js';
import { emptyExtraction, emptyFields, type Extraction, type ReaderName } from '../domain/extraction.js';
import type { BillId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { extractions } from './schema/index.js';

/** One reading of a bill's document, told without what it claims. */
export type ExtractionRun = {
  /** From 1; the newest counts. */
  readonly ordinal: number;
  readonly createdAt: Instant;
  /** Those that found something. */
  readonly readers: readonly ReaderName[];
};

/** Takes the next ordinal; the bill's row is locked. */
export async function addExtraction(tx: Tx, bill: Bill, extraction: Extraction): Promise<void> {
  const ordinal = sql<number>`(select count(*) + 1 from extractions where tenant_id = ${bill.tenantId} and bill_id = ${bill.billId})`;
  await tx.insert(extractions).values({ tenantId: bill.tenantId, billId: bill.billId, extraction, ordinal });
}

/** That reading, or the newest; null when there is none. */
export async function findExtraction(
  tx: Tx,
  tenantId: TenantId,
  billId: BillId,
  ordinal?: number,
): Promise<Extraction | null> {
  const [row] = await tx
    .select({ extraction: extractions.extraction })
    .from(extractions)
    .where(
      and(ofBill(tenantId, billId), ordinal === undefined ? undefined : eq(extractions.ordinal, ordinal)),
    )
    .orderBy(desc(extractions.ordinal))
    .limit(1);
  return row ? complete(row.extraction) : null;
}

/** More than anybody asks for; the oldest are left out. */
const runsMax = 100;

/** Newest first. */
export async function listExtractionRuns(
  tx: Tx,
  tenantId: TenantId,
  billId: BillId,
): Promise<ExtractionRun[]> {
  const rows = await tx
    .select({
      ordinal: extractions.ordinal,
      createdAt: extractions.createdAt,
      readers: sql<
        ReaderName[]
      >`jsonb_path_query_array(${extractions.extraction}, '$.fields.*[*].evidence.reader')`,
    })
    .from(extractions)
    .where(ofBill(tenantId, billId))
    .orderBy(desc(extractions.ordinal))
    .limit(runsMax);
  return rows.map((row) => ({ ...row, readers: [...new Set(row.readers)] }));
}

const ofBill = (tenantId: TenantId, billId: BillId) =>
  and(eq(extractions.tenantId, tenantId), eq(extractions.billId, billId));

/** Rows that were read before a field was known do not hold it. */
function complete(stored: Extraction): Extraction {
  return { ...emptyExtraction, ...stored, fields: { ...emptyFields, ...stored.fields } };
}
