import { exec, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { getPriority, networkInterfaces } from 'node:os';
import { Worker } from 'node:worker_threads';
import { serve } from '../../../../providers/readers/process/serve.js';

/** What a document would make its parser do, if it could. */
const deeds: Readonly<Record<string, (port: number) => unknown>> = {
  answers: () => 'well',
  'tells when it began': () => Date.now() - process.uptime() * 1000,
  'tells its niceness': () => getPriority(),
  loops: () => {
    for (;;) Math.sqrt(2);
  },
  waits: () => new Promise(() => undefined),
  'eats memory': () => {
    const eaten: Uint8Array[] = [];
    for (;;) eaten.push(new Uint8Array(8 * 1024 * 1024).fill(1));
  },
  prints: () => {
    for (let line = 0; line < 20_000; line += 1) process.stdout.write('x'.repeat(1000));
    return 'printed';
  },
  'answers too much': () => 'x'.repeat(4 * 1024 * 1024),
  dies: () => process.exit(7),
  connects: (port) => once(connect(port, '127.0.0.1')),
  'asks over HTTP': (port) => once(get({ port, host: '127.0.0.1' })),
  fetches: (port) => fetch(`http://127.0.0.1:${port}`),
  'sends a datagram': (port) => createSocket('udp4').send('x', port, '127.0.0.1'),
  'looks up a name': () => lookup('localhost'),
  'starts a program': () => spawnSync('true'),
  'starts a shell': () => exec('true'),
  'starts a thread': () => new Worker('1', { eval: true }),
  'writes a file': () => writeFileSync('/tmp/payloom-hostile', 'x'),
  'reads a secret': () => readFileSync('/etc/hostname', 'utf8'),
  'reads a secret later': () => readFile('/etc/hostname', 'utf8'),
  'reads a package': () =>
    readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8').length > 0,
  'sees networks': () => Object.keys(networkInterfaces()),
};

function once(socket: NodeJS.EventEmitter): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('response', () => resolve('connected'));
    socket.once('error', reject);
  });
}

serve(({ deed, port }: { readonly deed: string; readonly port: number }) =>
  Promise.resolve().then(() => deeds[deed]?.(port)),
);
