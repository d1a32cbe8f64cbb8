import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { sealTenant, type SealingDeps } from '../../activities/seal-books.js';
import { connect, type Database } from '../../db/client.js';
import type { TenantId } from '../../domain/ids.js';
import { createLogger } from '../../log.js';
import { createAnchorStorage } from '../../providers/storage/anchor-storage.js';
import { verifyBooks } from '../../scripts/books/verify.js';
import { wallClock } from './cast.js';
import { eventually } from './eventually.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

/** Books of a database of a test's own, with anchors in a folder, and somebody who can do everything to the tables. */
export type TestBooks = SealingDeps & {
  readonly testDatabase: TestDatabase;
  readonly database: Database;
  readonly storageDir: string;
  readonly sealAll: (tenantId: TenantId) => Promise<void>;
  readonly problemsOf: (tenantId: TenantId) => Promise<readonly string[]>;
  readonly tamper: (tenantId: TenantId, work: Tampering) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Tampering = (sql: postgres.TransactionSql) => Promise<unknown>;

export async function openTestBooks(): Promise<TestBooks> {
  const testDatabase = await createTestDatabase();
  const database = connect(testDatabase.appUrl);
  const owner = postgres(testDatabase.adminUrl, { max: 1, onnotice: () => undefined });
  const storageDir = mkdtempSync(path.join(tmpdir(), 'payloom-books-'));
  const anchors = createAnchorStorage({ kind: 'local', dir: storageDir });
  const deps: SealingDeps = { database, anchors, log: createLogger({ level: 'silent' }), now: wallClock };
  const isSettled = (tenantId: TenantId) =>
    database.inTenant(tenantId, async (tx) => {
      const open = await tx.execute(
        `select from facts where tenant_id = '${tenantId}'
          and transaction_id >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`,
      );
      return open.length === 0;
    });
  return {
    ...deps,
    testDatabase,
    storageDir,
    sealAll: async (tenantId) => {
      // Whatever else is open on the server holds sealing up, and is over soon.
      await eventually('nothing is open', () => isSettled(tenantId));
      await sealTenant(deps, tenantId);
    },
    problemsOf: async (tenantId) =>
      (await verifyBooks({ database, anchors }, { only: tenantId })).problems.map((problem) =>
        problem.replace(`${tenantId}: `, ''),
      ),
    tamper: (tenantId, work) => tamper(owner, tenantId, work),
    close: async () => {
      await owner.end();
      await database.close();
      await testDatabase.drop();
      rmSync(storageDir, { recursive: true });
    },
  };
}

/** As the owner of the tables, who turns off the triggers that keep them append-only. */
export async function tamper(owner: postgres.Sql, tenantId: TenantId, work: Tampering): Promise<void> {
  const tables = ['facts', 'seals', 'seal_anchors', 'ledger_transactions', 'ledger_entries'];
  await owner.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    for (const table of tables) await sql`alter table ${sql(table)} disable trigger user`;
    await work(sql);
    for (const table of tables) await sql`alter table ${sql(table)} enable trigger user`;
  });
}
