import path from 'node:path';
import type { Home } from '../provision/home.js';
import { startProcess, untilReady, type OnSpawn } from '../provision/processes.js';

export type Program = {
  readonly home: Home;
  readonly name: string;
  readonly file: 'worker.js' | 'api/server.js';
  readonly env: Readonly<Record<string, string>>;
  /** Where `compileProgram` has put it. */
  readonly root: string;
};

const readyEvents = { 'worker.js': '"worker_ready"', 'api/server.js': '"api_ready"' } as const;

/** Starts a worker or an API process and waits until it says that it is ready. */
export async function startProgram(
  { home, name, file, env, root }: Program,
  onSpawn: OnSpawn,
): Promise<void> {
  const running = await startProcess({
    name,
    command: process.execPath,
    args: [path.join(root, file)],
    env,
    logFile: path.join(home.logs, `${name}.log`),
    stopGraceMs: 15_000,
    onSpawn,
  });
  await untilReady(running, () => (running.output().includes(readyEvents[file]) ? true : null), 60_000);
}
