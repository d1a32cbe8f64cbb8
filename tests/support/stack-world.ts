import { rmSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { inject } from 'vitest';
import { createKeyText } from '../../api/api-keys.js';
import { loadConfig } from '../../config.js';
import { createPayloomClient, type PayloomClient } from '../../client/client.js';
import { connect } from '../../db/client.js';
import { createDataKeyStore } from '../../db/data-keys.js';
import { newId } from '../../db/ids.js';
import { createApiKey } from '../../db/api-keys.js';
import type { MemberId } from '../../domain/ids.js';
import { createFieldCipher } from '../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { createDataConverter } from '../../providers/keys/payload-codec.js';
import { openHome } from '../../scripts/provision/home.js';
import { startStack, type Stack } from '../../scripts/stack.js';
import { probe } from '../sandbox/support/stripe.js';
import { contextBy, seedTenant, wallClock } from './cast.js';
import type { Stage } from './world.js';

/** The whole of Payloom as its users run it: processes of its own that can be killed, over real HTTP. */
export type StackWorld = Stage & {
  readonly stack: Stack;
  /** The API as this member has it, through the client that integrators use; nothing is tried again by itself. */
  readonly as: (memberId: MemberId) => PayloomClient;
  /** Lets the sweep run now and not within the minute. */
  readonly sweep: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** `name` is the folder of its data, so that two files may run beside each other. */
export async function startStackWorld(
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<StackWorld> {
  const home = openHome(`test-${name}-${process.pid}`);
  const stack = await startStack({
    mode: 'npm test',
    home,
    progress: () => undefined,
    stopOnSignals: false,
    sandboxFlags: { stripe: ['--settle-ms', '300'], sendgrid: ['--settle-ms', '100'] },
    env: { STRIPE_TIMEOUT_MS: '4000', WORKER_WORKFLOW_BUNDLE: inject('workflowBundle'), ...env },
  });
  const config = loadConfig(stack.env);
  const keys = createLocalKeyEncryption({ masterKey: config.masterKey.current });
  const database = connect(config.database.url);
  const connection = await Connection.connect(config.temporal.connection);
  const { namespace, taskQueue } = config.temporal;
  const client = new Client({ connection, namespace, dataConverter: createDataConverter({ keys }) });
  const stage: Stage = {
    database,
    client,
    cast: await seedTenant(database, wallClock()),
    cipher: createFieldCipher({ keys, store: createDataKeyStore(database) }),
    now: wallClock,
    taskQueue,
    stripe: probe(stack.urls.stripe ?? ''),
    sendgrid: probe(stack.urls.sendgrid ?? ''),
  };
  return {
    ...stage,
    stack,
    as: createClients(stage, stack.urls.api),
    sweep: () => client.schedule.getHandle('sweep').trigger(),
    close: async () => {
      await connection.close();
      await database.close();
      await stack.stop();
      rmSync(home.dir, { recursive: true, force: true });
    },
  };
}

function createClients({ database, cast }: Stage, baseUrl: string): StackWorld['as'] {
  const keys = new Map<MemberId, Promise<string>>();
  const makeKey = async (memberId: MemberId) => {
    const { key, hash, prefix } = createKeyText('pl_test_');
    const { tenantId } = cast;
    const row = { tenantId, memberId, apiKeyId: newId('apiKey'), name: 'tests', prefix, hash };
    await database.inTenant(tenantId, (tx) =>
      createApiKey(tx, { ...row, scopes: null, expiresAt: null }, contextBy(cast.admin, wallClock())),
    );
    return key;
  };
  return (memberId) => {
    const key = keys.get(memberId) ?? makeKey(memberId);
    keys.set(memberId, key);
    // A fault that a test makes is the test's to see.
    return createPayloomClient({ baseUrl, token: () => key, attemptMsMax: 60_000, callMsMax: 0 });
  };
}
