import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSubjectFacts } from '../../db/facts.js';
import { lockRecurringBill, saveRecurringBill } from '../../db/recurring-bills.js';
import { addDays } from '../../domain/dates.js';
import { contextBy } from '../support/cast.js';
import { daysFrom, enterRecurring, terms, todayIn, type RecurringLife } from '../support/recurring-bills.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

let server: DevServer;
let world: World;
beforeAll(async () => {
  server = await connectToDevServer();
  world = await buildWorld(server);
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const fire = ({ ref }: RecurringLife, asOf = world.now()) =>
  world.activities.makeDueBills(ref, { asOf, firedBy: 'a test' });

const factsOf = async ({ ref }: RecurringLife) => {
  const facts = await world.database.inTenant(ref.tenantId, (tx) =>
    listSubjectFacts(tx, ref.tenantId, 'recurring_bill', ref.recurringBillId),
  );
  return facts.map(({ type }) => type);
};

const pause = ({ ref }: RecurringLife) =>
  world.database.inTenant(ref.tenantId, async (tx) =>
    saveRecurringBill(
      tx,
      await lockRecurringBill(tx, ref.tenantId, ref.recurringBillId),
      [{ type: 'recurring_bill_paused', reason: 'The roof leaks.' }],
      contextBy(world.cast.clerk, world.now()),
    ),
  );

describe('a period that is due', () => {
  it('has one bill when it is fired twice, and when ten firings come at one moment', async () => {
    const life = await enterRecurring(world);
    await Promise.all(Array.from({ length: 10 }, () => fire(life)));
    await fire(life);
    expect(await life.periods()).toMatchObject([{ status: 'made', amountMinor: 42_000 }]);
    expect(await factsOf(life)).toEqual(['recurring_bill_created', 'period_made']);
  });

  it('has a bill that says what the period says, and that its creator never approves', async () => {
    const life = await enterRecurring(world, { department: 'Facilities' });
    await fire(life);
    const [bill] = await life.bills();
    const [period] = await life.periods();
    expect(await bill?.load()).toMatchObject({
      createdBy: { kind: 'member', memberId: world.cast.clerk },
      vendorId: life.vendor.vendorId,
      details: {
        number: `${(await life.load()).reference}/${period?.periodKey ?? ''}`,
        dueOn: period?.dueOn,
        amount: { amountMinor: 42_000, currency: 'USD' },
        department: 'Facilities',
        description: expect.stringContaining(
          `${period?.coversFrom ?? 'none'} to ${period?.coversTo ?? 'none'}`,
        ) as unknown,
      },
    });
    expect((await bill?.timeline())?.map(({ subject, type }) => `${subject}.${type}`)).toEqual([
      'bill.received',
      'recurring_bill.period_made',
    ]);
  });
});

describe('periods that were missed', () => {
  const missed = () => ({ terms: terms(addDays(todayIn(world), -22)) });

  it('are each caught up once', async () => {
    const life = await enterRecurring(world, missed());
    expect(await fire(life)).toMatchObject({ made: 4, skipped: 0 });
    expect(await fire(life)).toMatchObject({ made: 0, skipped: 0 });
    const numbers = await Promise.all(
      (await life.bills()).map(async (bill) => (await bill.load()).details.number),
    );
    expect(new Set(numbers).size).toBe(4);
  });

  it('are skipped as facts but the newest, where the policy says so', async () => {
    const life = await enterRecurring(world, { ...missed(), catchUp: 'latest' });
    expect(await fire(life)).toMatchObject({ made: 1, skipped: 3 });
    expect((await life.periods()).map(({ status, skipReason }) => skipReason ?? status)).toEqual([
      'missed',
      'missed',
      'missed',
      'made',
    ]);
    expect((await factsOf(life)).filter((type) => type === 'period_skipped')).toHaveLength(3);
  });

  it('while it was paused are skipped as facts, and none is caught up later', async () => {
    const life = await enterRecurring(world, missed());
    await pause(life);
    expect(await fire(life)).toMatchObject({ made: 0, skipped: 4 });
    expect(await life.bills()).toEqual([]);
  });
});

describe('the last period', () => {
  it('ends the recurring bill, visibly', async () => {
    const startsOn = addDays(todayIn(world), -8);
    const life = await enterRecurring(world, { terms: terms(startsOn, { endsOn: addDays(startsOn, 9) }) });
    expect(await fire(life)).toMatchObject({ made: 2, isEnded: true });
    expect(await life.load()).toMatchObject({ status: 'ended', reason: 'The last period has been decided.' });
    expect((await life.periods()).map(({ amountMinor }) => amountMinor)).toEqual([42_000, 18_000]);
    expect(await fire(life, daysFrom(world.now(), 30))).toMatchObject({ made: 0 });
  });
});
