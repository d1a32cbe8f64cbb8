import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** The folder that holds everything a stack writes; deleting it starts from nothing. */
export type Home = { readonly dir: string; readonly logs: string; readonly bin: string };

/** `.payloom/`, or a folder inside it for a stack of its own (tests). Binaries are shared by all of them. */
export function openHome(name = ''): Home {
  const base = path.join(projectRoot, '.payloom');
  const home = {
    dir: path.join(base, name),
    logs: path.join(base, name, 'logs'),
    bin: path.join(base, 'bin'),
  };
  for (const dir of [home.dir, home.logs, home.bin]) mkdirSync(dir, { recursive: true });
  return home;
}

/** Written whole or not at all; readable by its owner only when it is a secret. */
export function writeWhole(file: string, content: string, mode = 0o644): void {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, content, { mode });
  chmodSync(draft, mode);
  renameSync(draft, file);
}

/** The secret kept in this file of the home; made on first use. */
export function keepSecret(home: Home, name: string, make: () => string): string {
  const file = path.join(home.dir, name);
  if (!existsSync(file)) writeWhole(file, `${make()}\n`, 0o600);
  return readFileSync(file, 'utf8').trim();
}

export function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
