import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { loadConfig } from '../../../config.js';
import { connect, type Database } from '../../../db/client.js';
import { createLocalKeyEncryption } from '../../../providers/keys/local-key-encryption.js';
import { createDataConverter } from '../../../providers/keys/payload-codec.js';
import { bundleWorkflows } from '../../bundle-workflows.js';
import { migrate } from '../../migrate.js';
import { withSql } from '../../provision/database.js';
import { openHome, type Home } from '../../provision/home.js';
import { pollUntil } from '../../provision/poll.js';
import { choosePorts } from '../../provision/ports.js';
import { signalGroup } from '../../provision/processes.js';
import { claimRun } from '../../provision/run-record.js';
import { ensureSearchAttributes } from '../../provision/temporal-server.js';
import { startServices, type Services } from '../../services.js';
import { createCrew, type Crew } from '../../stack-crew.js';
import { computeEnvironment, startSandboxes } from '../../stack-environment.js';
import { compileProgram } from '../compile.js';
import { startFaultProxy, type FaultProxy } from '../fault-proxy.js';
import { startProgram } from '../processes.js';

/** One Postgres and one Temporal for all mutants; each has a database, a namespace, stand-ins and processes of its own. */
export type Ground = {
  readonly home: Home;
  /** The program without a defect. */
  readonly healthy: string;
  readonly openPatch: (wishes: PatchWishes) => Promise<Patch>;
  readonly stop: () => Promise<void>;
};

export type PatchWishes = {
  readonly name: string;
  readonly program: string;
  readonly sql?: string | undefined;
  readonly keyWindowMs: number;
  readonly stripeTimeoutMs: number;
};

export type Patch = {
  readonly apiUrl: string;
  readonly stripeUrl: string;
  readonly stripeLog: string;
  readonly database: Database;
  readonly databaseUrl: string;
  /** Between the API and its database. */
  readonly apiToDatabase: FaultProxy;
  readonly temporal: Client;
  readonly startWorker: (name: string) => Promise<void>;
  readonly signal: (name: string, signal: 'SIGSTOP' | 'SIGCONT') => void;
  readonly close: () => Promise<void>;
};

type Shared = {
  readonly services: Services;
  readonly crew: Crew;
  readonly pids: ReadonlyMap<string, number>;
  readonly bundle: string;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

export async function openGround(home: Home): Promise<Ground> {
  const record = await claimRun(home, 'the teeth of npm run crash-farm');
  const pids = new Map<string, number>();
  const crew = createCrew((name, pid) => {
    pids.set(name, pid);
    record.addChild(name, pid);
  });
  const stop = async () => {
    await crew.stopAll();
    record.release();
  };
  try {
    const healthy = path.join(home.dir, 'healthy');
    const bundle = path.join(home.dir, 'workflow-bundle.cjs');
    compileProgram(healthy);
    const request = { home, progress: () => undefined, supervise: crew.start, useEnvironment: false };
    const [services] = await Promise.all([
      startServices({ ...request, careless: true }),
      bundleWorkflows(bundle),
    ]);
    await migrate(services.database);
    const shared: Shared = { services, crew, pids, bundle, inTurn: oneByOne() };
    return { home, healthy, openPatch: (wishes) => openPatch(shared, home, wishes), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database is copied only while nobody is in it. */
function oneByOne(): Shared['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

async function openPatch(
  shared: Shared,
  ground: Home,
  { name, program, sql, keyWindowMs, stripeTimeoutMs }: PatchWishes,
): Promise<Patch> {
  const { crew, pids } = shared;
  const id = name.replaceAll(/[^a-z]+/gi, '_').toLowerCase();
  const home = openHome(path.join(path.basename(ground.dir), id));
  const named = (part: string) => `${part}-${id}`;
  const services = await makePlace(shared, id);
  if (sql !== undefined) await withSql(services.database.adminUrl, (owner) => owner.unsafe(sql));
  const ports = await shared.inTurn(() =>
    choosePorts(home, { api: { usual: null }, stripe: { usual: null }, sendgrid: { usual: null } }),
  );
  const request = {
    home,
    progress: () => undefined,
    supervise: ((part, start) => crew.start(named(part), start)) as Crew['start'],
    useEnvironment: false,
  };
  const flags = { stripe: ['--settle-ms', '200', '--idempotency-window-ms', String(keyWindowMs)] };
  const sandboxes = await startSandboxes({ ...request, ports, flags });
  const env = {
    ...computeEnvironment({ ...request, services, ports, sandboxes }),
    STRIPE_TIMEOUT_MS: String(stripeTimeoutMs),
    STRIPE_KEY_WINDOW_MS: String(keyWindowMs),
    WORKER_WORKFLOW_BUNDLE: shared.bundle,
  };
  const databaseUrl = services.database.appUrl;
  const apiToDatabase = await startFaultProxy(() => ({
    host: '127.0.0.1',
    port: Number(new URL(databaseUrl).port),
  }));
  const apiEnv = {
    ...env,
    DATABASE_URL: Object.assign(new URL(databaseUrl), { port: String(apiToDatabase.port) }).href,
  };
  const start = (part: string, file: 'worker.js' | 'api/server.js', own: Readonly<Record<string, string>>) =>
    crew.start(named(part), (onSpawn) =>
      startProgram({ home, name: part, file, env: own, root: program }, onSpawn),
    );
  await Promise.all([start('api', 'api/server.js', apiEnv), start('worker', 'worker.js', env)]);
  const database = connect(databaseUrl, { connectionsMax: 2 });
  const { address, namespace } = services.temporal;
  const connection = await Connection.connect({ address });
  const keys = createLocalKeyEncryption({ masterKey: loadConfig(env).masterKey.current });
  return {
    apiUrl: `http://127.0.0.1:${ports.api}`,
    stripeUrl: sandboxes.stripe?.url ?? '',
    stripeLog: path.join(home.dir, 'sandbox-stripe.jsonl'),
    database,
    databaseUrl,
    apiToDatabase,
    temporal: new Client({ connection, namespace, dataConverter: createDataConverter({ keys }) }),
    startWorker: (part) => start(part, 'worker.js', env),
    signal: (part, signal) => signalGroup(pids.get(named(part)) ?? 0, signal),
    close: async () => {
      await Promise.all([connection.close(), database.close(), apiToDatabase.close()]);
      const own = crew.names().filter((each) => each.endsWith(`-${id}`));
      await Promise.all(own.map((each) => crew.kill(each)));
    },
  };
}

/** A database like the one that was migrated, and an empty namespace. */
async function makePlace({ services, inTurn }: Shared, id: string): Promise<Services> {
  const { database, temporal } = services;
  const at = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const [template, copy] = [new URL(database.adminUrl).pathname.slice(1), `teeth_${id}`];
  await inTurn(() =>
    withSql(
      at(database.adminUrl, 'postgres'),
      (sql) => sql`create database ${sql(copy)} template ${sql(template)}`,
    ),
  );
  const namespace = `teeth-${id.replaceAll('_', '-')}`;
  const connection = await Connection.connect({ address: temporal.address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 } as never,
    });
    // The server's parts hear of a new namespace one after the other.
    await pollUntil(async () => {
      try {
        await ensureSearchAttributes(connection, namespace);
        await connection.workflowService.listOpenWorkflowExecutions({ namespace });
        return true;
      } catch {
        return null;
      }
    }, 60_000);
  } finally {
    await connection.close();
  }
  return {
    database: { adminUrl: at(database.adminUrl, copy), appUrl: at(database.appUrl, copy) },
    temporal: { ...temporal, namespace },
  };
}
