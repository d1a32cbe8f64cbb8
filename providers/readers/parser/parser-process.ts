import { Worker } from 'node:worker_threads';
import { parse, type ParseRequest } from './parse.js';

/** The parser process: one document at a time, by message. It dies with its parent, or when it eats too much. */
export type ParseReply =
  | { readonly ready: true }
  | { readonly ready: false; readonly ok: true; readonly reading: Awaited<ReturnType<typeof parse>> }
  | { readonly ready: false; readonly ok: false; readonly message: string };

const mebibyte = 1024 * 1024;
let watching = false;

process.on('disconnect', () => process.exit(0));
process.on('message', (request: ParseRequest) => {
  watchMemory(request.limits.parserMemoryMebibytesMax);
  parse(request).then(
    (reading) => reply({ ready: false, ok: true, reading }),
    (error: unknown) =>
      reply({ ready: false, ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
});

reply({ ready: true });

function reply(message: ParseReply): void {
  process.send?.(message);
}

/**
 * A thread of its own, since a bomb blocks the one that unpacks it. It counts resident memory, because typed arrays lie
 * outside the heap limit, and leaves with a parent that was killed.
 */
function watchMemory(mebibytesMax: number): void {
  if (watching) return;
  watching = true;
  const source = `const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > ${mebibytesMax * mebibyte}) process.kill(process.pid, 'SIGKILL');
  }, 25)`;
  new Worker(source, { eval: true }).unref();
}
