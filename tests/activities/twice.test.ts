import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.js';
import { lockPayment, savePayment } from '../../db/payments.js';
import { system } from '../../domain/bill.js';
import type { BillCommand } from '../../domain/bill-commands.js';
import type { MemberId } from '../../domain/ids.js';
import { enter, type BillLife } from '../support/bill-life.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

// Temporal runs a step again whenever it is not sure that it ran, also beside one that is still running.

let server: DevServer;
let world: World;
beforeAll(async () => {
  server = await connectToDevServer();
  world = await buildWorld({ ...server, stripe: { settleMs: 100 } });
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const refOf = ({ billId }: BillLife) => ({ tenantId: world.cast.tenantId, billId });
const twice = <T>(step: () => Promise<T>) => Promise.allSettled([step(), step()]);

async function command(
  life: BillLife,
  memberId: MemberId,
  asked: BillCommand,
  commandId = newId('document'),
) {
  return world.activities.commandBill(refOf(life), { memberId, command: asked, commandId });
}

async function waiting(): Promise<BillLife> {
  const life = await enter(world);
  await world.activities.matchBill(refOf(life));
  return life;
}

async function paying(): Promise<BillLife> {
  const life = await waiting();
  await command(life, world.cast.approver, { type: 'approve', note: null });
  await command(life, world.cast.payer, { type: 'pay_now' });
  await world.activities.beginPayment(refOf(life), newId('payment'));
  return life;
}

async function paid(): Promise<BillLife> {
  const life = await paying();
  await world.activities.submitPayment(refOf(life));
  await life.eventually('the payment has posted', async () => {
    await world.activities.refreshPayment(refOf(life));
    return (await life.status()) === 'paid';
  });
  return life;
}

const countOf = async (life: BillLife, fact: string) =>
  (await life.timeline()).filter(({ type }) => type === fact).length;

describe('a step that runs twice', () => {
  it('matchBill asks for approval once', async () => {
    const life = await enter(world);
    await twice(() => world.activities.matchBill(refOf(life)));
    expect(await countOf(life, 'approval_requested')).toBe(1);
  });

  it('commandBill carries one command out once, and answers both', async () => {
    const life = await waiting();
    const commandId = newId('document');
    const answers = await twice(() =>
      command(life, world.cast.approver, { type: 'approve', note: null }, commandId),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await countOf(life, 'approval_given')).toBe(1);
  });

  it.each(['reminded', 'escalated'] as const)('timeApproval notes once that it was %s', async (milestone) => {
    const life = await waiting();
    await twice(() => world.activities.timeApproval(refOf(life), milestone));
    expect(await countOf(life, `approval_${milestone}`)).toBe(1);
  });

  it('beginPayment makes one payment, also under two ids', async () => {
    const life = await waiting();
    await command(life, world.cast.approver, { type: 'approve', note: null });
    await command(life, world.cast.payer, { type: 'pay_now' });
    await twice(() => world.activities.beginPayment(refOf(life), newId('payment')));
    expect(await life.payments()).toHaveLength(1);
    expect(await countOf(life, 'payment_begun')).toBe(1);
  });

  it('submitPayment sends once and moves the money once', async () => {
    const life = await paying();
    await life.fault('delay', { delayMs: 200, times: 5 });
    await twice(() => world.activities.submitPayment(refOf(life)));
    expect(await life.faultsUsed()).toBe(1);
    expect(await life.moved()).toHaveLength(1);
    expect(await countOf(life, 'submission_begun')).toBe(1);
  });

  it('submitPayment sends nothing when an earlier run was interrupted, and nobody knows', async () => {
    const life = await paying();
    const { tenantId } = world.cast;
    const [payment] = await life.payments();
    await world.database.inTenant(tenantId, async (tx) => {
      const locked = await lockPayment(tx, tenantId, payment?.paymentId ?? newId('payment'));
      const context = { actor: system, at: world.now(), requestId: null };
      await savePayment(tx, locked, [{ type: 'submission_begun' }], context);
    });
    await world.activities.submitPayment(refOf(life));
    expect(await life.status()).toBe('unknown');
    expect(await life.moved()).toHaveLength(0);
  });

  it('refreshPayment posts once', async () => {
    const life = await paid();
    await twice(() => world.activities.refreshPayment(refOf(life)));
    expect(await countOf(life, 'payment_posted')).toBe(1);
  });

  it('sendRemittance mails once, also when both run at the same moment', async () => {
    const life = await paid();
    await twice(() => world.activities.sendRemittance(refOf(life), newId('remittance')));
    await world.activities.sendRemittance(refOf(life), newId('remittance'));
    expect(await life.mails()).toHaveLength(1);
    expect(await countOf(life, 'remitted')).toBe(1);
  });
});
