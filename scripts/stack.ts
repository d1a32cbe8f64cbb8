import { readFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from './migrate.js';
import type { DatabaseUrls } from './provision/database.js';
import type { Home } from './provision/home.js';
import { openHome } from './provision/home.js';
import { choosePorts } from './provision/ports.js';
import type { Exit, ManagedProcess, OnSpawn } from './provision/processes.js';
import { startProcess, untilReady } from './provision/processes.js';
import type { Progress } from './provision/progress.js';
import { printProgress } from './provision/progress.js';
import { claimRun } from './provision/run-record.js';
import type { Services } from './services.js';
import { startServices } from './services.js';
import { createCrew } from './stack-crew.js';
import type { SandboxFlags } from './stack-environment.js';
import { computeEnvironment, startSandboxes } from './stack-environment.js';
import { programArguments } from './stack-programs.js';

export type StackOptions = {
  /** What a second start in the same checkout is told, e.g. `npm start`. */
  readonly mode: string;
  readonly home?: Home;
  /** The vendors' stand-ins instead of the vendors, whatever keys the environment holds. Default true. */
  readonly withSandbox?: boolean;
  /** Postgres and Temporal that run already; then nothing of them is started or stopped here. */
  readonly services?: Services;
  /** On top of what is computed for the API and the worker. */
  readonly env?: Readonly<Record<string, string>>;
  /** More flags for the stand-ins, e.g. `['--settle-ms', '200']`. */
  readonly sandboxFlags?: SandboxFlags;
  readonly progress?: Progress;
  /** Stop everything and exit on Ctrl-C. Default true; tests take care of themselves. */
  readonly stopOnSignals?: boolean;
  readonly onUnexpectedExit?: (name: string, exit: Exit) => void;
};

export type StackUrls = {
  readonly api: string;
  readonly temporalUi: string;
  /** Null when the real vendor is used. */
  readonly stripe: string | null;
  readonly sendgrid: string | null;
};

export type Stack = {
  readonly home: Home;
  readonly urls: StackUrls;
  /** The environment of the API and the worker: a test or the demo reads its config from it. */
  readonly env: Readonly<Record<string, string>>;
  readonly database: DatabaseUrls;
  /** Folder of the documents, when they are kept locally. */
  readonly documentsDir: string;
  /** What the stand-in really did, one JSON line each. */
  readonly sandboxLogs: { readonly stripe: string; readonly sendgrid: string };
  /** postgres, temporal, stripe, sendgrid, api, worker: those that this stack runs. */
  readonly names: () => string[];
  readonly logOf: (name: string) => string;
  readonly start: (name: string) => Promise<void>;
  readonly stopOne: (name: string) => Promise<void>;
  /** SIGKILL, as a crash would. */
  readonly kill: (name: string) => Promise<void>;
  readonly restart: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Brings up everything that a bill needs and waits until each part is ready. On failure nothing stays behind. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { home = openHome(), progress = printProgress, withSandbox = true } = options;
  const record = await claimRun(home, options.mode);
  const crew = createCrew(record.addChild, options.onUnexpectedExit);
  const stop = async () => {
    await crew.stopAll();
    record.release();
  };
  if (options.stopOnSignals ?? true) stopOnSignals(stop, progress);
  try {
    const request = { home, progress, supervise: crew.start, useEnvironment: !withSandbox };
    const services = options.services ?? (await startServices(request));
    await migrate(services.database);
    const ports = await choosePorts(home, {
      api: { fromEnv: process.env['API_PORT'], usual: 3700 },
      stripe: { fromEnv: process.env['SANDBOX_STRIPE_PORT'], usual: null },
      sendgrid: { fromEnv: process.env['SANDBOX_SENDGRID_PORT'], usual: null },
    });
    const sandboxes = await startSandboxes({ ...request, ports, flags: options.sandboxFlags ?? {} });
    const env = { ...computeEnvironment({ ...request, services, ports, sandboxes }), ...options.env };
    await Promise.all([
      crew.start('api', (onSpawn) => startProgram(home, 'api', env, onSpawn)),
      crew.start('worker', (onSpawn) => startProgram(home, 'worker', env, onSpawn)),
    ]);
    const urls = {
      api: `http://127.0.0.1:${ports.api}`,
      temporalUi: services.temporal.uiUrl,
      stripe: sandboxes.stripe?.url ?? null,
      sendgrid: sandboxes.sendgrid?.url ?? null,
    };
    record.setLinks({ API: urls.api, 'Temporal UI': urls.temporalUi });
    return {
      home,
      urls,
      env,
      database: services.database,
      documentsDir: env['PAYLOOM_STORAGE_DIR'] ?? path.join(home.dir, 'documents'),
      sandboxLogs: {
        stripe: path.join(home.dir, 'sandbox-stripe.jsonl'),
        sendgrid: path.join(home.dir, 'sandbox-sendgrid.jsonl'),
      },
      names: crew.names,
      logOf: (name) => readFileSync(path.join(home.logs, `${name}.log`), 'utf8'),
      start: crew.startAgain,
      stopOne: crew.stopOne,
      kill: crew.kill,
      restart: async (name) => {
        await crew.stopOne(name);
        await crew.startAgain(name);
      },
      stop,
    };
  } catch (error) {
    // Interrupted on purpose: the signal's handler ends this process, and there is nothing to complain about.
    if (crew.isStopped()) await new Promise(() => undefined);
    await stop();
    throw error;
  }
}

/** On one machine whoever asks the API is answered before what can wait is done. */
const workerNiceness = 10;

async function startProgram(
  home: Home,
  name: 'api' | 'worker',
  env: Readonly<Record<string, string>>,
  onSpawn: OnSpawn,
): Promise<void> {
  const graceMs = Number(env['WORKER_SHUTDOWN_GRACE_MS'] ?? 10_000) + 5_000;
  const running = await startProcess({
    name,
    command: process.execPath,
    args: programArguments(name === 'api' ? 'api/server.ts' : 'worker.ts'),
    env,
    logFile: path.join(home.logs, `${name}.log`),
    stopGraceMs: graceMs,
    ...(name === 'worker' ? { niceness: workerNiceness } : {}),
    onSpawn,
  });
  const ready = name === 'api' ? () => isApiReady(running, env) : () => isWorkerReady(running);
  await untilReady(running, ready, 60_000);
}

/** Its own line first: on a port that it could not have, somebody else's API would answer. */
async function isApiReady(api: ManagedProcess, env: Readonly<Record<string, string>>): Promise<true | null> {
  return api.output().includes('"api_ready"') ? isHealthy(env) : null;
}

async function isHealthy(env: Readonly<Record<string, string>>): Promise<true | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${env['API_PORT'] ?? ''}/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    // Workers come and go beside the API: whether one is there is not the API's readiness here.
    const { postgres, temporal } = (await response.json()) as Record<string, string>;
    return postgres === 'ok' && temporal === 'ok' ? true : null;
  } catch {
    return null;
  }
}

function isWorkerReady(worker: ManagedProcess): true | null {
  return worker.output().includes('"worker_ready"') ? true : null;
}

function stopOnSignals(stop: () => Promise<void>, progress: Progress): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm and the terminal may both deliver it: once is enough.
      if (stopping) return;
      stopping = true;
      progress('Stopping …');
      void stop().then(
        () => process.exit(signal === 'SIGINT' ? 130 : 143),
        (error: unknown) => {
          progress(String(error));
          process.exit(1);
        },
      );
    });
  }
}
