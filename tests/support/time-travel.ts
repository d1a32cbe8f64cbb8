import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ActivityInboundCallsInterceptor, WorkerOptions } from '@temporalio/worker';
import type { BillStatus } from '../../domain/bill.js';
import { instant, type Instant } from '../../domain/dates.js';
import type { BillLife } from './bill-life.js';
import { connectToDevServer, startTimeSkipping } from './temporal.js';
import { buildWorld, refusalsAndHeartbeats, type World } from './world.js';

const dayMs = 86_400_000;

/** A world whose days pass in milliseconds: the server skips time, and activities and Stripe follow its clock. */
export type SkippingWorld = World & {
  /** Lets this much time pass; the server stops at every timer on the way and waits while work is done. The sweep looks after it. */
  readonly pass: (duration: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
  }) => Promise<void>;
  /** Lets time pass until the bill is there. */
  readonly passUntil: (life: BillLife, status: BillStatus, limitDays?: number) => Promise<void>;
};

export async function startSkippingWorld(
  options: Pick<Parameters<typeof buildWorld>[0], 'stripe' | 'stripeTimeoutMs' | 'plainHistories'> = {},
): Promise<SkippingWorld> {
  const environment = await startTimeSkipping();
  const clock = followServer(environment);
  const world = await buildWorld({
    ...options,
    connection: environment.connection,
    nativeConnection: environment.nativeConnection,
    namespace: environment.namespace ?? 'default',
    taskQueue: 'bills',
    now: clock.now,
    stripe: { settleMs: 60_000, ...options.stripe },
  });
  clock.tell((now) => world.stripe.control('/clock', { now }));
  const interceptors: WorkerOptions['interceptors'] = {
    activity: [() => ({ inbound: clock.interceptor }), ...refusalsAndHeartbeats()],
  };
  await world.startWorker({ interceptors });
  const pass: SkippingWorld['pass'] = async ({ days = 0, hours = 0, minutes = 0 }) => {
    await environment.sleep(days * dayMs + hours * 3_600_000 + minutes * 60_000);
    await clock.follow();
    await world.lookAtPayments();
  };
  return {
    ...world,
    pass,
    passUntil: async (life, status, limitDays = 40) => {
      for (let hours = 0; hours < limitDays * 24; hours += 6) {
        if ((await life.status()) === status) return;
        await pass({ hours: 6 });
      }
      await life.until(status, 2_000);
    },
    close: async () => {
      await world.close();
      await environment.teardown();
    },
  };
}

function followServer(environment: TestWorkflowEnvironment) {
  let aheadMs = 0;
  let tellStripe: (now: Instant) => Promise<unknown> = () => Promise.resolve();
  const now = () => instant(Date.now() + aheadMs);
  const follow = async () => {
    const nextMs = (await environment.currentTimeMs()) - Date.now();
    const hasSkipped = Math.abs(nextMs - aheadMs) > 1_000;
    aheadMs = nextMs;
    if (hasSkipped) await tellStripe(now());
  };
  const interceptor: ActivityInboundCallsInterceptor = {
    execute: async (input, next) => {
      await follow();
      return next(input);
    },
  };
  return {
    now,
    follow,
    interceptor,
    tell: (tell: typeof tellStripe) => {
      tellStripe = tell;
    },
  };
}

/** A world on the dev server whose activities read a clock that the test puts forward. */
export type WorldAhead = World & { readonly putForward: (ms: number) => void };

export async function startWorldAhead({
  sleepMs = () => 0,
}: {
  /** Milliseconds that pass with every look at the clock. */ readonly sleepMs?: () => number;
} = {}): Promise<WorldAhead> {
  const server = await connectToDevServer();
  let aheadMs = 0;
  const world = await buildWorld({
    ...server,
    stripe: { settleMs: 100 },
    now: () => instant(Date.now() + (aheadMs += sleepMs())),
  });
  return {
    ...world,
    putForward: (ms) => {
      aheadMs += ms;
    },
    close: async () => {
      await world.close();
      await server.close();
    },
  };
}
