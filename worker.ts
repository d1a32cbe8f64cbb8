import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import type { PaymentOutcome } from './activities/deps.js';
import { startEventDispatcher } from './activities/event-dispatcher.js';
import { createActivities } from './activities/index.js';
import { startSealing } from './activities/seal-books.js';
import { loadConfig, type Config } from './config.js';
import { connect } from './db/client.js';
import { createDataKeyStore } from './db/data-keys.js';
import { instant } from './domain/dates.js';
import { createLogger, type Logger } from './log.js';
import { createClaudeReader } from './providers/anthropic/claude-reader.js';
import { createHttpEventSender } from './providers/event-sender/http-sender.js';
import { createFieldCipher } from './providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from './providers/keys/local-key-encryption.js';
import { createDataConverter } from './providers/keys/payload-codec.js';
import { createRemittanceRenderer } from './providers/pdf-lib/remittance-renderer.js';
import { createDocumentReader } from './providers/readers/document-reader.js';
import { defaultReaderLimits } from './providers/readers/limits.js';
import { createSendgridMailer } from './providers/sendgrid/mailer.js';
import { createAnchorStorage } from './providers/storage/anchor-storage.js';
import { createDocumentStorage } from './providers/storage/document-storage.js';
import { createStripeRail } from './providers/stripe/rail.js';
import { createBillEngine } from './providers/temporal/bill-engine.js';
import { HeartbeatInterceptor } from './providers/temporal/heartbeats.js';
import { createRecurringSchedules } from './providers/temporal/recurring-schedules.js';
import { RefusalInterceptor } from './providers/temporal/refusals.js';
import { ensureSweepSchedule } from './providers/temporal/sweep-schedule.js';
import { billEngineNames } from './workflows/bill-start.js';
import { recurringBillWorkflow, sweepWorkflow } from './workflows/messages.js';
import { searchAttributes } from './workflows/search-attributes.js';

// The worker's composition root: configuration, dependencies, worker, drain.

const interceptors = {
  activity: [() => ({ inbound: new HeartbeatInterceptor() }), () => ({ inbound: new RefusalInterceptor() })],
};

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ level: config.log.level });
  const metricsAddress = config.operations.workerMetricsAddress;
  const runtime = Runtime.install({
    shutdownSignals: ['SIGINT', 'SIGTERM'],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      log[level === 'ERROR' ? 'error' : 'warn']('temporal_sdk', { message, ...meta }),
    ),
    telemetryOptions: {
      // The SDK's native part writes lines of its own to the console otherwise, which are no JSON.
      logging: { filter: makeTelemetryFilterString({ core: 'WARN' }), forward: {} },
      ...(metricsAddress === null ? {} : { metrics: prometheusAt(metricsAddress) }),
    },
  });
  const connection = await NativeConnection.connect(config.temporal.connection);
  const database = connect(config.database.url);
  const keys = createLocalKeyEncryption({
    masterKey: config.masterKey.current,
    previousKeys: config.masterKey.previous,
  });
  const { namespace, taskQueue } = config.temporal;
  const dataConverter = createDataConverter({ keys });
  const client = new Client({ connection, namespace, dataConverter });
  const renderer = createRemittanceRenderer();
  const cipher = createFieldCipher({ keys, store: createDataKeyStore(database) });
  const sender = createHttpEventSender(config.events);
  const now = () => instant(Date.now());
  try {
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      dataConverter,
      ...workflowSource(config),
      activities: createActivities({
        database,
        ...engineParts(client, taskQueue),
        cipher,
        renderer,
        log,
        now,
        confidenceGate: config.extraction.gate,
        countPayment: paymentCounter(runtime),
        ...vendors(config),
      }),
      interceptors,
      maxCachedWorkflows: config.worker.maxCachedWorkflows,
      maxConcurrentActivityTaskExecutions: config.worker.maxConcurrentActivities,
      shutdownGraceTime: config.worker.shutdownGraceMs,
    });
    await ensureSweepSchedule(client, { workflowType: sweepWorkflow, taskQueue });
    log.info('worker_ready', { taskQueue, namespace });
    // Beside the worker, not as workflows: an event or a seal costs rows, not actions, and needs no Temporal.
    const dispatcher = startEventDispatcher({ database, cipher, sender, log, now, random: Math.random });
    const sealing = startSealing({ database, anchors: createAnchorStorage(config.storage), log, now });
    try {
      await worker.run();
    } finally {
      await Promise.all([dispatcher.stop(), sealing.stop()]);
    }
    log.info('worker_drained');
  } finally {
    sender.close();
    await renderer.close();
    await connection.close();
    await database.close();
  }
}

/** Names and units as Prometheus wants them. The SDK serves it by itself, and without a key. */
function prometheusAt(bindAddress: string) {
  return {
    prometheus: { bindAddress, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
  };
}

function paymentCounter({ metricMeter }: Runtime) {
  const counter = metricMeter.createCounter(
    'payloom_payments',
    '',
    'Outcomes of payments, as they were written.',
  );
  return (outcome: PaymentOutcome) => counter.add(1, { outcome });
}

/** Other workflows and Schedules, as activities reach them. */
function engineParts(client: Client, taskQueue: string) {
  const { tenantId, vendorId } = searchAttributes;
  return {
    engine: createBillEngine(client, taskQueue, billEngineNames),
    schedules: createRecurringSchedules(client, { taskQueue, recurringBillWorkflow, tenantId, vendorId }),
  };
}

/** Well inside the five minutes that the reading step has. */
const claudeTimeoutMs = 90_000;

function workflowSource({ worker: { workflowBundle } }: Config) {
  if (workflowBundle !== null) return { workflowBundle: { codePath: workflowBundle } };
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return { workflowsPath: fileURLToPath(new URL(`./workflows/index.${extension}`, import.meta.url)) };
}

/** Well below the minutes that the step has. */
const mailTimeoutMs = 20_000;

function vendors(config: Config) {
  const { anthropic, stripe, sendgrid } = config;
  return {
    rail: createStripeRail(stripe),
    mailer: createSendgridMailer({
      ...sendgrid,
      from: { email: sendgrid.fromEmail, name: sendgrid.fromName },
      timeoutMs: mailTimeoutMs,
    }),
    reader: createDocumentReader({
      claude:
        anthropic === null ? null : createClaudeReader({ ...anthropic.reader, timeoutMs: claudeTimeoutMs }),
      limits: defaultReaderLimits,
    }),
    storage: createDocumentStorage(config.storage),
    modelBudget: anthropic?.budget ?? null,
  };
}

function fail(log: Logger, error: unknown): void {
  log.error('worker_failed', { error });
  process.exitCode = 1;
}

main().catch((error: unknown) => fail(createLogger({ level: 'info' }), error));
