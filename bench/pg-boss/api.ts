import { serve } from '@hono/node-server';
import { Client, Connection } from '@temporalio/client';
import { createApp } from '../../api/app.js';
import { apiLimits, usualAccess } from '../../api/deps.js';
import { createEventFeed } from '../../api/event-feed.js';
import { createKeyUse } from '../../api/key-use.js';
import { createEngineObserver } from '../../api/operations/engine-observer.js';
import { shared } from '../../api/batches.js';
import { inboxRestMs, type WorkflowStarter } from '../../api/workflow-starter.js';
import { createMailParser } from '../../providers/readers/mail/mail-parser.js';
import { createPageEditor } from '../../providers/readers/pages/page-editor.js';
import { createPageRenderer } from '../../providers/readers/render/page-renderer.js';
import { createSendgridWebhooks } from '../../providers/sendgrid/webhooks.js';
import { createStripeWebhooks } from '../../providers/stripe/webhooks.js';
import { compose, noSchedules } from './compose.js';
import { inboxQueue, sendNext, sendStep } from './pipeline.js';

// The product's API over jobs: a command is carried out by the API itself, and the next step sent after it.

const { config, log, boss, database, cipher, storage, now, activities } = await compose();

const workflows: WorkflowStarter = {
  startBill: ({ tenantId, billId, state }) =>
    sendStep(boss, { tenantId, billId, step: state.status === 'received' ? 'begin' : 'match' }),
  commandBill: async (bill, message, commandId) => {
    const view = await activities.commandBill(bill, { commandId, ...message });
    await sendNext(boss, bill, view);
    return view.bill;
  },
  signalSurroundings: ({ tenantId, billId }) => sendStep(boss, { tenantId, billId, step: 'match' }),
  notifyInbox: shared(async () => {
    await boss.send(inboxQueue, {});
  }, inboxRestMs),
};
const app = createApp({
  database,
  workflows,
  // Only health asks it.
  engine: createEngineObserver(new Client({ connection: Connection.lazy() }), config.temporal.taskQueue),
  storage,
  pages: createPageRenderer(),
  editor: createPageEditor(),
  cipher,
  railWebhooks: createStripeWebhooks({ secrets: config.stripe.webhookSecrets }),
  mailWebhooks: createSendgridWebhooks({ publicKey: config.sendgrid.webhookPublicKey }),
  inboundSignatures: null,
  mailParser: createMailParser(),
  log,
  now,
  limits: { ...apiLimits, uploadBodyBytesMax: config.api.bodyBytesMax },
  apiKeyPrefix: 'pl_test_',
  operations: config.operations,
  schedules: noSchedules,
  access: usualAccess,
  keyUse: createKeyUse({ database, log, now }),
  feed: createEventFeed({ database, now, log }),
  modelBudgetMicroUsd: null,
  allowLoopbackEndpoints: false,
});
const { host, port } = config.api;
serve({ fetch: app.fetch, hostname: host, port }, () => process.send?.('ready'));
process.once('SIGTERM', () => process.exit(0));
