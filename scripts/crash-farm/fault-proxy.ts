import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Trouble } from './plan.js';

export type FaultProxy = {
  readonly port: number;
  /** Has the trouble now; the returned promise ends with it. */
  readonly befall: (trouble: Trouble, ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Target = { readonly host: string; readonly port: number };

/** Passes bytes on, as a network does, until it is told to misbehave. `target` is asked for each connection. */
export async function startFaultProxy(target: () => Target): Promise<FaultProxy> {
  const links = new Set<Link>();
  let trouble: Trouble | null = null;
  const server = createServer((near) => {
    if (trouble?.kind === 'cut') return void near.destroy();
    const { host, port } = target();
    const link = new Link(near, connect(port, host), () => trouble);
    links.add(link);
    link.onEnd(() => links.delete(link));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    befall: async (wanted, ms) => {
      trouble = wanted;
      if (wanted.kind === 'cut') for (const link of links) link.end();
      await new Promise((resolve) => setTimeout(resolve, ms));
      trouble = null;
      // What was swallowed is missing from the stream: such a connection has no future.
      for (const link of links) if (link.hasSwallowed()) link.end();
    },
    close: () =>
      new Promise((resolve) => {
        for (const link of links) link.end();
        server.close(() => resolve());
      }),
  };
}

/** One connection through the proxy: two sockets, and the bytes in between. */
class Link {
  #swallowed = false;
  readonly #near: Socket;
  readonly #far: Socket;

  constructor(
    near: Socket,
    far: Socket,
    private readonly trouble: () => Trouble | null,
  ) {
    this.#near = near;
    this.#far = far;
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.end());
    }
    this.#pass(near, far, 'question');
    this.#pass(far, near, 'answer');
  }

  hasSwallowed(): boolean {
    return this.#swallowed;
  }

  end(): void {
    this.#near.destroy();
    this.#far.destroy();
  }

  onEnd(listener: () => void): void {
    this.#near.once('close', listener);
  }

  #pass(from: Socket, to: Socket, direction: 'question' | 'answer'): void {
    // Late chunks keep their order: each waits for the one before it.
    let last: Promise<void> = Promise.resolve();
    let waiting = 0;
    const write = (chunk: Buffer) => {
      if (to.destroyed || to.write(chunk)) return;
      from.pause();
      to.once('drain', () => from.resume());
    };
    from.on('data', (chunk: Buffer) => {
      const now = this.trouble();
      if (this.#swallowed && direction === 'answer') return;
      if (now?.kind === 'half-open' && direction === 'answer') {
        this.#swallowed = true;
        return;
      }
      if (now?.kind !== 'delay' && waiting === 0) {
        write(chunk);
        return;
      }
      const untilMs = Date.now() + (now?.kind === 'delay' ? now.ms : 0);
      waiting += 1;
      last = last
        .then(() => pauseUntil(untilMs))
        .then(() => {
          waiting -= 1;
          write(chunk);
        });
    });
    from.on('close', () => {
      // A half-open connection is one of whose end the other side hears nothing.
      if (this.trouble()?.kind === 'half-open') this.#swallowed = true;
      else void last.then(() => to.destroy());
    });
  }
}

const pauseUntil = (atMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - Date.now())));
