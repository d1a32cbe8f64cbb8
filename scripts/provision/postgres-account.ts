import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Home } from './home.js';
import { writeWhole } from './home.js';

export type Account = { readonly uid: number; readonly gid: number };

/** Postgres refuses to run as root; then it runs as the system's postgres or nobody. Undefined: as ourselves. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const found = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    if (found.status !== 0) continue;
    const gid = execFileSync('id', ['-g', name], { encoding: 'utf8' });
    return { uid: Number(found.stdout), gid: Number(gid) };
  }
  throw new Error('Running as root, and there is neither a user postgres nor nobody to run Postgres as.');
}

/**
 * Where Postgres keeps its things. Inside the home, unless the account may not pass through a parent folder (a
 * checkout under /root); then beside the system's temporary files, and the home remembers where.
 */
export function placeForPostgres(home: Home, account: Account | undefined): string {
  const pointer = path.join(home.dir, 'postgres-location');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  const inside = path.join(home.dir, 'postgres');
  if (!account || canEnter(home.dir, account)) return prepare(inside, account);
  // A random name: nobody else can have put something there before.
  const outside = mkdtempSync('/var/tmp/payloom-');
  writeWhole(pointer, `${outside}\n`);
  return prepare(outside, account);
}

function prepare(folder: string, account: Account | undefined): string {
  mkdirSync(folder, { recursive: true });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}
