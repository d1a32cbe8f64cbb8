import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type Connection } from '@temporalio/client';
import {
  DefaultLogger,
  Runtime,
  Worker,
  type NativeConnection,
  type WorkerInterceptors,
  type WorkerOptions,
} from '@temporalio/worker';
import type { ModelBudget } from '../../activities/deps.js';
import { checkPayments } from '../../activities/check-payments.js';
import type { ActivityDeps } from '../../activities/deps.js';
import { createActivities, type Activities } from '../../activities/index.js';
import { connect, type Database } from '../../db/client.js';
import { createDataKeyStore } from '../../db/data-keys.js';
import type { Instant } from '../../domain/dates.js';
import { defaultConfidenceGate } from '../../domain/extraction.js';
import { createLogger } from '../../log.js';
import { createClaudeReader } from '../../providers/anthropic/claude-reader.js';
import { createFieldCipher } from '../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { createDataConverter } from '../../providers/keys/payload-codec.js';
import { createRemittanceRenderer } from '../../providers/pdf-lib/remittance-renderer.js';
import type { DocumentStorage, FieldCipher } from '../../providers/ports.js';
import { createDocumentReader } from '../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../providers/readers/limits.js';
import { createSendgridMailer } from '../../providers/sendgrid/mailer.js';
import { createDocumentStorage } from '../../providers/storage/document-storage.js';
import { createStripeRail } from '../../providers/stripe/rail.js';
import { createBillEngine } from '../../providers/temporal/bill-engine.js';
import { HeartbeatInterceptor } from '../../providers/temporal/heartbeats.js';
import { createRecurringSchedules } from '../../providers/temporal/recurring-schedules.js';
import { RefusalInterceptor } from '../../providers/temporal/refusals.js';
import { startSendgridSandbox, type SendgridSandboxOptions } from '../../sandbox/sendgrid/server.js';
import { startStripeSandbox, type StripeSandboxOptions } from '../../sandbox/stripe/server.js';
import { billEngineNames } from '../../workflows/bill-start.js';
import { recurringBillWorkflow } from '../../workflows/messages.js';
import { searchAttributes } from '../../workflows/search-attributes.js';
import { probe, type StripeProbe } from '../sandbox/support/stripe.js';
import { seedTenant, wallClock, type Cast } from './cast.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';
import { workflowBundle } from './temporal.js';

// Before any connection is made: the SDK tells of every worker's states otherwise.
Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Where bills live, whoever runs the worker. */
export type Stage = {
  readonly database: Database;
  readonly client: Client;
  readonly cast: Cast;
  readonly cipher: FieldCipher;
  readonly now: () => Instant;
  readonly taskQueue: string;
  readonly stripe: StripeProbe;
  readonly sendgrid: StripeProbe;
};

/** A stage of a test's own, on real parts; its worker is started by whoever wants one. */
export type World = Stage & {
  readonly testDatabase: TestDatabase;
  /** Where its worker looks for documents. */
  readonly storage: DocumentStorage;
  /** The verbs themselves, for tests that call them without a workflow. */
  readonly activities: Activities;
  /** As the sweep does for payments whose webhooks are lost. */
  readonly lookAtPayments: () => Promise<number>;
  readonly startWorker: (options?: Partial<WorkerOptions>) => Promise<RunningWorker>;
  readonly close: () => Promise<void>;
};

export type RunningWorker = { readonly stop: () => Promise<void> };

type Ground = {
  readonly connection: Connection;
  readonly nativeConnection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** The server's clock, where that is not the wall's. */
  readonly now?: () => Instant;
  readonly stripe?: Partial<StripeSandboxOptions>;
  readonly sendgrid?: Partial<SendgridSandboxOptions>;
  readonly stripeTimeoutMs?: number;
  /** A stand-in for Claude, and what its answers cost. */
  readonly claude?: { readonly url: string; readonly budget: ModelBudget };
  /** For histories that people read; they are encrypted otherwise, as in production. */
  readonly plainHistories?: boolean;
};

