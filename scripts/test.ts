import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { openHome, projectRoot } from './provision/home.js';
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
    } catch (error) {
      if (!(error instanceof RunInProgress)) throw error;
    }
  }
}

function runVitest(args: readonly string[]): Promise<number | null> {
  const vitest = path.join(projectRoot, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  // The terminal sends Ctrl-C to vitest as well; we stay to clean up after it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
}

function readCounts(): { passed: number; failed: number; skipped: number } {
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const read = counts.parse(JSON.parse(readFileSync(results, 'utf8')) as unknown);
  return { passed: read.numPassedTests, failed: read.numFailedTests, skipped: read.numPendingTests };
}
