import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

export type Received = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly event: { readonly id: string; readonly type: string; readonly data: Record<string, unknown> };
};

/** What the receiver does with a request; `hang` never answers. */
export type Reaction = { readonly status: number; readonly headers?: Record<string, string> } | 'hang';

/** Somebody's web server that takes our events; over TLS with a certificate. */
export async function startReceiver(
  react: (received: Received, count: number) => Reaction = () => ({ status: 204 }),
  tls: { readonly cert: string; readonly key: string } | null = null,
) {
  const received: Received[] = [];
  const take: http.RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const one = {
        headers: request.headers as Record<string, string>,
        body,
        event: JSON.parse(body) as Received['event'],
      };
      received.push(one);
      const reaction = react(one, received.length);
      if (reaction === 'hang') return;
      response.writeHead(reaction.status, reaction.headers);
      response.end(reaction.status === 204 ? undefined : `answer ${reaction.status}`);
    });
  };
  const server = tls === null ? http.createServer(take) : https.createServer(tls, take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: tls === null ? `http://127.0.0.1:${port}/hook` : `https://localhost:${port}/hook`,
    port,
    received,
    types: () => received.map(({ event }) => event.type),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