const claudeAt = (baseUrl: string) =>
  createClaudeReader({ apiKey: 'sk-ant-sandbox', baseUrl, model: 'claude-of-the-tests', timeoutMs: 20_000 });

export async function buildWorld(ground: Ground): Promise<World> {
  const now = ground.now ?? wallClock;
  const testDatabase = await createTestDatabase();
  const database = connect(testDatabase.appUrl);
  const dir = mkdtempSync(path.join(tmpdir(), 'payloom-world-'));
  const stripe = await startStripeSandbox({ logFile: path.join(dir, 'stripe.jsonl'), ...ground.stripe });
  const sendgrid = await startSendgridSandbox({
    logFile: path.join(dir, 'sendgrid.jsonl'),
    ...ground.sendgrid,
  });
  const masterKey = new Uint8Array(32).fill(7);
  const keys = createLocalKeyEncryption({ masterKey });
  const cipher = createFieldCipher({ keys, store: createDataKeyStore(database) });
  const dataConverter = ground.plainHistories ? {} : createDataConverter({ keys });
  const { connection, namespace, taskQueue } = ground;
  const client = new Client({ connection, namespace, dataConverter });
  const storage = createDocumentStorage({ kind: 'local', dir: path.join(dir, 'documents') });
  const renderer = createRemittanceRenderer();
  const workers: RunningWorker[] = [];
  const deps: ActivityDeps = {
    database,
    engine: createBillEngine(client, taskQueue, billEngineNames),
    schedules: createRecurringSchedules(client, {
      taskQueue,
      recurringBillWorkflow,
      tenantId: searchAttributes.tenantId,
      vendorId: searchAttributes.vendorId,
    }),
    rail: createStripeRail({
      apiKey: 'sk_sandbox_tests',
      baseUrl: stripe.url,
      timeoutMs: ground.stripeTimeoutMs ?? 5_000,
      financialAccountId: stripe.financialAccountId,
    }),
    mailer: createSendgridMailer({
      apiKey: 'SG.sandbox',
      baseUrl: sendgrid.url,
      from: { email: 'payables@northwind.example', name: 'Northwind' },
      timeoutMs: 5_000,
    }),
    reader: createDocumentReader({
      claude: ground.claude ? claudeAt(ground.claude.url) : null,
      limits: defaultReaderLimits,
    }),
    renderer,
    storage,
    cipher,
    log: createLogger({ level: 'silent' }),
    now,
    confidenceGate: defaultConfidenceGate,
    modelBudget: ground.claude?.budget ?? null,
    countPayment: () => undefined,
  };
  const activities = createActivities(deps);
  const cast = await seedTenant(database, now());
  const startWorker = async (options: Partial<WorkerOptions> = {}) => {
    const worker = await Worker.create({
      connection: ground.nativeConnection,
      namespace,
      taskQueue,
      dataConverter,
      workflowBundle: workflowBundle(),
      activities,
      interceptors: { activity: refusalsAndHeartbeats() },
      ...options,
    });
    const running = worker.run();
    const stop = async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    };
    workers.push({ stop });
    return { stop };
  };
  return {
    testDatabase,
    storage,
    activities,
    database,
    client,
    cast,
    cipher,
    now,
    taskQueue,
    stripe: probe(stripe.url),
    sendgrid: probe(sendgrid.url),
    startWorker,
    lookAtPayments: () => checkPayments(deps, cast.tenantId),
    close: async () => {
      for (const { stop } of workers) await stop();
      await renderer.close();
      await stripe.close();
      await sendgrid.close();
      await database.close();
      await testDatabase.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What the worker puts around every activity. */
export function refusalsAndHeartbeats(): NonNullable<WorkerInterceptors['activity']> {
  return [() => ({ inbound: new HeartbeatInterceptor() }), () => ({ inbound: new RefusalInterceptor() })];
}
