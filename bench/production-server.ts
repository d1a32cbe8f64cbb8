import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { withSql } from '../scripts/provision/database.js';
import type { Home } from '../scripts/provision/home.js';
import { pollUntil } from '../scripts/provision/poll.js';
import { choosePorts } from '../scripts/provision/ports.js';
import { startProcess, untilReady, type ManagedProcess } from '../scripts/provision/processes.js';
import { withProgress, type Progress } from '../scripts/provision/progress.js';
import { ensureSearchAttributes } from '../scripts/provision/temporal-server.js';

// Temporal as a user's own cluster runs it: the four services, on Postgres. Built from the Go module proxy, which takes
// minutes once; the binaries stay in .payloom/bin.

const run = promisify(execFile);

/** The newest that Go 1.26 builds. */
export const productionServerVersion = '1.30.4';
const moduleOf = (command: string) => `go.temporal.io/server/cmd/${command}@v${productionServerVersion}`;
/** Never to change on a cluster that lives; this one is made for one run. */
const historyShards = 4;
const goPlaces = ['go', '/usr/local/go/bin/go'];

type Binaries = { readonly server: string; readonly sqlTool: string };

/** The binaries, built when they are not there. Null without Go. */
export async function findProductionServer(home: Home, progress: Progress): Promise<Binaries | null> {
  const folder = path.join(home.bin, `temporal-server-${productionServerVersion}`);
  const binaries = { server: path.join(folder, 'server'), sqlTool: path.join(folder, 'sql') };
  if (existsSync(binaries.server) && existsSync(binaries.sqlTool)) return binaries;
  const go = await findGo();
  if (go === null) return null;
  mkdirSync(folder, { recursive: true });
  await withProgress(progress, `Building Temporal ${productionServerVersion} (minutes, once)`, () =>
    run('nice', [go, 'install', moduleOf('server'), moduleOf('tools/sql')], {
      env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
      maxBuffer: 64_000_000,
    }),
  );
  return binaries;
}

async function findGo(): Promise<string | null> {
  for (const go of goPlaces) {
    try {
      await run(go, ['version']);
      return go;
    } catch {
      // Not here: the next place.
    }
  }
  return null;
}

const databases = [
  { name: 'temporal', schema: 'postgresql/v12/temporal' },
  { name: 'temporal_visibility', schema: 'postgresql/v12/visibility' },
] as const;

/** Starts it on this Postgres, with databases of its own there, and waits until its namespace takes workflows. */
export async function startProductionServer(request: {
  readonly home: Home;
  readonly binaries: Binaries;
  readonly superuserUrl: string;
  readonly namespace: string;
}): Promise<{ readonly address: string; readonly process: ManagedProcess }> {
  const { home, binaries, superuserUrl, namespace } = request;
  for (const { name, schema } of databases) await prepareDatabase(binaries, superuserUrl, name, schema);
  const ports = await choosePorts(home, {
    frontend: { usual: null },
    frontendMembership: { usual: null },
    frontendHttp: { usual: null },
    matching: { usual: null },
    matchingMembership: { usual: null },
    history: { usual: null },
    historyMembership: { usual: null },
    internalWorker: { usual: null },
    internalWorkerMembership: { usual: null },
  });
  const config = path.join(home.dir, 'temporal-production.yaml');
  // JSON is YAML, and the template language of the server's own configuration stays out of it.
  writeFileSync(config, JSON.stringify(configuration(superuserUrl, ports), null, 2), { mode: 0o600 });
  const address = `127.0.0.1:${ports.frontend}`;
  const running = await startProcess({
    name: 'temporal-production',
    command: binaries.server,
    args: ['--config-file', config, '--allow-no-auth', 'start'],
    cwd: home.dir,
    logFile: path.join(home.logs, 'temporal-production.log'),
  });
  await untilReady(running, () => registers(address, namespace), 60_000);
  const connection = await Connection.connect({ address });
  try {
    await ensureSearchAttributes(connection, namespace);
  } finally {
    await connection.close();
  }
  return { address, process: running };
}

async function prepareDatabase(
  { sqlTool }: Binaries,
  superuserUrl: string,
  name: string,
  schema: string,
): Promise<void> {
  const isNew = await withSql(superuserUrl, async (sql) => {
    const [existing] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!existing) await sql`create database ${sql(name)}`;
    return !existing;
  });
  if (!isNew) return;
  const { hostname, port, username, password } = new URL(superuserUrl);
  const tool = (...args: string[]) =>
    run(
      sqlTool,
      ['--plugin', 'postgres12', '--endpoint', hostname, '--port', port, '--database', name, ...args],
      {
        env: { ...process.env, SQL_USER: username, SQL_PASSWORD: decodeURIComponent(password) },
        maxBuffer: 64_000_000,
      },
    );
  await tool('setup-schema', '--version', '0.0');
  await tool('update-schema', '--schema-name', schema);
}

async function registers(address: string, namespace: string): Promise<true | null> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: { seconds: 86_400 } as never,
      });
      await pollUntil(
        () =>
          connection.workflowService.listOpenWorkflowExecutions({ namespace }).then(
            () => true as const,
            () => null,
          ),
        30_000,
      );
      return true;
    } finally {
      await connection.close();
    }
  } catch (error) {
    // gRPC 6: it is there already.
    return error instanceof Error && 'code' in error && error.code === 6 ? true : null;
  }
}

function configuration(superuserUrl: string, ports: Readonly<Record<string, number>>) {
  const { hostname, port, username, password } = new URL(superuserUrl);
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${hostname}:${port}`,
      connectProtocol: 'tcp',
      user: username,
      password: decodeURIComponent(password),
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const service = (name: string, more: object = {}) => ({
    rpc: {
      grpcPort: ports[name],
      membershipPort: ports[`${name}Membership`],
      bindOnLocalHost: true,
      ...more,
    },
  });
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: historyShards,
      datastores: { default: store('temporal', 20), visibility: store('temporal_visibility', 10) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service('frontend', { httpPort: ports['frontendHttp'] }),
      matching: service('matching'),
      history: service('history'),
      worker: service('internalWorker'),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports['frontend']}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    namespaceDefaults: {
      archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    },
  };
}
