import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, roles, type Action, type Role } from '../../domain/roles.js';
import { freshKey, startApi, type TestApi } from '../support/api.js';

type Operation = { readonly 'x-action'?: Action; readonly tags: readonly string[] };
const document = JSON.parse(readFileSync(new URL('../../api/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, action: operation['x-action'] })),
);
const guarded = routes.flatMap(({ method, path, action }) => (action ? [{ method, path, action }] : []));

const ids: Readonly<Record<string, string>> = {
  billId: 'bill_01a1fd4cd5b0702598525fb06756f20b',
  vendorId: 'ven_01a1fd4cd5b0702598525fb06756f20b',
  bankAccountId: 'ba_01a1fd4cd5b0702598525fb06756f20b',
  paymentId: 'pay_01a1fd4cd5b0702598525fb06756f20b',
  apiKeyId: 'key_01a1fd4cd5b0702598525fb06756f20b',
  endpointId: 'we_01a1fd4cd5b0702598525fb06756f20b',
  deliveryId: 'dlv_01a1fd4cd5b0702598525fb06756f20b',
  eventId: 'evt_01a1fd4cd5b0702598525fb06756f20b',
  recurringBillId: 'rec_01a1fd4cd5b0702598525fb06756f20b',
  screeningEntryId: 'scr_01a1fd4cd5b0702598525fb06756f20b',
  cashAccountId: 'cash_01a1fd4cd5b0702598525fb06756f20b',
  ledgerTransactionId: 'ltx_01a1fd4cd5b0702598525fb06756f20b',
  account: 'cash:cash_01a1fd4cd5b0702598525fb06756f20b:EUR',
  readingHintId: 'rdh_01a1fd4cd5b0702598525fb06756f20b',
  documentId: 'doc_01a1fd4cd5b0702598525fb06756f20b',
  page: '1.png',
  uploadId: 'upl_01a1fd4cd5b0702598525fb06756f20b',
  inboundAddressId: 'ina_01a1fd4cd5b0702598525fb06756f20b',
  standingApprovalId: 'sta_01a1fd4cd5b0702598525fb06756f20b',
};
const fill = (path: string) => path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? 'missing');

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('every route but health, webhooks and documents needs a permission', () => {
  const open = routes.filter(({ action }) => !action).map(({ path }) => path);
  expect(open.sort()).toEqual([
    '/health',
    '/health/detailed',
    '/health/live',
    '/health/ready',
    '/operations/inbox-events',
    '/operations/inbox-events/{inboxEventId}/replay',
    '/v1/me',
    '/v1/webhooks/sendgrid',
    '/v1/webhooks/sendgrid/inbound/{token}',
    '/v1/webhooks/stripe',
  ]);
});

/** An empty body is malformed nearly everywhere: whoever is let in gets another answer than 403. */
const askAs = (role: Role, method: string, path: string) =>
  api.tenant.as(role)(method.toUpperCase(), fill(path), method === 'get' ? undefined : {}, freshKey());

describe.each(guarded)('$method $path', ({ method, path, action }) => {
  it.each(roles)(`lets a %s in exactly when the table grants ${action}`, async (role) => {
    const answer = await askAs(role, method, path);
    expect(answer.status === 403).toBe(!can(role, action));
    expect(answer.status).toBeLessThan(500);
    expect(answer.status).not.toBe(401);
  });

  it('refuses a key whose scopes leave it out', async () => {
    const { cast, withKey } = api.tenant;
    const scopes: readonly Action[] = [action === 'audit.read' ? 'bill.read' : 'audit.read'];
    const ask = await withKey(cast.admin, { scopes });
    const answer = await ask(method.toUpperCase(), fill(path), method === 'get' ? undefined : {}, freshKey());
    expect(answer.status).toBe(403);
  });
});
