import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../provision/home.js';
import { signalGroup } from '../provision/processes.js';
import type { FuzzSetting } from './tenant.js';

export type Attack = {
  readonly program: string;
  readonly setting: FuzzSetting;
  readonly seed: number;
  /** For each operation and phase, at most. */
  readonly examplesMax: number;
  readonly phases: readonly string[];
  readonly checksLeftOut: readonly string[];
  readonly tallyFile: string;
  readonly limitMs: number;
  /** More arguments for schemathesis itself, e.g. to look at one operation. */
  readonly more: readonly string[];
};

const config = fileURLToPath(new URL('./schemathesis.toml', import.meta.url));
const workers = 2;

/** One run over the whole document; true when nothing was found. Findings are printed with their curl lines. */
export async function attack({ program, setting, ...options }: Attack): Promise<boolean> {
  const { seed, examplesMax, phases, checksLeftOut, tallyFile, limitMs, more } = options;
  const child = spawn(
    // By its interpreter: the path in the script's first line is the one where it was installed.
    path.join(path.dirname(program), 'python'),
    [
      ...['-m', 'schemathesis.cli', '--config-file', config, '--no-color', 'run'],
      ...[`${setting.apiUrl}/openapi.json`, '--workers', String(workers), '--seed', String(seed)],
      ...['--max-examples', String(examplesMax), '--phases', phases.join(',')],
      ...(checksLeftOut.length > 0 ? ['--exclude-checks', checksLeftOut.join(',')] : []),
      ...more,
    ],
    {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: {
        ...process.env,
        PYTHONDONTWRITEBYTECODE: '1',
        PAYLOOM_FUZZ_SETTING: JSON.stringify(setting),
        PAYLOOM_FUZZ_TALLY: tallyFile,
      },
    },
  );
  const pid = child.pid ?? 0;
  const end = () => signalGroup(pid, 'SIGKILL');
  process.once('exit', end);
  // Interrupted, it still prints what it found.
  const timer = setTimeout(() => signalGroup(pid, 'SIGINT'), limitMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once('exit', resolve).once('error', reject),
    );
    return code === 0;
  } finally {
    clearTimeout(timer);
    process.off('exit', end);
  }
}
