import { link, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import type { AnchorStorage } from '../ports-books.js';
import { anchorFolder, anchorKey, anchorsFolder, differs, sequenceOf } from './anchor-key.js';
import { asFault, codeOf, readIfThere, writeWhole } from './local-files.js';

/** Anchors under one folder of this machine: as safe from whoever changes the database as that folder is. */
export function createLocalAnchors(options: { readonly dir: string }): AnchorStorage {
  const root = resolve(options.dir);
  const read = async (tenantId: string, sequence: number) => {
    const bytes = await asFault(() => readIfThere(join(root, anchorKey(tenantId, sequence))));
    return bytes === null ? null : new TextDecoder().decode(bytes);
  };
  return {
    get: read,
    put: async (tenantId, sequence, text) => {
      const path = join(root, anchorKey(tenantId, sequence));
      await asFault(() => writeWhole(root, path, new TextEncoder().encode(text), placeOnce));
      if ((await read(tenantId, sequence)) !== text) throw differs();
    },
    listTenants: () => namesIn(join(root, anchorsFolder)),
    list: async (tenantId, { after, limit }) => {
      const folder = join(root, anchorFolder(tenantId));
      const first = dirname(anchorKey(tenantId, after)).split('/').at(-1) ?? '';
      const found: number[] = [];
      for (const name of (await namesIn(folder)).filter((each) => each >= first)) {
        if (found.length >= limit) break;
        const sequences = (await namesIn(join(folder, name))).map((each) => sequenceOf(`/${each}`));
        found.push(...sequences.filter((each): each is number => each !== null && each > after));
      }
      return found.slice(0, limit);
    },
  };
}

/** A link, unlike renaming, takes no name that is taken. */
async function placeOnce(partial: string, path: string): Promise<void> {
  await link(partial, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(partial);
}

async function namesIn(folder: string): Promise<string[]> {
  return asFault(async () => {
    try {
      return (await readdir(folder)).sort();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  });
}
