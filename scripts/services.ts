import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { DatabaseUrls } from './provision/database.js';
import { ensureDatabase, withSql } from './provision/database.js';
import type { Home } from './provision/home.js';
import { keepSecret, randomPassword } from './provision/home.js';
import { choosePorts } from './provision/ports.js';
import { startPostgres } from './provision/postgres-cluster.js';
import type { OnSpawn } from './provision/processes.js';
import type { Progress } from './provision/progress.js';
import { SetupError } from './provision/setup-error.js';
import { ensureSearchAttributes, startTemporal } from './provision/temporal-server.js';

/** Where Postgres and Temporal are, whoever runs them. */
export type Services = {
  readonly database: DatabaseUrls;
  readonly temporal: { readonly address: string; readonly namespace: string; readonly uiUrl: string };
};

/** Starts one program and waits until it is ready; tells of the process as soon as there is one. */
export type Start = (onSpawn: OnSpawn) => Promise<unknown>;
/** Starts a part under a name, remembers it for stop and restart. */
export type Supervise = (name: string, start: Start) => Promise<void>;

export type ServicesRequest = {
  readonly home: Home;
  readonly progress: Progress;
  readonly supervise: Supervise;
  /** False: servers of our own, whatever the environment names (demo, tests). */
  readonly useEnvironment: boolean;
  readonly careless?: boolean;
};

const namespace = 'payloom';
const databaseName = 'payloom';

/** Postgres and Temporal, those that the environment names or our own. */
export async function startServices(request: ServicesRequest): Promise<Services> {
  const ports = await choosePorts(request.home, {
    postgres: { fromEnv: process.env['POSTGRES_PORT'], usual: null },
    temporal: { fromEnv: process.env['TEMPORAL_PORT'], usual: null },
    temporalUi: { fromEnv: process.env['TEMPORAL_UI_PORT'], usual: null },
  });
  const [database, temporal] = await Promise.all([
    request.useEnvironment && process.env['DATABASE_URL']
      ? databaseOfEnvironment(request.home, process.env['DATABASE_URL'])
      : startOwnDatabase(request, ports.postgres),
    request.useEnvironment && process.env['TEMPORAL_ADDRESS']
      ? temporalOfEnvironment(request.progress, process.env['TEMPORAL_ADDRESS'])
      : startOwnTemporal(request, ports.temporal, ports.temporalUi),
  ]);
  return { database, temporal };
}

async function startOwnDatabase(request: ServicesRequest, port: number): Promise<DatabaseUrls> {
  let superuserUrl = '';
  await request.supervise('postgres', async (onSpawn) => {
    ({ superuserUrl } = await startPostgres({ ...request, port, onSpawn }));
  });
  return ensureDatabase(superuserUrl, request.home, databaseName);
}

/**
 * With DATABASE_ADMIN_URL beside it DATABASE_URL is the application's. Alone it is taken for the owner's, and an
 * application role is made, when its rights allow that.
 */
async function databaseOfEnvironment(home: Home, url: string): Promise<DatabaseUrls> {
  const adminUrl = process.env['DATABASE_ADMIN_URL'];
  if (adminUrl) return { adminUrl, appUrl: url };
  const [role] = await withSql(
    url,
    (sql) => sql<{ may: boolean }[]>`
      select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user`,
  );
  if (!role?.may) {
    throw new SetupError(
      'DATABASE_URL names a role that may not create roles. Set DATABASE_ADMIN_URL to the owner of the tables and ' +
        'DATABASE_URL to a role that owns nothing.',
    );
  }
  const appUrl = Object.assign(new URL(url), {
    username: 'payloom_app',
    password: keepSecret(home, 'postgres-app-password', randomPassword),
  }).href;
  return { adminUrl: url, appUrl };
}

async function startOwnTemporal(request: ServicesRequest, port: number, uiPort: number) {
  await request.supervise('temporal', (onSpawn) =>
    startTemporal({ ...request, port, uiPort, namespace, onSpawn }),
  );
  return { address: `127.0.0.1:${port}`, namespace, uiUrl: `http://127.0.0.1:${uiPort}` };
}

async function temporalOfEnvironment(progress: Progress, address: string) {
  const config = loadClientConnectConfig();
  const ours = config.namespace ?? 'default';
  const connection = await Connection.connect(config.connectionOptions);
  try {
    await ensureSearchAttributes(connection, ours);
  } catch (error) {
    progress(`Search attributes could not be checked at ${address}; see docs/runbook.md (${String(error)})`);
  } finally {
    await connection.close();
  }
  return { address, namespace: ours, uiUrl: process.env['TEMPORAL_UI_URL'] ?? 'http://localhost:8233' };
}
