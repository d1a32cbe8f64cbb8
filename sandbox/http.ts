import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SandboxRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type HttpAnswer = {
  readonly status: number;
  /** Sent as JSON; absent for an empty body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** `drop` closes the connection without an answer. */
export type Handled = HttpAnswer | 'drop';

export type RunningServer = { readonly url: string; close(): Promise<void> };

export type HttpOptions = {
  /** 0 chooses a free one. */
  readonly port: number;
  /** Loopback unless given; a container has to listen on all of its own interfaces. */
  readonly host?: string | undefined;
  readonly bodyBytesMax: number;
  readonly tooLarge: HttpAnswer;
  handle(request: SandboxRequest): Promise<Handled>;
  /** How the vendor words a 500. */
  crashed(error: unknown): HttpAnswer;
};

export async function serve(options: HttpOptions): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    answer(options, incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(
        `${JSON.stringify({ level: 'error', event: 'sandbox_crash', error: String(error) })}\n`,
      );
      outgoing.destroy();
    });
  });
  // Longer than any client's idle time: a server that closes first shows the client a reset that no fault asked for.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  options: HttpOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://sandbox');
  const body = await readBody(incoming, options.bodyBytesMax);
  const handled =
    body === null
      ? options.tooLarge
      : await options
          .handle({
            method: incoming.method ?? 'GET',
            path: url.pathname,
            query: url.searchParams,
            headers: incoming.headers,
            body,
          })
          .catch((error: unknown) => options.crashed(error));
  if (handled === 'drop') {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(handled.status, { 'content-type': 'application/json', ...handled.headers });
  outgoing.end(handled.body === undefined ? undefined : JSON.stringify(handled.body));
}

/** Null when the body is larger than allowed; the rest of it is read and thrown away so that the answer arrives. */
async function readBody(incoming: IncomingMessage, bytesMax: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const buffer = chunk as Buffer;
    bytes += buffer.length;
    if (bytes <= bytesMax) chunks.push(buffer);
  }
  return bytes > bytesMax ? null : Buffer.concat(chunks).toString('utf8');
}

export function header(request: SandboxRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

/** The body of a control request; an empty one is `{}`. */
export function controlBody(request: SandboxRequest): unknown {
  return request.body === '' ? {} : (JSON.parse(request.body) as unknown);
}
