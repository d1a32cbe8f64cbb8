import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the proxy does with a request instead of passing it on and its answer back. */
export type Mishap =
  | { readonly kind: 'answer lost' }
  | { readonly kind: 'says'; readonly status: number; readonly retryAfter?: string };

export type FlakyProxy = {
  readonly url: string;
  /** The requests that came, in order. */
  readonly seen: { readonly method: string; readonly url: string; readonly idempotencyKey: string | null }[];
  /** Befall the next requests, one each. */
  readonly plan: (...mishaps: readonly Mishap[]) => void;
  readonly close: () => Promise<void>;
};

/** Between a client and the real API, as a network is. */
export async function startFlakyProxy(target: string): Promise<FlakyProxy> {
  const seen: FlakyProxy['seen'] = [];
  const planned: Mishap[] = [];
  const server = createServer((incoming, answer) => {
    const key = incoming.headers['idempotency-key'];
    seen.push({
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      idempotencyKey: typeof key === 'string' ? key : null,
    });
    pass(target, incoming, answer, planned.shift());
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    plan: (...mishaps) => {
      planned.push(...mishaps);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(target: string, incoming: IncomingMessage, answer: ServerResponse, mishap?: Mishap): void {
  if (mishap?.kind === 'says') {
    incoming.resume();
    const { status, retryAfter } = mishap;
    answer.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end('busy');
    return;
  }
  const { method, headers, url } = incoming;
  const onward = request(`${target}${url ?? ''}`, { ...(method ? { method } : {}), headers }, (real) => {
    if (mishap === undefined) {
      answer.writeHead(real.statusCode ?? 500, real.headers);
      real.pipe(answer);
      return;
    }
    real.resume();
    real.once('end', () => answer.destroy());
  });
  incoming.pipe(onward);
}
