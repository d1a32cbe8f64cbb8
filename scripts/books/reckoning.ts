import {
  findUnbalanced,
  findUnowned,
  listVersions,
  reckonBills,
  reckonPayments,
  type Reckoned,
  type VersionPlace,
} from '../../db/books.js';
import type { Database, Tx } from '../../db/client.js';
import type { TenantId } from '../../domain/ids.js';

/** What holds beside the hashes, row by row. */
export type Reckoning = { readonly what: string; readonly rows: number; readonly problem: string | null };

type Page<Id> = { readonly after: Id | null; readonly limit: number };
type Names = { readonly one: string; readonly many: string };

const rowsPerPage = 200;
const versionsPerPage = 10_000;

export async function reckon(database: Database, tenantId: TenantId): Promise<Reckoning[]> {
  const each = <Id>(
    names: Names,
    read: (tx: Tx, tenantId: TenantId, page: Page<Id>) => Promise<Reckoned<Id>>,
  ) =>
    readAll(names, (after: Id | null) =>
      database.readInTenant(tenantId, (tx) => read(tx, tenantId, { after, limit: rowsPerPage })),
    );
  return [
    await followVersions(database, tenantId),
    await each({ one: 'bill', many: 'bills' }, reckonBills),
    await each({ one: 'payment', many: 'payments' }, reckonPayments),
    await each({ one: 'ledger_transactions', many: 'sums of the ledger' }, findUnbalanced),
    await each({ one: 'ledger_entries', many: 'entries of theirs' }, findUnowned),
  ];
}

async function readAll<Id>(
  { one, many }: Names,
  read: (after: Id | null) => Promise<Reckoned<Id>>,
): Promise<Reckoning> {
  let rows = 0;
  let after: Id | null = null;
  for (;;) {
    const page: Reckoned<Id> = await read(after);
    rows += page.rows;
    if (page.wrong) {
      return { what: many, rows, problem: `${one} ${String(page.wrong.id)}: ${page.wrong.because}` };
    }
    if (page.rows < rowsPerPage) return { what: many, rows, problem: null };
    after = page.last;
  }
}

async function followVersions(database: Database, tenantId: TenantId): Promise<Reckoning> {
  const what = 'facts by version';
  let rows = 0;
  let after: VersionPlace | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof listVersions>> = await database.readInTenant(tenantId, (tx) =>
      listVersions(tx, tenantId, { after, limit: versionsPerPage }),
    );
    rows += page.rows;
    const { gap } = page;
    if (gap) {
      const named = `${gap.subject} ${gap.subjectId}`;
      return { what, rows, problem: `${named}: the fact before version ${gap.version} is gone` };
    }
    if (page.rows < versionsPerPage) return { what, rows, problem: null };
    after = page.last;
  }
}
