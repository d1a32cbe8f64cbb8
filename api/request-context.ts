import { randomUUID } from 'node:crypto';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { refuse } from '../domain/errors.js';
import type { Logger } from '../log.js';
import type { ApiEnv, ApiLimits } from './deps.js';

const requestIdShape = /^[A-Za-z0-9._-]{8,64}$/;

const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Gives each request its id and log, each answer its safe headers, and the log one line a request. */
export function requestContext(log: Logger) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    const requestId = requestIdShape.test(given) ? given : randomUUID();
    const startedAt = performance.now();
    c.set('requestId', requestId);
    c.set('log', log.child({ requestId }));
    await next();
    c.res.headers.set('x-request-id', requestId);
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    c.get('log').info('request_answered', {
      method: c.req.method,
      path: loggedPath(c.req.path),
      status: c.res.status,
      durationMs: Math.round(performance.now() - startedAt),
    });
  });
}

/** Mail providers sign nothing here: whoever knows what follows in the path may bring in bills. */
export const inboundMailPath = '/v1/webhooks/sendgrid/inbound/';

const joinPath = /^\/v1\/bills\/[^/]+\/documents$/;

function loggedPath(path: string): string {
  return path.startsWith(inboundMailPath) ? `${inboundMailPath}…` : path;
}

/** Refuses a large body before a byte of it is parsed. */
export function bodyLimits(limits: ApiLimits) {
  const limited = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => refuse('too_large', `A body has at most ${maxSize} bytes here.`, { bytesMax: maxSize }),
    });
  const json = limited(limits.jsonBodyBytesMax);
  const upload = limited(limits.uploadBodyBytesMax);
  const batch = limited(limits.batchBodyBytesMax);
  const mail = limited(limits.mailBodyBytesMax);
  const webhook = limited(limits.webhookBodyBytesMax);
  return createMiddleware<ApiEnv>((c, next) => {
    if (c.req.path === '/v1/bills/upload') return upload(c, next);
    if (c.req.path === '/v1/uploads' || joinPath.test(c.req.path)) return batch(c, next);
    if (c.req.path.startsWith(inboundMailPath)) return mail(c, next);
    return c.req.path.startsWith('/v1/webhooks/') ? webhook(c, next) : json(c, next);
  });
}
