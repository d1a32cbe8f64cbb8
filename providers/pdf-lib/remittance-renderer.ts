import { Worker } from 'node:worker_threads';

import { ProviderFault } from '../ports.js';
import type { RemittanceAdvice, RemittanceRenderer } from '../ports.js';
import type { RenderReply, RenderRequest } from './render-thread.js';

/** Five thousand lines take three seconds; a thread that is silent for this long is stuck and is ended. */
const renderTimeoutMs = 60_000;
const threadHeapMbMax = 512;

type Pending = {
  resolve: (bytes: Uint8Array) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
};

/**
 * Renders on a thread of its own, since laying out pages would stall the worker's heartbeats. The thread starts at the
 * first document, lets the process end while it is idle, and is replaced when it dies.
 */
export function createRemittanceRenderer(): RemittanceRenderer & { close(): Promise<void> } {
  const pending = new Map<number, Pending>();
  let thread: Worker | undefined;
  let lastId = 0;

  function start(): Worker {
    const started = newThread();
    started.on('message', (reply: RenderReply) => settle(reply));
    started.on('error', (error) => abandon(started, error));
    started.on('exit', (code) => abandon(started, new Error(`The rendering thread ended with ${code}.`)));
    return started;
  }

  function settle(reply: RenderReply): void {
    const request = take(reply.id);
    if ('bytes' in reply) request?.resolve(reply.bytes);
    else request?.reject(new ProviderFault(reply.kind, 'pdf-lib', reply.code, reply.message));
  }

  function take(id: number): Pending | undefined {
    const request = pending.get(id);
    pending.delete(id);
    clearTimeout(request?.timer);
    if (pending.size === 0) thread?.unref();
    return request;
  }

  function abandon(ended: Worker, cause: Error): void {
    if (ended !== thread) return;
    thread = undefined;
    void ended.terminate();
    for (const id of [...pending.keys()]) {
      take(id)?.reject(
        new ProviderFault('unavailable', 'pdf-lib', 'thread_ended', 'The rendering thread ended.', { cause }),
      );
    }
  }

  return {
    render: (advice: RemittanceAdvice) =>
      new Promise((resolve, reject) => {
        const worker = (thread ??= start());
        worker.ref();
        lastId += 1;
        const request: RenderRequest = { id: lastId, advice };
        const timer = setTimeout(
          () => abandon(worker, new Error('Rendering took too long.')),
          renderTimeoutMs,
        );
        pending.set(lastId, { resolve, reject, timer });
        worker.postMessage(request);
      }),
    close: async () => {
      const closing = thread;
      if (closing === undefined) return;
      abandon(closing, new Error('The renderer was closed.'));
      await closing.terminate();
    },
  };
}

function newThread(): Worker {
  const file = import.meta.url.endsWith('.ts')
    ? new URL('./render-thread-from-source.mjs', import.meta.url)
    : new URL('./render-thread.js', import.meta.url);
  return new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: threadHeapMbMax } });
}
