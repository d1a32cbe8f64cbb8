import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import { receiveEvents, type ReceivedEvent } from '../../../db/inbox.js';
import type { MailEvent } from '../../../providers/ports.js';
import { inBatches } from '../../batches.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { notifyInbox } from '../../notify-inbox.js';
import { send } from '../../idempotency.js';
import { jsonAnswer, publicProblems } from '../../schemas/problems.js';
import { whenSigned } from './when-signed.js';

const tags = ['webhooks'];
const requestsPerTransactionMax = 64;
const receivedSchema = z.object({ received: z.number().int().openapi({ description: 'New events.' }) });

const stripeRoute = createRoute({
  method: 'post',
  path: '/v1/webhooks/stripe',
  operationId: 'receiveStripeEvent',
  tags,
  summary: 'Events of Stripe, v1 and v2 thin; signed',
  responses: { 200: jsonAnswer('Stored.', receivedSchema), ...publicProblems(400, 413, 503) },
});

const sendgridRoute = createRoute({
  method: 'post',
  path: '/v1/webhooks/sendgrid',
  operationId: 'receiveSendgridEvents',
  tags,
  summary: 'Delivery events of SendGrid; signed',
  responses: { 200: jsonAnswer('Stored.', receivedSchema), ...publicProblems(400, 413, 503) },
});

type Received = Omit<ReceivedEvent, 'inboxEventId'>;
/** Stores a request's events; answers how many are new. */
type Inbox = (events: readonly Received[]) => Promise<number>;

/** Stored by event id, then answered. Our own faults are 5xx, so that the provider sends again. */
export function addWebhooks(app: Api, deps: ApiDeps): void {
  const inbox = openInbox(deps);
  app.openapi(stripeRoute, async (c) => {
    const rawBody = await c.req.text();
    return whenSigned(c, async () => {
      const event = deps.railWebhooks.verify(rawBody, c.req.header('stripe-signature') ?? '');
      const { eventId, type, providerPaymentId } = event;
      const subject = { providerPaymentId };
      return answerStored(c, deps, await inbox([{ provider: 'stripe', eventId, type, subject }]));
    });
  });

  app.openapi(sendgridRoute, async (c) => {
    const rawBody = await c.req.text();
    return whenSigned(c, async () => {
      const events = deps.mailWebhooks.verify(
        rawBody,
        c.req.header('x-twilio-email-event-webhook-signature') ?? '',
        c.req.header('x-twilio-email-event-webhook-timestamp') ?? '',
      );
      return answerStored(
        c,
        deps,
        await inbox(events.filter(({ mailId }) => mailId !== null).map(mailEvent)),
      );
    });
  });

  // No key is asked for here, so the routes behind one must not answer for other methods and names.
  app.all('/v1/webhooks/*', (c) => c.notFound());
}

function mailEvent({ eventId, kind, mailId, tenantId, reason }: MailEvent): Received {
  return { provider: 'sendgrid', eventId, type: kind, subject: { mailId, tenantId, kind, reason } };
}

/** Providers send in bursts: requests that come while one transaction commits share the next. */
function openInbox({ database, now }: ApiDeps): Inbox {
  return inBatches(requestsPerTransactionMax, async (requests) => {
    const named = requests.map((events) =>
      events.map((event) => ({ inboxEventId: newId('inboxEvent'), ...event })),
    );
    const fresh = await database.inPlatform((tx) => receiveEvents(tx, named.flat(), now()));
    return named.map((events) => events.filter((event) => fresh.has(event)).length);
  });
}

/** What is stored is safe: the provider does not wait until the worker has been told. */
function answerStored(c: ApiContext, deps: ApiDeps, received: number) {
  void notifyInbox(c, deps);
  return send(c, { status: 200 as const, body: { received } });
}
