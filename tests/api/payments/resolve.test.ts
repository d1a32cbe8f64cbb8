import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.js';
import { findConfirmedResolution } from '../../../db/payment-resolutions.js';
import { createPayment, loadPayment, savePayment } from '../../../db/payments.js';
import { paymentReference, type PaymentId } from '../../../domain/ids.js';
import { money } from '../../../domain/money.js';
import type { PaymentFact } from '../../../domain/payment.js';
import { freshKey, startApi, type TestApi } from '../../support/api.js';
import { contextBy, enterBill, seedVendor, wallClock } from '../../support/cast.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** A payment of which the answer is missing, as the pay step leaves it. */
async function missingAnswer(
  happened: readonly PaymentFact[] = [
    { type: 'submission_begun' },
    { type: 'answer_missing', code: 'timeout' },
  ],
): Promise<PaymentId> {
  const { database, deps, tenant } = api;
  const hands = { database, cipher: deps.cipher, now: wallClock };
  const vendor = await seedVendor(hands, tenant.cast);
  const bill = await enterBill(hands, tenant.cast, vendor);
  const paymentId = newId('payment');
  const context = contextBy(tenant.cast.payer, wallClock());
  await database.inTenant(tenant.tenantId, async (tx) => {
    const payment = {
      tenantId: tenant.tenantId,
      paymentId,
      billId: bill.billId,
      version: 1,
      reference: paymentReference(paymentId),
      amount: money(12_350, 'USD'),
      bankAccountId: vendor.bankAccountId,
      bankAccountVersion: 2,
      vendorId: vendor.vendorId,
      rail: 'stripe' as const,
      cashAccountId: null,
      approvalFingerprint: 'v1',
      attempt: 1,
      firstDeclinedAt: null,
      createdAt: wallClock(),
      state: { status: 'ready' as const },
    };
    await createPayment(tx, payment, context);
    await savePayment(tx, payment, happened, context);
  });
  return paymentId;
}

const found = (providerPaymentId = `obp_${newId('payment')}`) => ({
  resolution: 'found',
  providerPaymentId,
  evidence: 'Line 4 of the statement of 12 November',
});
const absent = { resolution: 'not_executed', evidence: 'Case 1234 at the provider' };

const resolve = (payer: 'payer' | 'secondPayer', paymentId: string, body: unknown) =>
  api.tenant.as(payer)('POST', `/v1/payments/${paymentId}/resolve`, body, freshKey());
const confirmed = (paymentId: PaymentId) =>
  api.database.inTenant(api.tenant.tenantId, (tx) =>
    findConfirmedResolution(tx, api.tenant.tenantId, paymentId),
  );

describe('a payment that nobody knows about', () => {
  it('is resolved when a second person says the same, and moved by neither of them', async () => {
    const paymentId = await missingAnswer();
    const body = found();
    const first = await resolve('payer', paymentId, body);
    expect(first.body).toMatchObject({ status: 'unknown', resolution: { status: 'proposed' } });
    expect(await confirmed(paymentId)).toBeNull();
    const second = await resolve('secondPayer', paymentId, body);
    expect(second.body).toMatchObject({ status: 'unknown', resolution: { status: 'confirmed' } });
    expect(await confirmed(paymentId)).toMatchObject({
      resolution: 'found',
      providerPaymentId: body.providerPaymentId,
    });
  });

  it('is not resolved by one person alone', async () => {
    const paymentId = await missingAnswer();
    await resolve('payer', paymentId, absent);
    const again = await resolve('payer', paymentId, absent);
    expect(again.status).toBe(403);
    expect(again.body).toMatchObject({ code: 'second_person_required' });
    expect(await confirmed(paymentId)).toBeNull();
  });

  it('is not resolved by two people who disagree', async () => {
    const paymentId = await missingAnswer();
    await resolve('payer', paymentId, absent);
    await resolve('secondPayer', paymentId, found('obp_seen_by_the_second'));
    expect(await confirmed(paymentId)).toBeNull();
    await resolve('payer', paymentId, found('obp_seen_by_the_second'));
    expect(await confirmed(paymentId)).toMatchObject({ providerPaymentId: 'obp_seen_by_the_second' });
  });

  it('tells the whole story in the timeline of its bill', async () => {
    const paymentId = await missingAnswer();
    await resolve('payer', paymentId, absent);
    await resolve('secondPayer', paymentId, absent);
    const { billId } = await api.database.inTenant(api.tenant.tenantId, (tx) =>
      loadPayment(tx, api.tenant.tenantId, paymentId),
    );
    const { body } = await api.tenant.as('viewer')('GET', `/v1/bills/${billId}/timeline`);
    const types = (body['items'] as { type: string }[]).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['resolution_proposed', 'resolution_confirmed']);
  });

  it('is shown with every key that was sent', async () => {
    const paymentId = await missingAnswer();
    const { body } = await api.tenant.as('viewer')('GET', `/v1/payments/${paymentId}`);
    expect(body).toMatchObject({
      status: 'unknown',
      code: 'timeout',
      attempts: [{ attempt: 1, idempotencyKey: `${paymentId}/1`, outcome: 'unknown' }],
      resolution: { status: 'open' },
    });
    const list = await api.tenant.as('viewer')('GET', '/v1/payments?status=unknown&limit=100');
    expect(JSON.stringify(list.body)).toContain(paymentId);
  });
});

it('a payment whose answer is known has nothing to resolve', async () => {
  const paymentId = await missingAnswer([
    { type: 'submission_begun' },
    { type: 'accepted', providerPaymentId: `obp_${newId('payment')}` },
  ]);
  const answer = await resolve('payer', paymentId, absent);
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ code: 'wrong_state' });
});

it("another tenant's payment is not there", async () => {
  const paymentId = await missingAnswer();
  const answers = await Promise.all([
    api.other.as('payer')('GET', `/v1/payments/${paymentId}`),
    api.other.as('payer')('POST', `/v1/payments/${paymentId}/resolve`, absent, freshKey()),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});
