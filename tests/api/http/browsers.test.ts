import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiLimits } from '../../../api/deps.js';
import { askWith, startApi, type TestApi } from '../../support/api.js';

const origin = 'https://app.example.com';
let api: TestApi;
let closed: TestApi;
beforeAll(async () => {
  [api, closed] = await Promise.all([startApi({ access: { corsOrigins: [origin] } }), startApi()]);
});
afterAll(() => Promise.all([api.close(), closed.close()]));

const preflight = (at: TestApi, from: string) =>
  at.ask('OPTIONS', '/v1/bills', undefined, {
    origin: from,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,idempotency-key,if-match',
  });

describe('a page of another origin', () => {
  it('that is on the list may call, with our headers in and out', async () => {
    const allowed = await preflight(api, origin);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect(allowed.headers.get('access-control-allow-headers')).toMatch(/If-Match,Idempotency-Key/);
    const answer = await api.tenant.as('viewer')('GET', '/v1/bills', undefined, { origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('vary')).toContain('Origin');
    const exposed = answer.headers.get('access-control-expose-headers')?.split(',');
    expect(exposed).toEqual(
      expect.arrayContaining(['ETag', 'RateLimit', 'X-Request-Id', 'Retry-After', 'WWW-Authenticate']),
    );
  });

  it('may read why it was refused', async () => {
    const refused = await api.ask('GET', '/v1/bills', undefined, { origin });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it.each(['https://evil.example.com', `${origin}.evil.example`, 'null'])(
    'that is not on the list may not: %s',
    async (other) => {
      expect((await preflight(api, other)).headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('may not while the list is empty', async () => {
    const { status, headers } = await preflight(closed, origin);
    expect(status).toBe(401);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

it.each([
  ['an answer', 'GET', '/v1/bills', 200],
  ['a refusal', 'GET', '/v1/members', 403],
  ['nothing there', 'GET', '/v1/nothing', 404],
  ['a wrong method', 'DELETE', '/v1/bills', 405],
  ['the reference', 'GET', '/docs', 200],
  ['the contract', 'GET', '/openapi.json', 200],
  ['health', 'GET', '/health/live', 200],
])('%s carries the safe headers', async (_what, method, path, status) => {
  const answer = await api.tenant.as('viewer')(method, path);
  expect(answer.status).toBe(status);
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'x-request-id': expect.stringMatching(/^[\w.-]{8,64}$/) as string,
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

it.each(['short', 'a'.repeat(65), 'line"},{"event":"forged', 'with spaces'])(
  'a request id that could forge a log line is replaced: %s',
  async (given) => {
    const answer = await api.ask('GET', '/health/live', undefined, { 'x-request-id': given });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  },
);

/** What the server answers to these bytes. */
const speak = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname, () => socket.end(text));
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });

describe('a body that is too large', () => {
  const size = apiLimits.jsonBodyBytesMax + 1;

  it('is refused when it comes in chunks and says nothing of its length', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let sent = 0; sent < size; sent += 65_536) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } };
    const { status } = await fetch(`${api.url}/v1/bills`, init as RequestInit);
    expect(status).toBe(413);
  });

  it('is not smuggled in behind a smaller Content-Length', async () => {
    const head =
      'POST /v1/bills HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n';
    const heard = await speak(`${head}{}${'x'.repeat(1_000)}\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1\.1 401 /);
    expect(heard).toContain('HTTP/1.1 400 Bad Request');
  });

  it('is refused when it gives two lengths', async () => {
    const head =
      'POST /v1/bills HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n';
    expect(await speak(`${head}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

it('a bearer that is neither key nor token is refused alike', async () => {
  for (const text of ['', 'x', 'pl_test_', 'a.b', 'a.b.c.d']) {
    expect((await askWith(api.url, text)('GET', '/v1/bills')).status).toBe(401);
  }
});
