import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveBill } from '../../db/bills.js';
import { connect, type Database, type Tx } from '../../db/client.js';
import { createDataKeyStore } from '../../db/data-keys.js';
import { isUniqueViolation } from '../../db/faults.js';
import { newId } from '../../db/ids.js';
import { createPayment, listAttempts, loadPayment, savePayment } from '../../db/payments.js';
import type { Bill } from '../../domain/bill.js';
import { paymentReference } from '../../domain/ids.js';
import {
  livePaymentStatuses,
  paymentStatuses,
  type Payment,
  type PaymentFact,
} from '../../domain/payment.js';
import { createFieldCipher } from '../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { contextBy, enterBill, seedTenant, seedVendor, wallClock, type Cast } from '../support/cast.js';
import type { SeededVendor } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
let cast: Cast;
let vendor: SeededVendor;
let hands: Parameters<typeof seedVendor>[0];
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl);
  const keys = createLocalKeyEncryption({ masterKey: new Uint8Array(32).fill(7) });
  hands = {
    database,
    cipher: createFieldCipher({ keys, store: createDataKeyStore(database) }),
    now: wallClock,
  };
  cast = await seedTenant(database, wallClock());
  vendor = await seedVendor(hands, cast);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const inTenant = <T>(work: (tx: Tx) => Promise<T>) => database.inTenant(cast.tenantId, work);
const context = () => contextBy(cast.payer, wallClock());
const enter = () => enterBill(hands, cast, vendor);

async function pay(bill: Bill): Promise<Payment> {
  const paymentId = newId('payment');
  const payment: Payment = {
    tenantId: cast.tenantId,
    paymentId,
    billId: bill.billId,
    version: 1,
    reference: paymentReference(paymentId),
    amount: { amountMinor: 12_345, currency: 'USD' },
    bankAccountId: vendor.bankAccountId,
    bankAccountVersion: 2,
    vendorId: vendor.vendorId,
    rail: 'stripe',
    cashAccountId: null,
    approvalFingerprint: 'v1|terms',
    attempt: 1,
    firstDeclinedAt: null,
    createdAt: wallClock(),
    state: { status: 'ready' },
  };
  await inTenant((tx) => createPayment(tx, payment, context()));
  return payment;
}

const save = (payment: Payment, ...happened: PaymentFact[]) =>
  inTenant((tx) => savePayment(tx, payment, happened, context()));

const begun: PaymentFact = { type: 'submission_begun' };
function factsTo(status: (typeof paymentStatuses)[number]): readonly PaymentFact[] {
  const providerPaymentId = `obp_${newId('payment')}`;
  return {
    ready: [],
    submitting: [begun],
    unknown: [begun, { type: 'answer_missing', code: 'connection_error' } as const],
    processing: [begun, { type: 'accepted', providerPaymentId } as const],
    posted: [begun, { type: 'posted', providerPaymentId } as const],
    declined: [begun, { type: 'declined', code: 'insufficient_funds', providerPaymentId: null } as const],
    returned: [begun, { type: 'returned', providerPaymentId, reason: 'recalled' } as const],
    closed: [{ type: 'closed', reason: 'canceled' } as const],
  }[status];
}

describe('the database', () => {
  it.each(paymentStatuses)(
    'allows a second payment of a bill only when the first is over: %s',
    async (status) => {
      const bill = await enter();
      await save(await pay(bill), ...factsTo(status));
      const isLive = (livePaymentStatuses as readonly string[]).includes(status);
      const refusedAsSecond = await pay(bill).then(
        () => false,
        (error: unknown) => isUniqueViolation(error),
      );
      expect(refusedAsSecond).toBe(isLive);
    },
  );

  it('refuses a movement at the provider that another payment has already', async () => {
    const accepted: PaymentFact = { type: 'accepted', providerPaymentId: 'obp_same' };
    await save(await pay(await enter()), begun, accepted);
    const other = await pay(await enter());
    await expect(save(other, begun, accepted)).rejects.toSatisfy(isUniqueViolation);
  });

  it.each([
    ['amount', sql`amount_minor = 999`],
    ['reference', sql`reference = '000000000000000'`],
    ['bank account version', sql`bank_account_version = 9`],
    ['approval', sql`approval_fingerprint = 'other'`],
    ['attempt, backwards', sql`attempt = 0`],
    ['version, backwards', sql`version = 0`],
    ['state without a version', sql`state = '{"status":"closed","reason":"x"}', status = 'closed'`],
  ])('refuses to change what a payment is about: %s', async (_what, change) => {
    const payment = await pay(await enter());
    const changed = inTenant((tx) =>
      tx.execute(sql`update payments set ${change} where payment_id = ${payment.paymentId}`),
    ).catch((error: unknown) => Promise.reject(new Error(causeOf(error))));
    await expect(changed).rejects.toThrow('are fixed');
  });

  it('refuses a payment of a bill of which nothing is due', async () => {
    const bill = await enter();
    await nothingIsDueOf(bill);
    await expect(refusalTo(() => pay(bill))).resolves.toBe(`nothing is due of bill ${bill.billId}`);
  });

  it.each(paymentStatuses)(
    'lets nothing be due of a bill only when its payment is over: %s',
    async (status) => {
      const bill = await enter();
      await save(await pay(bill), ...factsTo(status));
      const isLive = (livePaymentStatuses as readonly string[]).includes(status);
      await expect(refusalTo(() => nothingIsDueOf(bill))).resolves.toBe(
        isLive ? `bill ${bill.billId} has a payment` : null,
      );
    },
  );

  it.each([
    ['update', sql`update facts set type = 'nothing'`],
    ['delete', sql`delete from facts`],
  ])('keeps facts as they are: no %s', async (_verb, statement) => {
    await expect(inTenant((tx) => tx.execute(statement))).rejects.toSatisfy((error) =>
      /permission denied|append-only/.test(causeOf(error)),
    );
  });
});

describe('a payment that two want to change', () => {
  it('is changed by the first, and the second is told', async () => {
    const payment = await pay(await enter());
    await save(payment, begun);
    await expect(save(payment, begun)).rejects.toMatchObject({ code: 'version_conflict' });
  });

  it('keeps every key that was sent, with what came of it', async () => {
    const payment = await pay(await enter());
    const declined = await save(payment, ...factsTo('declined'), { type: 'attempt_renewed' });
    await save(declined, begun, { type: 'accepted', providerPaymentId: 'obp_second_attempt' });
    const { paymentId, tenantId } = payment;
    expect(await inTenant((tx) => listAttempts(tx, tenantId, paymentId))).toMatchObject([
      { idempotencyKey: `${paymentId}/1`, outcome: 'declined', code: 'insufficient_funds' },
      { idempotencyKey: `${paymentId}/2`, outcome: 'accepted' },
    ]);
    expect(await inTenant((tx) => loadPayment(tx, tenantId, paymentId))).toMatchObject({ attempt: 2 });
  });
});

const nothingIsDueOf = (bill: Bill) =>
  inTenant((tx) =>
    saveBill(tx, bill, [{ type: 'nothing_due', because: 'already_paid', reason: 'By card.' }], context()),
  );

const refusalTo = (work: () => Promise<unknown>) => work().then(() => null, causeOf);

function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
