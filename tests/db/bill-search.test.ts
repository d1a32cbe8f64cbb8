import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBills, newestFirst } from '../../db/bill-lists.js';
import { findBillIds } from '../../db/bill-search.js';
import { createBill, lockBill, saveBill } from '../../db/bills.js';
import { connect, type Database } from '../../db/client.js';
import { newId } from '../../db/ids.js';
import { emptyDetails, type Bill } from '../../domain/bill.js';
import { parseBillSearch } from '../../domain/bill-search.js';
import { contextBy, seedTenant, wallClock, type Cast } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
let app: postgres.Sql;
let owner: postgres.Sql;
let mine: Cast;
let theirs: Cast;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl, { connectionsMax: 2 });
  app = postgres(testDatabase.appUrl, { max: 1 });
  owner = postgres(testDatabase.adminUrl, { max: 1 });
  mine = await seedTenant(database, wallClock());
  theirs = await seedTenant(database, wallClock());
});
afterAll(async () => {
  await app.end();
  await owner.end();
  await database.close();
  await testDatabase.drop();
});

const enter = ({ tenantId, clerk }: Cast, vendorName: string): Promise<Bill> =>
  database.inTenant(tenantId, (tx) =>
    createBill(
      tx,
      {
        ...{ tenantId, billId: newId('bill'), document: null, vendorId: null },
        createdBy: { kind: 'member', memberId: clerk },
        details: { ...emptyDetails, vendorName, number: 'R-1' },
      },
      contextBy(clerk, wallClock()),
    ),
  );

const idsOf = ({ tenantId }: Cast, text: string) =>
  database.inTenant(tenantId, (tx) => findBillIds(tx, parseBillSearch(text), 10));

/** The function itself, asked by the application for everything that there is. */
const everything = (tenantId: string | null) =>
  app.begin(async (tx) => {
    if (tenantId !== null) await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
    return tx<{ id: string }[]>`select search_bills('%', '{}', 1000) as id`;
  });

describe('a search', () => {
  it("never shows another tenant's bills", async () => {
    const own = await enter(mine, 'Zephyr Works');
    const other = await enter(theirs, 'Zephyr Works');
    expect(await idsOf(mine, 'zephyr')).toEqual([own.billId]);
    expect(await idsOf(theirs, 'zephyr')).toEqual([other.billId]);
    const ids = (await everything(mine.tenantId)).map(({ id }) => id);
    expect(ids).toContain(own.billId);
    expect(ids).not.toContain(other.billId);
  });

  it('shows nothing while no tenant is set', async () => {
    await enter(mine, 'Zephyr Works');
    expect(await everything(null)).toEqual([]);
    expect(await everything('')).toEqual([]);
  });

  it('takes patterns as data, never as a query', async () => {
    const hostile = `' or true --`;
    const rows = await app.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${mine.tenantId}, true)`;
      return tx`select search_bills(${hostile}, ${[hostile]}, 1000) as id`;
    });
    expect(rows).toEqual([]);
  });

  it('finds the corrected name, and the old one no more', async () => {
    const { tenantId, clerk } = mine;
    const { billId, details } = await enter(mine, 'Oldname Trading');
    await database.inTenant(tenantId, async (tx) => {
      const context = contextBy(clerk, wallClock());
      const corrected = { ...details, vendorName: 'Newname Trading' };
      const bill = await lockBill(tx, tenantId, billId);
      const asked = { type: 'review_requested' as const, reasons: [], vendorCandidates: [] };
      const inReview = await saveBill(tx, bill, [asked], context);
      await saveBill(
        tx,
        inReview,
        [{ type: 'review_confirmed', details: corrected, vendorId: null }],
        context,
      );
    });
    expect(await idsOf(mine, 'newname')).toEqual([billId]);
    expect(await idsOf(mine, 'oldname')).toEqual([]);
  });

  it('finds the same through the index, by reading on, and beyond what is carried', async () => {
    const made = [];
    for (let count = 0; count < 5; count += 1) made.push((await enter(mine, 'Common Carrier')).billId);
    const search = parseBillSearch('carrier');
    const list = (limit: number) =>
      database.inTenant(mine.tenantId, async (tx) => {
        const bills = await listBills(
          tx,
          mine.tenantId,
          { search },
          { sort: newestFirst, after: null, limit },
        );
        return bills.map(({ billId }) => billId);
      });
    expect(await list(5)).toEqual(made.toReversed());
    expect(await list(50)).toEqual(made.toReversed());
    expect(await database.inTenant(mine.tenantId, (tx) => findBillIds(tx, search, 4))).toBeNull();
  });
});

describe('the function that searches', () => {
  it('is owned by a role that cannot log in, sees one table and is bound by row-level security', async () => {
    const [role] = await owner`
      select rolname, rolcanlogin, rolsuper, rolbypassrls from pg_proc p join pg_roles r on r.oid = p.proowner
      where p.proname = 'search_bills'`;
    expect(role).toEqual({
      rolname: 'payloom_search',
      rolcanlogin: false,
      rolsuper: false,
      rolbypassrls: false,
    });
    const grants = await owner`
      select table_name, privilege_type from information_schema.role_table_grants where grantee = 'payloom_search'`;
    expect(grants).toEqual([{ table_name: 'bill_search', privilege_type: 'SELECT' }]);
    const [schema] = await owner`select has_schema_privilege('payloom_search', 'public', 'CREATE') as may`;
    expect(schema).toEqual({ may: false });
  });

  it('is called by the application and by nobody else', async () => {
    const [acl] = await owner`
      select has_function_privilege('payloom_app', p.oid, 'EXECUTE') as app,
        exists (select from aclexplode(p.proacl) where grantee = 0) as public
      from pg_proc p where proname = 'search_bills'`;
    expect(acl).toEqual({ app: true, public: false });
  });

  it('has a search path that no caller can change', async () => {
    const rows = await database.inTenant(mine.tenantId, (tx) =>
      tx.execute<{ prosecdef: boolean; proconfig: string[] }>(
        sql`select prosecdef, proconfig from pg_proc where proname = 'search_bills'`,
      ),
    );
    expect(rows[0]).toMatchObject({ prosecdef: true });
    expect(rows[0]?.proconfig).toContain('search_path=pg_catalog, pg_temp');
  });
});
