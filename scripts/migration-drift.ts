import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './provision/home.js';

/** Generates migrations into a copy of the folder: a new file means that the schema is ahead of its migrations. */
const committed = path.join(projectRoot, 'db/migrations');
// Inside the project, since drizzle-kit takes relative paths only.
const draft = path.join('node_modules/.cache/payloom', `migrations-${process.pid}`);
const drizzleKit = path.join(projectRoot, 'node_modules/drizzle-kit/bin.cjs');

mkdirSync(path.dirname(path.join(projectRoot, draft)), { recursive: true });
cpSync(committed, path.join(projectRoot, draft), { recursive: true });
try {
  drizzle('check', '--dialect', 'postgresql', '--out', draft);
  drizzle('generate', '--dialect', 'postgresql', '--schema', './db/schema/*.ts', '--out', draft);
  const known = new Set(readdirSync(committed));
  const added = readdirSync(path.join(projectRoot, draft)).filter((name) => !known.has(name));
  if (added.length > 0) {
    process.stderr.write('db/schema has changes that no migration makes: run npm run migration\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(path.join(projectRoot, draft), { recursive: true, force: true });
}

function drizzle(...args: string[]): void {
  execFileSync(process.execPath, [drizzleKit, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
