import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { ApiContext } from './deps.js';
import { send } from './idempotency.js';

export const ifNoneMatchHeader = z.object({
  'If-None-Match': z
    .string()
    .optional()
    .openapi({ description: 'ETags that you have; 304 when one of them still holds.', example: '"3"' }),
});

export const notModified = { 304: { description: 'You have it already: one of your ETags still holds.' } };

/** Whether the caller has what this ETag names (RFC 9110, 13.1.2: compared weakly). */
export function holds(c: ApiContext, etag: string): boolean {
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}

/** The answer with its ETag, or 304 without a body when the caller has it. */
export function sendUnlessKnown<Body>(c: ApiContext, body: Body, etag: string) {
  if (holds(c, etag)) return c.body(null, 304, { etag });
  return send(c, { status: 200 as const, body, headers: { etag } });
}

/** For what changes without its version. */
export function etagOfContent(body: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
}
