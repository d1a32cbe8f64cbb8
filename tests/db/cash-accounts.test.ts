import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeCashAccount,
  createCashAccount,
  loadCashAccount,
  loadCashPosition,
  lockCashAccount,
  moveCash,
  reserveCash,
} from '../../db/cash-accounts.js';
import { connect, type Database, type Tx } from '../../db/client.js';
import { createDataKeyStore } from '../../db/data-keys.js';
import { newId } from '../../db/ids.js';
import { createPayment, savePayment } from '../../db/payments.js';
import type { CashAccount } from '../../domain/cash-account.js';
import { paymentReference } from '../../domain/ids.js';
import { money } from '../../domain/money.js';
import type { Payment, PaymentFact } from '../../domain/payment.js';
import { createFieldCipher } from '../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { contextBy, enterBill, seedTenant, seedVendor, wallClock, type Cast } from '../support/cast.js';
import type { SeededVendor } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
let hands: Parameters<typeof seedVendor>[0];
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl, { connectionsMax: 20 });
  const keys = createLocalKeyEncryption({ masterKey: new Uint8Array(32).fill(7) });
  hands = {
    database,
    cipher: createFieldCipher({ keys, store: createDataKeyStore(database) }),
    now: wallClock,
  };
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

type Scene = {
  readonly cast: Cast;
  readonly vendor: SeededVendor;
  readonly account: CashAccount;
  readonly inTenant: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
};

/** A tenant with one account that has this much above its floor. */
async function scene(balanceMinor: number, floorMinor = 0): Promise<Scene> {
  const cast = await seedTenant(database, wallClock());
  const vendor = await seedVendor(hands, cast);
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => database.inTenant(cast.tenantId, work);
  const context = contextBy(cast.admin, wallClock());
  const account = await inTenant(async (tx) => {
    const created = await createCashAccount(
      tx,
      {
        ...{ tenantId: cast.tenantId, cashAccountId: newId('cashAccount'), name: 'Operating' },
        ...{ currency: 'USD', floorMinor, paysFrom: true },
      },
      context,
    );
    const opening = { kind: 'opening' as const, amountMinor: balanceMinor, reason: 'Statement of October' };
    return (await moveCash(tx, created, { ...opening, effectiveAt: context.at }, context)).account;
  });
  return { cast, vendor, account, inTenant };
}

/** The step before the money, as `beginPayment` takes it. Null: there was not enough. */
async function tryToPay({ cast, vendor, inTenant }: Scene, amountMinor: number): Promise<Payment | null> {
  const bill = await enterBill(hands, cast, vendor, { amountMinor });
  return inTenant(async (tx) => {
    const amount = money(amountMinor, 'USD');
    const cash = await reserveCash(tx, cast.tenantId, amount);
    if ('short' in cash) return null;
    const paymentId = newId('payment');
    const payment: Payment = {
      ...{ tenantId: cast.tenantId, paymentId, billId: bill.billId, version: 1, amount },
      ...{ reference: paymentReference(paymentId), bankAccountId: vendor.bankAccountId },
      ...{ bankAccountVersion: 2, vendorId: vendor.vendorId, rail: 'stripe' },
      cashAccountId: cash.cashAccountId,
      ...{ approvalFingerprint: 'v1', attempt: 1, firstDeclinedAt: null, createdAt: wallClock() },
      state: { status: 'ready' },
    };
    await createPayment(tx, payment, contextBy(cast.payer, wallClock()));
    return payment;
  });
}

const follow = ({ inTenant, cast }: Scene, payment: Payment, ...happened: PaymentFact[]) =>
  inTenant((tx) => savePayment(tx, payment, happened, contextBy(cast.payer, wallClock())));
const position = ({ inTenant, cast, account }: Scene) =>
  inTenant(async (tx) =>
    loadCashPosition(tx, await loadCashAccount(tx, cast.tenantId, account.cashAccountId)),
  );

const begun: PaymentFact = { type: 'submission_begun' };
let objects = 0;
const accepted = (): PaymentFact => ({ type: 'accepted', providerPaymentId: `obp_${(objects += 1)}` });

