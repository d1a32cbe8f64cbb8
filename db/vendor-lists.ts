import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { TenantId } from '../domain/ids.js';
import { normalizeName, normalizeTaxId } from '../domain/vendor-match.js';
import { countRows, type RowCount } from './counts.js';
import type { Tx } from './client.js';
import { orderedParts, type Order, type Position } from './pages.js';
import { vendors, type VendorStatus } from './schema/index.js';
import type { Vendor } from './vendors.js';

export type VendorFilter = {
  readonly statuses?: readonly VendorStatus[];
  /** Part of a name or alias, a tax id, or the start of a mail address. */
  readonly search?: string;
};

export const vendorSortKeys = ['createdAt', 'name'] as const;
export type VendorSort = {
  readonly by: (typeof vendorSortKeys)[number];
  readonly direction: 'asc' | 'desc';
};

/** Ids grow with time, so that they are the order of entry. */
const sortColumns = { createdAt: [], name: [vendors.normalizedName] } as const;

export function vendorPositionOf({ vendorId, normalizedName }: Vendor, { by }: VendorSort): Position {
  return { values: by === 'name' ? [normalizedName] : [], id: vendorId };
}

export async function listVendors(
  tx: Tx,
  tenantId: TenantId,
  filter: VendorFilter,
  {
    sort,
    after,
    limit,
  }: { readonly sort: VendorSort; readonly after: Position | null; readonly limit: number },
): Promise<Vendor[]> {
  const order: Order = {
    columns: sortColumns[sort.by],
    mayBeMissing: false,
    id: vendors.vendorId,
    direction: sort.direction,
  };
  const [part] = orderedParts(order, after);
  return tx
    .select()
    .from(vendors)
    .where(and(...conditionsOf(tenantId, filter), part.where))
    .orderBy(part.orderBy)
    .limit(limit);
}

export function countVendors(
  tx: Tx,
  tenantId: TenantId,
  filter: VendorFilter,
  max: number,
): Promise<RowCount> {
  return countRows(tx, vendors, conditionsOf(tenantId, filter), max);
}

function conditionsOf(tenantId: TenantId, { statuses, search }: VendorFilter): SQL[] {
  return [
    eq(vendors.tenantId, tenantId),
    statuses && inArray(vendors.status, [...statuses]),
    search === undefined ? undefined : isFound(search),
  ].filter((condition) => condition !== undefined);
}

/** Read vendor by vendor: a tenant has thousands, not millions, and no index serves LIKE under row-level security. */
function isFound(search: string): SQL | undefined {
  const words = normalizeName(search).split(' ').filter(Boolean);
  const everyWord = (text: SQL) =>
    words.length === 0 ? sql`false` : and(...words.map((word) => sql`${text} like ${`%${word}%`}`));
  const taxId = normalizeTaxId(search);
  return or(
    everyWord(sql`${vendors.normalizedName}`),
    everyWord(sql`lower(${vendors.aliases}::text)`),
    taxId === '' ? undefined : eq(vendors.normalizedTaxId, taxId),
    sql`starts_with(lower(${vendors.email}), ${search.toLowerCase()})`,
  );
}
