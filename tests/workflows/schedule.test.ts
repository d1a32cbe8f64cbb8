import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateIn, epochMs } from '../../domain/dates.js';
import { beginScheduled } from '../support/bill-life.js';
import { seedBankAccount, timeZone } from '../support/cast.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld();
});
afterAll(() => world.close());

const cancel = { type: 'cancel', reason: 'Not needed.' } as const;
const hold = { type: 'hold', reason: 'Wait.' } as const;

describe('a scheduled bill', () => {
  it('is paid at once when a person asks for it', async () => {
    const life = await beginScheduled(world);
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('paying');
    await world.passUntil(life, 'remitted');
    expect(await life.moved()).toHaveLength(1);
  });

  it('waits for its new day when it is postponed', async () => {
    const life = await beginScheduled(world, { dueInDays: 5 });
    const payOn = addDays(dateIn(timeZone, world.now()), 30);
    const moved = await life.command(world.cast.payer, { type: 'reschedule', payOn });
    await world.pass({ days: 20 });
    expect(await life.status()).toBe('scheduled');
    await world.passUntil(life, 'remitted', 20);
    const { createdAt } = (await life.payments())[0] ?? {};
    expect(moved.state).toMatchObject({ schedule: { because: 'moved' } });
    expect(createdAt && dateIn(timeZone, createdAt) >= payOn).toBe(true);
  });

  it('is not paid while it is held, even when the hold comes a second before paying', async () => {
    const life = await beginScheduled(world, { dueInDays: 5 });
    const { payAt } = (await life.state('scheduled')).schedule;
    await world.pass({ minutes: (epochMs(payAt) - epochMs(world.now()) - 1_000) / 60_000 });
    expect(await life.status()).toBe('scheduled');
    await life.command(world.cast.clerk, hold);
    await world.pass({ days: 10 });
    expect(await life.status()).toBe('on_hold');
    expect(await life.moved()).toHaveLength(0);
    await life.command(world.cast.approver, { type: 'release', reason: 'Go.' });
    await world.passUntil(life, 'remitted');
    expect(await life.moved()).toHaveLength(1);
  });

  it('ends when it is canceled, and nothing is paid', async () => {
    const life = await beginScheduled(world);
    await life.command(world.cast.clerk, cancel);
    expect(await life.handle.result()).toBe('canceled');
    expect(await life.moved()).toHaveLength(0);
  });

  it('loses its approval when the vendor gets another bank account, and asks again', async () => {
    const life = await beginScheduled(world);
    const { vendorId, name, bankAccountId } = life.vendor;
    const before = (await life.state('scheduled')).approval;
    const next = await seedBankAccount(world, world.cast, { vendorId, name, replaces: bankAccountId });
    await life.wake('bank account verified');
    await life.until('awaiting_approval');
    const { fingerprint, decisions } = (await life.state('awaiting_approval')).approval;
    expect(fingerprint).not.toBe(before.fingerprint);
    expect(fingerprint).toContain(next);
    expect(decisions).toEqual([]);
  });

  it('loses its approval at the moment of paying when nobody told it of the new account', async () => {
    const life = await beginScheduled(world, { dueInDays: 5 });
    const { vendorId, name, bankAccountId } = life.vendor;
    await seedBankAccount(world, world.cast, { vendorId, name, replaces: bankAccountId });
    await world.passUntil(life, 'awaiting_approval', 20);
    expect(await life.moved()).toHaveLength(0);
    expect(await life.facts()).toContain('approval_voided');
  });
});

describe('a bill whose payment has begun', () => {
  it('refuses cancel, hold, new dates and corrections, and says that paying has begun', async () => {
    const life = await beginScheduled(world);
    await life.fault('stay_processing');
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.eventually('the money moves', async () => (await life.moved()).length === 1);
    const { details, vendorId } = await life.load();
    for (const [member, command] of [
      [world.cast.clerk, cancel],
      [world.cast.clerk, hold],
      [world.cast.payer, { type: 'pay_now' }],
      [world.cast.clerk, { type: 'correct', details, vendorId }],
    ] as const) {
      expect(await life.refusal(member, command)).toMatchObject({ code: 'payment_begun' });
    }
    expect(await life.moved()).toHaveLength(1);
  });
});
