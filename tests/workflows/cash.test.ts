import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createCashAccount,
  loadCashAccount,
  loadCashPosition,
  lockCashAccount,
  moveCash,
} from '../../db/cash-accounts.js';
import { newId } from '../../db/ids.js';
import type { CashAccountId } from '../../domain/ids.js';
import { beginScheduled, engineOf } from '../support/bill-life.js';
import { contextBy } from '../support/cast.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
let cashAccountId: CashAccountId;
const floorMinor = 10_000;

beforeAll(async () => {
  world = await startSkippingWorld();
  const { tenantId, admin } = world.cast;
  cashAccountId = newId('cashAccount');
  await world.database.inTenant(tenantId, (tx) =>
    createCashAccount(
      tx,
      { tenantId, cashAccountId, name: 'Operating', currency: 'USD', floorMinor, paysFrom: true },
      contextBy(admin, world.now()),
    ),
  );
});
afterAll(() => world.close());

async function put(amountMinor: number): Promise<void> {
  const { tenantId, admin } = world.cast;
  const context = contextBy(admin, world.now());
  await world.database.inTenant(tenantId, async (tx) => {
    const account = await lockCashAccount(tx, tenantId, cashAccountId);
    const movement = { kind: 'deposit' as const, amountMinor, reason: 'From savings' };
    await moveCash(tx, account, { ...movement, effectiveAt: context.at }, context);
  });
}

const position = () => {
  const { tenantId } = world.cast;
  return world.database.inTenant(tenantId, async (tx) =>
    loadCashPosition(tx, await loadCashAccount(tx, tenantId, cashAccountId)),
  );
};

const isShort = { code: 'cash_short', reason: expect.stringContaining('Operating has') as string };

describe('a bill for which there is not enough money above the floor', () => {
  it('is held when it is to be paid, and is paid by itself when money comes', async () => {
    const life = await beginScheduled(world, { amountMinor: 30_000, dueInDays: 3 });
    await put(floorMinor + 29_999);
    await world.pass({ days: 5 });
    expect(await life.state('on_hold')).toMatchObject(isShort);
    expect(await life.moved()).toHaveLength(0);
    await life.wake('sweep');
    await life.eventually('it has looked', async () => (await life.facts()).includes('held'));
    await put(1);
    await life.wake('money came');
    await world.passUntil(life, 'remitted');
    expect(await life.moved()).toHaveLength(1);
    expect(await position()).toMatchObject({ balanceMinor: floorMinor, reservedMinor: 0, availableMinor: 0 });
  });

  it('is not paid because a person lets it go: the floor holds', async () => {
    const life = await beginScheduled(world, { amountMinor: 20_000, dueInDays: 3 });
    await world.pass({ days: 5 });
    expect(await life.state('on_hold')).toMatchObject(isShort);
    await life.command(world.cast.payer, { type: 'release', reason: 'It must be there by now.' });
    await life.eventually('it is held again', async () => {
      const held = (await life.facts()).filter((fact) => fact === 'held');
      return held.length === 2;
    });
    expect(await life.moved()).toHaveLength(0);
    await put(20_000);
    await life.command(world.cast.payer, { type: 'release', reason: 'The bank has confirmed it.' });
    await world.passUntil(life, 'remitted');
    expect(await life.moved()).toHaveLength(1);
  });
});

describe('money that comes back', () => {
  it('is in the account again, and the bill is owed again', async () => {
    await put(15_000);
    const before = await position();
    const life = await beginScheduled(world, { amountMinor: 15_000, dueInDays: 3 });
    await life.fault('post_then_return', { reason: 'recalled', delayMs: 3 * 86_400_000 });
    await world.passUntil(life, 'remitted');
    await life.handle.result();
    expect((await position()).balanceMinor).toBe(before.balanceMinor - 15_000);
    await world.pass({ days: 4 });
    const ref = { tenantId: world.cast.tenantId, billId: life.billId };
    await engineOf(world).notifyPayment(ref, { eventId: 'evt_returned' });
    await life.until('returned');
    expect(await position()).toEqual(before);
  });
});
