import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { Client, Connection } from '@temporalio/client';
import { inject } from 'vitest';
import { createKeyText } from '../../api/api-keys.js';
import { createApp } from '../../api/app.js';
import { apiLimits, usualAccess, type AccessRules, type ApiDeps } from '../../api/deps.js';
import { createKeyUse } from '../../api/key-use.js';
import { createEngineObserver } from '../../api/operations/engine-observer.js';
import { createEventFeed } from '../../api/event-feed.js';
import { createWorkflowStarter } from '../../api/workflow-starter.js';
import { createPayloomClient, type PayloomClient } from '../../client/client.js';
import { connect, type Database } from '../../db/client.js';
import { createDataKeyStore } from '../../db/data-keys.js';
import { newId } from '../../db/ids.js';
import { createApiKey } from '../../db/api-keys.js';
import { createMember } from '../../db/members.js';
import type { MemberId, TenantId } from '../../domain/ids.js';
import type { Action, Role } from '../../domain/roles.js';
import { createLogger, type Logger } from '../../log.js';
import { createFieldCipher } from '../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { createDataConverter } from '../../providers/keys/payload-codec.js';
import { createMailParser } from '../../providers/readers/mail/mail-parser.js';
import { createPageEditor } from '../../providers/readers/pages/page-editor.js';
import { createPageRenderer } from '../../providers/readers/render/page-renderer.js';
import { createSendgridWebhooks } from '../../providers/sendgrid/webhooks.js';
import { createLocalStorage } from '../../providers/storage/local-storage.js';
import { createStripeWebhooks } from '../../providers/stripe/webhooks.js';
import { createRecurringSchedules } from '../../providers/temporal/recurring-schedules.js';
import { recurringBillWorkflow } from '../../workflows/messages.js';
import { searchAttributes } from '../../workflows/search-attributes.js';
import { contextBy, seedTenant, wallClock, type Cast } from './cast.js';
import { breachesOf } from './contract.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed, for assertions; an empty object when the answer is not JSON. */
  readonly body: Record<string, unknown>;
};

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export type TestTenant = {
  readonly cast: Cast;
  readonly tenantId: TenantId;
  /** Asks as the cast's member of that role. */
  readonly as: (part: Part) => Ask;
  /** The same through the client that integrators use. */
  readonly client: (part: Part, at?: { readonly url: string }) => PayloomClient;
  /** Asks with a key of its own. */
  readonly withKey: (memberId: MemberId, options?: KeyOptions) => Promise<Ask>;
};

type Part = Role | 'secondApprover' | 'secondPayer';
type KeyOptions = { readonly scopes?: readonly Action[]; readonly expiresInMs?: number };

export type TestApi = {
  readonly url: string;
  readonly deps: ApiDeps;
  readonly database: Database;
  readonly testDatabase: TestDatabase;
  readonly tenant: TestTenant;
  readonly other: TestTenant;
  readonly ask: Ask;
  readonly signStripe: (body: string, secret?: string) => string;
  /** The headers of SendGrid's signed event webhook. */
  readonly signSendgrid: (body: string) => Record<string, string>;
  readonly close: () => Promise<void>;
};

/** Nothing listens there. */
export const nowhere = '127.0.0.1:1';
export const operatorToken = 'an-operators-token-of-the-tests-only';
const stripeSecret = 'whsec_tests';
const sendgridKeys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
export const sendgridPublicKey = sendgridKeys.publicKey
  .export({ type: 'spki', format: 'der' })
  .toString('base64');

/** The API on a port of its own, over a database of its own and the run's Temporal; no worker takes its tasks. */
export async function startApi(
  given: {
    readonly temporalAddress?: string;
    readonly taskQueue?: string;
    readonly access?: Partial<AccessRules>;
    readonly log?: Logger;
  } = {},
): Promise<TestApi> {
  const testDatabase = await createTestDatabase();
  const database = connect(testDatabase.appUrl);
  const keys = createLocalKeyEncryption({ masterKey: new Uint8Array(32).fill(7) });
  const { taskQueue = 'nobody-works-here' } = given;
  const address = given.temporalAddress ?? inject('temporalAddress');
  const connection = Connection.lazy({ address });
  const namespace = inject('temporalNamespace');
  const client = new Client({ connection, namespace, dataConverter: createDataConverter({ keys }) });
  const log = given.log ?? createLogger({ level: 'silent' });
  const deps: ApiDeps = {
    database,
    workflows: createWorkflowStarter(client, taskQueue),
    engine: createEngineObserver(client, taskQueue),
    schedules: createRecurringSchedules(client, {
      taskQueue,
      recurringBillWorkflow,
      tenantId: searchAttributes.tenantId,
      vendorId: searchAttributes.vendorId,
    }),
    storage: createLocalStorage({ dir: mkdtempSync(path.join(tmpdir(), 'payloom-api-')) }),
    pages: createPageRenderer(),
    editor: createPageEditor(),
    cipher: createFieldCipher({ keys, store: createDataKeyStore(database) }),
    railWebhooks: createStripeWebhooks({ secrets: [stripeSecret] }),
    mailWebhooks: createSendgridWebhooks({
      publicKey: sendgridPublicKey,
    }),
    inboundSignatures: null,
    mailParser: createMailParser(),
    log,
    now: wallClock,
    limits: apiLimits,
    access: { ...usualAccess, ...given.access },
    keyUse: createKeyUse({ database, log, now: wallClock }),
    apiKeyPrefix: 'pl_test_',
    operations: { token: operatorToken, vendorModes: { stripe: 'stand-in' } },
    feed: createEventFeed({ database, now: wallClock, log: createLogger({ level: 'silent' }) }),
    modelBudgetMicroUsd: 50_000_000,
    allowLoopbackEndpoints: true,
  };
  const { url, stop } = await listen(deps);
  const ask = askWith(url, null);
  return {
    url,
    deps,
    database,
    testDatabase,
    ask,
    tenant: await createTenantWithKeys(url, database),
    other: await createTenantWithKeys(url, database),
    signStripe: (body, secret = stripeSecret) => signStripe(body, secret),
    signSendgrid,
    close: async () => {
      deps.feed.close();
      await stop();
      await deps.keyUse.flush();
      // Where nobody answers, gRPC's retries outlive their channel and would throw.
      if (address !== nowhere) await connection.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}

/** The same parts behind another port: what a second process of the API would be. */
export async function listen(deps: ApiDeps): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = serve({ fetch: createApp(deps).fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** Every answer is held against the contract. */
export function askWith(url: string, key: string | null): Ask {
  return async (method, pathname, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${url}${pathname}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm || isRaw ? body : JSON.stringify(body) }),
    });
    // A stream does not end by itself.
    const isStream = /event-stream/.test(response.headers.get('content-type') ?? '');
    if (isStream) await response.body?.cancel();
    const text = isStream ? '' : await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
    const breaches = breachesOf(method, pathname, answer);
    if (breaches.length > 0) throw new Error(`not as api/openapi.json says:\n${breaches.join('\n')}`);
    return answer;
  };
}

