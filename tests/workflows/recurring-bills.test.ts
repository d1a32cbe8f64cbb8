import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.js';
import { lockRecurringBill, saveRecurringBill } from '../../db/recurring-bills.js';
import {
  createStandingApproval,
  endStandingApproval,
  findStandingApproval,
  standingFingerprintOf,
} from '../../db/standing-approvals.js';
import { addDays } from '../../domain/dates.js';
import type { StandingApproval } from '../../domain/standing-approval.js';
import { recurringBillWorkflow } from '../../workflows/messages.js';
import { contextBy, seedBankAccount } from '../support/cast.js';
import { eventually } from '../support/eventually.js';
import {
  enterRecurring,
  firingIn,
  schedulesOf,
  terms,
  todayIn,
  type RecurringLife,
} from '../support/recurring-bills.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

let server: DevServer;
let world: World;
beforeAll(async () => {
  server = await connectToDevServer();
  world = await buildWorld(server);
  await world.startWorker();
});
afterAll(async () => {
  for (const { recurringBillId } of scheduled) await schedulesOf(world).remove(recurringBillId);
  await world.close();
  await server.close();
});

const scheduled: RecurringLife[] = [];
async function schedule(life: RecurringLife): Promise<void> {
  scheduled.push(life);
  await life.putSchedule();
}

async function fire(life: RecurringLife): Promise<void> {
  const workflowId = `${life.recurringBillId}-${newId('event')}`;
  const { taskQueue } = world;
  await world.client.workflow.execute(recurringBillWorkflow, { workflowId, taskQueue, args: [life.ref] });
}

const onlyBill = async (life: RecurringLife) => {
  const [bill, ...more] = await life.bills();
  if (!bill || more.length > 0) throw new Error(`${more.length + 1} bills`);
  return bill;
};

describe('a recurring bill', () => {
  it('is fired by its Schedule at the instant that its row names, and its bill goes its way', async () => {
    const life = await enterRecurring(world, { terms: firingIn(world, 3) });
    await schedule(life);
    expect(await life.periods()).toEqual([]);
    await eventually('the period is made', async () => (await life.periods()).length === 1);
    await (await onlyBill(life)).until('awaiting_approval');
  });

  it('has one bill a period when its Schedule fires and is triggered at the same time', async () => {
    const life = await enterRecurring(world, { terms: firingIn(world, 2) });
    await schedule(life);
    const schedules = schedulesOf(world);
    await eventually('the period is made', async () => {
      await schedules.fire(life.recurringBillId);
      return (await life.periods()).length === 1;
    });
    await Promise.all([fire(life), fire(life), fire(life)]);
    expect(await life.periods()).toHaveLength(1);
  });
});

describe('the sweep', () => {
  it('makes the Schedule of a row that has none, and fires what its time passed', async () => {
    const life = await enterRecurring(world);
    scheduled.push(life);
    await world.activities.sweepRecurringBills();
    await eventually('the missed period is made', async () => (await life.periods()).length === 1);
    await eventually('Temporal lists the Schedule', async () =>
      (await schedulesOf(world).list(world.now())).has(life.recurringBillId),
    );
  });

  it('puts right a Schedule that somebody paused in the Temporal UI, and removes one whose row has ended', async () => {
    const life = await enterRecurring(world, { terms: terms(addDays(todayIn(world), 3)) });
    await schedule(life);
    const handle = world.client.schedule.getHandle(life.recurringBillId);
    await handle.pause('by hand');
    const isKnown = async (check: (known: { paused: boolean } | undefined) => boolean) => {
      await world.activities.sweepRecurringBills();
      return check((await schedulesOf(world).list(world.now())).get(life.recurringBillId));
    };
    await eventually('it is paused', async () => (await handle.describe()).state.paused);
    await eventually('it runs again', async () => {
      await world.activities.sweepRecurringBills();
      return !(await handle.describe()).state.paused;
    });
    const { tenantId } = life.ref;
    await world.database.inTenant(tenantId, async (tx) =>
      saveRecurringBill(
        tx,
        await lockRecurringBill(tx, tenantId, life.recurringBillId),
        [{ type: 'recurring_bill_ended', reason: 'Moved out.' }],
        contextBy(world.cast.clerk, world.now()),
      ),
    );
    await eventually('it is gone', () => isKnown((known) => known === undefined));
  });
});

/** Two people's approval in force, made as the API makes it. */
async function approveAhead(
  life: RecurringLife,
  over: Partial<StandingApproval> = {},
): Promise<StandingApproval> {
  const { tenantId, recurringBillId } = life.ref;
  const at = world.now();
  return world.database.inTenant(tenantId, async (tx) => {
    const row = await lockRecurringBill(tx, tenantId, recurringBillId);
    const standing: StandingApproval = {
      tenantId,
      standingApprovalId: newId('standingApproval'),
      recurringBillId,
      status: 'active',
      currency: 'USD',
      limitMinor: 50_000,
      totalLimitMinor: null,
      endsOn: addDays(todayIn(world), 30),
      fingerprint: (await standingFingerprintOf(tx, row)) ?? '',
      firstBy: world.cast.approver,
      firstAt: at,
      secondBy: world.cast.secondApprover,
      secondAt: at,
      ...over,
    };
    await createStandingApproval(tx, standing);
    return standing;
  });
}

const statusOf = async ({ tenantId, standingApprovalId }: StandingApproval) =>
  (await world.database.inTenant(tenantId, (tx) => findStandingApproval(tx, tenantId, standingApprovalId)))
    ?.status;

