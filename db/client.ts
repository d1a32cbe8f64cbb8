import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { platformTenantId, type TenantId } from '../domain/ids.js';
import * as schema from './schema/index.js';

type Schema = typeof schema;
/** A transaction that sees the rows of one tenant. Every query of ours runs in one. */
export type Tx = Parameters<Parameters<PostgresJsDatabase<Schema>['transaction']>[0]>[0];

export type Identity = { readonly issuer: string; readonly subject: string };

export type Database = {
  /** Runs `work` in one transaction as this tenant: row-level security shows it no other row. */
  inTenant<T>(tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same, reading one moment in all of its statements, and writing nothing. */
  readInTenant<T>(tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As the platform: the webhook inbox and the list of tenants. */
  inPlatform<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** With nothing but a key's hash: sees that key's row and no other. */
  withApiKeyHash<T>(hash: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As a person whom an issuer vouches for: sees which members they are, in every tenant, and nothing else. */
  withIdentity<T>(identity: Identity, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The server's version; fails when it is away. */
  version(): Promise<string>;
  /** Transactions that wait for a connection, that have one, and how many may. */
  pool(): PoolState;
  close(): Promise<void>;
};

export type PoolState = { readonly waiting: number; readonly active: number; readonly max: number };

function openPool(url: string, connectionsMax: number) {
  const client = postgres(url, {
    max: connectionsMax,
    connect_timeout: 10,
    connection: { application_name: 'payloom', statement_timeout: 15_000, lock_timeout: 5_000, jit: 'off' },
    onnotice: () => undefined,
  });
  const db: PostgresJsDatabase<Schema> = drizzle(client, { schema });
  return { client, db };
}

/** `url` names the app role, which owns no table and cannot bypass row-level security. */
export function connect(url: string, { connectionsMax = 10 } = {}): Database {
  let pool = openPool(url, connectionsMax);
  const load = { waiting: 0, active: 0 };
  const scoped = async <T>(
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    isolation?: PgTransactionConfig,
  ): Promise<T> => {
    const used = pool;
    const moveTo = queueUp(load);
    const transaction = used.db.transaction(async (tx) => {
      moveTo('active');
      await enter(tx, scope);
      return work(tx);
    }, isolation);
    try {
      return await withinLimit(transaction);
    } catch (error) {
      // Where one connection died unnoticed the others did too: the next transaction gets fresh ones.
      if (error instanceof ConnectionSilent && pool === used) {
        pool = openPool(url, connectionsMax);
        await used.client.end({ timeout: 0 });
      }
      throw error;
    } finally {
      moveTo('gone');
    }
  };
  return {
    inTenant: (tenantId, work) => scoped({ 'app.tenant_id': tenantId }, work),
    readInTenant: (tenantId, work) =>
      scoped({ 'app.tenant_id': tenantId }, work, {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      }),
    inPlatform: (work) => scoped({ 'app.tenant_id': platformTenantId }, work),
    withApiKeyHash: (hash, work) => scoped({ 'app.api_key_hash': hash }, work),
    withIdentity: ({ issuer, subject }, work) =>
      scoped({ 'app.identity_issuer': issuer, 'app.identity_subject': subject }, work),
    version: async () => {
      const [row] = await pool.client<{ server_version: string }[]>`show server_version`;
      return row?.server_version ?? '';
    },
    pool: () => ({ ...load, max: connectionsMax }),
    close: () => pool.client.end({ timeout: 5 }),
  };
}

/** Counts one transaction where it stands. One that was given up and wakes later is not counted again. */
function queueUp(load: { waiting: number; active: number }): (next: 'active' | 'gone') => void {
  let place: 'waiting' | 'active' | 'gone' = 'waiting';
  load.waiting += 1;
  return (next) => {
    if (place === 'gone') return;
    load[place] -= 1;
    place = next;
    if (next === 'active') load.active += 1;
  };
}

type Scope = Readonly<Record<string, string>>;

async function enter(tx: Tx, scope: Scope): Promise<void> {
  const settings = Object.entries(scope).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  await tx.execute(sql`select ${sql.join(settings, sql`, `)}`);
}

/** Goes on in the same transaction as this tenant, once a key or a token has said whose it is. */
export async function enterTenant(tx: Tx, tenantId: TenantId): Promise<void> {
  await enter(tx, { 'app.tenant_id': tenantId });
}

const transactionMsMax = 30_000;

class ConnectionSilent extends Error {
  override readonly name = 'ConnectionSilent';
  readonly code = 'CONNECTION_SILENT';
}

/**
 * A connection that is lost in the middle of a transaction may leave its promise open for ever. Nobody knows then whether
 * it was committed, as with any lost answer: steps that run again find out.
 */
async function withinLimit<T>(transaction: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new ConnectionSilent('The database gave no answer in time.'));
    }, transactionMsMax);
  });
  try {
    return await Promise.race([transaction, limit]);
  } finally {
    clearTimeout(timer);
  }
}