export const freshKey = () => ({ 'idempotency-key': randomUUID() });

/** Bill details that any tenant may enter. */
export const entry = (over: Record<string, unknown> = {}) => ({
  vendorName: 'Blue River Supplies',
  number: `INV-${randomUUID().slice(0, 8)}`,
  issuedOn: '2026-11-01',
  dueOn: '2026-12-01',
  amount: { amountMinor: 12_350, currency: 'USD' as const },
  ...over,
});

export function upload(name: string, content: string | Uint8Array, fields: Record<string, string> = {}) {
  const form = new FormData();
  form.set('file', new File([content], name));
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return form;
}

export const pdf = (text = randomUUID()) => `%PDF-1.7\n% ${text}\n%%EOF\n`;

/** A tenant, made anew unless one is given, with a key for each of its people. */
export async function createTenantWithKeys(
  url: string,
  database: Database,
  given?: Cast,
): Promise<TestTenant> {
  const cast = given ?? (await seedTenant(database, wallClock()));
  const { tenantId } = cast;
  const viewer = await addMember(database, cast, 'viewer');
  const secondPayer = await addMember(database, cast, 'payer');
  const members = { ...cast, viewer, secondPayer };
  const withKey = async (memberId: MemberId, options: KeyOptions = {}) =>
    askWith(url, await makeKey(database, tenantId, memberId, options));
  const parts = ['viewer', 'clerk', 'approver', 'secondApprover', 'payer', 'secondPayer', 'admin'] as const;
  const keys = new Map<Part, string>(
    await Promise.all(
      parts.map(async (part) => [part, await makeKey(database, tenantId, members[part], {})] as const),
    ),
  );
  const keyOf = (part: Part) => keys.get(part) ?? never(`nobody is ${part}`);
  return {
    cast,
    tenantId,
    withKey,
    as: (part) => askWith(url, keyOf(part)),
    client: (part, at = { url }) => createPayloomClient({ baseUrl: at.url, apiKey: keyOf(part) }),
  };
}

function never(message: string): never {
  throw new Error(message);
}

async function addMember(database: Database, { tenantId, admin }: Cast, role: Role): Promise<MemberId> {
  const memberId = newId('member');
  const email = `${memberId}@northwind.example`;
  await database.inTenant(tenantId, (tx) =>
    createMember(
      tx,
      { tenantId, memberId, name: role, email, role, department: null },
      contextBy(admin, wallClock()),
    ),
  );
  return memberId;
}

async function makeKey(
  database: Database,
  tenantId: TenantId,
  memberId: MemberId,
  { scopes, expiresInMs }: KeyOptions,
): Promise<string> {
  const { key, hash, prefix } = createKeyText('pl_test_');
  const expiresAt = expiresInMs === undefined ? null : new Date(Date.now() + expiresInMs).toISOString();
  const row = { tenantId, apiKeyId: newId('apiKey'), memberId, name: 'tests', prefix, hash };
  await database.inTenant(tenantId, (tx) =>
    createApiKey(
      tx,
      { ...row, scopes: scopes ?? null, expiresAt: expiresAt as ReturnType<typeof wallClock> | null },
      contextBy(memberId, wallClock()),
    ),
  );
  return key;
}

function signStripe(body: string, secret: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** The headers of SendGrid's signed webhooks. */
export function signSendgrid(body: string | Uint8Array): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createSign('sha256')
    .update(timestamp)
    .update(body)
    .sign(sendgridKeys.privateKey, 'base64');
  return {
    'x-twilio-email-event-webhook-signature': signature,
    'x-twilio-email-event-webhook-timestamp': timestamp,
  };
}
