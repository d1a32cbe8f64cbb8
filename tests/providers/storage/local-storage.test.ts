import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createLocalStorage } from '../../../providers/storage/local-storage.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytes = new TextEncoder().encode('%PDF-1.7 one document');
const hash = sha256(bytes);

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'payloom-storage-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const pathOf = (tenantId: string) => join(dir, tenantId, hash.slice(0, 2), hash.slice(2, 4), hash);
const filesIn = async () =>
  (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('local storage', () => {
  it('gives back what it was given, from a sharded path that only its owner can read', async () => {
    const storage = createLocalStorage({ dir });
    await storage.put('tnt_1', hash, bytes, 'application/pdf');
    expect(await storage.get('tnt_1', hash)).toEqual(bytes);
    expect(new Uint8Array(await readFile(pathOf('tnt_1')))).toEqual(bytes);
    expect((await stat(pathOf('tnt_1'))).mode & 0o077).toBe(0);
  });

  it('keeps one object for the same bytes, also when written many times at once, and leaves no partial file', async () => {
    const storage = createLocalStorage({ dir });
    const large = randomBytes(200_000);
    await Promise.all(
      Array.from({ length: 20 }, () => storage.put('tnt_1', sha256(large), large, 'image/png')),
    );
    expect(await filesIn()).toHaveLength(1);
    expect(Buffer.from(await storage.get('tnt_1', sha256(large))).equals(large)).toBe(true);
  });

  it('keeps an empty document', async () => {
    const storage = createLocalStorage({ dir });
    const empty = new Uint8Array();
    await storage.put('tnt_1', sha256(empty), empty, 'text/csv');
    expect(await storage.get('tnt_1', sha256(empty))).toEqual(empty);
  });

  it('shows no tenant the documents of another', async () => {
    const storage = createLocalStorage({ dir });
    await storage.put('tnt_1', hash, bytes, 'application/pdf');
    await expect(storage.get('tnt_2', hash)).rejects.toMatchObject({ code: 'missing' });
  });

  it('refuses bytes that the hash does not name, and writes nothing', async () => {
    const storage = createLocalStorage({ dir });
    await expect(storage.put('tnt_1', sha256(randomBytes(8)), bytes, 'text/csv')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'hash_mismatch',
    });
    expect(await filesIn()).toEqual([]);
  });

  it('refuses to hand out a file that changed on disk, and a new put heals it', async () => {
    const storage = createLocalStorage({ dir });
    await storage.put('tnt_1', hash, bytes, 'application/pdf');
    await writeFile(pathOf('tnt_1'), 'something else');
    await expect(storage.get('tnt_1', hash)).rejects.toMatchObject({ code: 'hash_mismatch' });
    await storage.put('tnt_1', hash, bytes, 'application/pdf');
    expect(await storage.get('tnt_1', hash)).toEqual(bytes);
  });

  it.each([
    ['..', hash],
    ['../tnt_1', hash],
    ['tnt_1/../..', hash],
    ['', hash],
    ['tnt_1\0', hash],
    ['tnt_1', '../../../../etc/passwd'],
    ['tnt_1', hash.toUpperCase()],
    ['tnt_1', `${hash}\n`],
    ['tnt_1', ''],
  ])('refuses the name %j %j', async (tenantId, name) => {
    const storage = createLocalStorage({ dir });
    await expect(storage.get(tenantId, name)).rejects.toMatchObject({ code: 'bad_key' });
    await expect(storage.put(tenantId, name, bytes, 'text/csv')).rejects.toMatchObject({ code: 'bad_key' });
  });

  it('says that the folder is unavailable when it cannot be used', async () => {
    const notAFolder = join(dir, 'file');
    await writeFile(notAFolder, '');
    const storage = createLocalStorage({ dir: notAFolder });
    await expect(storage.put('tnt_1', hash, bytes, 'text/csv')).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });
});
