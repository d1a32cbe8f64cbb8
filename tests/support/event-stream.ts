import http from 'node:http';

export type HeardEvent = {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly id: string; readonly type: string; readonly data: Record<string, unknown> };
};

export type OpenStream = {
  readonly headers: Headers;
  readonly events: readonly HeardEvent[];
  readonly comments: () => number;
  readonly text: () => string;
  /** When the server has ended it. */
  readonly ended: Promise<void>;
  /** A paused reader reads on once this holds. */
  readonly resumeAfter: (isTime: () => boolean) => void;
  readonly close: () => Promise<void>;
};

/** Reads server-sent events as a browser would: by the rules of the wire, over a connection of its own. */
export async function openStream(
  url: string,
  key: string,
  headers: Record<string, string> = {},
  { paused = false } = {},
): Promise<OpenStream> {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http
      .get(url, { agent: false, headers: { authorization: `Bearer ${key}`, ...headers } }, resolve)
      .once('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`the stream was answered ${response.statusCode ?? 0}`);
  const events: HeardEvent[] = [];
  let whole = '';
  let rest = '';
  const ended = new Promise<void>((resolve) => {
    response.once('close', () => resolve());
    response.once('error', () => resolve());
  });
  const read = () =>
    response.setEncoding('utf8').on('data', (text: string) => {
      whole = `${whole}${text}`.slice(-10_000);
      const blocks = `${rest}${text}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parse(block);
        if (event) events.push(event);
      }
    });
  if (!paused) read();
  return {
    headers: new Headers(response.headers as Record<string, string>),
    events,
    comments: () => whole.split('\n').filter((line) => line.startsWith(':')).length,
    text: () => whole,
    ended,
    resumeAfter: (isTime) => {
      const timer = setInterval(() => {
        if (!isTime()) return;
        clearInterval(timer);
        read();
      }, 20);
      timer.unref();
    },
    close: async () => {
      response.destroy();
      await ended;
    },
  };
}

function parse(block: string): HeardEvent | null {
  const fields = new Map(
    block.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return {
    id: fields.get('id') ?? '',
    event: fields.get('event') ?? '',
    data: JSON.parse(data) as HeardEvent['data'],
  };
}
