import { randomUUID } from 'node:crypto';
import { like } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockPendingEvents } from '../../../db/inbox.js';
import { inboxEvents } from '../../../db/schema/index.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wallClock } from '../../support/cast.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const thinEvent = (eventId: string) =>
  JSON.stringify({
    id: eventId,
    object: 'v2.core.event',
    type: 'v2.money_management.outbound_payment.posted',
    created: '2026-11-21T08:00:00.000Z',
    related_object: { id: 'obp_1', type: 'v2.money_management.outbound_payment', url: '/x' },
  });

const listPending = () => api.database.inPlatform((tx) => lockPendingEvents(tx, wallClock(), 100));
const pending = async () => (await listPending()).length;
const post = (body: string, signature: string) =>
  api.ask('POST', '/v1/webhooks/stripe', body, { 'stripe-signature': signature });

it('a signed event is stored once, however often and at once it comes', async () => {
  const body = thinEvent(`evt_${randomUUID()}`);
  const before = await pending();
  const answers = await Promise.all([1, 2, 3].map(() => post(body, api.signStripe(body))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers.reduce((total, answer) => total + Number(answer.body['received']), 0)).toBe(1);
  expect(await pending()).toBe(before + 1);
});

it('each of a burst is told how much of it was new, and all of it is stored', async () => {
  const bodies = Array.from({ length: 150 }, (_, index) => thinEvent(`evt_burst_${index % 100}`));
  const answers = await Promise.all(bodies.map((body) => post(body, api.signStripe(body))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers.reduce((total, answer) => total + Number(answer.body['received']), 0)).toBe(100);
  const stored = await api.database.inPlatform((tx) =>
    tx.$count(inboxEvents, like(inboxEvents.eventId, 'evt_burst_%')),
  );
  expect(stored).toBe(100);
});

it('only the id of the object is kept, to be fetched', async () => {
  const body = thinEvent(`evt_${randomUUID()}`);
  await post(body, api.signStripe(body));
  const events = await listPending();
  expect(events.at(-1)).toMatchObject({ provider: 'stripe', subject: { providerPaymentId: 'obp_1' } });
});

it.each<[string, (body: string) => string]>([
  ['another secret', (body) => api.signStripe(body, 'whsec_other')],
  ['a signature of another body', () => api.signStripe('{}')],
  ['no signature', () => ''],
])('an event with %s is answered 400 and not stored', async (_what, sign) => {
  const body = thinEvent(`evt_${randomUUID()}`);
  const before = await pending();
  const answer = await post(body, sign(body));
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'bad_signature' });
  expect(await pending()).toBe(before);
});

it('an event of more than a megabyte is refused unread', async () => {
  const answer = await post('x'.repeat(1_100_000), 'x');
  expect(answer.status).toBe(413);
});

it.each([
  ['an id that cannot be stored', { id: 'evt_\u0000' }],
  ['half a character in its type', { type: 'a\ud800' }],
  ['a time beyond all calendars', { created: 1e300 }],
])('a signed event with %s is answered 400', async (_what, odd) => {
  const event = JSON.parse(thinEvent(`evt_${randomUUID()}`)) as object;
  const body = JSON.stringify({ ...event, ...odd });
  expect((await post(body, api.signStripe(body))).status).toBe(400);
});
