import { Worker } from 'node:worker_threads';

export type ChildRequest<Request> = { readonly request: Request };
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

/** The child's side of ProcessPool: one request at a time. It dies with its parent, or when it eats too much. */
export function serve(work: (request: never) => Promise<unknown>): void {
  watchMemory(Number(process.argv[2]));
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ request }: ChildRequest<never>) => {
    work(request).then(
      (answer) => reply({ kind: 'answer', answer, residentBytes: process.memoryUsage.rss() }),
      (error: unknown) => {
        const expected = error instanceof Refusal;
        reply({
          kind: 'refusal',
          code: expected ? error.code : 'failed',
          expected,
          residentBytes: process.memoryUsage.rss(),
        });
      },
    );
  });
  reply({ kind: 'ready' });
}

function reply(message: ChildReply<unknown>): void {
  process.send?.(message);
}

/**
 * A thread of its own, since a bomb blocks the one that unpacks it. It counts resident memory, because typed arrays and
 * native libraries lie outside the heap limit, and leaves with a parent that was killed.
 */
function watchMemory(mebibytesMax: number): void {
  const source = `const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > ${mebibytesMax * 1024 * 1024}) process.kill(process.pid, 'SIGKILL');
  }, 25)`;
  new Worker(source, { eval: true }).unref();
}
