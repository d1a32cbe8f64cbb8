import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { DatabaseUrls } from '../../scripts/provision/database.js';
import { withSql } from '../../scripts/provision/database.js';
import { eventually } from './eventually.js';

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
    drop: () => eventually(`${name} is dropped`, () => drop(maintenance, name)),
  };
}

/** False while autovacuum is at work in it: that is the superuser's, and not ours to end. */
async function drop(maintenance: string, name: string): Promise<boolean> {
  try {
    await withSql(maintenance, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === insufficientPrivilege) return false;
    throw error;
  }
}

const insufficientPrivilege = '42501';

function at(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
