import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { Home } from './home.js';
import { keepSecret, randomPassword } from './home.js';
import { pollUntil } from './poll.js';
import { accountForPostgres, placeForPostgres } from './postgres-account.js';
import type { Account } from './postgres-account.js';
import { findPostgres } from './postgres-binaries.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { ManagedProcess, OnSpawn } from './processes.js';
import { signalGroup, startProcess, startToken, untilReady } from './processes.js';
import type { Progress } from './progress.js';

const run = promisify(execFile);

export const superuser = 'payloom_superuser';

export type PostgresCluster = {
  /** As the superuser of this cluster, database `postgres`. Provisioning only. */
  readonly superuserUrl: string;
  readonly process: ManagedProcess;
};

export type ClusterRequest = {
  readonly home: Home;
  readonly port: number;
  readonly progress: Progress;
  /** For tests: no fsync, since their data may go with the power. */
  readonly careless?: boolean;
  readonly onSpawn?: OnSpawn;
};

/** Starts the Postgres of this home, on 127.0.0.1 only; makes its data folder on first use. */
export async function startPostgres(request: ClusterRequest): Promise<PostgresCluster> {
  const { home, port, progress, careless = false } = request;
  const account = accountForPostgres();
  const place = placeForPostgres(home, account);
  const binaries = await findPostgres(path.join(place, 'binaries'), progress);
  const data = path.join(place, `data-${binaries.majorVersion}`);
  const password = keepSecret(home, 'postgres-superuser-password', randomPassword);
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    progress(`Making a Postgres ${binaries.majorVersion} database in ${data}`);
    await initialise(binaries, data, password, account);
  }
  await clearStalePid(data);
  const running = await startProcess({
    name: 'postgres',
    command: path.join(binaries.bin, 'postgres'),
    args: ['-D', data, ...settings(port, careless)],
    cwd: place,
    env: serverEnvironment(),
    logFile: path.join(home.logs, 'postgres.log'),
    ...(account ? { user: account } : {}),
    stopSignal: 'SIGINT',
    stopGraceMs: 15_000,
    ...(request.onSpawn ? { onSpawn: request.onSpawn } : {}),
  });
  const superuserUrl = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
  await untilReady(running, () => answers(superuserUrl), 60_000);
  return { superuserUrl, process: running };
}

function settings(port: number, careless: boolean): string[] {
  const pairs: [string, string | number][] = [
    ['listen_addresses', '127.0.0.1'],
    ['port', port],
    ['unix_socket_directories', ''],
    ['max_connections', 200],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
  ];
  if (careless) pairs.push(['fsync', 'off'], ['synchronous_commit', 'off'], ['full_page_writes', 'off']);
  return pairs.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** PG* variables of the user would change what the server does. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

async function initialise(
  { bin }: PostgresBinaries,
  data: string,
  password: string,
  account: Account | undefined,
): Promise<void> {
  // A folder that initdb left half done has no PG_VERSION or was never renamed into place.
  const draft = `${data}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const secrets = mkdtempSync(path.join(path.dirname(data), 'initdb-'));
  const passwordFile = path.join(secrets, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const each of [draft, secrets, passwordFile]) chownSync(each, account.uid, account.gid);
  try {
    const args = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--data-checksums'];
    await run(path.join(bin, 'initdb'), ['-D', draft, '-U', superuser, `--pwfile=${passwordFile}`, ...args], {
      cwd: secrets,
      env: serverEnvironment(),
      ...account,
    });
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
  rmSync(data, { recursive: true, force: true });
  await run('mv', [draft, data]);
}

/**
 * After kill -9 the pid file stays. Postgres refuses to start when another program has that pid by now; a
 * postmaster of this very folder that outlived its parent is asked to finish.
 */
async function clearStalePid(data: string): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const token = startToken(pid);
  if (token !== null && (await commandOf(pid)).includes(data)) {
    signalGroup(pid, 'SIGINT');
    const isGone = () => (startToken(pid) === token ? null : true);
    await pollUntil(isGone, 15_000);
  }
  rmSync(file, { force: true });
}

async function commandOf(pid: number): Promise<string> {
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  if (stdout || process.platform !== 'linux') return stdout;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

async function answers(url: string): Promise<true | null> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
