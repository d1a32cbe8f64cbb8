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
  /** One statement by itself, in no tenant's name: it sees nothing but what its own function finds its caller entitled to. */
  alone<T>(ask: (single: Pick<Tx, 'select'>) => Promise<T>): Promise<T>;
  /** As a person whom an issuer vouches for: sees which members they are, in every tenant, and nothing else. */
  withIdentity<T>(identity: Identity, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The server's version; fails when it is away. */
  version(): Promise<string>;
  /** Transactions that wait for a connection, that have one, and how many may. */
  pool(): PoolState;
  close(): Promise<void>;
};

export type PoolState = { readonly waiting: number; readonly active: number; readonly max: number };

/**
 * A process that is frozen in a transaction keeps its locks, and on a tenant's cash account those stop every payment. After
 * this the server ends the transaction; it is longer than any of ours is waited for.
 */
const idleInTransactionMsMax = 35_000;

type PoolOptions = { readonly connectionsMax: number; readonly idleInTransactionMs: number };

function openPool(url: string, { connectionsMax, idleInTransactionMs }: PoolOptions) {
  const client = postgres(url, {
    max: connectionsMax,
    connect_timeout: 10,
    connection: {
      application_name: 'payloom',
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: idleInTransactionMs,
      jit: 'off',
      // What a list or a search asks for decides how it is best found: no plan is kept for all that may be asked.
      plan_cache_mode: 'force_custom_plan',
    },
    onnotice: () => undefined,
  });
  const db: PostgresJsDatabase<Schema> = drizzle(preparing(client), { schema });
  return { client, db };
}

/**
 * Drizzle has every statement parsed anew, which with parameters costs two round trips. Prepared, a connection that has seen
 * it needs one. Off with `?prepare=false` in the URL, for poolers that share connections between transactions.
 */
function preparing(client: postgres.Sql, isOpen: () => boolean = () => true): postgres.Sql {
  const unsafe = (query: string, parameters?: postgres.ParameterOrJSON<never>[]) => {
    // A statement asked for beside one that failed must not reach the connection's next transaction.
    if (!isOpen()) throw new Error('The transaction is over.');
    // Executed here and not when somebody awaits it: statements go out in the order in which they are asked for.
    return client.unsafe(query, parameters, { prepare: true }).execute();
  };
  const begin = (work: (tx: postgres.Sql) => Promise<unknown>) => {
    let open = true;
    return client.begin((tx) =>
      work(preparing(tx as unknown as postgres.Sql, () => open)).finally(() => {
        open = false;
      }),
    );
  };
  return Object.assign(Object.create(client) as postgres.Sql, { unsafe, begin });
}

/** `url` names the app role, which owns no table and cannot bypass row-level security. */
export function connect(
  url: string,
  { connectionsMax = 10, idleInTransactionMs = idleInTransactionMsMax } = {},
): Database {
  const options = { connectionsMax, idleInTransactionMs };
  let pool = openPool(url, options);
  const load = { waiting: 0, active: 0 };
  const onPool = async <T>(
    work: (db: PostgresJsDatabase<Schema>, isActive: () => void) => Promise<T>,
  ): Promise<T> => {
    const used = pool;
    const moveTo = queueUp(load);
    try {
      return await withinLimit(work(used.db, () => moveTo('active')));
    } catch (error) {
      // Where one connection died unnoticed the others did too: the next transaction gets fresh ones.
      if (error instanceof ConnectionSilent && pool === used) {
        pool = openPool(url, options);
        await used.client.end({ timeout: 0 });
      }
      throw error;
    } finally {
      moveTo('gone');
    }
  };
  const scoped = <T>(
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    isolation?: PgTransactionConfig,
  ): Promise<T> =>
    onPool((db, isActive) =>
      db.transaction(async (tx) => {
        isActive();
        // Not awaited: it travels with the first statement of `work`, which the server takes after it.
        const entered = enter(tx, scope);
        entered.catch(() => undefined);
        const result = await work(tx);
        await entered;
        return result;
      }, isolation),
    );
  return {
    inTenant: (tenantId, work) => scoped({ 'app.tenant_id': tenantId }, work),
    readInTenant: (tenantId, work) =>
      scoped({ 'app.tenant_id': tenantId }, work, {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      }),
    inPlatform: (work) => scoped({ 'app.tenant_id': platformTenantId }, work),
    alone: (ask) => onPool((db) => ask(db)),
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

/** Sent before it returns, so before whatever the caller sends next. When it fails the transaction refuses the rest. */
function enter(tx: Tx, scope: Scope): Promise<unknown> {
  const settings = Object.entries(scope).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  return tx.execute(sql`select ${sql.join(settings, sql`, `)}`).then(identity);
}

const identity = <T>(value: T): T => value;

/** Goes on in the same transaction as this tenant, once a token has said whose it is. */
export async function enterTenant<T>(tx: Tx, tenantId: TenantId, work: () => Promise<T>): Promise<T> {
  const entered = enter(tx, { 'app.tenant_id': tenantId });
  entered.catch(() => undefined);
  const result = await work();
  await entered;
  return result;
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