const dueLater = () => ({ terms: terms(addDays(todayIn(world), 0), { leadDays: 20, dueOffsetDays: 20 }) });

describe('a standing approval', () => {
  it('approves the bill by its people, and the bill names it', async () => {
    const life = await enterRecurring(world, dueLater());
    const standing = await approveAhead(life);
    await fire(life);
    const bill = await onlyBill(life);
    await bill.until('scheduled');
    const { approval } = await bill.state('scheduled');
    expect(approval.standingApprovalId).toBe(standing.standingApprovalId);
    expect(approval.decisions).toMatchObject([{ memberId: world.cast.approver }]);
    expect((await bill.timeline()).map(({ type }) => type)).toContain('standing_approval_used');
  });

  it('pays the bill, with nobody asked again', async () => {
    const life = await enterRecurring(world);
    await approveAhead(life);
    await fire(life);
    const bill = await onlyBill(life);
    await bill.until('scheduled');
    await bill.command(world.cast.payer, { type: 'pay_now' });
    await bill.eventually('the money moves', async () => (await bill.moved()).length > 0);
    expect(await bill.moved()).toMatchObject([{ payment: { amount: { value: 42_000 } } }]);
  });

  it('is void with another bank account: people are asked, and a fact says why', async () => {
    const life = await enterRecurring(world, dueLater());
    const standing = await approveAhead(life);
    const { vendorId, name, bankAccountId } = life.vendor;
    await seedBankAccount(world, world.cast, { vendorId, name, replaces: bankAccountId });
    await fire(life);
    const bill = await onlyBill(life);
    await bill.until('awaiting_approval');
    expect(await statusOf(standing)).toBe('terms_changed');
  });

  it('voids a bill that it approved when it is withdrawn before paying begins', async () => {
    const life = await enterRecurring(world, dueLater());
    const standing = await approveAhead(life);
    await fire(life);
    const bill = await onlyBill(life);
    await bill.until('scheduled');
    const { tenantId, recurringBillId } = life.ref;
    await world.database.inTenant(tenantId, async (tx) =>
      endStandingApproval(
        tx,
        await lockRecurringBill(tx, tenantId, recurringBillId),
        standing,
        'withdrawn',
        contextBy(world.cast.approver, world.now()),
      ),
    );
    await bill.wake('standing_approval_withdrawn');
    await bill.until('awaiting_approval');
    expect(await bill.facts()).toContain('approval_voided');
  });

  it('asks people for what is above its limit, and for what comes after it is used up', async () => {
    const small = await enterRecurring(world, dueLater());
    await approveAhead(small, { limitMinor: 41_999 });
    await fire(small);
    await (await onlyBill(small)).until('awaiting_approval');
    const types = (await (await onlyBill(small)).timeline()).map(({ type }) => type);
    expect(types).toContain('standing_approval_not_used');

    const startsOn = addDays(todayIn(world), -7);
    const two = await enterRecurring(world, { terms: terms(startsOn, { leadDays: 20, dueOffsetDays: 20 }) });
    const standing = await approveAhead(two, { totalLimitMinor: 42_000 });
    await fire(two);
    const bills = await two.bills();
    await eventually('one is approved, and people are asked for the other', async () => {
      const statuses = await Promise.all(bills.map((bill) => bill.status()));
      return statuses.sort().join() === 'awaiting_approval,scheduled';
    });
    expect(await statusOf(standing)).toBe('used_up');
  });

  it('ends on its last day, visibly', async () => {
    const life = await enterRecurring(world, dueLater());
    const standing = await approveAhead(life, { endsOn: addDays(todayIn(world), -1) });
    await world.activities.sweepRecurringBills();
    expect(await statusOf(standing)).toBe('expired');
    scheduled.push(life);
  });
});

describe('an estimated amount', () => {
  const estimated = () => ({
    terms: {
      ...dueLater().terms,
      amount: { kind: 'estimated', estimateMinor: 42_000, toleranceBasisPoints: 1_000 } as const,
    },
  });

  it('waits for the actual one, which goes on by itself within the tolerance', async () => {
    const life = await enterRecurring(world, estimated());
    await fire(life);
    const bill = await onlyBill(life);
    await bill.until('in_review');
    const { details, vendorId } = await bill.load();
    const amount = { amountMinor: 45_000, currency: 'USD' as const };
    await bill.command(world.cast.admin, {
      type: 'confirm_review',
      details: { ...details, amount },
      vendorId,
    });
    await bill.until('awaiting_approval');
  });

  it('is asked about once more when the actual one is off by more than the tolerance', async () => {
    const life = await enterRecurring(world, estimated());
    await fire(life);
    const bill = await onlyBill(life);
    await bill.until('in_review');
    const { details, vendorId, version } = await bill.load();
    const amount = { amountMinor: 60_000, currency: 'USD' as const };
    const confirm = { type: 'confirm_review' as const, details: { ...details, amount }, vendorId };
    await bill.command(world.cast.admin, confirm);
    await bill.eventually('it is asked about again', async () => {
      const { state, version: now } = await bill.load();
      return state.status === 'in_review' && now > version + 1;
    });
    expect((await bill.state('in_review')).reasons[0]).toMatch(/Is 600.00 USD right for/);
    await bill.command(world.cast.admin, confirm);
    await bill.until('awaiting_approval');
  });
});
