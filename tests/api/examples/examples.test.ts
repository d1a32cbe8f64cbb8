import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngineObserver } from '../../../api/operations/engine-observer.js';
import { createWorkflowStarter } from '../../../api/workflow-starter.js';
import { can, roles, type Action } from '../../../domain/roles.js';
import {
  askWith,
  createTenantWithKeys,
  freshKey,
  listen,
  operatorToken,
  pdf,
  startApi,
  upload,
  type Ask,
  type TestApi,
} from '../../support/api.js';
import { operations, type ListedOperation } from '../../support/contract.js';
import { connectToDevServer, type DevServer } from '../../support/temporal.js';
import { makeObjects } from '../../support/tenant-objects.js';
import { buildWorld } from '../../support/world.js';
import { preparations, type Given, type Stand } from './subjects.js';

let server: DevServer;
let spare: TestApi;
let listening: { url: string; stop: () => Promise<void> };
let stand: Stand;

beforeAll(async () => {
  server = await connectToDevServer();
  const world = await buildWorld(server);
  await world.startWorker();
  spare = await startApi();
  const { client, database, cipher, taskQueue, storage, testDatabase } = world;
  const deps = {
    ...spare.deps,
    ...{ database, cipher, storage },
    workflows: createWorkflowStarter(client, taskQueue),
    engine: createEngineObserver(client, taskQueue),
  };
  listening = await listen(deps);
  const tenant = await createTenantWithKeys(listening.url, database, world.cast);
  const { url } = listening;
  const ask = askWith(url, null);
  stand = { api: { ...spare, url, ask, deps, database, testDatabase, tenant }, world };
});
afterAll(async () => {
  await listening.stop();
  await spare.close();
  await stand.world.close();
  await server.close();
});

type Sent = { readonly body?: unknown; readonly headers?: Record<string, string> };

const page = path.join(import.meta.dirname, '../../fixtures/documents/english-cobalt-net-30.pdf');
const asOperator = { headers: { authorization: `Bearer ${operatorToken}` } };

/** What an example cannot hold: a file, a signature over this very moment, the secret of an installation. */
const unwritable: Readonly<Record<string, () => Sent>> = {
  uploadBill: () => ({ body: upload('invoice.pdf', pdf()) }),
  createUpload: () => {
    const body = new FormData();
    body.append('files', new File([pdf()], 'invoice.pdf'));
    return { body };
  },
  joinBillDocuments: () => {
    const body = new FormData();
    body.append('files', new File([readFileSync(page)], 'page.pdf'));
    return { body };
  },
  receiveInboundMail: () => ({ body: upload('attachment1', pdf(), { from: 'billing@blue-river.example' }) }),
  receiveStripeEvent: () => {
    const type = 'v2.money_management.outbound_payment';
    const body = JSON.stringify({
      ...{ id: `evt_${randomUUID()}`, object: 'v2.core.event', type: `${type}.posted` },
      ...{ created: new Date().toISOString(), related_object: { id: 'obp_1', type, url: '/x' } },
    });
    return { body, headers: { 'stripe-signature': spare.signStripe(body) } };
  },
  receiveSendgridEvents: () => ({ body: '[]', headers: spare.signSendgrid('[]') }),
  getDetailedHealth: () => asOperator,
  listTroubledInboxEvents: () => asOperator,
  replayInboxEvent: () => asOperator,
};

/** Not answered with success here, and why. */
const notHere: Readonly<Record<string, { readonly status: number; readonly because: string }>> = {
  getDetailedHealth: { status: 503, because: 'only a whole stack has the Schedule of the sweep' },
};

describe.each(operations)('the example of $method $path', (operation) => {
  const { operationId, responses } = operation.operation;
  const { [operationId]: elsewhere } = notHere;
  const success = Number(Object.keys(responses).find((status) => status.startsWith('2')));
  const status = elsewhere?.status ?? success;

  it(`is answered ${status}, as the contract says`, async () => {
    const answer = await carryOut(operation);
    expect(answer.status, `${operationId}: ${answer.text}`).toBe(status);
    if (operation.path.includes('/bulk/'))
      expect(answer.body['items']).toMatchObject([{ status: 200, problem: null }]);
  });
});

it('is there for every operation, and nothing is prepared for one that is gone', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  const named = [...Object.keys(preparations), ...Object.keys(unwritable), ...Object.keys(notHere)];
  expect(named.filter((name) => !ids.includes(name))).toEqual([]);
});

async function carryOut({ method, path, operation }: ListedOperation): ReturnType<Ask> {
  const { operationId } = operation;
  // Of its own, so that none stands on what another has changed.
  const tenant = await createTenantWithKeys(listening.url, stand.api.database);
  const api = { ...stand.api, tenant };
  const objects = await makeObjects(api, tenant);
  const prepared = await preparations[operationId]?.(
    { api, world: { ...stand.world, cast: tenant.cast } },
    objects,
  );
  const given: Given = { ...objects, ...prepared };
  const ask = whoMay(api, operation);
  const example = operation.requestBody?.content['application/json']?.example;
  const { body = substitute(example, given), headers = {} } = unwritable[operationId]?.() ?? {};
  const filled = fill(path, given);
  const version = operation.parameters?.some(({ name }) => name === 'If-Match')
    ? given['version'] === undefined
      ? await etag(ask, filled)
      : { 'if-match': `"${given['version']}"` }
    : {};
  const key = method === 'GET' ? {} : freshKey();
  return ask(method, `${filled}${queryOf(operation, given)}`, body, { ...key, ...version, ...headers });
}

/** One who did not make what it is about. */
function whoMay(api: TestApi, { operationId, 'x-action': action }: ListedOperation['operation']): Ask {
  if (action === undefined) return operationId === 'getMe' ? api.tenant.as('viewer') : api.ask;
  if (operationId === 'confirmStandingApproval') return api.tenant.as('secondApprover');
  const role = roles.find((each) => can(each, action as Action));
  if (!role) throw new Error(`nobody may ${action}`);
  return api.tenant.as(role);
}

const fill = (path: string, given: Given) =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => String(given[name]));

/** Every parameter that has an example is sent. */
function queryOf({ parameters = [] }: ListedOperation['operation'], given: Given): string {
  const query = new URLSearchParams();
  for (const { name, in: place, schema } of parameters) {
    const { example } = schema as { readonly example?: unknown };
    if (place === 'query' && example !== undefined) query.set(name, String(substitute(example, given, name)));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

async function etag(ask: Ask, path: string): Promise<Record<string, string>> {
  const [thing = path] = /^\/v1\/[\w-]+\/[^/]+/.exec(path) ?? [];
  const { body, text } = await ask('GET', thing);
  if (typeof body['version'] !== 'number') throw new Error(`${thing} has no version: ${text}`);
  return { 'if-match': `"${body['version']}"` };
}

const idKinds: Readonly<Record<string, string>> = {
  bill: 'billId',
  ven: 'vendorId',
  mem: 'memberId',
  pay: 'paymentId',
  we: 'endpointId',
  evt: 'eventId',
  cash: 'cashAccountId',
  ltx: 'ledgerTransactionId',
};

function substitute(example: unknown, given: Given, name = ''): unknown {
  if (Array.isArray(example)) return example.map((each) => substitute(each, given, name));
  if (typeof example === 'object' && example !== null) {
    const parts = Object.entries(example).map(([key, value]) => [key, substitute(value, given, key)]);
    return Object.fromEntries(parts) as unknown;
  }
  const [, kind = ''] = /^([a-z]+)_[0-9a-z]{32}/.exec(String(example)) ?? [];
  return given[idKinds[kind] ?? name] ?? example;
}
