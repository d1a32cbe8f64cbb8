import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { begin } from '../support/bill-life.js';
import { startDevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

let server: TestWorkflowEnvironment;
let world: World;
beforeAll(async () => {
  // The server's own limit is some thousand events, which a bill reaches in years.
  server = await startDevServer(['limit.historyCount.suggestContinueAsNew=60']);
  world = await buildWorld({
    connection: server.connection,
    nativeConnection: server.nativeConnection,
    namespace: server.namespace ?? 'default',
    taskQueue: 'bills',
    stripe: { settleMs: 100 },
  });
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
  await server.teardown();
});

it('a bill whose history has grown long goes on from its row in a fresh run, and is paid once', async () => {
  const life = await begin(world, { dueInDays: 0 });
  await life.until('awaiting_approval');
  const firstRun = (await life.handle.describe()).runId;
  await life.eventually('the bill has another run', async () => {
    await life.wake('somebody asks');
    return (await life.handle.describe()).runId !== firstRun;
  });
  expect(await life.status()).toBe('awaiting_approval');

  await life.approve(world.cast.approver);
  await life.command(world.cast.payer, { type: 'pay_now' });
  await life.eventually('the bill is remitted', async () => {
    if ((await life.status()) === 'paying') await life.wake('time to look');
    return (await life.status()) === 'remitted';
  });
  expect(await life.moved()).toHaveLength(1);
  expect(await life.mails()).toHaveLength(1);
});
