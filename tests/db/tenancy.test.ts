import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.js';
import { entry, freshKey, pdf, startApi, upload, type TestApi } from '../support/api.js';

type Table = {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly owner: string;
  readonly tenantColumn: boolean;
  readonly policies: number;
};

let api: TestApi;
let owner: postgres.Sql;
let app: postgres.Sql;
let tables: readonly Table[];

beforeAll(async () => {
  api = await startApi();
  owner = postgres(api.testDatabase.adminUrl, { max: 1 });
  app = postgres(api.testDatabase.appUrl, { max: 1 });
  const clerk = api.tenant.as('clerk');
  await clerk('POST', '/v1/bills', entry(), freshKey());
  await clerk('POST', '/v1/bills/upload', upload('a.pdf', pdf()), freshKey());
  const vendor = await clerk('POST', '/v1/vendors', { name: 'Blau' });
  const account = {
    holderName: 'B',
    country: 'US',
    routingNumber: '110000000',
    accountNumber: '123456',
    currency: 'USD',
  };
  await clerk('POST', `/v1/vendors/${String(vendor.body['vendorId'])}/bank-accounts`, account);
  tables = await owner<Table[]>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      pg_get_userbyid(c.relowner) as owner,
      exists (select from information_schema.columns i
        where i.table_schema = 'public' and i.table_name = c.relname
          and i.column_name = 'tenant_id' and i.is_nullable = 'NO') as "tenantColumn",
      (select count(*)::int from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`;
});
afterAll(async () => {
  await owner.end();
  await app.end();
  await api.close();
});

/** Counts rows as the application's role, in the scope of this tenant. */
const visibleTo = (tenantId: string | null, table: string, of?: string) =>
  app.begin(async (sql) => {
    if (tenantId !== null) await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    const rows = of
      ? await sql`select count(*)::int as rows from ${sql(table)} where tenant_id = ${of}`
      : await sql`select count(*)::int as rows from ${sql(table)}`;
    return Number(rows[0]?.['rows']);
  });

it('the walk finds the tables that there are', () => {
  const names = tables.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(12);
  expect(names).toEqual(expect.arrayContaining(['bills', 'facts', 'payments', 'bank_accounts', 'api_keys']));
});

it('every table has a tenant, row-level security that binds its owner too, and a policy', async () => {
  const [role] =
    await app`select current_user as name, rolbypassrls, rolsuper from pg_roles where rolname = current_user`;
  expect(role).toMatchObject({ rolbypassrls: false, rolsuper: false });
  for (const table of tables) {
    expect(table, table.name).toMatchObject({ enabled: true, forced: true, tenantColumn: true });
    expect(table.policies, table.name).toBeGreaterThan(0);
    expect(table.owner, table.name).not.toBe(role?.['name']);
  }
});

it('every policy both hides and refuses rows of other tenants', async () => {
  const rows = await owner`
    select tablename, cmd, qual, with_check from pg_policies where schemaname = 'public' and policyname = 'tenant_only'`;
  expect(rows).toHaveLength(tables.length);
  for (const row of rows) {
    expect(row['cmd']).toBe('ALL');
    expect(row['qual']).toContain('app.tenant_id');
    expect(row['with_check']).toContain('app.tenant_id');
  }
});

describe('rows of a tenant', () => {
  it('are seen by that tenant, or the probe would prove nothing', async () => {
    const own = [
      'bills',
      'facts',
      'documents',
      'vendors',
      'bank_accounts',
      'members',
      'api_keys',
      'idempotency_keys',
    ];
    for (const table of own) expect(await visibleTo(api.tenant.tenantId, table), table).toBeGreaterThan(0);
  });

  it('are seen by no other tenant, in any table', async () => {
    for (const { name } of tables) {
      expect(await visibleTo(api.other.tenantId, name, api.tenant.tenantId), name).toBe(0);
    }
  });

  it('are seen by nobody while no tenant is set, in any table', async () => {
    for (const { name } of tables) expect(await visibleTo(null, name), name).toBe(0);
  });

  it('cannot be written for another tenant', async () => {
    const write = app.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${api.other.tenantId}, true)`;
      await sql`insert into vendors (tenant_id, vendor_id, name, normalized_name)
        values (${api.tenant.tenantId}, ${newId('vendor')}, 'x', 'x')`;
    });
    await expect(write).rejects.toThrow(/row-level security/);
  });
});
