import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginScheduled, type BillLife } from '../support/bill-life.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';

// One kill -9 catches five bills, each at another point of its payment.

type Caught = {
  readonly beforeTheCall: BillLife;
  readonly whileStripeWorks: BillLife;
  readonly beforeTheAnswer: BillLife;
  readonly afterTheAnswer: BillLife;
  readonly whileMailing: BillLife;
};

let world: StackWorld;
let caught: Caught;
beforeAll(async () => {
  world = await startStackWorld('worker-killed', { STRIPE_TIMEOUT_MS: '15000' });
  caught = {
    beforeTheCall: await beginScheduled(world),
    whileStripeWorks: await beginScheduled(world),
    beforeTheAnswer: await beginScheduled(world),
    afterTheAnswer: await beginScheduled(world),
    whileMailing: await beginScheduled(world),
  };
  await bringToTheirPoints(caught);
  await world.stack.kill('worker');
  await postWhileTheWorkerIsDead(caught.afterTheAnswer);
  await world.stack.start('worker');
  await Promise.all(Object.values(caught).map((life) => life.until('remitted', 80_000)));
}, 180_000);
afterAll(() => world.close());

const payNow = (life: BillLife) => life.command(world.cast.payer, { type: 'pay_now' });

async function bringToTheirPoints(lives: Caught): Promise<void> {
  const { beforeTheCall, whileStripeWorks, beforeTheAnswer, afterTheAnswer, whileMailing } = lives;
  await whileStripeWorks.fault('delay_before', { delayMs: 8_000 });
  await beforeTheAnswer.fault('delay', { delayMs: 12_000 });
  await afterTheAnswer.fault('stay_processing');
  await world.sendgrid.fault('delay', { delayMs: 12_000 });
  await payNow(whileMailing);
  await whileMailing.eventually('its mail is taken', async () => (await whileMailing.mails()).length === 1);
  await Promise.all([whileStripeWorks, beforeTheAnswer, afterTheAnswer].map(payNow));
  await afterTheAnswer.eventually('Stripe has answered', () => isPayment(afterTheAnswer, 'processing'));
  await whileStripeWorks.eventually('it is sent', () => isPayment(whileStripeWorks, 'submitting'));
  await beforeTheAnswer.eventually(
    'the money moves',
    async () => (await beforeTheAnswer.moved()).length === 1,
  );
  await world.stripe.fault('delay_before', { delayMs: 8_000, match: { operation: 'account.create' } });
  await payNow(beforeTheCall);
  await beforeTheCall.eventually('its payee is being made', () => isPayment(beforeTheCall, 'ready'));
}

async function isPayment(life: BillLife, status: string): Promise<boolean> {
  return (await life.payments()).some(({ state }) => state.status === status);
}

async function postWhileTheWorkerIsDead(life: BillLife): Promise<void> {
  const [made] = (await life.moved()) as readonly unknown[] as readonly [{ payment: { id: string } }];
  await world.stripe.control(`/payments/${made.payment.id}/post`);
}

describe('a worker that is killed', () => {
  it.each([
    ['before it calls Stripe', 'beforeTheCall'],
    ['while Stripe works', 'whileStripeWorks'],
    ['after the money moved and before the answer', 'beforeTheAnswer'],
    ['after the answer', 'afterTheAnswer'],
    ['while it mails', 'whileMailing'],
  ] as const)('%s pays once, under one key, and mails once', async (_when, point) => {
    const life = caught[point];
    expect(await life.moved()).toHaveLength(1);
    expect(await life.sentKeys()).toHaveLength(1);
    expect(await life.mails()).toHaveLength(1);
  });

  it.each(['whileStripeWorks', 'beforeTheAnswer'] as const)(
    'finds out by asking, not by sending again (%s)',
    async (point) => {
      const story = (await caught[point].timeline()).map(({ type }) => type);
      expect(story).toEqual(expect.arrayContaining(['answer_missing', 'payment_unknown', 'payment_posted']));
      expect(story.filter((type) => type === 'submission_begun')).toHaveLength(1);
      expect(story).not.toContain('declined');
    },
  );
});
