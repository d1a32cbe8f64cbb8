import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimEvents, deliverEvent, type EventDeps } from '../../activities/deliver-events.js';
import { dispatcherLimits, startEventDispatcher } from '../../activities/event-dispatcher.js';
import { deleteDeliveriesBefore, loadEventLag } from '../../db/event-deliveries.js';
import { retryDelaysMs } from '../../domain/event-delivery.js';
import { epochMs, instant, type Instant } from '../../domain/dates.js';
import { createHttpEventSender } from '../../providers/event-sender/http-sender.js';
import { entry, freshKey, startApi, type TestApi, type TestTenant } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import { startReceiver, type Reaction, type Received, type Receiver } from '../support/receiver.js';

let api: TestApi;
let deps: EventDeps;
/** Moves the clock of the deliveries, so that three days pass in a moment. */
let clock = { aheadMs: 0 };
let cleanUps: (() => unknown)[] = [];

const timeoutMs = 1_000;

beforeAll(async () => {
  api = await startApi();
  const sender = createHttpEventSender({ timeoutMs, allowLoopback: true });
  const { database, cipher, log } = api.deps;
  const now = () => instant(Date.now() + clock.aheadMs);
  deps = { database, cipher, log, sender, now, random: () => 0.5 };
});
afterEach(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  cleanUps = [];
  clock = { aheadMs: 0 };
});
afterAll(async () => {
  deps.sender.close();
  await api.close();
});

function dispatch(): void {
  const dispatcher = startEventDispatcher(deps, { ...dispatcherLimits, pollMsMax: 100 });
  cleanUps.push(() => dispatcher.stop());
}

async function receiver(react?: (received: Received, count: number) => Reaction): Promise<Receiver> {
  const started = await startReceiver(react);
  cleanUps.push(() => started.close());
  return started;
}

type Endpoint = { readonly endpointId: string; readonly secret: string };

async function endpoint(url: string, types: string[] | null = null, tenant = api.tenant): Promise<Endpoint> {
  const answer = await tenant.as('admin')('POST', '/v1/event-endpoints', { url, types }, freshKey());
  expect(answer.status, answer.text).toBe(201);
  const made = answer.body as Endpoint;
  cleanUps.push(() => tenant.as('admin')('DELETE', `/v1/event-endpoints/${made.endpointId}`));
  return made;
}

async function enterBill(tenant: TestTenant = api.tenant): Promise<string> {
  const answer = await tenant.as('clerk')('POST', '/v1/bills', entry(), freshKey());
  expect(answer.status, answer.text).toBe(201);
  return String(answer.body['billId']);
}

const show = async (endpointId: string) =>
  (await api.tenant.as('admin')('GET', `/v1/event-endpoints/${endpointId}`)).body;

