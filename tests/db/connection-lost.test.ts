import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database, type Tx } from '../../db/client.js';
import { isUnavailable } from '../../db/faults.js';
import { newId } from '../../db/ids.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let killer: postgres.Sql;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  killer = postgres(testDatabase.appUrl, { max: 1 });
  database = connect(testDatabase.appUrl, { connectionsMax: 1 });
});
afterAll(async () => {
  await database.close();
  await killer.end();
  await testDatabase.drop();
});

const own = newId('tenant');
const other = newId('tenant');
const tenantSeenBy = async (tx: Tx) => {
  const [row] = await tx.execute(sql`select current_setting('app.tenant_id') as tenant`);
  return row?.['tenant'];
};

/** Ends the server's side of the transaction's connection. */
async function loseConnection(tx: Tx): Promise<void> {
  const [row] = await tx.execute(sql`select pg_backend_pid() as pid`);
  const pid = Number(row?.['pid']);
  await killer`select pg_terminate_backend(${pid})`;
  const isThere = async () => (await killer`select from pg_stat_activity where pid = ${pid}`).length > 0;
  while (await isThere());
}

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a connection that is lost in the middle of a transaction', () => {
  it('fails that transaction, and neither the process nor the transactions after it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const lost = database.inTenant(own, async (tx) => {
        await loseConnection(tx);
        await tenantSeenBy(tx);
      });
      expect(isUnavailable(await faultOf(lost))).toBe(true);
      expect(await database.inTenant(own, tenantSeenBy)).toBe(own);
    }
  });

  it('never lets what is left of it run in the transaction of somebody else', async () => {
    let goOn: (value: unknown) => void = () => undefined;
    const otherIsInside = new Promise((resolve) => {
      goOn = resolve;
    });
    const late: { fault?: unknown } = {};
    const lost = database.inTenant(own, async (tx) => {
      await loseConnection(tx);
      await otherIsInside;
      late.fault = await faultOf(tenantSeenBy(tx));
    });
    expect(isUnavailable(await faultOf(lost))).toBe(true);
    const seen = await database.inTenant(other, async (tx) => {
      goOn(null);
      await expect.poll(() => late.fault).toBeDefined();
      return tenantSeenBy(tx);
    });
    expect(isUnavailable(late.fault)).toBe(true);
    expect(seen).toBe(other);
  });
});

describe('a process that freezes in the middle of a transaction', () => {
  it('loses its locks, so that others go on without it', async () => {
    const frozen = connect(testDatabase.appUrl, { connectionsMax: 1, idleInTransactionMs: 300 });
    const lockIt = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(4711)`);
    let wakeUp: (value: unknown) => void = () => undefined;
    const thaw = new Promise((resolve) => {
      wakeUp = resolve;
    });
    let hasLock: (value: unknown) => void = () => undefined;
    const locked = new Promise((resolve) => {
      hasLock = resolve;
    });
    const lost = faultOf(
      frozen.inTenant(own, async (tx) => {
        await lockIt(tx);
        hasLock(null);
        await thaw;
        await tenantSeenBy(tx);
      }),
    );
    await locked;
    await database.inTenant(other, lockIt);
    wakeUp(null);
    expect(isUnavailable(await lost)).toBe(true);
    await frozen.close();
  });
});
