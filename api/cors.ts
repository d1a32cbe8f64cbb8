import { cors } from 'hono/cors';

const headersIn = [
  'Authorization',
  'Content-Type',
  'If-Match',
  'Idempotency-Key',
  'X-Request-Id',
  'X-Tenant-Id',
  'Last-Event-ID',
];
const headersOut = [
  'ETag',
  'RateLimit',
  'RateLimit-Policy',
  'X-Request-Id',
  'Retry-After',
  'Location',
  'WWW-Authenticate',
  'Content-Disposition',
];
/** How long a browser may remember a preflight. */
const preflightSeconds = 600;

/** Lets pages of these origins call. They send keys or tokens themselves: no cookies, so no credentials mode. */
export function allowOrigins(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: headersIn,
    exposeHeaders: headersOut,
    maxAge: preflightSeconds,
  });
}
