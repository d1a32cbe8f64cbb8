import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './provision/home.js';
import { secondsSince } from './provision/progress.js';
import { programArguments } from './stack-programs.js';

type Check = { readonly name: string; readonly args: readonly string[] };
type Result = { readonly ok: boolean; readonly output: string };

/** Everything that can be said about the code without running a server. The slow ones come first. */
const cache = path.join(projectRoot, 'node_modules/.cache/payloom');
const parallel = 2;
const limitMs = 300_000;
const bin = (file: string) => path.join(projectRoot, 'node_modules', file);
const checks: Check[] = [
  { name: 'lint and types', args: [bin('oxlint/bin/oxlint'), '--max-warnings=0'] },
  {
    name: 'format',
    args: [
      bin('prettier/bin/prettier.cjs'),
      '--check',
      '.',
      '--log-level=warn',
      '--cache',
      `--cache-location=${cache}/prettier`,
    ],
  },
  { name: 'dead code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'OpenAPI drift', args: programArguments('scripts/openapi.ts', '--check') },
  { name: 'OpenAPI rules', args: programArguments('scripts/openapi-lint.ts') },
  { name: 'migration drift', args: programArguments('scripts/migration-drift.ts') },
  { name: '.env.example drift', args: programArguments('scripts/env-example.ts', '--check') },
];

mkdirSync(cache, { recursive: true });
const startedAt = Date.now();
const queue = [...checks];
const failed: string[] = [];
await Promise.all(Array.from({ length: parallel }, work));
process.stdout.write(
  failed.length === 0
    ? `\nverify: all ${checks.length} checks hold (${secondsSince(startedAt)} s)\n`
    : `\nverify: ${failed.join(', ')} failed (${secondsSince(startedAt)} s)\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const since = Date.now();
    const { ok, output } = await run(check);
    process.stdout.write(`  ${ok ? 'ok  ' : 'FAIL'} ${check.name} (${secondsSince(since)} s)\n`);
    if (ok) continue;
    failed.push(check.name);
    process.stdout.write(`${output.trim()}\n`);
  }
}

function run({ args }: Check): Promise<Result> {
  const child = spawn(process.execPath, [...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
