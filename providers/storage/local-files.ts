import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { storageFault } from './document-key.js';

/** Readers see the whole file or none: written beside its place, flushed, then put into it. */
export async function writeWhole(
  root: string,
  path: string,
  bytes: Uint8Array,
  place: (partial: string, path: string) => Promise<void> = rename,
): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = join(folder, `.${randomUUID()}.partial`);
  try {
    const file = await open(partial, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await place(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  for (let current = folder; current.length >= root.length; current = dirname(current)) {
    await syncFolder(current);
    if (current === root) break;
  }
}

/** A new name is durable only when its folder is flushed too. Windows cannot, and orders its names itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

export async function asFault<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw storageFault('unavailable', codeOf(error), 'The folder of the storage cannot be used.', error);
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
