import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEventFeed, feedLimits, type FeedLimits } from '../../../api/event-feed.js';
import { entry, freshKey, listen, startApi, type TestApi, type TestTenant } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { openStream, type OpenStream } from '../../support/event-stream.js';

let api: TestApi;
let cleanUps: (() => unknown)[] = [];

beforeAll(async () => {
  api = await startApi();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  cleanUps = [];
});
afterAll(() => api.close());

/** The API once more, with other limits for streams. */
async function apiWith(limits: Partial<FeedLimits>) {
  const { database, now, log } = api.deps;
  const feed = createEventFeed({ database, now, log }, { ...feedLimits, ...limits });
  const server = await listen({ ...api.deps, feed });
  cleanUps.push(async () => {
    feed.close();
    await server.stop();
  });
  return { url: server.url, feed };
}

async function stream(query = '', headers: Record<string, string> = {}, url = api.url, tenant = api.tenant) {
  const opened = await openStream(`${url}/v1/events/stream${query}`, await keyOf(tenant), headers);
  cleanUps.push(() => opened.close());
  return opened;
}

const keys = new Map<TestTenant, string>();
async function keyOf(tenant: TestTenant): Promise<string> {
  const known = keys.get(tenant) ?? (await newKey(tenant)).key;
  keys.set(tenant, known);
  return known;
}

async function newKey({ as, cast }: TestTenant): Promise<{ key: string; apiKeyId: string }> {
  const answer = await as('admin')(
    'POST',
    '/v1/api-keys',
    { memberId: cast.approver, name: 'stream' },
    freshKey(),
  );
  expect(answer.status, answer.text).toBe(201);
  return answer.body as { key: string; apiKeyId: string };
}

async function enterBill(tenant = api.tenant): Promise<string> {
  const answer = await tenant.as('clerk')('POST', '/v1/bills', entry(), freshKey());
  return String(answer.body['billId']);
}

const bills = ({ events }: OpenStream) => events.map(({ data }) => data.data['billId']);
const hears = (listener: OpenStream, billIds: readonly string[]) =>
  eventually('it hears of them', () =>
    Promise.resolve(billIds.every((billId) => bills(listener).includes(billId))),
  );

