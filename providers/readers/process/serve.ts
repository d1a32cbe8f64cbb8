import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { seal } from './seal.js';

/** Whether a request waits for the process already. */
export type StartTime = 'ahead' | 'now';
export type ChildRequest<Request> = {
  readonly request: Request;
  /** Processor time that this request may take; absent: as long as the wall clock allows. */
  readonly cpuMsMax: number | null;
  readonly answerBytesMax: number;
};
export type ChildReply<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly residentBytes: number }
  | {
      readonly kind: 'refusal';
      readonly code: string;
      /** The work foresaw this; after anything else the process is not to be trusted. */
      readonly expected: boolean;
      readonly residentBytes: number;
    };

/** What the work of a child refuses, by a code that its parent knows. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/**
 * The child's side of ProcessPool: one request at a time, without network, files or other processes. It dies with its
 * parent, or when it eats too much. `warmUp` is done before the first request may come, where none waits yet.
 */
export function serve(work: (request: never) => Promise<unknown>, warmUp?: () => Promise<void>): void {
  const limitCpu = watch(Number(process.argv[2]));
  seal();
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ request, cpuMsMax, answerBytesMax }: ChildRequest<never>) => {
    limitCpu(cpuMsMax);
    work(request)
      .then((answer) => {
        if (serialize(answer).byteLength > answerBytesMax) throw new Refusal('answer_too_large');
        reply({ kind: 'answer', answer, residentBytes: process.memoryUsage.rss() });
      })
      .catch((error: unknown) => {
        const expected = error instanceof Refusal;
        reply({
          kind: 'refusal',
          code: expected ? error.code : 'failed',
          expected,
          residentBytes: process.memoryUsage.rss(),
        });
      })
      .finally(() => limitCpu(null));
  });
  const isAhead = process.argv[3] === ('ahead' satisfies StartTime);
  void Promise.resolve(isAhead ? warmUp?.() : undefined).finally(() => reply({ kind: 'ready' }));
}

function reply(message: ChildReply<unknown>): void {
  process.send?.(message);
}

/**
 * A thread of its own, since a bomb blocks the one that unpacks it. It counts resident memory, because typed arrays and
 * native libraries lie outside the heap limit, and leaves with a parent that was killed. What it answers sets the
 * processor time that is left.
 */
function watch(mebibytesMax: number): (cpuMsMax: number | null) => void {
  const deadline = new Float64Array(new SharedArrayBuffer(8));
  const source = `const { workerData } = require('node:worker_threads');
  const parent = process.ppid;
  const cpuMs = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > ${mebibytesMax * 1024 * 1024}) process.kill(process.pid, 'SIGKILL');
    // Read once: between two looks the request may end, and no limit is 0.
    const limit = workerData[0];
    if (limit > 0 && cpuMs() > limit) process.kill(process.pid, 'SIGXCPU');
  }, 25)`;
  new Worker(source, { eval: true, workerData: deadline }).unref();
  return (cpuMsMax) => {
    const { user, system } = process.cpuUsage();
    deadline[0] = cpuMsMax === null ? 0 : (user + system) / 1000 + cpuMsMax;
  };
}
