import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiDeps } from '../deps.js';
import { retryAfterSeconds } from '../errors.js';
import { send } from '../idempotency.js';
import { jsonAnswer } from '../schemas/problems.js';

const tags = ['health'];
const part = z.enum(['ok', 'unreachable']);
const liveSchema = z.object({ status: z.literal('ok') });
const readySchema = z.object({ postgres: part, temporal: part }).openapi('Readiness');

const liveRoute = createRoute({
  method: 'get',
  path: '/health/live',
  operationId: 'checkLiveness',
  tags,
  summary: 'Whether the process answers',
  responses: { 200: jsonAnswer('It does.', liveSchema) },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/health/ready',
  operationId: 'checkReadiness',
  tags,
  summary: 'Whether everything that requests need is reachable',
  responses: {
    200: jsonAnswer('Everything is.', readySchema),
    503: jsonAnswer('Something is not.', readySchema),
  },
});

const pingMsMax = 3_000;

export function addHealth(app: Api, { database, workflows }: ApiDeps): void {
  app.openapi(liveRoute, (c) => send(c, { status: 200, body: { status: 'ok' as const } }));

  app.openapi(readyRoute, async (c) => {
    const [postgres, temporal] = await Promise.all([
      probe(() => database.ping()),
      probe(() => workflows.ping()),
    ]);
    const body = { postgres, temporal };
    return postgres === 'ok' && temporal === 'ok'
      ? send(c, { status: 200 as const, body })
      : send(c, { status: 503 as const, body, headers: { 'retry-after': String(retryAfterSeconds) } });
  });
}

async function probe(ping: () => Promise<void>): Promise<'ok' | 'unreachable'> {
  const timeout = new Promise<'unreachable'>((resolve) => {
    setTimeout(() => resolve('unreachable'), pingMsMax).unref();
  });
  const pinged = ping().then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  return Promise.race([pinged, timeout]);
}
