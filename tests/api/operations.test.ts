import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../db/client.js';
import { createLocalStorage } from '../../providers/storage/local-storage.js';
import {
  askWith,
  entry,
  freshKey,
  listen,
  nowhere,
  operatorToken,
  startApi,
  type TestApi,
} from '../support/api.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

let server: DevServer;
let world: World;
let api: TestApi;
beforeAll(async () => {
  server = await connectToDevServer();
  world = await buildWorld(server);
  await world.startWorker();
  api = await startApi({ taskQueue: world.taskQueue });
});
afterAll(async () => {
  await api.close();
  await world.close();
  await server.close();
});

const operator = (url = api.url) => askWith(url, operatorToken);

async function metrics(url = api.url): Promise<string> {
  const { status, text } = await operator(url)('GET', '/metrics');
  expect(status).toBe(200);
  return text;
}

describe('readiness', () => {
  it.each(['/health', '/health/ready'])(
    'holds at %s when Postgres, Temporal and a worker are there',
    async (at) => {
      const answer = await api.ask('GET', at);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ status: 'ok', postgres: 'ok', temporal: 'ok', workers: 'ok' });
    },
  );

  it('is refused with Retry-After when nobody takes tasks', async () => {
    const lonely = await startApi({ taskQueue: 'nobody-works-here' });
    const answer = await lonely.ask('GET', '/health/ready');
    await lonely.close();
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toEqual({ status: 'not_ready', postgres: 'ok', temporal: 'ok', workers: 'absent' });
  });
});

describe('detailed health', () => {
  it('tells latency and version of every part', async () => {
    const { body } = await operator()('GET', '/health/detailed');
    expect(body).toMatchObject({
      parts: {
        postgres: { status: 'ok', facts: { version: expect.stringMatching(/^\d+/) as unknown } },
        temporal: { status: 'ok', facts: { version: expect.stringMatching(/^\d+\./) as unknown } },
        workers: { status: 'ok', facts: { workflow: { waiting: 0 }, activity: { waiting: 0 } } },
        documents: { status: 'ok' },
        inbox: { status: 'ok', facts: { pending: 0, failed: 0 } },
        sweep: { status: expect.stringMatching(/^(ok|absent)$/) as unknown },
      },
      pool: { max: 10 },
      vendors: { stripe: 'stand-in' },
    });
  });

  it('names the part that is away, and tells the others', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'payloom-full-'));
    writeFileSync(path.join(dir, 'documents'), 'a file where the folder should be');
    const away = connect(`postgres://payloom_app:x@${nowhere}/payloom`);
    const storage = createLocalStorage({ dir: path.join(dir, 'documents') });
    const half = await listen({ ...api.deps, database: away, storage });
    const { status, body } = await operator(half.url)('GET', '/health/detailed');
    await half.stop();
    await away.close();
    rmSync(dir, { recursive: true });
    expect(status).toBe(503);
    expect(body).toMatchObject({
      status: 'not_ready',
      parts: {
        postgres: { status: 'unreachable' },
        documents: { status: 'unreachable' },
        inbox: { status: 'unreachable' },
        temporal: { status: 'ok' },
        workers: { status: 'ok' },
      },
    });
  });
});

describe.each(['/health/detailed', '/metrics'])('%s', (at) => {
  it('is closed to a stranger and to every API key', async () => {
    expect((await api.ask('GET', at)).status).toBe(401);
    expect((await askWith(api.url, 'x'.repeat(40))('GET', at)).status).toBe(401);
    expect((await api.tenant.as('admin')('GET', at)).status).toBe(401);
  });

  it('is not there when no token is configured', async () => {
    const closed = await listen({ ...api.deps, operations: { token: null, vendorModes: {} } });
    expect((await operator(closed.url)('GET', at)).status).toBe(404);
    await closed.stop();
  });
});

describe('the metrics of the API', () => {
  it('count requests by the template of their route, and everything else as one', async () => {
    const clerk = api.tenant.as('clerk');
    const created = await clerk('POST', '/v1/bills', entry(), freshKey());
    const location = created.headers.get('location') ?? '';
    await clerk('GET', location);
    for (const path of ['/no/such/1', '/no/such/2', '/.env']) await api.ask('GET', path);
    await api.ask('PURGE', '/v1/bills');
    const text = await metrics();
    expect(text).toMatch(/http_requests_total\{method="POST",route="\/v1\/bills",status="201"\} 1/);
    expect(text).toMatch(
      /http_request_duration_seconds_bucket\{le="0.025",method="GET",route="\/v1\/bills\/:billId"/,
    );
    expect(text).toMatch(/http_requests_total\{method="GET",route="unmatched",status="404"\} 3/);
    expect(text).toMatch(/http_requests_total\{method="OTHER",route="unmatched"/);
    expect(text).not.toContain(location.split('/').at(-1));
    expect(text).not.toContain('/no/such');
  });

  it('tell open bills of all tenants by state, and how old the oldest is', async () => {
    for (const tenant of [api.tenant, api.other]) {
      await tenant.as('clerk')('POST', '/v1/bills', entry(), freshKey());
    }
    const fresh = await listen(api.deps);
    const text = await metrics(fresh.url);
    await fresh.stop();
    const bills = [...text.matchAll(/^payloom_bills\{state="\w+"\} (\d+)$/gm)].map(([, count]) =>
      Number(count),
    );
    expect(bills.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2);
    expect(text).toMatch(/^payloom_bill_oldest_age_seconds\{state="\w+"\} \d*\.?\d*[1-9]/m);
    expect(text).toMatch(/^payloom_payments_unknown 0$/m);
  });

  it('leave out what cannot be asked for, so that its absence is seen', async () => {
    const away = connect(`postgres://payloom_app:x@${nowhere}/payloom`);
    const blind = await listen({ ...api.deps, database: away });
    const text = await metrics(blind.url);
    await blind.stop();
    await away.close();
    expect(text).not.toContain('payloom_bills{');
    expect(text).toContain('payloom_worker_pollers{');
  });
});
