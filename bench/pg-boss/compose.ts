import PgBoss from 'pg-boss';
import { createActivities } from '../../activities/index.js';
import { loadConfig } from '../../config.js';
import { connect } from '../../db/client.js';
import { createDataKeyStore } from '../../db/data-keys.js';
import { instant } from '../../domain/dates.js';
import { createLogger } from '../../log.js';
import { createFieldCipher } from '../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { createRemittanceRenderer } from '../../providers/pdf-lib/remittance-renderer.js';
import type { BillEngine, RecurringSchedules } from '../../providers/ports.js';
import { createDocumentReader } from '../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../providers/readers/limits.js';
import { createSendgridMailer } from '../../providers/sendgrid/mailer.js';
import { createDocumentStorage } from '../../providers/storage/document-storage.js';
import { createStripeRail } from '../../providers/stripe/rail.js';
import { inboxQueue, queueOptions, sendStep, stepQueue } from './pipeline.js';

const mailTimeoutMs = 20_000;

/** The product's verbs and rows with pg-boss where Temporal is. */
export async function compose() {
  const config = loadConfig();
  const log = createLogger({ level: config.log.level });
  const boss = new PgBoss({ connectionString: config.database.url, schema: 'pgboss', migrate: false });
  boss.on('error', (error) => log.error('pg_boss', { err: error }));
  await boss.start();
  const database = connect(config.database.url);
  const keys = createLocalKeyEncryption({ masterKey: config.masterKey.current });
  const cipher = createFieldCipher({ keys, store: createDataKeyStore(database) });
  const storage = createDocumentStorage(config.storage);
  const now = () => instant(Date.now());
  const activities = createActivities({
    database,
    engine: createEngine(boss),
    cipher,
    renderer: createRemittanceRenderer(),
    log,
    now,
    confidenceGate: config.extraction.gate,
    modelBudget: null,
    countPayment: () => undefined,
    schedules: noSchedules,
    rail: createStripeRail(config.stripe),
    mailer: createSendgridMailer({
      ...config.sendgrid,
      from: { email: config.sendgrid.fromEmail, name: config.sendgrid.fromName },
      timeoutMs: mailTimeoutMs,
    }),
    reader: createDocumentReader({ claude: null, limits: defaultReaderLimits }),
    storage,
  });
  return { config, log, boss, database, cipher, storage, now, activities };
}

/** Made by the owner of the database before anything starts. */
export async function createQueues(adminUrl: string, appRole: string): Promise<void> {
  const boss = new PgBoss({ connectionString: adminUrl, schema: 'pgboss' });
  await boss.start();
  await boss.createQueue(stepQueue, { name: stepQueue, ...queueOptions });
  await boss.createQueue(inboxQueue, { name: inboxQueue, policy: 'short', ...queueOptions });
  await boss.getDb().executeSql(
    `grant usage on schema pgboss to ${appRole};
     grant select, insert, update, delete on all tables in schema pgboss to ${appRole};
     grant execute on all functions in schema pgboss to ${appRole}`,
    [],
  );
  await boss.stop({ graceful: false, wait: true });
}

/** Nothing that is measured comes again by itself. */
export const noSchedules: RecurringSchedules = {
  put: () => Promise.resolve(),
  fire: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  list: () => Promise.resolve(new Map()),
};

function createEngine(boss: PgBoss): BillEngine {
  return {
    startBill: (ref) => sendStep(boss, { ...ref, step: 'match' }),
    notifyPayment: (ref, { became }) =>
      sendStep(boss, { ...ref, step: became === 'paid' ? 'remit' : 'refresh' }),
    signalSurroundings: (ref) => sendStep(boss, { ...ref, step: 'match' }),
    runningBillIds: () => Promise.resolve(new Set()),
  };
}
