import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { AnchorStorage } from '../../../providers/ports-books.js';
import { createLocalAnchors } from '../../../providers/storage/local-anchors.js';
import { createS3Anchors } from '../../../providers/storage/s3-anchors.js';
import { startS3Server } from './s3-server.js';

type Opened = { readonly anchors: AnchorStorage; readonly close: () => Promise<void> };

async function openLocal(): Promise<Opened> {
  const dir = await mkdtemp(join(tmpdir(), 'payloom-anchors-'));
  const close = async () => {
    const files = (await readdir(dir, { recursive: true })).filter((name) => name.includes('partial'));
    await rm(dir, { recursive: true });
    expect(files).toEqual([]);
  };
  return { anchors: createLocalAnchors({ dir }), close };
}

async function openS3(): Promise<Opened> {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test-key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test-secret');
  const server = await startS3Server();
  const anchors = createS3Anchors({
    bucket: 'b',
    region: 'eu-west-1',
    endpoint: server.endpoint,
    prefix: 'eu',
  });
  const close = async () => {
    vi.unstubAllEnvs();
    anchors.close();
    await server.close();
  };
  return { anchors, close };
}

describe.each([
  ['a folder', openLocal],
  ['S3', openS3],
])('anchors in %s', (_name, open) => {
  let opened: Opened;
  let anchors: AnchorStorage;
  beforeEach(async () => {
    opened = await open();
    ({ anchors } = opened);
  });
  afterEach(() => opened.close());

  it('are written once: the same again is no change, another one is refused and changes nothing', async () => {
    await anchors.put('tnt_1', 7, 'head');
    await anchors.put('tnt_1', 7, 'head');
    await expect(anchors.put('tnt_1', 7, 'other')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'anchor_differs',
    });
    expect(await anchors.get('tnt_1', 7)).toBe('head');
  });

  it('are null where there is none', async () => {
    expect(await anchors.get('tnt_1', 8)).toBeNull();
    expect(await anchors.list('tnt_1', { after: 0, limit: 10 })).toEqual([]);
    expect(await anchors.listTenants()).toEqual([]);
  });

  it('are listed in order from where one stands, across folders, by tenant', async () => {
    for (const sequence of [2, 999, 1_000, 12_345, 10])
      await anchors.put('tnt_1', sequence, String(sequence));
    await anchors.put('tnt_2', 3, 'head');
    expect(await anchors.list('tnt_1', { after: 0, limit: 10 })).toEqual([2, 10, 999, 1_000, 12_345]);
    expect(await anchors.list('tnt_1', { after: 10, limit: 2 })).toEqual([999, 1_000]);
    expect(await anchors.list('tnt_1', { after: 12_345, limit: 2 })).toEqual([]);
    expect([...(await anchors.listTenants())].sort()).toEqual(['tnt_1', 'tnt_2']);
  });

  it('refuses a name that could be another place', async () => {
    await expect(anchors.put('../tnt_1', 1, 'head')).rejects.toMatchObject({ code: 'bad_key' });
    await expect(anchors.put('tnt_1', -1, 'head')).rejects.toMatchObject({ code: 'bad_key' });
  });
});
