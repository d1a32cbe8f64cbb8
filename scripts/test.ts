import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { deleteHome } from './provision/delete-home.js';
import { openHome, projectRoot } from './provision/home.js';
import { pollUntil } from './provision/poll.js';
import { signalGroup } from './provision/processes.js';
import { clearCrashedRun, homesWithRuns, RunInProgress } from './provision/run-record.js';

/** Runs vitest with the arguments given; its last line is the count that machines read. */
const results = path.join(openHome('test').dir, 'results.json');
const counts = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

rmSync(results, { force: true });
await endLeftovers();
const code = await runVitest(process.argv.slice(2));
await endLeftovers();
const { passed, failed, skipped } = readCounts();
const failures = code === 0 ? failed : Math.max(failed, 1);
process.stdout.write(`\n${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failures === 0 ? 0 : 1;

/** Interrupted, vitest ends without its teardown; what it started is ended here, as after a crash. */
async function endLeftovers(): Promise<void> {
  for (const home of homesWithRuns().filter(({ dir }) => path.basename(dir).startsWith('test'))) {
    try {
      await clearCrashedRun(home);
      if (/^test-.*-\d+$/.test(path.basename(home.dir))) deleteHome(home.dir);
    } catch (error) {
      if (!(error instanceof RunInProgress)) throw error;
    }
  }
}

/** In a process group of its own, so that its workers end with it and never outlive an interrupted run. */
async function runVitest(args: readonly string[]): Promise<number | null> {
  const vitest = path.join(projectRoot, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => signalGroup(pid, signal));
  }
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.once('exit', resolve).once('error', reject),
  );
  signalGroup(pid, 'SIGKILL');
  await pollUntil(() => (groupExists(pid) ? null : true), 5_000);
  return exitCode;
}

function groupExists(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

function readCounts(): { passed: number; failed: number; skipped: number } {
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const read = counts.parse(JSON.parse(readFileSync(results, 'utf8')) as unknown);
  return { passed: read.numPassedTests, failed: read.numFailedTests, skipped: read.numPendingTests };
}
