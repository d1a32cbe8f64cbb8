import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countActions, type HistoryEvent } from '../../bench/count-actions.js';
import { newId } from '../../db/ids.js';
import { receiveEvents } from '../../db/inbox.js';
import { epochMs } from '../../domain/dates.js';
import { begin, beginScheduled, type BillLife } from '../support/bill-life.js';
import { seedTenant } from '../support/cast.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { startSkippingWorld } from '../support/time-travel.js';
import { buildWorld, type Stage, type World } from '../support/world.js';

const actionsMax = 10;

let server: DevServer;
let world: World;
beforeAll(async () => {
  server = await connectToDevServer();
  world = await buildWorld({ ...server, stripe: { settleMs: 50 } });
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
  await server.close();
});

/** Bills of this tenant are paid as soon as they are approved. */
async function stageThatPaysAtOnce(): Promise<Stage> {
  const terms = { timeZone: 'UTC', payTime: '00:00', calendar: 'always-open', settlementDays: 0 } as const;
  return { ...world, cast: await seedTenant(world.database, world.now(), terms) };
}

/** As the webhook's route and the drain after it do. */
async function bringWebhook({ database, activities, now }: World, life: BillLife): Promise<void> {
  const [payment] = await life.payments();
  const state = payment?.state;
  if (!state || !('providerPaymentId' in state)) throw new Error('Nothing was sent.');
  const subject = { providerPaymentId: state.providerPaymentId };
  const event = { provider: 'stripe' as const, eventId: `evt_${life.billId}`, type: 'posted', subject };
  await database.inPlatform((tx) =>
    receiveEvents(tx, [{ inboxEventId: newId('inboxEvent'), ...event }], now()),
  );
  await activities.drainInbox();
}

async function actionsOf(life: BillLife) {
  const history = JSON.parse(historyToJSON(await life.handle.fetchHistory())) as {
    readonly events: readonly HistoryEvent[];
  };
  return countActions(history.events);
}

describe('the Temporal Actions of a bill', () => {
  it('are eight from the start to the advice, with one approval and one webhook', async () => {
    const stage = await stageThatPaysAtOnce();
    const life = await begin(stage, { dueInDays: 0 });
    await life.until('awaiting_approval');
    await life.approve(stage.cast.approver);
    await life.eventually('its payment is under way', async () => {
      const [payment] = await life.payments();
      return payment?.state.status === 'processing';
    });
    await life.eventually(
      'the bank has it',
      async () => (await world.stripe.log('payment_posted')).length > 0,
    );
    await bringWebhook(world, life);
    await life.handle.result();
    expect(await life.status()).toBe('remitted');
    const { total, byKind } = await actionsOf(life);
    expect(byKind).toEqual({
      start: 1,
      'local activities of one task': 1,
      // The reminder of the approval. The start has listed it where it waits.
      timer: 1,
      update: 1,
      // The command, the payment, the advice.
      activity: 3,
      signal: 1,
    });
    expect(total).toBe(8);
  });

  it('are ten when it waits for its day', async () => {
    const skipping = await startSkippingWorld({ stripe: { settleMs: 5_000 } });
    try {
      const life = await beginScheduled(skipping, { dueInDays: 5 });
      const { payAt } = (await life.state('scheduled')).schedule;
      const untilPaidMs = epochMs(payAt) - epochMs(skipping.now()) + 20_000;
      await skipping.pass({ minutes: untilPaidMs / 60_000 });
      await bringWebhook(skipping, life);
      await life.handle.result();
      expect(await life.status()).toBe('remitted');
      const { total, byKind } = await actionsOf(life);
      // The listing as scheduled, and the timer until its day.
      expect(byKind).toMatchObject({ 'search attributes': 1, timer: 2, activity: 3, signal: 1 });
      expect(total).toBeLessThanOrEqual(actionsMax);
    } finally {
      await skipping.close();
    }
  });

  it('count each retry, and local activities once for each task', () => {
    const local = { markerRecordedEventAttributes: { markerName: 'core_local_activity' } };
    const history = [
      { eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED' },
      { eventType: 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED' },
      { eventType: 'EVENT_TYPE_MARKER_RECORDED', ...local },
      { eventType: 'EVENT_TYPE_MARKER_RECORDED', ...local },
      { eventType: 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED' },
      { eventType: 'EVENT_TYPE_MARKER_RECORDED', ...local },
      { eventType: 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED' },
      { eventType: 'EVENT_TYPE_ACTIVITY_TASK_STARTED', activityTaskStartedEventAttributes: { attempt: 3 } },
    ];
    expect(countActions(history)).toEqual({
      total: 6,
      byKind: { start: 1, 'local activities of one task': 2, activity: 1, retry: 2 },
    });
  });
});
