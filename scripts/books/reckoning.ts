import {
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

const foldedPerPage = 200;
const versionsPerPage = 10_000;

export async function reckon(database: Database, tenantId: TenantId): Promise<Reckoning[]> {
  const folded = <Id>(
    what: string,
    read: (tx: Tx, tenantId: TenantId, page: { after: Id | null; limit: number }) => Promise<Reckoned<Id>>,
  ) =>
    foldAll(what, (after: Id | null) =>
      database.readInTenant(tenantId, (tx) => read(tx, tenantId, { after, limit: foldedPerPage })),
    );
  return [
    await followVersions(database, tenantId),
    await folded('bill', reckonBills),
    await folded('payment', reckonPayments),
  ];
}

async function foldAll<Id>(
  what: string,
  read: (after: Id | null) => Promise<Reckoned<Id>>,
): Promise<Reckoning> {
  let rows = 0;
  let after: Id | null = null;
  for (;;) {
    const page: Reckoned<Id> = await read(after);
    rows += page.rows;
    if (page.wrong) {
      return { what: `${what}s`, rows, problem: `${what} ${String(page.wrong.id)}: ${page.wrong.because}` };
    }
    if (page.rows < foldedPerPage) return { what: `${what}s`, rows, problem: null };
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
