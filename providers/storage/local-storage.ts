import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { DocumentStorage } from '../ports.js';
import { documentKey, hashes, missing, verifyHash } from './document-key.js';
import { asFault, readIfThere, writeWhole } from './local-files.js';

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
