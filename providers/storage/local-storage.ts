import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import type { DocumentStorage } from '../ports.js';
import { documentKey, hashes, missing, storageFault, verifyHash } from './document-key.js';

/** Documents under one folder of this machine. A put that has returned survives a power cut. */
export function createLocalStorage(options: { readonly dir: string }): DocumentStorage {
  const root = resolve(options.dir);
  return {
    put: async (tenantId, sha256, bytes) => {
      const path = join(root, documentKey(tenantId, sha256));
      verifyHash(bytes, sha256);
      await asFault(async () => {
        const stored = await readIfThere(path);
        if (stored === null || !hashes(stored, sha256)) await writeWhole(root, path, bytes);
      });
    },
    get: async (tenantId, sha256) => {
      const path = join(root, documentKey(tenantId, sha256));
      const bytes = await asFault(() => readIfThere(path));
      if (bytes === null) throw missing();
      verifyHash(bytes, sha256);
      return bytes;
    },
    check: () =>
      asFault(async () => {
        await mkdir(root, { recursive: true, mode: 0o700 });
        await access(root, constants.R_OK | constants.W_OK);
      }),
  };
}

/** Readers see the whole file or none: written beside its place, flushed, then renamed into it. */
async function writeWhole(root: string, path: string, bytes: Uint8Array): Promise<void> {
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
    await rename(partial, path);
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

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function asFault<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw storageFault('unavailable', codeOf(error), 'The document folder cannot be used.', error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
