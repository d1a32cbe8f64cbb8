import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { loadConfig } from '../../config.js';
import { connect, type Database } from '../../db/client.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import type { TenantId } from '../../domain/ids.js';
import { createDataConverter } from '../../providers/keys/payload-codec.js';
import { createAnchorStorage } from '../../providers/storage/anchor-storage.js';
import { verifyBooks } from '../books/verify.js';
import { bundleWorkflows } from '../bundle-workflows.js';
import { migrate } from '../migrate.js';
import type { Home } from '../provision/home.js';
import { choosePorts } from '../provision/ports.js';
import { signalGroup, type ManagedProcess } from '../provision/processes.js';
import type { Progress } from '../provision/progress.js';
import { claimRun } from '../provision/run-record.js';
import { startServices, type Services } from '../services.js';
import { createCrew, type Crew } from '../stack-crew.js';
import { computeEnvironment, startSandboxes } from '../stack-environment.js';
import { compileProgram } from './compile.js';
import { startFaultProxy, type FaultProxy } from './fault-proxy.js';
import { lines, type Line, type Part } from './plan.js';
import { startProgram } from './processes.js';

/** Short, so that a run of minutes sees it expire; the same for the stand-in and for us. */
export const keyWindowMs = 600_000;

/** Two workers and two API processes over one Postgres and one Temporal, each connection through a proxy of its own. */
export type Farm = {
  readonly home: Home;
  readonly apiUrls: readonly [string, string];
  readonly stripeUrl: string;
  readonly sandboxLogs: { readonly stripe: string; readonly sendgrid: string };
  readonly webhookSecret: string;
  /** Straight, not through a proxy: for looking, never for the product. */
  readonly database: Database;
  readonly databaseUrl: string;
  readonly taskQueue: string;
  readonly lines: Readonly<Record<Line, FaultProxy>>;
  readonly kill: (part: Part) => Promise<void>;
  /** Until it runs, however often that fails: what it needs may be dead as well. */
  readonly bringUp: (part: Part) => Promise<void>;
  readonly signal: (part: Part, signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Parts that ended without being asked, by name. */
  readonly endedByThemselves: () => readonly string[];
  /** What is wrong with the tenant's books. */
  readonly verifyBooks: (tenantId: TenantId) => Promise<readonly string[]>;
  readonly connectTemporal: () => Promise<{ readonly client: Client; readonly close: () => Promise<void> }>;
  readonly stop: () => Promise<void>;
};

type Running = { readonly record: Awaited<ReturnType<typeof claimRun>>; readonly crew: Crew };

export async function startFarm(home: Home, mode: string, progress: Progress): Promise<Farm> {
  const record = await claimRun(home, mode);
  const pids = new Map<string, number>();
  const ended: string[] = [];
  const onSpawn = (name: string, pid: number) => {
    pids.set(name, pid);
    record.addChild(name, pid);
  };
  const onUnexpectedExit = (name: string) => {
    ended.push(name);
    void bringUp(crew, name);
  };
  const crew = createCrew(onSpawn, onUnexpectedExit);
  try {
    return await raise({ record, crew }, home, progress, { pids, ended });
  } catch (error) {
    await crew.stopAll();
    record.release();
    throw error;
  }
}

async function raise(
  { record, crew }: Running,
  home: Home,
  progress: Progress,
  { pids, ended }: { readonly pids: ReadonlyMap<string, number>; readonly ended: readonly string[] },
): Promise<Farm> {
  const request = { home, progress, supervise: crew.start, useEnvironment: false };
  const bundle = path.join(home.dir, 'workflow-bundle.cjs');
  compileProgram(programOf(home));
  const [services] = await Promise.all([startServices(request), bundleWorkflows(bundle)]);
  await migrate(services.database);
  const ports = await choosePorts(home, {
    api1: { usual: null },
    api2: { usual: null },
    stripe: { usual: null },
    sendgrid: { usual: null },
  });
  const proxies = await startProxies(services, ports);
  const sandboxes = await startSandboxes({
    ...request,
    ports: { ...ports, api: proxies['stripe/api'].port },
    flags: {
      stripe: ['--settle-ms', '300', '--idempotency-window-ms', String(keyWindowMs)],
      sendgrid: ['--settle-ms', '200'],
    },
  });
  const env = {
    ...computeEnvironment({ ...request, services, sandboxes, ports: { ...ports, api: ports.api1 } }),
    ...settings,
    WORKER_WORKFLOW_BUNDLE: bundle,
  };
  await Promise.all(programs(ports).map((program) => startOne(crew, home, env, services, proxies, program)));
  const eyes = openEyes(services, env);
  return {
    ...eyes,
    home,
    apiUrls: [`http://127.0.0.1:${ports.api1}`, `http://127.0.0.1:${ports.api2}`],
    stripeUrl: sandboxes.stripe?.url ?? '',
    sandboxLogs: {
      stripe: path.join(home.dir, 'sandbox-stripe.jsonl'),
      sendgrid: path.join(home.dir, 'sandbox-sendgrid.jsonl'),
    },
    webhookSecret: sandboxes.stripe?.webhookSecret ?? '',
    databaseUrl: services.database.appUrl,
    taskQueue: 'payloom',
    lines: proxies,
    kill: (part) => crew.kill(part),
    bringUp: (part) => bringUp(crew, part),
    signal: (part, signal) => {
      const pid = pids.get(part);
      if (pid !== undefined) signalGroup(pid, signal);
    },
    endedByThemselves: () => ended,
    stop: async () => {
      await eyes.database.close();
      await crew.stopAll();
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
      record.release();
    },
  };
}

/** How the farm looks at what it hurts: straight, not through a proxy. */
function openEyes(
  services: Services,
  env: Readonly<Record<string, string>>,
): Pick<Farm, 'database' | 'connectTemporal' | 'verifyBooks'> {
  const config = loadConfig(env);
  const database = connect(services.database.appUrl, { connectionsMax: 4 });
  const { address, namespace } = services.temporal;
  return {
    database,
    connectTemporal: async () => {
      const connection = await Connection.connect({ address, connectTimeout: 20_000 });
      const keys = createLocalKeyEncryption({ masterKey: config.masterKey.current });
      const client = new Client({ connection, namespace, dataConverter: createDataConverter({ keys }) });
      return { client, close: () => connection.close() };
    },
    verifyBooks: async (only) => {
      const anchors = createAnchorStorage(config.storage);
      const { problems } = await verifyBooks({ database, anchors }, { only });
      return problems;
    },
  };
}

const settings = {
  STRIPE_TIMEOUT_MS: '4000',
  STRIPE_KEY_WINDOW_MS: String(keyWindowMs),
  // One tenant asks for everything here, which no quota is made for.
  API_RATE_TENANT_PER_MINUTE: '10000000',
  API_RATE_CALLER_PER_MINUTE: '10000000',
  LOG_LEVEL: 'info',
} as const;

type Ports = Readonly<Record<'api1' | 'api2' | 'stripe' | 'sendgrid', number>>;

/** What comes from the provider goes to either API process in turn, as through a load balancer. */
async function startProxies(services: Services, ports: Ports): Promise<Record<Line, FaultProxy>> {
  const postgres = new URL(services.database.appUrl);
  const [, temporalPort] = services.temporal.address.split(':');
  let turn = 0;
  const portOf: Readonly<Record<string, () => number>> = {
    postgres: () => Number(postgres.port),
    temporal: () => Number(temporalPort),
    stripe: () => ports.stripe,
    api: () => {
      turn += 1;
      return turn % 2 === 0 ? ports.api1 : ports.api2;
    },
  };
  const started = await Promise.all(
    lines.map(async (line) => {
      const port = portOf[line.split('/')[1] ?? ''] ?? (() => 0);
      return [line, await startFaultProxy(() => ({ host: '127.0.0.1', port: port() }))] as const;
    }),
  );
  return Object.fromEntries(started) as Record<Line, FaultProxy>;
}

type OneProgram = { readonly name: 'worker-1' | 'worker-2' | 'api-1' | 'api-2'; readonly port: number };

const programs = (ports: Ports): OneProgram[] => [
  { name: 'worker-1', port: 0 },
  { name: 'worker-2', port: 0 },
  { name: 'api-1', port: ports.api1 },
  { name: 'api-2', port: ports.api2 },
];

function startOne(
  crew: Crew,
  home: Home,
  env: Readonly<Record<string, string>>,
  services: Services,
  proxies: Record<Line, FaultProxy>,
  { name, port }: OneProgram,
): Promise<void> {
  const at = (line: Line) => proxies[line].port;
  const isWorker = name === 'worker-1' || name === 'worker-2';
  const own = {
    ...env,
    DATABASE_URL: Object.assign(new URL(services.database.appUrl), { port: String(at(`${name}/postgres`)) })
      .href,
    TEMPORAL_ADDRESS: `127.0.0.1:${at(`${name}/temporal`)}`,
    ...(isWorker
      ? { STRIPE_BASE_URL: `http://127.0.0.1:${at(`${name}/stripe`)}` }
      : { API_PORT: String(port) }),
  };
  const file = isWorker ? 'worker.js' : 'api/server.js';
  return crew.start(name, (onSpawn: (spawned: ManagedProcess) => void) =>
    startProgram({ home, name, file, env: own, root: programOf(home) }, onSpawn),
  );
}

const programOf = (home: Home): string => path.join(home.dir, 'program');

async function bringUp(crew: Crew, name: string): Promise<void> {
  while (!crew.isStopped()) {
    try {
      await crew.startAgain(name);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
