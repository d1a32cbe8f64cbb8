import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import workerThreads from 'node:worker_threads';

/** The project and its packages: fonts and WebAssembly are loaded from there when a document needs them. */
const readable = projectRoot(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Takes from this process what reading a document never needs: the network, other processes and threads, and files beside
 * our own packages. It binds JavaScript; native code is kept from the network by the kernel, where that is allowed
 * (isolation.ts). For good, and before the first document comes in.
 */
export function seal(): void {
  const refuse = (what: string) => () => {
    throw new Error(`A process that reads documents has no ${what}.`);
  };
  const network = refuse('network');
  for (const [owner, names] of [
    [net.Socket.prototype, ['connect']],
    [net.Server.prototype, ['listen']],
    [dgram.Socket.prototype, ['bind', 'send', 'connect']],
    [dgram, ['createSocket']],
    [dns, functionsOf(dns)],
    [dns.promises, functionsOf(dns.promises)],
    [dns.Resolver.prototype, functionsOf(dns.Resolver.prototype)],
    [globalThis, ['fetch', 'WebSocket', 'EventSource']],
  ] as const) {
    replaceAll(owner, names, network);
  }
  const processes = refuse('other processes');
  replaceAll(childProcess, functionsOf(childProcess), processes);
  replaceAll(childProcess.ChildProcess.prototype, ['spawn'], processes);
  replaceAll(workerThreads, ['Worker'], refuse('other threads'));
  replaceAll(process, ['binding', '_linkedBinding', 'chdir'], refuse('way around Node'));
  sealFiles(refuse('files to write'));
  syncBuiltinESMExports();
}

function sealFiles(refuseWriting: () => never): void {
  const writing =
    /^(?:write|append|mkdir|rm|unlink|rename|copyFile|cp|symlink|link|l?ch|truncate|l?utimes|createWrite|mkdtemp|watch)/;
  for (const owner of [fs, fs.promises]) {
    replaceAll(
      owner,
      functionsOf(owner).filter(
        (name) => writing.test(name) && !/^(?:write|writeSync|writev|writevSync)$/.test(name),
      ),
      refuseWriting,
    );
    for (const name of [
      'open',
      'openSync',
      'readFile',
      'readFileSync',
      'createReadStream',
      'opendir',
      'opendirSync',
      'readdir',
      'readdirSync',
      'openAsBlob',
    ]) {
      const own: unknown = Reflect.get(owner, name);
      if (typeof own !== 'function') continue;
      const call = own as (...given: unknown[]) => unknown;
      Reflect.set(owner, name, (...given: unknown[]) => {
        if (!isReadable(given[0]) || !isForReading(name, given[1])) refuseWriting();
        return call.apply(owner, given);
      });
    }
  }
}

function isReadable(file: unknown): boolean {
  if (typeof file === 'number' || (typeof file === 'object' && file !== null && 'fd' in file)) return true;
  const name = file instanceof URL ? fileURLToPath(file) : String(file);
  const relative = path.relative(readable, path.resolve(name));
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

function isForReading(name: string, flags: unknown): boolean {
  return (
    !name.startsWith('open') ||
    typeof flags === 'function' ||
    flags === undefined ||
    flags === 'r' ||
    flags === fs.constants.O_RDONLY ||
    name.startsWith('opendir') ||
    name === 'openAsBlob'
  );
}

function functionsOf(owner: object): string[] {
  return Object.getOwnPropertyNames(owner).filter(
    (name) =>
      name !== 'constructor' && !/^[A-Z]/.test(name) && typeof Reflect.get(owner, name) === 'function',
  );
}

function replaceAll(owner: object, names: readonly string[], by: () => never): void {
  for (const name of names) {
    if (name in owner)
      Object.defineProperty(owner, name, { value: by, writable: false, configurable: false });
  }
}

function projectRoot(from: string): string {
  const above = path.dirname(from);
  return fs.existsSync(path.join(from, 'node_modules')) || above === from ? from : projectRoot(above);
}
