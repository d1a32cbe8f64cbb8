import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '../../db/client.js';
import { listFactsAfter, loadPresentPosition, positionOf } from '../../db/events.js';
import type { FactPosition } from '../../domain/events.js';
import { seedTenant, wallClock, type Cast } from '../support/cast.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
let app: postgres.Sql;
let cast: Cast;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl);
  app = postgres(testDatabase.appUrl, { max: 4 });
  cast = await seedTenant(database, wallClock());
});
afterAll(async () => {
  await app.end();
  await database.close();
  await testDatabase.drop();
});

const writeFact = (sql: postgres.ISql, name: string) => sql`
  insert into facts (tenant_id, subject, subject_id, version, type, data, actor, at)
  values (${cast.tenantId}, 'vendor', ${name}, 1, 'vendor_created', '{}', '{"kind":"system"}', now())`;

async function inScope<T>(work: (sql: postgres.TransactionSql) => Promise<T>) {
  return app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${cast.tenantId}, true)`;
    return work(sql);
  });
}

/** Reads on from a cursor, as the worker and the streams do. */
async function readOn(after: FactPosition): Promise<{ names: string[]; cursor: FactPosition }> {
  const rows = await database.inTenant(cast.tenantId, (tx) => listFactsAfter(tx, cast.tenantId, after, 100));
  const last = rows.at(-1);
  return { names: rows.map(({ subjectId }) => subjectId), cursor: last ? positionOf(last) : after };
}

/** Whatever else runs on the server holds readers up, and is over soon. */
async function readUntil(
  after: FactPosition,
  count: number,
): Promise<{ names: string[]; cursor: FactPosition }> {
  const names: string[] = [];
  let cursor = after;
  await eventually(`${count} facts are read`, async () => {
    const read = await readOn(cursor);
    names.push(...read.names);
    cursor = read.cursor;
    return names.length >= count;
  });
  return { names, cursor };
}

it('a fact of a transaction that commits late is skipped by no reader', async () => {
  const start = await database.inTenant(cast.tenantId, loadPresentPosition);
  let finishSlow: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finishSlow = resolve;
  });
  let slowHasWritten: () => void = () => undefined;
  const written = new Promise<void>((resolve) => {
    slowHasWritten = resolve;
  });
  const slow = inScope(async (sql) => {
    await writeFact(sql, 'slow');
    slowHasWritten();
    await held;
  });
  await written;
  await inScope((sql) => writeFact(sql, 'fast'));

  // "fast" is committed and has the higher number: a reader by number would pass "slow" for good.
  const during = await readOn(start);
  finishSlow();
  await slow;
  const names = [...during.names, ...(await readUntil(during.cursor, 2 - during.names.length)).names];
  expect(names).toEqual(['slow', 'fast']);
});

it('a reader that goes on while many write gets every fact once, in one order for all readers', async () => {
  const start = await database.inTenant(cast.tenantId, loadPresentPosition);
  const expected = Array.from({ length: 120 }, (_, index) => `many-${index}`);
  const done = { yet: false };
  const writers = Promise.all(
    [0, 1, 2, 3].map(async (lane) => {
      for (const name of expected.filter((_, index) => index % 4 === lane)) {
        await inScope(async (sql) => {
          await writeFact(sql, name);
          await sql`select pg_sleep(${Math.random() / 100})`;
        });
      }
    }),
  ).finally(() => {
    done.yet = true;
  });
  const seen: string[] = [];
  let cursor = start;
  while (!done.yet) {
    const read = await readOn(cursor);
    seen.push(...read.names);
    cursor = read.cursor;
  }
  await writers;
  seen.push(...(await readUntil(cursor, expected.length - seen.length)).names);
  expect([...seen].sort()).toEqual([...expected].sort());
  const again = await readOn(start);
  expect(again.names).toEqual(seen.slice(0, 100));
});
