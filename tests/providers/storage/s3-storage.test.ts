import { createHash, randomBytes } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createS3Storage } from '../../../providers/storage/s3-storage.js';
import { startS3Server } from './s3-server.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytes = new TextEncoder().encode('%PDF-1.7 one document');
const hash = sha256(bytes);
const path = `/bills/eu/tnt_1/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;

let server: Awaited<ReturnType<typeof startS3Server>>;
let storage: ReturnType<typeof createS3Storage>;
beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test-key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test-secret');
  server = await startS3Server();
  storage = createS3Storage({
    bucket: 'bills',
    region: 'eu-west-1',
    endpoint: server.endpoint,
    prefix: 'eu',
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  storage.close();
  await server.close();
});

describe('S3 storage', () => {
  it('gives back what it was given, from a sharded key, with its type and a checked hash', async () => {
    await storage.put('tnt_1', hash, bytes, 'application/pdf');
    expect(server.requests).toEqual([`PUT ${path}`]);
    expect(server.objects.get(path)).toEqual({ bytes: Buffer.from(bytes), mediaType: 'application/pdf' });
    expect(new Uint8Array(await storage.get('tnt_1', hash))).toEqual(bytes);
    expect(server.requests).toEqual([`PUT ${path}`, `GET ${path}`]);
  });

  it('keeps one object for the same bytes and for a large document', async () => {
    const large = randomBytes(3_000_000);
    await storage.put('tnt_1', sha256(large), large, 'image/png');
    await storage.put('tnt_1', sha256(large), large, 'image/png');
    expect(server.objects.size).toBe(1);
    expect(Buffer.from(await storage.get('tnt_1', sha256(large))).equals(large)).toBe(true);
  });

  it('says that a document is missing', async () => {
    await expect(storage.get('tnt_2', hash)).rejects.toMatchObject({ kind: 'invalid', code: 'missing' });
  });

  it('refuses bytes that the hash does not name without asking the server', async () => {
    await expect(storage.put('tnt_1', sha256(randomBytes(8)), bytes, 'text/csv')).rejects.toMatchObject({
      code: 'hash_mismatch',
    });
    await expect(storage.get('../tnt_1', hash)).rejects.toMatchObject({ code: 'bad_key' });
    expect(server.requests).toEqual([]);
  });

  it('refuses to hand out an object that changed in the bucket', async () => {
    await storage.put('tnt_1', hash, bytes, 'application/pdf');
    server.objects.set(path, { bytes: Buffer.from('something else'), mediaType: 'application/pdf' });
    await expect(storage.get('tnt_1', hash)).rejects.toMatchObject({ code: 'hash_mismatch' });
  });

  it('rides over a short outage and reports a long one as unavailable', async () => {
    server.failNext(503);
    await storage.put('tnt_1', hash, bytes, 'application/pdf');
    expect(server.requests).toHaveLength(2);
    server.failNext(503, 503, 503);
    await expect(storage.get('tnt_1', hash)).rejects.toMatchObject({ kind: 'unavailable' });
    await server.close();
    await expect(storage.get('tnt_1', hash)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('reports wrong credentials as refused', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'somebody-else');
    const other = createS3Storage({ bucket: 'bills', region: 'eu-west-1', endpoint: server.endpoint });
    await expect(other.get('tnt_1', hash)).rejects.toMatchObject({ kind: 'refused', code: 'AccessDenied' });
    other.close();
  });
});
