import { createRoute, z } from '@hono/zod-openapi';
import type { Figures } from '../../db/figures.js';
import type { Api, ApiContext, ApiDeps } from '../deps.js';
import { retryAfterSeconds } from '../errors.js';
import { send } from '../idempotency.js';
import { createHealth, partStatuses, type Readiness } from '../operations/health.js';
import { requiresOperatorToken } from '../operations/operator-access.js';
import { jsonAnswer, publicProblems } from '../schemas/problems.js';

const tags = ['health'];
const part = z.enum(partStatuses);
const liveSchema = z.object({ status: z.literal('ok') });
const readySchema = z
  .object({ status: z.enum(['ok', 'not_ready']), postgres: part, temporal: part, workers: part })
  .openapi('Readiness');

const taskQueueSchema = z.object({
  pollers: z.number().int(),
  lastAskedAt: z.iso.datetime().nullable(),
  waiting: z.number().int().openapi({ description: 'Tasks that nobody has taken.' }),
  oldestWaitingSeconds: z.number(),
});
const partSchema = <Facts extends z.ZodRawShape>(facts: Facts) =>
  z.object({
    status: part,
    latencyMs: z.number(),
    facts: z.object(facts).optional().openapi({ description: 'Absent while the part is unreachable.' }),
  });
const detailedSchema = z
  .object({
    status: z.enum(['ok', 'not_ready']),
    parts: z.object({
      postgres: partSchema({ version: z.string() }),
      temporal: partSchema({ version: z.string() }),
      workers: partSchema({ workflow: taskQueueSchema, activity: taskQueueSchema }),
      documents: partSchema({}),
      inbox: partSchema({
        pending: z.number().int(),
        oldestSeconds: z.number(),
        failed: z.number().int(),
      }),
      sweep: partSchema({
        sweep: z.object({ lastRunAt: z.iso.datetime().nullable(), paused: z.boolean() }).nullable(),
      }),
    }),
    pool: z.object({ waiting: z.number().int(), active: z.number().int(), max: z.number().int() }),
    vendors: z.record(z.string(), z.enum(['live', 'test', 'stand-in', 'off'])),
  })
  .openapi('DetailedHealth');

const liveRoute = createRoute({
  method: 'get',
  path: '/health/live',
  operationId: 'checkLiveness',
  tags,
  summary: 'Whether the process answers',
  responses: { 200: jsonAnswer('It does.', liveSchema) },
});

const readyRoute = (path: '/health' | '/health/ready') =>
  createRoute({
    method: 'get',
    path,
    operationId: path === '/health' ? 'checkHealth' : 'checkReadiness',
    tags,
    summary: 'Whether everything that requests need is there',
    description: 'Postgres, Temporal and somebody who takes tasks. Answers are a few seconds old at most.',
    responses: {
      200: jsonAnswer('Everything is.', readySchema),
      503: jsonAnswer('Something is not; Retry-After says when to ask again.', readySchema),
    },
  });

const detailedRoute = (deps: ApiDeps) =>
  createRoute({
    method: 'get',
    path: '/health/detailed',
    operationId: 'getDetailedHealth',
    tags,
    summary: 'Every part, with latency and version',
    description: "For operators: needs the operators' token, not an API key.",
    middleware: requiresOperatorToken(deps),
    security: [{ operatorToken: [] }],
    responses: {
      200: jsonAnswer('Everything is there.', detailedSchema),
      503: jsonAnswer('Something is not.', detailedSchema),
      ...publicProblems(401, 404),
    },
  });

export function addHealth(app: Api, deps: ApiDeps, figures: () => Promise<Figures>): void {
  const health = createHealth(deps, figures);
  app.openapi(liveRoute, (c) => send(c, { status: 200, body: { status: 'ok' as const } }));
  const answerReady = async (c: ApiContext) => {
    const parts: Readiness = await health.ready();
    return isReady(parts)
      ? send(c, { status: 200 as const, body: { status: 'ok' as const, ...parts } })
      : send(c, {
          status: 503 as const,
          body: { status: 'not_ready' as const, ...parts },
          headers: retryLater,
        });
  };
  app.openapi(readyRoute('/health'), answerReady);
  app.openapi(readyRoute('/health/ready'), answerReady);
  app.openapi(detailedRoute(deps), async (c) => {
    const { parts, pool } = await health.detailed();
    const told = { parts, pool, vendors: deps.operations.vendorModes };
    const statuses = Object.values(parts).map(({ status }) => status);
    return statuses.every((status) => status === 'ok')
      ? send(c, { status: 200 as const, body: { status: 'ok' as const, ...told } })
      : send(c, {
          status: 503 as const,
          body: { status: 'not_ready' as const, ...told },
          headers: retryLater,
        });
  });
}

const retryLater = { 'retry-after': String(retryAfterSeconds) };

function isReady(parts: Readiness): boolean {
  return Object.values(parts).every((status) => status === 'ok');
}
