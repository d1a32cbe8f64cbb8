import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from '../../db/figures.js';
import { billStatuses, isFinal } from '../../domain/bill.js';
import type { ApiDeps, ApiEnv } from '../deps.js';
import type { WorkersState } from './engine-observer.js';

export type Metrics = ReturnType<typeof createMetrics>;

/** Around what is promised (p95 of 25 ms), and up to what a caller waits for a command. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** What this process did, and what all of Payloom has in hand. Each API process tells the latter alike. */
export function createMetrics(deps: ApiDeps, figures: () => Promise<Figures>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = describeRequests(registry);
  const pool = new Gauge({
    name: 'payloom_postgres_pool',
    help: 'Transactions of this process by where they stand, and how many connections it may use.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      for (const [state, value] of Object.entries(deps.database.pool())) pool.set({ state }, value);
    },
  });

  const middleware = createMiddleware<ApiEnv>(async (c, next) => {
    const startedAt = performance.now();
    await next();
    const route = matchedRoutes(c)
      .filter(({ method }) => method !== 'ALL')
      .at(-1);
    requests({
      method: methods.includes(c.req.method) ? c.req.method : 'OTHER',
      route: route?.path ?? 'unmatched',
      status: c.res.status,
      seconds: (performance.now() - startedAt) / 1_000,
    });
  });

  return {
    middleware,
    contentType: registry.contentType,
    /** What cannot be asked for is not told, rather than told from before: an alert on absence finds that. */
    scrape: async (): Promise<string> => {
      const [business, workers] = await Promise.allSettled([figures(), deps.engine.workers()]);
      const momentary = new Registry();
      if (business.status === 'fulfilled') tellBusiness(momentary, business.value);
      if (workers.status === 'fulfilled') tellWorkers(momentary, workers.value);
      return `${await registry.metrics()}\n${await momentary.metrics()}`;
    },
  };
}

type Answered = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

function describeRequests(registry: Registry): (answered: Answered) => void {
  const registers = [registry];
  const labelNames = ['method', 'route', 'status'] as const;
  const total = new Counter({
    name: 'http_requests_total',
    help: 'Requests that were answered, by the template of their route.',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to its answer.',
    labelNames,
    buckets: durationBuckets,
    registers,
  });
  return ({ method, route, status, seconds }) => {
    const labels = { method, route, status: String(status) };
    total.inc(labels);
    duration.observe(labels, seconds);
  };
}

function tellBusiness(registry: Registry, figures: Figures): void {
  const { bills, unknownPayments, inbox, deliveries } = figures;
  const registers = [registry];
  tellChain(registry, figures.chain);
  const count = new Gauge({
    name: 'payloom_bills',
    help: 'Open bills of all tenants by state.',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'payloom_bill_oldest_age_seconds',
    help: 'How long the longest waiting bill has been in this state; 0 when there is none.',
    labelNames: ['state'],
    registers,
  });
  for (const state of billStatuses.filter((status) => !isFinal(status))) {
    const found = bills.find(({ status }) => status === state);
    count.set({ state }, found?.count ?? 0);
    oldest.set({ state }, found?.oldestSeconds ?? 0);
  }
  new Gauge({
    name: 'payloom_payments_unknown',
    help: 'Payments of which nobody knows whether they were executed.',
    registers,
  }).set(unknownPayments);
  new Gauge({
    name: 'payloom_webhook_lag_seconds',
    help: 'Age of the oldest received webhook that waits to be followed.',
    registers,
  }).set(inbox.oldestSeconds);
  const webhooks = new Gauge({
    name: 'payloom_webhooks',
    help: 'Received webhooks that wait, and that were given up.',
    labelNames: ['state'],
    registers,
  });
  webhooks.set({ state: 'pending' }, inbox.pending);
  webhooks.set({ state: 'failed' }, inbox.failed);
  new Gauge({
    name: 'payloom_delivery_lag_seconds',
    help: 'How long the longest overdue delivery of an event has been due.',
    registers,
  }).set(deliveries.overdueMs / 1_000);
  new Gauge({
    name: 'payloom_endpoint_unwatched_seconds',
    help: 'The longest that no worker looked for the events of an endpoint.',
    registers,
  }).set(deliveries.unwatchedMs / 1_000);
}

function tellChain(registry: Registry, { unsealedSeconds, unanchoredSeconds }: Figures['chain']): void {
  const registers = [registry];
  new Gauge({
    name: 'payloom_chain_unsealed_age_seconds',
    help: 'Age of the oldest fact or entry that no seal covers yet.',
    registers,
  }).set(unsealedSeconds);
  new Gauge({
    name: 'payloom_chain_unanchored_age_seconds',
    help: 'Age of the oldest seal that is kept in the database only.',
    registers,
  }).set(unanchoredSeconds);
}

function tellWorkers(registry: Registry, workers: WorkersState): void {
  const registers = [registry];
  const pollers = new Gauge({
    name: 'payloom_worker_pollers',
    help: 'Pollers that ask Temporal for tasks.',
    labelNames: ['kind'],
    registers,
  });
  const oldest = new Gauge({
    name: 'payloom_tasks_oldest_age_seconds',
    help: 'Age of the oldest task that nobody took.',
    labelNames: ['kind'],
    registers,
  });
  for (const [kind, state] of Object.entries(workers)) {
    pollers.set({ kind }, state.pollers);
    oldest.set({ kind }, state.oldestWaitingSeconds);
  }
}
