import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withSql } from '../../scripts/provision/database.js';
import { searchAttributes } from '../../scripts/provision/temporal-server.js';
import type { TestDatabase } from './postgres.js';
import { createTestDatabase } from './postgres.js';
import { connectToDevServer, startTimeSkipping } from './temporal.js';

describe('a test database', () => {
  const databases: TestDatabase[] = [];
  beforeAll(async () => {
    databases.push(...(await Promise.all([createTestDatabase(), createTestDatabase()])));
  });
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  it('is not seen by another', async () => {
    const [one, other] = databases;
    await withSql(one?.adminUrl ?? '', (sql) => sql`create table seen (id int)`);
    const found = await withSql(
      other?.adminUrl ?? '',
      (sql) => sql`select to_regclass('public.seen') as name`,
    );
    expect(found[0]?.['name']).toBeNull();
  });

  it('is reached by the application as a role that owns nothing and cannot bypass row-level security', async () => {
    const [role] = await withSql(
      databases[0]?.appUrl ?? '',
      (sql) => sql`
        select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
          (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
        from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
    });
  });
});

describe('the Temporal servers of the tests', () => {
  it('know the search attributes that operators look for', async () => {
    const server = await connectToDevServer();
    const { customAttributes } = await server.connection.operatorService.listSearchAttributes({
      namespace: server.namespace,
    });
    await server.close();
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(searchAttributes)));
  });

  it('skip time when asked for the time-skipping one', async () => {
    const environment = await startTimeSkipping();
    const before = await environment.currentTimeMs();
    await environment.sleep('1 day');
    const after = await environment.currentTimeMs();
    await environment.teardown();
    expect(after - before).toBeGreaterThanOrEqual(86_400_000);
  });
});
