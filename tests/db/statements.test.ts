import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database, type Tx } from '../../db/client.js';
import { newId } from '../../db/ids.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  // One connection: whatever leaks from one transaction is seen by the next.
  database = connect(testDatabase.appUrl, { connectionsMax: 1 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const tenantSeenBy = async (tx: Tx) => {
  const [row] = await tx.execute(sql`select current_setting('app.tenant_id') as tenant`);
  return row?.['tenant'];
};

describe('statements that are sent together', () => {
  it('all see the tenant of their transaction, the first one too', async () => {
    const tenants = Array.from({ length: 20 }, () => newId('tenant'));
    const seen = await Promise.all(
      tenants.map((tenantId) =>
        database.inTenant(tenantId, (tx) => Promise.all([tenantSeenBy(tx), tenantSeenBy(tx)])),
      ),
    );
    expect(seen).toEqual(tenants.map((tenantId) => [tenantId, tenantId]));
  });

  it('never reach the next transaction when one beside them fails', async () => {
    let late: Promise<unknown> = Promise.resolve('was not asked');
    const failed = database.inTenant(newId('tenant'), (tx) => {
      const goOn = tenantSeenBy(tx).then(async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        late = tenantSeenBy(tx);
        await late.catch(() => undefined);
      });
      return Promise.all([goOn, tx.execute(sql`select 1 / 0`)]);
    });
    await expect(failed).rejects.toThrow();
    const next = newId('tenant');
    const seen = await database.inTenant(next, async (tx) => {
      await tx.execute(sql`select pg_sleep(0.2)`);
      return tenantSeenBy(tx);
    });
    expect(seen).toBe(next);
    await expect(late).rejects.toMatchObject({ cause: { message: 'The transaction is over.' } });
  });

  it('need one round trip once the connection has seen them', async () => {
    const prepared = () =>
      database.inTenant(newId('tenant'), (tx) =>
        tx.execute(
          sql`select count(*)::int as count from pg_prepared_statements where statement like ${'%count me%'}`,
        ),
      );
    const counted = async () => Number((await prepared())[0]?.['count']);
    const before = await counted();
    const ask = () =>
      database.inTenant(newId('tenant'), (tx) => tx.execute(sql`select ${'x'}::text as "count me"`));
    await ask();
    await ask();
    expect(await counted()).toBe(before + 1);
  });
});
