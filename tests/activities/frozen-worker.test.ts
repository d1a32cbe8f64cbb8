import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.js';
import { enter, type BillLife } from '../support/bill-life.js';
import { startWorldAhead, type WorldAhead } from '../support/time-travel.js';

// A machine that sleeps stops its processes wherever they are; they wake up with the clock moved on.

let world: WorldAhead;
let sleepMs = 0;
beforeAll(async () => {
  world = await startWorldAhead({ sleepMs: () => sleepMs });
});
afterAll(() => world.close());

const refOf = ({ billId }: BillLife) => ({ tenantId: world.cast.tenantId, billId });
const hourMs = 3_600_000;

async function paying(): Promise<BillLife> {
  sleepMs = 0;
  const life = await enter(world);
  const ref = refOf(life);
  const { approver, payer } = world.cast;
  const ask = (
    memberId: typeof payer,
    command: Parameters<typeof world.activities.commandBill>[1]['command'],
  ) => world.activities.commandBill(ref, { memberId, command, commandId: newId('document') });
  await world.activities.matchBill(ref);
  await ask(approver, { type: 'approve', note: null });
  await ask(payer, { type: 'pay_now' });
  await world.activities.beginPayment(ref, newId('payment'));
  return life;
}

/** The answers that have the payment sent again: twice, minutes apart, that it is not there. */
async function askTwice(life: BillLife): Promise<void> {
  await world.activities.resolvePayment(refOf(life));
  world.putForward(2 * 60_000);
  await world.activities.resolvePayment(refOf(life));
}

describe('a worker that was frozen for an hour between its claim and its call', () => {
  it('sends nothing when it wakes, and the payment is asked about', async () => {
    const life = await paying();
    sleepMs = hourMs;
    await world.activities.submitPayment(refOf(life));
    sleepMs = 0;
    expect(await life.moved()).toHaveLength(0);
    const [payment] = await life.payments();
    expect(payment?.state).toMatchObject({ status: 'unknown', code: 'claim_expired' });

    await askTwice(life);
    expect(await life.moved()).toHaveLength(1);
  });

  it('sends nothing again when it wakes, and others may', async () => {
    const life = await paying();
    sleepMs = hourMs;
    await world.activities.submitPayment(refOf(life));
    sleepMs = 0;
    await world.activities.resolvePayment(refOf(life));
    sleepMs = 2 * 60_000;
    await world.activities.resolvePayment(refOf(life));
    sleepMs = 0;
    expect(await life.moved()).toHaveLength(0);
    world.putForward(2 * 60_000);
    await world.activities.resolvePayment(refOf(life));
    expect(await life.moved()).toHaveLength(1);
  });
});
