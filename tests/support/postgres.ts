import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { DatabaseUrls } from '../../scripts/provision/database.js';
import { withSql } from '../../scripts/provision/database.js';

export type TestDatabase = DatabaseUrls & {
  readonly name: string;
  readonly drop: () => Promise<void>;
};

/** Two clones at once would find the template in use, so each waits its turn. */
const cloneLock = 4_207_001;

/** A database of its own, migrated, empty: a copy of the template. Drop it in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const maintenance = at(template.href, 'postgres');
  await withSql(maintenance, async (sql) => {
    await sql`select pg_advisory_lock(${cloneLock})`;
    await sql`create database ${sql(name)} template ${sql(template.pathname.slice(1))}`;
  });
  return {
    name,
    adminUrl: at(template.href, name),
    appUrl: at(inject('templateAppUrl'), name),
    drop: () =>
      withSql(maintenance, async (sql) => {
        await sql`drop database if exists ${sql(name)} with (force)`;
      }),
  };
}

function at(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
