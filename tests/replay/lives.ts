import type { WorkflowHandle } from '@temporalio/client';
import { addDays, dateIn } from '../../domain/dates.js';
import { recurringBillWorkflow } from '../../workflows/messages.js';
import { begin, beginScheduled, engineOf } from '../support/bill-life.js';
import { oneApproverMaxMinor, seedBankAccount, timeZone } from '../support/cast.js';
import { enterRecurring, terms, todayIn } from '../support/recurring-bills.js';
import type { SkippingWorld } from '../support/time-travel.js';

export type Lived = { readonly handle: WorkflowHandle };

/** One life of each kind. Its recorded history has to replay for as long as such bills run somewhere. */
export const lives: Readonly<Record<string, (world: SkippingWorld) => Promise<Lived>>> = {
  paid: async (world) => {
    const life = await beginScheduled(world);
    await world.passUntil(life, 'remitted');
    await life.handle.result();
    return life;
  },

  'approved-by-two-after-escalation': async (world) => {
    const life = await begin(world, { amountMinor: oneApproverMaxMinor + 1 });
    await life.until('awaiting_approval');
    await world.pass({ hours: 49 });
    await life.signal(world.cast.clerk, { type: 'approve', note: null });
    await life.signal(world.cast.admin, { type: 'approve', note: null });
    await life.approve(world.cast.approver);
    await world.passUntil(life, 'remitted');
    await life.handle.result();
    return life;
  },

  'held-moved-and-canceled': async (world) => {
    const life = await beginScheduled(world);
    await life.command(world.cast.clerk, { type: 'hold', reason: 'Wait.' });
    await life.command(world.cast.approver, { type: 'release', reason: 'Go.' });
    const payOn = addDays(dateIn(timeZone, world.now()), 20);
    await life.command(world.cast.payer, { type: 'reschedule', payOn });
    await life.command(world.cast.clerk, { type: 'cancel', reason: 'Not needed.' });
    await life.handle.result();
    return life;
  },

  'voided-by-a-new-account': async (world) => {
    const life = await beginScheduled(world);
    const { vendorId, name, bankAccountId } = life.vendor;
    await seedBankAccount(world, world.cast, { vendorId, name, replaces: bankAccountId });
    await life.wake('bank account verified');
    await life.until('awaiting_approval');
    await life.command(world.cast.approver, { type: 'reject', reason: 'Who changed the account?' });
    await life.handle.result();
    return life;
  },

  'declined-and-paid-later': async (world) => {
    const life = await beginScheduled(world);
    await life.fault('decline', { reason: 'insufficient_funds' });
    await world.passUntil(life, 'remitted');
    await life.handle.result();
    return life;
  },

  'answer-lost-and-found': async (world) => {
    const life = await beginScheduled(world);
    await life.fault('drop_answer_after');
    await world.passUntil(life, 'remitted');
    await life.handle.result();
    return life;
  },

  'returned-and-still-open': async (world) => {
    const life = await beginScheduled(world);
    await life.fault('post_then_return', { reason: 'recalled', delayMs: 86_400_000 });
    await world.passUntil(life, 'remitted');
    await life.handle.result();
    await world.pass({ days: 2 });
    const ref = { tenantId: world.cast.tenantId, billId: life.billId };
    await engineOf(world).notifyPayment(ref, { eventId: 'evt_return' });
    await life.until('returned');
    return life;
  },

  // More weeks than one transaction takes; only the newest has a bill.
  'recurring-bill-caught-up': async (world) => {
    const { ref } = await enterRecurring(world, {
      terms: terms(addDays(todayIn(world), -60 * 7)),
      catchUp: 'latest',
    });
    const { taskQueue } = world;
    const workflowId = `${ref.recurringBillId}-fired`;
    const handle = await world.client.workflow.start(recurringBillWorkflow, {
      workflowId,
      taskQueue,
      args: [ref],
    });
    await handle.result();
    return { handle };
  },
};
