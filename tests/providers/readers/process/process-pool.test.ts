import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { getPriority } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutNetwork } from '../../../../providers/readers/process/isolation.js';
import { ProcessPool } from '../../../../providers/readers/process/process-pool.js';

const limits = {
  processesMax: 1,
  memoryMebibytesMax: 400,
  recycleMebibytes: 300,
  recycleRequests: 50,
  requestMsMax: 60_000,
  cpuMsMax: 2_000,
  answerBytesMax: 1024 * 1024,
  idleMsMax: 5_000,
};
type Deed = { readonly deed: string; readonly port: number };
const entry = new URL('./hostile-process', import.meta.url);
const pool = new ProcessPool<Deed, unknown>(entry, limits);

let connections = 0;
const server = createServer((socket) => {
  connections += 1;
  socket.end();
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

const ask = (deed: string, from = pool) => from.ask({ deed, port: (server.address() as AddressInfo).port });
const well = { ok: true, answer: 'well' };

describe('a process that reads documents', () => {
  it.each([
    ['loops', 'timeout'],
    ['eats memory', 'died'],
    ['dies', 'died'],
  ])('that %s is ended alone, and the next document is read', async (deed, why) => {
    expect(await ask(deed)).toMatchObject({ ok: false, why });
    expect(await ask('answers')).toEqual(well);
  });

  it('is there before the document where it was prepared', async () => {
    const prepared = new ProcessPool<Deed, unknown>(entry, limits);
    for (const before of ['answers', 'dies']) {
      await prepared.prepare();
      const readyAt = Date.now();
      const outcome = await ask('tells when it began', prepared);
      expect(outcome).toEqual({ ok: true, answer: expect.any(Number) as number });
      expect(outcome.ok ? outcome.answer : Infinity).toBeLessThan(readyAt);
      await ask(before, prepared);
    }
  });

  it('yields to others where it has to', async () => {
    const polite = new ProcessPool<Deed, unknown>(entry, { ...limits, niceness: 7 });
    expect(await ask('tells its niceness', polite)).toEqual({ ok: true, answer: Math.max(getPriority(), 7) });
  });

  it('that only waits is ended by the clock on the wall', async () => {
    const hasty = new ProcessPool<Deed, unknown>(entry, { ...limits, requestMsMax: 500 });
    expect(await ask('waits', hasty)).toMatchObject({ ok: false, why: 'timeout' });
  });

  it('that answers too much is refused', async () => {
    expect(await ask('answers too much')).toMatchObject({
      ok: false,
      why: 'failed',
      code: 'answer_too_large',
    });
    expect(await ask('answers')).toEqual(well);
  });

  it('prints into the void', async () => {
    expect(await ask('prints')).toEqual({ ok: true, answer: 'printed' });
  });

  it.each([
    'connects',
    'asks over HTTP',
    'fetches',
    'sends a datagram',
    'looks up a name',
    'starts a program',
    'starts a shell',
    'starts a thread',
    'writes a file',
    'reads a secret',
    'reads a secret later',
  ])('that %s is refused', async (deed) => {
    expect(await ask(deed)).toMatchObject({ ok: false, why: 'failed', code: 'failed' });
    expect(connections).toBe(0);
    expect(existsSync('/tmp/payloom-hostile')).toBe(false);
  });

  it('reads its own packages', async () => {
    expect(await ask('reads a package')).toEqual({ ok: true, answer: true });
  });

  it.skipIf(withoutNetwork().before.length === 0)(
    'has no network by the kernel either (skipped where namespaces are forbidden)',
    async () => {
      expect(await ask('sees networks')).toEqual({ ok: true, answer: [] });
    },
  );
}, 240_000);
