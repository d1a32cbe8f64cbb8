import type { z } from '@hono/zod-openapi';
import type { RowCount } from '../db/counts.js';
import type { Tx } from '../db/client.js';
import type { Position } from '../db/pages.js';
import type { TenantId } from '../domain/ids.js';
import type { ApiContext, ApiDeps } from './deps.js';
import { exportRowsMax, refuseTooManyRows, sendCsv, type CsvColumns } from './csv.js';
import { countedRowsMax, readQueryCursor, toPage, writeQueryCursor } from './pages.js';

/** What a list with filters, sorts and counts knows of its rows, and what its export knows too. */
export type CountedList<Row, Query, Filter, Sort> = {
  readonly filterOf: (query: Query) => Filter;
  readonly sortOf: (query: Query) => Sort;
  /** What a cursor of that sort has to hold. */
  readonly positionSchema: (sort: Sort) => z.ZodType<Position>;
  readonly positionOf: (row: Row, sort: Sort) => Position;
  readonly read: (tx: Tx, tenantId: TenantId, filter: Filter, page: Page<Sort>) => Promise<Row[]>;
  readonly count: (tx: Tx, tenantId: TenantId, filter: Filter, max: number) => Promise<RowCount>;
};

type Page<Sort> = { readonly sort: Sort; readonly after: Position | null; readonly limit: number };

type Asked<Query> = {
  readonly query: Query;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly count: boolean | undefined;
};

export async function readCountedPage<Row, Item, Query, Filter, Sort>(
  c: ApiContext,
  { database }: ApiDeps,
  list: CountedList<Row, Query, Filter, Sort>,
  { query, cursor, limit, count }: Asked<Query>,
  present: (row: Row) => Item,
) {
  const { tenantId } = c.get('principal');
  const filter = list.filterOf(query);
  const sort = list.sortOf(query);
  const after = readQueryCursor(cursor, query, list.positionSchema(sort));
  const { rows, counted } = await database.inTenant(tenantId, async (tx) => ({
    rows: await list.read(tx, tenantId, filter, { sort, after, limit: limit + 1 }),
    counted: count ? await list.count(tx, tenantId, filter, countedRowsMax) : null,
  }));
  const page = toPage(rows, limit, present, (row) => writeQueryCursor(query, list.positionOf(row, sort)));
  return { ...page, ...(counted ? { count: counted } : {}) };
}

/** Every row of the list that fits, in its order. */
export async function sendExport<Row, Query, Filter, Sort>(
  c: ApiContext,
  { database }: ApiDeps,
  list: CountedList<Row, Query, Filter, Sort>,
  file: {
    readonly name: string;
    readonly columns: CsvColumns<Row>;
    readonly hasBom: boolean;
    readonly query: Query;
  },
): Promise<Response> {
  const { tenantId } = c.get('principal');
  const filter = list.filterOf(file.query);
  const sort = list.sortOf(file.query);
  refuseTooManyRows(
    await database.inTenant(tenantId, (tx) => list.count(tx, tenantId, filter, exportRowsMax)),
  );
  return sendCsv<Row>(c, {
    ...file,
    readAfter: (last, limit) =>
      database.inTenant(tenantId, (tx) =>
        list.read(tx, tenantId, filter, { sort, after: last && list.positionOf(last, sort), limit }),
      ),
  });
}