type Delivery = {
  readonly deliveryId: string;
  readonly status: string;
  readonly attempts: number;
  readonly eventId: string;
};
async function deliveries(endpointId: string, query = ''): Promise<Delivery[]> {
  const answer = await api.tenant.as('admin')('GET', `/v1/event-deliveries?endpointId=${endpointId}${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body['items'] as Delivery[];
}

const gets = (target: Receiver, count: number) =>
  eventually(`${count} requests came`, async () => Promise.resolve(target.received.length >= count));

/** Before the clock is moved: the wait for the next sending begins when a result is written down. */
const results = (endpointId: string, count: number) =>
  eventually(`${count} results are written down`, async () => {
    const [delivery] = await deliveries(endpointId);
    if (!delivery) return false;
    const shown = await api.tenant.as('admin')('GET', `/v1/event-deliveries/${delivery.deliveryId}`);
    const log = shown.body['attemptLog'] as { readonly statusCode: number | null }[];
    return log.length === count && log.every(({ statusCode }) => statusCode !== null);
  });

describe('an event', () => {
  it('is sent with a signature that the library of Standard Webhooks accepts, and the body of the list', async () => {
    const target = await receiver();
    const { secret } = await endpoint(target.url, ['bill.received']);
    dispatch();
    const billId = await enterBill();
    await gets(target, 1);
    const [first] = target.received;
    const verified = new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {});
    expect(verified).toMatchObject({ type: 'bill.received', data: { billId } });
    expect(first?.headers['webhook-id']).toBe(first?.event.id);
    const listed = await api.tenant.as('viewer')('GET', `/v1/events/${first?.event.id ?? ''}`);
    expect(JSON.parse(first?.body ?? '')).toEqual(listed.body);
  });

  it('that was changed on the way, or is signed by somebody else, is refused by that library', async () => {
    const target = await receiver();
    const { secret } = await endpoint(target.url, ['bill.received']);
    dispatch();
    await enterBill();
    await gets(target, 1);
    const { body, headers } = target.received[0] ?? { body: '', headers: {} };
    expect(() => new Webhook(secret).verify(body.replace('bill', 'bull'), headers)).toThrow();
    expect(() => new Webhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw').verify(body, headers)).toThrow();
  });

  it('goes only to endpoints that ask for its type, and never to another tenant', async () => {
    const [all, bills, payments, foreign] = [
      await receiver(),
      await receiver(),
      await receiver(),
      await receiver(),
    ];
    await endpoint(all.url);
    await endpoint(bills.url, ['bill.received']);
    await endpoint(payments.url, ['payment.posted']);
    await endpoint(foreign.url, null, api.other);
    dispatch();
    await enterBill();
    await api.tenant.as('clerk')('POST', '/v1/vendors', { name: 'Blau GmbH' });
    await gets(all, 2);
    await gets(bills, 1);
    expect(all.types().sort()).toEqual(['bill.received', 'vendor.created']);
    expect(bills.types()).toEqual(['bill.received']);
    expect([payments.received, foreign.received]).toEqual([[], []]);
  });

  it('that a receiver did not take comes again under the same id until it is taken', async () => {
    const target = await receiver((_received, count) => ({ status: count < 3 ? 500 : 200 }));
    const { endpointId } = await endpoint(target.url, ['bill.received']);
    dispatch();
    await enterBill();
    await results(endpointId, 1);
    clock.aheadMs += 10_000;
    await results(endpointId, 2);
    clock.aheadMs += 600_000;
    await gets(target, 3);
    await eventually(
      'it is delivered',
      async () => (await deliveries(endpointId))[0]?.status === 'delivered',
    );
    expect(new Set(target.received.map(({ event }) => event.id)).size).toBe(1);
    const [delivery] = await deliveries(endpointId);
    const shown = await api.tenant.as('admin')('GET', `/v1/event-deliveries/${delivery?.deliveryId ?? ''}`);
    expect(shown.body['attemptLog']).toMatchObject([
      { attempt: 1, statusCode: 500, answer: 'answer 500' },
      { attempt: 2, statusCode: 500 },
      { attempt: 3, statusCode: 200 },
    ]);
  });

  it('that is never taken has failed after three days, and can be replayed', async () => {
    let isOpen = false;
    const target = await receiver(() => ({ status: isOpen ? 204 : 503 }));
    const { endpointId } = await endpoint(target.url, ['bill.received']);
    dispatch();
    await enterBill();
    for (let sendings = 1; sendings <= 10; sendings += 1) {
      await gets(target, sendings);
      await results(endpointId, sendings);
      clock.aheadMs += (retryDelaysMs[sendings - 1] ?? 0) + 1_000;
    }
    await eventually(
      'it has failed',
      async () => (await deliveries(endpointId, '&status=failed')).length === 1,
    );
    isOpen = true;
    const [failed] = await deliveries(endpointId);
    const replayed = await api.tenant.as('admin')(
      'POST',
      `/v1/event-deliveries/${failed?.deliveryId ?? ''}/replay`,
    );
    expect(replayed.status, replayed.text).toBe(202);
    await eventually(
      'it is delivered',
      async () => (await deliveries(endpointId))[0]?.status === 'delivered',
    );
    expect(new Set(target.received.map(({ event }) => event.id)).size).toBe(1);
  });
});

describe('a receiver', () => {
  it('that hangs delays neither its neighbour nor another tenant', async () => {
    const [dead, neighbour, foreign] = [await receiver(() => 'hang'), await receiver(), await receiver()];
    await endpoint(dead.url, ['bill.received']);
    await endpoint(neighbour.url, ['bill.received']);
    await endpoint(foreign.url, ['bill.received'], api.other);
    const hanging = createHttpEventSender({ timeoutMs: 30_000, allowLoopback: true });
    const dispatcher = startEventDispatcher({ ...deps, sender: hanging });
    for (let count = 0; count < 12; count += 1) {
      await enterBill();
      await enterBill(api.other);
    }
    // Its sendings still hang, far below their limit of time, when the others have everything.
    await gets(neighbour, 12);
    await gets(foreign, 12);
    expect(dead.received.length).toBeLessThanOrEqual(dispatcherLimits.sendingsPerEndpointMax);
    await dead.close();
    await dispatcher.stop();
    hanging.close();
  });

  it('that answers 410 is asked no more, and whoever else listens learns of it', async () => {
    const gone = await receiver(() => ({ status: 410 }));
    const other = await receiver();
    const { endpointId } = await endpoint(gone.url, ['bill.received']);
    await endpoint(other.url, ['event_endpoint.disabled']);
    dispatch();
    await enterBill();
    await gets(other, 1);
    expect(other.received[0]?.event.data).toMatchObject({ endpointId, because: 'gone' });
    expect(await show(endpointId)).toMatchObject({ status: 'disabled', disabledBecause: 'gone' });
    expect((await deliveries(endpointId))[0]?.status).toBe('failed');
  });

  it('that fails for five days is disabled, and gets what it missed by a replay once it is enabled', async () => {
    let isOpen = false;
    const target = await receiver(() => ({ status: isOpen ? 204 : 500 }));
    const { endpointId } = await endpoint(target.url, ['bill.received']);
    const since = new Date().toISOString();
    dispatch();
    const billIds = [await enterBill()];
    await gets(target, 1);
    await eventually('its failure is noted', async () => (await show(endpointId))['failingSince'] !== null);
    clock.aheadMs += 5 * 86_400_000 + 60_000;
    await eventually('it is disabled', async () => (await show(endpointId))['status'] === 'disabled');
    expect(await show(endpointId)).toMatchObject({ disabledBecause: 'failing' });
    clock.aheadMs = 0;
    billIds.push(await enterBill());
    isOpen = true;
    const admin = api.tenant.as('admin');
    const path = `/v1/event-endpoints/${endpointId}`;
    expect((await admin('POST', `${path}/replay`, { since, what: 'all' })).status).toBe(409);
    expect((await admin('PATCH', path, { status: 'enabled' })).body).toMatchObject({ disabledBecause: null });
    const answered = target.received.length;
    expect((await admin('POST', `${path}/replay`, { since, what: 'all' })).status).toBe(202);
    const got = () => target.received.slice(answered).map(({ event }) => event.data['billId']);
    await eventually('both came', () => Promise.resolve(billIds.every((billId) => got().includes(billId))));
  });

  it('that asks for quiet by Retry-After gets it, for all of its events', async () => {
    const busy = await receiver((_received, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '120' } } : { status: 204 },
    );
    const { endpointId } = await endpoint(busy.url, ['bill.received']);
    dispatch();
    await enterBill();
    await eventually('it is held', async () => (await show(endpointId))['heldUntil'] !== null);
    await enterBill();
    await eventually(
      'the second waits',
      async () => (await deliveries(endpointId, '&status=pending')).length === 2,
    );
    clock.aheadMs += 60_000;
    await eventually(
      'the dispatcher looked again',
      async () => (await show(endpointId))['heldUntil'] !== null,
    );
    expect(busy.received).toHaveLength(1);
    clock.aheadMs += 70_000;
    await gets(busy, 3);
  });

  it('that redirects is not followed', async () => {
    const target = await receiver();
    const redirecting = await receiver(() => ({ status: 302, headers: { location: target.url } }));
    const { endpointId } = await endpoint(redirecting.url, ['bill.received']);
    dispatch();
    await enterBill();
    await gets(redirecting, 1);
    await eventually('it is a failure', async () => (await show(endpointId))['failingSince'] !== null);
    expect(target.received).toEqual([]);
  });
});

describe('a secret', () => {
  it('is shown once, and rotated without a gap: both sign until the overlap ends', async () => {
    const target = await receiver();
    const { endpointId, secret } = await endpoint(target.url, ['bill.received']);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    expect(JSON.stringify(await show(endpointId))).not.toContain('whsec_');
    const key = freshKey();
    const rotate = () =>
      api.tenant.as('admin')(
        'POST',
        `/v1/event-endpoints/${endpointId}/rotate-secret`,
        { overlapHours: 1 },
        key,
      );
    const next = String((await rotate()).body['secret']);
    expect((await rotate()).body['secret']).toBeNull();
    dispatch();
    await enterBill();
    await gets(target, 1);
    const both = target.received[0];
    expect(both?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const each of [secret, next]) new Webhook(each).verify(both?.body ?? '', both?.headers ?? {});
    clock.aheadMs += 3_700_000;
    await enterBill();
    await gets(target, 2);
    expect(target.received[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });

  it('is kept sealed, and gone with its endpoint', async () => {
    const { endpointId, secret } = await endpoint('http://127.0.0.1:9/hook');
    const { default: postgres } = await import('postgres');
    const owner = postgres(api.testDatabase.adminUrl, { max: 1 });
    cleanUps.push(() => owner.end());
    const rows = () =>
      owner.begin(async (sql) => {
        await sql`select set_config('app.tenant_id', ${api.tenant.tenantId}, true)`;
        return sql`select sealed from event_endpoint_secrets where endpoint_id = ${endpointId}`;
      });
    const [row] = await rows();
    expect(String(row?.['sealed'])).toMatch(/^v1\./);
    expect(String(row?.['sealed'])).not.toContain(secret.slice(6));
    await api.tenant.as('admin')('DELETE', `/v1/event-endpoints/${endpointId}`);
    expect(await rows()).toHaveLength(0);
  });
});

describe('a worker', () => {
  it('that is killed while it sends leaves its claim to the next, under the same id', async () => {
    const target = await receiver();
    const { endpointId } = await endpoint(target.url, ['bill.received']);
    await enterBill();
    const { tenantId } = api.tenant;
    let taken: string | undefined;
    await eventually('it is claimed', async () => {
      const { sendings } = await claimEvents(deps, tenantId, () => 8);
      taken = sendings[0]?.claimed.deliveryId;
      return taken !== undefined;
    });
    // The one that claimed is gone. Nobody else takes it while the claim holds.
    expect((await claimEvents(deps, tenantId, () => 8)).sendings).toEqual([]);
    clock.aheadMs += 61_000;
    dispatch();
    await gets(target, 1);
    await eventually(
      'it is delivered',
      async () => (await deliveries(endpointId))[0]?.status === 'delivered',
    );
    expect(await deliveries(endpointId)).toMatchObject([{ deliveryId: taken, attempts: 2 }]);
  });

  it('beside others sends each event once', async () => {
    const target = await receiver();
    await endpoint(target.url, ['bill.received']);
    dispatch();
    dispatch();
    dispatch();
    for (let count = 0; count < 15; count += 1) await enterBill();
    await gets(target, 15);
    const lag = await deps.database.inPlatform((tx) => loadEventLag(tx, deps.now()));
    expect(lag.unwatchedMs).toBeLessThan(60_000);
    expect(new Set(target.received.map(({ event }) => event.id)).size).toBe(15);
    expect(target.received).toHaveLength(15);
  });

  it('whose claim ran out does not undo what another has written', async () => {
    const target = await receiver((_received, count) => ({ status: count === 1 ? 200 : 500 }));
    const { endpointId } = await endpoint(target.url, ['bill.received']);
    await enterBill();
    const { tenantId } = api.tenant;
    const claim = async () => {
      let sending: Awaited<ReturnType<typeof claimEvents>>['sendings'][number] | undefined;
      await eventually('it is claimed', async () => {
        [sending] = (await claimEvents(deps, tenantId, () => 8)).sendings;
        return sending !== undefined;
      });
      if (!sending) throw new Error('unreachable');
      return sending;
    };
    const slow = await claim();
    clock.aheadMs += 61_000;
    await deliverEvent(deps, await claim());
    await deliverEvent(deps, slow);
    expect(await deliveries(endpointId)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });
});

describe('an endpoint', () => {
  it('is tested by a ping that goes to it and to no other', async () => {
    const [target, other] = [await receiver(), await receiver()];
    const { endpointId } = await endpoint(target.url, ['payment.posted']);
    await endpoint(other.url);
    dispatch();
    const answer = await api.tenant.as('admin')(
      'POST',
      `/v1/event-endpoints/${endpointId}/test`,
      undefined,
      freshKey(),
    );
    expect(answer.status, answer.text).toBe(202);
    await enterBill();
    await gets(target, 1);
    await gets(other, 1);
    expect(target.types()).toEqual(['event_endpoint.ping']);
    expect(other.types()).toEqual(['bill.received']);
  });

  it('is seen and used by no other tenant', async () => {
    const { endpointId } = await endpoint('http://127.0.0.1:9/hook');
    const ask = api.other.as('admin');
    const path = `/v1/event-endpoints/${endpointId}`;
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('PATCH', path, { url: 'http://127.0.0.1:9/mine' })).status).toBe(404);
    expect((await ask('POST', `${path}/rotate-secret`, {})).status).toBe(404);
    expect((await ask('DELETE', path)).status).toBe(404);
  });

  it('is changed only by who saw its version', async () => {
    const { endpointId } = await endpoint('http://127.0.0.1:9/hook');
    const path = `/v1/event-endpoints/${endpointId}`;
    const admin = api.tenant.as('admin');
    const first = await admin('PATCH', path, { types: ['bill.paid'] }, { 'if-match': '"1"' });
    expect(first.body).toMatchObject({ version: 2, types: ['bill.paid'] });
    expect((await admin('PATCH', path, { types: null }, { 'if-match': '"1"' })).status).toBe(412);
  });
});

it('deliveries are forgotten after their time, and those that wait are not', async () => {
  const target = await receiver();
  const { endpointId } = await endpoint(target.url, ['bill.received']);
  dispatch();
  await enterBill();
  await eventually('it is delivered', async () => (await deliveries(endpointId))[0]?.status === 'delivered');
  const { tenantId } = api.tenant;
  const forget = (before: Instant) =>
    deps.database.inTenant(tenantId, (tx) => deleteDeliveriesBefore(tx, tenantId, before));
  await forget(instant(epochMs(deps.now()) - 3_600_000));
  expect(await deliveries(endpointId)).toHaveLength(1);
  await forget(instant(epochMs(deps.now()) + 1_000));
  expect(await deliveries(endpointId)).toEqual([]);
});
