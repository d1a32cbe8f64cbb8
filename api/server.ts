import { serve } from '@hono/node-server';
import { Client, Connection } from '@temporalio/client';
import { ConfigError, loadConfig, type Config } from '../config.js';
import { connect } from '../db/client.js';
import { createDataKeyStore } from '../db/data-keys.js';
import { instant } from '../domain/dates.js';
import { createLogger } from '../log.js';
import { createFieldCipher } from '../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../providers/keys/local-key-encryption.js';
import { createDataConverter } from '../providers/keys/payload-codec.js';
import { createTokenVerifier } from '../providers/oidc/token-verifier.js';
import { createMailParser } from '../providers/readers/mail/mail-parser.js';
import { createPageEditor } from '../providers/readers/pages/page-editor.js';
import { createPageRenderer } from '../providers/readers/render/page-renderer.js';
import { createInboundSignatures, createSendgridWebhooks } from '../providers/sendgrid/webhooks.js';
import { createDocumentStorage } from '../providers/storage/document-storage.js';
import { createStripeWebhooks } from '../providers/stripe/webhooks.js';
import { createRecurringSchedules } from '../providers/temporal/recurring-schedules.js';
import { recurringBillWorkflow } from '../workflows/messages.js';
import { searchAttributes } from '../workflows/search-attributes.js';
import { createApp } from './app.js';
import { apiLimits, type ApiDeps } from './deps.js';
import { createEngineObserver } from './operations/engine-observer.js';
import { createEventFeed } from './event-feed.js';
import { createKeyUse } from './key-use.js';
import { createWorkflowStarter } from './workflow-starter.js';

/** How long requests that run may finish after SIGTERM. */
const drainMs = 20_000;

/** Longer than load balancers keep idle connections (mostly 60 s): whoever closes first loses the other's next request. */
const keepAliveMs = 75_000;

function compose(config: Config) {
  const log = createLogger({ level: config.log.level });
  const database = connect(config.database.url);
  const keys = createLocalKeyEncryption({
    masterKey: config.masterKey.current,
    previousKeys: config.masterKey.previous,
  });
  // Lazy: the API comes up while Temporal is away, and says 503 where it cannot promise.
  const connection = Connection.lazy(config.temporal.connection);
  const client = new Client({
    connection,
    namespace: config.temporal.namespace,
    dataConverter: createDataConverter({ keys }),
  });
  const now = () => instant(Date.now());
  const keyUse = createKeyUse({ database, log, now });
  const { issuers, ...access } = config.access;
  const deps: ApiDeps = {
    database,
    workflows: createWorkflowStarter(client, config.temporal.taskQueue),
    engine: createEngineObserver(client, config.temporal.taskQueue),
    schedules: createRecurringSchedules(client, {
      taskQueue: config.temporal.taskQueue,
      recurringBillWorkflow,
      tenantId: searchAttributes.tenantId,
      vendorId: searchAttributes.vendorId,
    }),
    storage: createDocumentStorage(config.storage),
    pages: createPageRenderer(),
    editor: createPageEditor(),
    cipher: createFieldCipher({ keys, store: createDataKeyStore(database) }),
    railWebhooks: createStripeWebhooks({ secrets: config.stripe.webhookSecrets }),
    mailWebhooks: createSendgridWebhooks({ publicKey: config.sendgrid.webhookPublicKey }),
    inboundSignatures:
      config.sendgrid.inboundPublicKey === null
        ? null
        : createInboundSignatures({ publicKey: config.sendgrid.inboundPublicKey }),
    mailParser: createMailParser(),
    log,
    now,
    access: { ...access, tokens: issuers.length > 0 ? createTokenVerifier({ issuers, log }) : null },
    keyUse,
    limits: { ...apiLimits, uploadBodyBytesMax: config.api.bodyBytesMax },
    apiKeyPrefix: /^(sk|rk)_live_/.test(config.stripe.apiKey) ? 'pl_live_' : 'pl_test_',
    operations: config.operations,
    feed: createEventFeed({ database, now, log }),
    modelBudgetMicroUsd: config.anthropic?.budget.monthMicroUsd ?? null,
    allowLoopbackEndpoints: config.events.allowLoopback,
  };
  const close = async () => {
    await keyUse.flush();
    await database.close();
    await connection.close();
  };
  return { deps, log, close };
}

function start(config: Config): void {
  const { deps, log, close } = compose(config);
  const { host, port } = config.api;
  const server = serve({ fetch: createApp(deps).fetch, hostname: host, port }, (address) => {
    log.info('api_ready', { url: `http://${host}:${address.port}` });
  });
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = keepAliveMs;
  server.on('error', (error) => {
    log.error('api_not_started', { err: error });
    process.exitCode = 1;
    void close();
  });

  const stop = (signal: string) => {
    log.info('api_stopping', { signal });
    deps.feed.close();
    const forced = setTimeout(() => {
      log.error('api_stopped_with_requests_open', { drainMs });
      process.exit(1);
    }, drainMs).unref();
    server.close(() => {
      clearTimeout(forced);
      void close()
        .then(
          () => log.info('api_stopped'),
          (error: unknown) => log.warn('api_stopped_uncleanly', { err: error }),
        )
        // Retries of gRPC outlive their channel and would throw.
        .finally(() => process.exit(0));
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  start(loadConfig());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
