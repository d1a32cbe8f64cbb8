import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealTenant } from '../../activities/seal-books.js';
import { connect } from '../../db/client.js';
import { listSeals } from '../../db/seals.js';
import type { TenantId } from '../../domain/ids.js';
import { openTestBooks, type TestBooks } from '../support/books.js';
import { seedTenant, wallClock } from '../support/cast.js';
import { eventually } from '../support/eventually.js';

let books: TestBooks;
let app: postgres.Sql;

beforeAll(async () => {
  books = await openTestBooks();
  app = postgres(books.testDatabase.appUrl, { max: 8 });
});
afterAll(async () => {
  await app.end();
  await books.close();
});

const sealedIds = async (tenantId: TenantId) => {
  const seals = await books.database.inTenant(tenantId, (tx) =>
    listSeals(tx, tenantId, { after: 0, limit: 10_000 }),
  );
  return seals.flatMap(({ rowIds }) => rowIds);
};

const factIds = (tenantId: TenantId) =>
  books.database.inTenant(tenantId, async (tx) => {
    const rows = await tx.execute<{ id: string }>(
      `select fact_id::text as id from facts where tenant_id = '${tenantId}' order by transaction_id, fact_id`,
    );
    return rows.map(({ id }) => id);
  });

const writeFact = (sql: postgres.ISql, tenantId: TenantId, name: string) => sql`
  insert into facts (tenant_id, subject, subject_id, version, type, data, actor, at)
  values (${tenantId}, 'vendor', ${name}, 1, 'vendor_created', '{}', '{"kind":"system"}', now())`;

const inScope = (tenantId: TenantId, work: (sql: postgres.TransactionSql) => Promise<void>) =>
  app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    await work(sql);
  });

class GivenUp extends Error {}

describe('sealing while many write', () => {
  it('covers every row once and in order, with two that seal at once and transactions that end out of order', async () => {
    const { tenantId } = await seedTenant(books.database, wallClock());
    const done = { yet: false };
    const writers = Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (lane) => {
        for (let turn = 0; turn < 40; turn += 1) {
          const write = inScope(tenantId, async (sql) => {
            await writeFact(sql, tenantId, `${lane}-${turn}-a`);
            await sql`select pg_sleep(${Math.random() / 50})`;
            await writeFact(sql, tenantId, `${lane}-${turn}-b`);
            // Some numbers and transactions are lost, as in life.
            if (turn % 7 === 3) throw new GivenUp();
          });
          await write.catch((error: unknown) => {
            if (!(error instanceof GivenUp)) throw error;
          });
        }
      }),
    ).finally(() => {
      done.yet = true;
    });
    const other = connect(books.testDatabase.appUrl);
    const seal = async (database: typeof other) => {
      while (!done.yet) await sealTenant({ ...books, database }, tenantId);
    };
    await Promise.all([writers, seal(books.database), seal(other)]);
    await other.close();
    await books.sealAll(tenantId);
    const sealed = await sealedIds(tenantId);
    expect(sealed.length).toBeGreaterThan(6 * 34 * 2);
    expect(sealed).toEqual(await factIds(tenantId));
    expect(await books.problemsOf(tenantId)).toEqual([]);
  });

  it('waits for a transaction that is open, and takes its rows before those that committed meanwhile', async () => {
    const { tenantId } = await seedTenant(books.database, wallClock());
    await books.sealAll(tenantId);
    const before = (await sealedIds(tenantId)).length;
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let hasWritten: () => void = () => undefined;
    const written = new Promise<void>((resolve) => {
      hasWritten = resolve;
    });
    const slow = inScope(tenantId, async (sql) => {
      await writeFact(sql, tenantId, 'slow');
      hasWritten();
      await held;
    });
    await written;
    await inScope(tenantId, async (sql) => {
      await writeFact(sql, tenantId, 'fast');
    });
    await sealTenant(books, tenantId);
    expect(await sealedIds(tenantId)).toHaveLength(before);
    finish();
    await slow;
    await books.sealAll(tenantId);
    expect(await sealedIds(tenantId)).toEqual(await factIds(tenantId));
  });

  it('seals more than one seal holds, in one go', async () => {
    const { tenantId } = await seedTenant(books.database, wallClock());
    await inScope(tenantId, async (sql) => {
      await sql`insert into facts (tenant_id, subject, subject_id, version, type, data, actor, at)
        select ${tenantId}, 'vendor', 'v' || number, 1, 'vendor_created', '{}', '{"kind":"system"}', now()
        from generate_series(1, 2500) as number`;
    });
    let sealed = 0;
    await eventually('all are sealed', async () => {
      sealed += await sealTenant(books, tenantId);
      return sealed > 2_500;
    });
    expect(await books.problemsOf(tenantId)).toEqual([]);
  });
});
