import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setPriority } from 'node:os';
import { pollUntil } from './poll.js';

const logBytesMax = 20_000_000;

export type ProcessSpec = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly logFile: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** How this program is asked to finish; SIGTERM unless it knows better. */
  readonly stopSignal?: NodeJS.Signals;
  readonly stopGraceMs?: number;
  /** How far it yields to the others when they want the same cores: 0, the default, not at all; 19 wholly. */
  readonly niceness?: number;
  /** Told of the process at once, so that it can be ended before it is ready. */
  readonly onSpawn?: OnSpawn;
};

export type OnSpawn = (spawned: ManagedProcess) => void;

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type ManagedProcess = {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<Exit>;
  readonly isRunning: () => boolean;
  /** What it has printed since it was started. */
  readonly output: () => string;
  /** Asks it to finish and, past the grace, ends its whole process group. */
  readonly stop: () => Promise<void>;
  /** SIGKILL to the whole group, as a crash would. */
  readonly kill: () => Promise<void>;
};

/** Starts a program in a process group of its own, so that Ctrl-C reaches it through us and in order. */
export async function startProcess(spec: ProcessSpec): Promise<ManagedProcess> {
  if (existsSync(spec.logFile) && statSync(spec.logFile).size > logBytesMax) {
    renameSync(spec.logFile, `${spec.logFile}.previous`);
  }
  const log = openSync(spec.logFile, 'a');
  const offset = fstatSync(log).size;
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
    ...spec.user,
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  const pid = child.pid ?? 0;
  if (spec.niceness !== undefined) beNice(pid, spec.niceness);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const managed: ManagedProcess = {
    name: spec.name,
    pid,
    exited,
    isRunning,
    output: () => readFileSync(spec.logFile).subarray(offset).toString('utf8'),
    stop: async () => {
      if (isRunning()) signalGroup(pid, spec.stopSignal ?? 'SIGTERM');
      await pollUntil(() => (isRunning() ? null : true), spec.stopGraceMs ?? 10_000).catch(() =>
        signalGroup(pid, 'SIGKILL'),
      );
      await exited;
    },
    kill: async () => {
      signalGroup(pid, 'SIGKILL');
      await exited;
    },
  };
  spec.onSpawn?.(managed);
  return managed;
}

/** Waits until the check gives a value; fails at once, with the last lines of its log, when the program ends. */
export async function untilReady<T>(
  running: ManagedProcess,
  check: () => T | null | Promise<T | null>,
  limitMs: number,
): Promise<T> {
  const tail = () => running.output().trim().split('\n').slice(-15).join('\n');
  try {
    return await pollUntil(() => {
      if (!running.isRunning()) throw new Error('it ended before it was ready');
      return check();
    }, limitMs);
  } catch (error) {
    await running.stop();
    throw new Error(`${running.name} did not start (${String(error)}). Its last lines:\n${tail()}`, {
      cause: error,
    });
  }
}

/**
 * Linux may weigh sessions before it weighs processes: the session that this process has to itself yields too, where the
 * system lets us say so.
 */
function beNice(pid: number, niceness: number): void {
  setPriority(pid, niceness);
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch {
    // Another system, or none of our business here: the process's own weight is all there is.
  }
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What tells this process from a later one with the same id; null when there is no such process. */
export function startToken(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Field 3 is the state (a zombie is gone for us), field 22 the start in ticks since boot: proc(5).
      return fields[0] === 'Z' ? null : `${bootId()}/${fields[19] ?? ''}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