describe('two payments that race for the last money', () => {
  it('never both have it, in a hundred races at once', async () => {
    const scenes = await Promise.all(Array.from({ length: 25 }, () => scene(10_000)));
    for (let round = 0; round < 4; round += 1) {
      const results = await Promise.all(
        scenes.map((each) => Promise.all([tryToPay(each, 10_000), tryToPay(each, 10_000)])),
      );
      for (const [index, pair] of results.entries()) {
        const paid = pair.filter((payment) => payment !== null);
        expect(paid).toHaveLength(1);
        const [payment] = paid;
        const each = scenes[index];
        if (!each || !payment) throw new Error('no payment');
        expect(await position(each)).toMatchObject({ reservedMinor: 10_000, availableMinor: 0 });
        await follow(each, payment, { type: 'closed', reason: 'the next race' });
      }
    }
  });

  it('together with money that moves out never go below the floor', async () => {
    const one = await scene(100_000, 20_000);
    const paid = await Promise.all(Array.from({ length: 30 }, () => tryToPay(one, 7_000)));
    expect(paid.filter((payment) => payment !== null)).toHaveLength(11);
    expect(await position(one)).toEqual({
      balanceMinor: 100_000,
      reservedMinor: 77_000,
      availableMinor: 3_000,
    });
  });

  it('count a payment once while it is posted: its reservation ends as its cash leaves', async () => {
    const one = await scene(30_000);
    for (let round = 0; round < 10; round += 1) {
      const first = await tryToPay(one, 20_000);
      if (!first) throw new Error('there is enough for the first');
      const processing = await follow(one, first, begun, accepted());
      const second = tryToPay(one, 20_000);
      const providerPaymentId = `obp_posted_${round}`;
      const posted = follow(one, processing, { type: 'posted', providerPaymentId });
      expect(await second).toBeNull();
      await follow(one, await posted, { type: 'returned', providerPaymentId, reason: 'recalled' });
    }
    expect(await position(one)).toMatchObject({ balanceMinor: 30_000, reservedMinor: 0 });
  });
});

describe('a cash account', () => {
  it('holds what was put in, less what was paid, and gives back what came back', async () => {
    const one = await scene(50_000);
    const payment = await tryToPay(one, 20_000);
    if (!payment) throw new Error('there is enough');
    const reserved = { balanceMinor: 50_000, reservedMinor: 20_000, availableMinor: 30_000 };
    expect(await position(one)).toEqual(reserved);
    const processing = await follow(one, payment, begun, accepted());
    expect(await position(one)).toEqual(reserved);
    const posted = await follow(one, processing, { type: 'posted', providerPaymentId: 'obp_hold' });
    expect(await position(one)).toMatchObject({ balanceMinor: 30_000, reservedMinor: 0 });
    await follow(one, posted, { type: 'returned', providerPaymentId: 'obp_hold', reason: 'recalled' });
    expect(await position(one)).toMatchObject({ balanceMinor: 50_000, availableMinor: 50_000 });
  });

  it('keeps reserved what nobody knows about, and lets go of what will not be sent', async () => {
    const one = await scene(20_000);
    const payment = await tryToPay(one, 20_000);
    if (!payment) throw new Error('there is enough');
    const unknown = await follow(one, payment, begun, { type: 'answer_missing', code: 'timeout' });
    expect(await tryToPay(one, 1)).toBeNull();
    const declined = await follow(one, unknown, {
      type: 'declined',
      code: 'not_executed',
      providerPaymentId: null,
    });
    expect(await tryToPay(one, 1)).toBeNull();
    await follow(one, declined, { type: 'closed', reason: 'canceled' });
    expect(await tryToPay(one, 20_000)).not.toBeNull();
  });

  it('is the only one of its currency that pays', async () => {
    const { cast, inTenant } = await scene(1_000);
    const context = contextBy(cast.admin, wallClock());
    const terms = { tenantId: cast.tenantId, name: 'Second', currency: 'USD' as const, floorMinor: 0 };
    const second = (paysFrom: boolean) =>
      inTenant((tx) =>
        createCashAccount(tx, { ...terms, cashAccountId: newId('cashAccount'), paysFrom }, context),
      );
    await expect(second(true)).rejects.toMatchObject({ code: 'wrong_state' });
    const { cashAccountId } = await second(false);
    const change = inTenant(async (tx) =>
      changeCashAccount(
        tx,
        await lockCashAccount(tx, cast.tenantId, cashAccountId),
        { paysFrom: true },
        context,
      ),
    );
    await expect(change).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('is not asked where a tenant keeps none', async () => {
    const cast = await seedTenant(database, wallClock());
    const cash = await database.inTenant(cast.tenantId, (tx) =>
      reserveCash(tx, cast.tenantId, money(1_000_000, 'USD')),
    );
    expect(cash).toEqual({ cashAccountId: null });
  });
});
