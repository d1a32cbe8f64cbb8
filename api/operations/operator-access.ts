import { createHash, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { refuse } from '../../domain/errors.js';
import type { ApiDeps, ApiEnv } from '../deps.js';

/**
 * Lets in whoever holds the operators' token. An API key will not do: it belongs to one tenant, and what stands behind
 * this is about all of them. Without a token in the configuration the path is not there.
 */
export function requiresOperatorToken(deps: ApiDeps) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const { token } = deps.operations;
    if (token === null) refuse('not_found', 'There is nothing at this path.');
    const [, given = ''] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (!timingSafeEqual(digest(given), digest(token))) {
      refuse('unauthenticated', "Send the operators' token: Authorization: Bearer ...");
    }
    await next();
  });
}

/** Of one length, whatever was given. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
