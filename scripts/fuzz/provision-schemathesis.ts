import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Home } from '../provision/home.js';
import { withProgress, type Progress } from '../provision/progress.js';
import { SetupError } from '../provision/setup-error.js';

const run = promisify(execFile);
const requirements = fileURLToPath(new URL('./requirements.txt', import.meta.url));
const pythonVersionMin = [3, 11] as const;
const installMsMax = 300_000;

/** The schemathesis that requirements.txt pins, in a Python environment of its own; made on first use. */
export async function provisionSchemathesis(home: Home, progress: Progress): Promise<string> {
  const pin = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = path.join(home.bin, `schemathesis-${pin}`);
  const program = path.join(folder, 'bin/schemathesis');
  if (existsSync(program)) return program;
  const python = await findPython();
  // Beside and then renamed: what is there is whole. The interpreter's path is in the scripts, so they are run by it.
  const draft = `${folder}.${process.pid}`;
  try {
    await withProgress(progress, 'Installing schemathesis (about 10 MB)', () => install(python, draft));
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (error) {
    throw new SetupError(
      `schemathesis could not be installed: ${lastLines(error)}\n` +
        'To fix it: let pip reach a package index (pip config list shows which it asks), and run again.',
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return program;
}

async function findPython(): Promise<string> {
  const tried: string[] = [];
  for (const python of [process.env['PAYLOOM_PYTHON'] ?? '', 'python3', 'python'].filter(Boolean)) {
    try {
      const { stdout } = await run(python, ['-c', 'import sys; print(*sys.version_info[:2])']);
      const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
      const [wantedMajor, wantedMinor] = pythonVersionMin;
      if (major === wantedMajor && minor >= wantedMinor) return python;
      tried.push(`${python}: is ${major}.${minor}`);
    } catch (error) {
      tried.push(`${python}: ${lastLines(error)}`);
    }
  }
  throw new SetupError(
    `The API is fuzzed by schemathesis, which needs Python ${pythonVersionMin.join('.')} or newer. Tried:\n` +
      `${tried.map((line) => `  - ${line}`).join('\n')}\n` +
      'To fix it: install Python with pip (Debian: apt-get install python3 python3-pip), or set PAYLOOM_PYTHON.',
  );
}

/** Without a pip inside, which Debian's Python cannot put there: the one of the system installs into it. */
async function install(python: string, folder: string): Promise<void> {
  await run(python, ['-m', 'venv', '--without-pip', folder]);
  const args = ['install', '--quiet', '--disable-pip-version-check', '--require-hashes', '-r', requirements];
  const pips = [[python, '-m', 'pip'], ['pip3'], ['pip']];
  const failures: string[] = [];
  for (const [command = python, ...before] of pips) {
    try {
      const into = ['--python', path.join(folder, 'bin/python')];
      await run(command, [...before, ...into, ...args], { timeout: installMsMax });
      return;
    } catch (error) {
      failures.push(`${[command, ...before].join(' ')}: ${lastLines(error)}`);
    }
  }
  throw new Error(failures.join('; '));
}

function lastLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').slice(-3).join(' ').slice(-400);
}
