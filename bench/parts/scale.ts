import path from 'node:path';
import type { Progress } from '../../scripts/provision/progress.js';
import { choosePorts } from '../../scripts/provision/ports.js';
import { startProcess, untilReady } from '../../scripts/provision/processes.js';
import { programArguments } from '../../scripts/stack-programs.js';
import type { Load } from '../closed-loop.js';
import { databaseUrlOf, type Ground } from '../ground.js';
import { drivePayloom } from '../payloom.js';
import type { Table } from '../report.js';
import { alsoAt } from '../tenant.js';
import { compared, tell } from './bills.js';

/** What a second worker and a second API process add. */
export async function benchScale(ground: Ground, load: Load, progress: Progress): Promise<Table[]> {
  const { stack, tenant } = ground;
  const url = databaseUrlOf(stack);
  const one = await drivePayloom(load, tenant, url, ground.pids());
  tell(progress, 'one worker, one API', one);
  const worker = await startAgain(ground, 'worker-2', 'worker.ts', 'worker_ready', stack.env);
  try {
    const twoWorkers = await drivePayloom(load, tenant, url, { ...ground.pids(), 'worker 2': worker.pid });
    tell(progress, 'two workers', twoWorkers);
    const { api2: port } = await choosePorts(ground.home, { api2: { usual: null } });
    const env = { ...stack.env, API_PORT: String(port) };
    const api = await startAgain(ground, 'api-2', 'api/server.ts', 'api_ready', env);
    try {
      const pids = { ...ground.pids(), 'worker 2': worker.pid, 'api 2': api.pid };
      const both = await drivePayloom(load, alsoAt(tenant, `http://127.0.0.1:${port}`), url, pids);
      tell(progress, 'two workers, two API processes', both);
      const columns = { 'one of each': one, 'two workers': twoWorkers, 'two workers, two APIs': both };
      return [compared('scale', columns, load)];
    } finally {
      await api.stop();
    }
  } finally {
    await worker.stop();
  }
}

async function startAgain(
  { home }: Ground,
  name: string,
  program: string,
  readyEvent: string,
  env: Readonly<Record<string, string>>,
) {
  const running = await startProcess({
    name,
    command: process.execPath,
    args: programArguments(program),
    env,
    logFile: path.join(home.logs, `${name}.log`),
    stopGraceMs: 20_000,
  });
  return untilReady(running, () => (running.output().includes(`"${readyEvent}"`) ? running : null), 60_000);
}
