import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createDocument } from '../../db/documents.js';
import { newId } from '../../db/ids.js';
import { createPayment } from '../../db/payments.js';
import { learnHints, listHints } from '../../db/reading-hints.js';
import { paymentReference, type BillId, type VendorId } from '../../domain/ids.js';
import { money } from '../../domain/money.js';
import { withSql } from '../../scripts/provision/database.js';
import { freshKey, type TestApi, type TestTenant } from './api.js';
import { contextBy, enterBill, seedVendor, wallClock } from './cast.js';

/** One object of each kind that a path can name, of this tenant, by the name of the path's parameter. */
export async function makeObjects(
  api: TestApi,
  tenant: TestTenant,
): Promise<Readonly<Record<string, string>>> {
  const { cast, tenantId } = tenant;
  const hands = { database: api.database, cipher: api.deps.cipher, now: wallClock };
  const vendor = await seedVendor(hands, cast);
  const bill = await enterBill(hands, cast, vendor);
  const paymentId = newId('payment');
  await api.database.inTenant(tenantId, (tx) =>
    createPayment(
      tx,
      {
        ...{
          tenantId,
          paymentId,
          billId: bill.billId,
          version: 1,
          attempt: 1,
          vendorId: vendor.vendorId,
          rail: 'stripe',
          cashAccountId: null,
          approvalFingerprint: 'v1',
        },
        ...{ bankAccountId: vendor.bankAccountId, bankAccountVersion: 2, amount: money(12_350, 'USD') },
        ...{ reference: paymentReference(paymentId), firstDeclinedAt: null, createdAt: wallClock() },
        state: { status: 'ready' as const },
      },
      contextBy(cast.payer, wallClock()),
    ),
  );
  const made = async (by: 'admin' | 'clerk' | 'approver', path: string, name: string, body: unknown) => {
    const answer = await tenant.as(by)('POST', path, body, freshKey());
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return String(answer.body[name]);
  };
  const { clerk: memberId } = cast;
  const identity = { issuer: 'https://login.example.com/', subject: newId('member') };
  const recurringBillId = await made('clerk', '/v1/recurring-bills', 'recurringBillId', {
    ...{ reference: 'LEASE-1', vendorId: vendor.vendorId, currency: 'USD' },
    amount: { kind: 'fixed', amountMinor: 150_000 },
    recurrence: {
      ...{ cadence: 'monthly', anchorOn: '2030-01-31', startsOn: '2030-01-31' },
      timeZone: 'America/New_York',
    },
  });
  const endpointId = await made('admin', '/v1/event-endpoints', 'endpointId', {
    url: 'https://erp.northwind.example/payloom',
  });
  const cashAccountId = await made('admin', '/v1/cash-accounts', 'cashAccountId', {
    ...{ name: 'Reserve', currency: 'EUR', paysFrom: false },
  });
  const ledgerTransactionId = await made('admin', '/v1/ledger/transactions', 'ledgerTransactionId', {
    entries: [
      { account: `cash:${cashAccountId}:EUR`, amountMinor: 500 },
      { account: 'opening:EUR', amountMinor: -500 },
    ],
    reason: 'What was there.',
  });
  const inAYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
  const { body: events } = await tenant.as('admin')('GET', '/v1/events?limit=1');
  const [event] = events['items'] as { id: string }[];
  return {
    ...{ billId: bill.billId, vendorId: vendor.vendorId, bankAccountId: vendor.bankAccountId },
    ...{ paymentId, memberId, recurringBillId, endpointId },
    ...{ cashAccountId, ledgerTransactionId, account: `cash:${cashAccountId}:EUR` },
    apiKeyId: await made('admin', '/v1/api-keys', 'apiKeyId', { memberId, name: 'x' }),
    identityId: await made('admin', `/v1/members/${memberId}/identities`, 'identityId', identity),
    standingApprovalId: await made(
      'approver',
      `/v1/recurring-bills/${recurringBillId}/standing-approvals`,
      'standingApprovalId',
      { limitMinor: 200_000, totalLimitMinor: null, endsOn: inAYear },
    ),
    readingHintId: await makeHint(api, tenant, vendor.vendorId, bill.billId),
    documentId: await makeDocument(api, tenant),
    page: '1.png',
    uploadId: await made('clerk', '/v1/uploads', 'uploadId', refusedFile()),
    inboundAddressId: await made('admin', '/v1/inbound-addresses', 'inboundAddressId', { name: 'Bills' }),
    screeningEntryId: await made('admin', '/v1/screening-entries', 'screeningEntryId', {
      name: `Name of ${tenantId}`,
      source: 'list of 2026-11',
    }),
    eventId: String(event?.id),
    deliveryId: await makeDelivery(api, tenant, endpointId),
  };
}

async function makeHint(
  { database }: TestApi,
  { tenantId, cast }: TestTenant,
  vendorId: VendorId,
  billId: BillId,
): Promise<string> {
  const hint = { kind: 'date_order', order: 'day-first' } as const;
  const rows = await database.inTenant(tenantId, async (tx) => {
    await learnHints(tx, { tenantId, vendorId, billId }, [hint], contextBy(cast.clerk, wallClock()));
    return listHints(tx, { tenantId, vendorId });
  });
  return rows[0]?.readingHintId ?? '';
}

/** One page, of no bill. */
async function makeDocument({ database, deps }: TestApi, { tenantId }: TestTenant): Promise<string> {
  const bytes = readFileSync(
    path.join(import.meta.dirname, '../fixtures/documents/english-cobalt-net-30.pdf'),
  );
  const documentId = newId('document');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { sha256, mediaType: 'application/pdf', fileName: 'a.pdf', sizeBytes: bytes.length };
  await deps.storage.put(tenantId, sha256, bytes, file.mediaType);
  await database.inTenant(tenantId, (tx) => createDocument(tx, { tenantId, documentId, ...file }));
  return documentId;
}

/** An upload of which no bill comes. */
function refusedFile(): FormData {
  const form = new FormData();
  form.append('files', new File(['nothing'], 'notes.txt'));
  return form;
}

async function makeDelivery(api: TestApi, { tenantId }: TestTenant, endpointId: string): Promise<string> {
  const deliveryId = newId('eventDelivery');
  await withSql(api.testDatabase.adminUrl, async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, false)`;
    await sql`insert into event_deliveries (tenant_id, delivery_id, endpoint_id, fact_id, event_type, next_attempt_at)
      select tenant_id, ${deliveryId}, ${endpointId}, fact_id, 'bill.received', now() + interval '1 day'
      from facts where tenant_id = ${tenantId} limit 1`;
  });
  return deliveryId;
}
