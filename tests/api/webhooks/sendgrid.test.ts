import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockPendingEvents } from '../../../db/inbox.js';
import { mailIdArgument, tenantIdArgument } from '../../../providers/sendgrid/mailer.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wallClock } from '../../support/cast.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const bounce = (eventId: string) => ({
  sg_event_id: eventId,
  sg_message_id: 'm.1',
  event: 'bounce',
  email: 'billing@vendor.example',
  reason: '550 no such mailbox',
  timestamp: Math.floor(Date.now() / 1000),
  [mailIdArgument]: 'rem_01a1fd4cd5b0702598525fb06756f20b',
  [tenantIdArgument]: api.tenant.tenantId,
});
const listPending = () => api.database.inPlatform((tx) => lockPendingEvents(tx, wallClock(), 100));
const post = (body: string, headers: Record<string, string>) =>
  api.ask('POST', '/v1/webhooks/sendgrid', body, headers);

it('every event of a signed batch is stored once, by id and without the address', async () => {
  const body = JSON.stringify([bounce(randomUUID()), bounce(randomUUID())]);
  const first = await post(body, api.signSendgrid(body));
  expect(first.status).toBe(200);
  expect(first.body).toEqual({ received: 2 });
  expect((await post(body, api.signSendgrid(body))).body).toEqual({ received: 0 });
  const events = await listPending();
  expect(events).toHaveLength(2);
  expect(events[0]).toMatchObject({
    provider: 'sendgrid',
    type: 'bounced',
    subject: { tenantId: api.tenant.tenantId, kind: 'bounced' },
  });
  expect(JSON.stringify(events)).not.toContain('billing@vendor.example');
});

it('a request with more events than one statement takes is stored whole', async () => {
  const short = {
    sg_event_id: '',
    event: 'delivered',
    timestamp: Math.floor(Date.now() / 1000),
    [mailIdArgument]: 'rem_1',
  };
  const events = Array.from({ length: 6_000 }, (_, index) => ({ ...short, sg_event_id: `many-${index}` }));
  const body = JSON.stringify(events);
  const answer = await post(body, api.signSendgrid(body));
  expect(answer.body).toEqual({ received: 6_000 });
});

it('a batch whose body was changed is answered 400 and not stored', async () => {
  const body = JSON.stringify([bounce(randomUUID())]);
  const before = await listPending();
  const answer = await post(body.replace('bounce', 'delivered'), api.signSendgrid(body));
  expect(answer.status).toBe(400);
  expect(await listPending()).toHaveLength(before.length);
});

it("what a stranger's mail server said is stored also when it is no text that Postgres holds", async () => {
  const reason = `550 \u0000 no such user \ud800 ${'😀'.repeat(400)}`;
  const body = JSON.stringify([{ ...bounce(randomUUID()), reason }]);
  const answer = await post(body, api.signSendgrid(body));
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ received: 1 });
});

it.each([
  ['an id that cannot be stored', { sg_event_id: 'a\u0000b' }],
  ['a time beyond all calendars', { timestamp: 1e300 }],
])('a signed event with %s is answered 400', async (_what, odd) => {
  const body = JSON.stringify([{ ...bounce(randomUUID()), ...odd }]);
  expect((await post(body, api.signSendgrid(body))).status).toBe(400);
});
