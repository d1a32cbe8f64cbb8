import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, openHome, type Home } from '../scripts/provision/home.js';
import type { Progress } from '../scripts/provision/progress.js';
import type { Services } from '../scripts/services.js';
import { startStack, type Stack } from '../scripts/stack.js';
import { stackPids } from './processes.js';
import { setUpTenant, type BenchTenant } from './tenant.js';

/** The whole of Payloom as its users run it, with a tenant in it, on data of its own that is new each time. */
export type Ground = {
  readonly stack: Stack;
  readonly home: Home;
  readonly tenant: BenchTenant;
  readonly temporal: { readonly address: string; readonly namespace: string };
  /** Read anew: a part may have been started again. */
  readonly pids: () => Record<string, number>;
};

export const settleMs = 300;

/** What the figures depend on, beside the machine. */
export const settings = {
  // One tenant asks for everything here, which no limit is made for.
  LOG_LEVEL: 'info',
} as const;

export function freshHome(name: string): Home {
  const home = openHome(name);
  rmSync(home.dir, { recursive: true, force: true });
  return openHome(name);
}

export async function standOn(
  home: Home,
  progress: Progress,
  services?: Services,
  env: Readonly<Record<string, string>> = {},
): Promise<Ground> {
  const flags = ['--settle-ms', String(settleMs)];
  const stack = await startStack({
    mode: 'npm run bench',
    home,
    progress,
    sandboxFlags: { stripe: flags, sendgrid: flags },
    env: { ...settings, ...env },
    ...(services ? { services } : {}),
    onUnexpectedExit: (name) => progress(`${name} ended by itself; see its log in ${home.logs}`),
  });
  const temporal = {
    address: stack.env['TEMPORAL_ADDRESS'] ?? '',
    namespace: stack.env['TEMPORAL_NAMESPACE'] ?? '',
  };
  try {
    const tenant = await setUpTenant(stack.urls.api, databaseUrlOf(stack));
    return { stack, home, tenant, temporal, pids: () => stackPids(home) };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

export function databaseUrlOf({ env }: Stack): string {
  return env['DATABASE_URL'] ?? '';
}

/** A program of this repository beside the stack, ready to work. */
export async function startBeside(
  program: string,
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ readonly pid: number; readonly process: ChildProcess; readonly stop: () => Promise<void> }> {
  const child = fork(path.join(projectRoot, program), args, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
  if (message !== 'ready') throw new Error(`${program} did not start (${String(message)}).`);
  return {
    pid: child.pid ?? 0,
    process: child,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