describe('a stream of events', () => {
  it('tells what happens, with the ids and bodies that webhooks and the list have', async () => {
    const listener = await stream();
    expect(listener.headers.get('content-type')).toContain('text/event-stream');
    const billId = await enterBill();
    await hears(listener, [billId]);
    const heard = listener.events.find(({ data }) => data.data['billId'] === billId);
    expect(heard?.id).toBe(heard?.data.id);
    expect(heard?.event).toBe('bill.received');
    const listed = await api.tenant.as('viewer')('GET', `/v1/events/${heard?.id ?? ''}`);
    expect(heard?.data).toEqual(listed.body);
  });

  it('tells only the types that were asked for, and nothing of other tenants', async () => {
    const [vendors, foreign] = [
      await stream('?types=vendor.created'),
      await stream('', {}, api.url, api.other),
    ];
    await enterBill();
    await api.tenant.as('clerk')('POST', '/v1/vendors', { name: 'Blau GmbH' });
    const theirs = await enterBill(api.other);
    await eventually('the vendor is heard of', () => Promise.resolve(vendors.events.length > 0));
    await hears(foreign, [theirs]);
    expect(vendors.events.map(({ event }) => event)).toEqual(['vendor.created']);
    expect(bills(foreign).filter((billId) => billId !== undefined)).toEqual([theirs]);
  });

  it('goes on after the last event that was seen, each once and in order, while more happens', async () => {
    const first = await stream('?types=bill.received');
    const seen = await enterBill();
    await hears(first, [seen]);
    await first.close();
    const missed = [await enterBill(), await enterBill(), await enterBill()];
    const others = await stream('?types=bill.received');
    const resumed = await stream('?types=bill.received', { 'last-event-id': first.events.at(-1)?.id ?? '' });
    const live = [await enterBill(), await enterBill()];
    await hears(resumed, [...missed, ...live]);
    await hears(others, live);
    expect(bills(resumed)).toEqual([...missed, ...live]);
  });

  it('refuses a last event that is unknown, of another tenant, or too old, and says so', async () => {
    const theirs = await stream('', {}, api.url, api.other);
    await enterBill(api.other);
    await eventually('they hear', () => Promise.resolve(theirs.events.length > 0));
    const ask = api.tenant.as('viewer');
    for (const lastId of ['evt_unknown', theirs.events[0]?.id ?? '']) {
      const answer = await ask('GET', '/v1/events/stream', undefined, { 'last-event-id': lastId });
      expect(answer.status, lastId).toBe(404);
    }
    const listener = await stream();
    await hears(listener, [await enterBill()]);
    const later = {
      ...api.deps,
      now: () => new Date(Date.now() + 8 * 86_400_000).toISOString() as ReturnType<typeof api.deps.now>,
    };
    const server = await listen(later);
    cleanUps.push(() => server.stop());
    const answer = await fetch(`${server.url}/v1/events/stream`, {
      headers: {
        authorization: `Bearer ${await keyOf(api.tenant)}`,
        'last-event-id': listener.events.at(-1)?.id ?? '',
      },
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'wrong_state', details: { resumeDaysMax: 7 } });
  });

  it('ends soon after its key is revoked', async () => {
    const { url } = await apiWith({ credentialCheckMs: 50 });
    const { key, apiKeyId } = await newKey(api.tenant);
    const listener = await openStream(`${url}/v1/events/stream`, key);
    const other = await stream('', {}, url);
    await api.tenant.as('admin')('DELETE', `/v1/api-keys/${apiKeyId}`);
    await listener.ended;
    await hears(other, [await enterBill()]);
  });

  it('is one of so many for a key and for a tenant; a closed one makes room', async () => {
    const { url } = await apiWith({ streamsPerCredentialMax: 2 });
    const [first] = [await stream('', {}, url), await stream('', {}, url)];
    const refused = () =>
      fetch(`${url}/v1/events/stream`, {
        headers: { authorization: `Bearer ${keys.get(api.tenant) ?? ''}` },
      });
    const answer = await refused();
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ code: 'limit_exceeded' });
    await first.close();
    await eventually('there is room again', async () => {
      const again = await refused();
      await again.body?.cancel();
      return again.status === 200;
    });
  });

  it('is cut off when its reader is too slow, and nobody else is', async () => {
    const { url } = await apiWith({ bufferBytesMax: 2_000 });
    const listener = await stream('?types=bill.received', {}, url);
    const slow = await openStream(`${url}/v1/events/stream`, await keyOf(api.tenant), {}, { paused: true });
    cleanUps.push(() => slow.close());
    const { tenantId } = api.tenant;
    const { default: postgres } = await import('postgres');
    const app = postgres(api.testDatabase.appUrl, { max: 1 });
    cleanUps.push(() => app.end());
    // Many large events at once: more than sockets and buffers of a reader that does not read can hold.
    const reasons = JSON.stringify({ reasons: ['x'.repeat(20_000)] });
    let version = 0;
    let isCut = false;
    void slow.ended.then(() => {
      isCut = true;
    });
    slow.resumeAfter(() => version > 400);
    while (version <= 400) {
      await app.begin(async (sql) => {
        await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
        await sql`insert into facts (tenant_id, subject, subject_id, version, type, data, actor, at)
          select ${tenantId}, 'bill', 'bill_large', ${version} + n, 'review_requested', ${reasons}::jsonb, '{"kind":"system"}', now()
          from generate_series(1, 50) n`;
      });
      version += 50;
      await hears(listener, [await enterBill()]);
    }
    await eventually('it is cut off', () => Promise.resolve(isCut));
    expect(slow.events.length).toBeLessThan(450);
  });

  it('sends signs of life and a hint when to come back, and ends when the server stops', async () => {
    const { url, feed } = await apiWith({ heartbeatMs: 50 });
    const listener = await stream('', {}, url);
    await eventually('there are signs of life', () => Promise.resolve(listener.comments() >= 2));
    expect(listener.text()).toContain('retry: 2000');
    feed.close();
    await listener.ended;
  });
});
