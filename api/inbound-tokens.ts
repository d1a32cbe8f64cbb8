import { createHash, randomBytes } from 'node:crypto';
import { isId, type TenantId } from '../domain/ids.js';

/** `TENANT.SECRET`: the tenant says where to look, the secret has 256 random bits. */
export type InboundToken = { readonly token: string; readonly hash: string };

export function createInboundToken(tenantId: TenantId): InboundToken {
  const token = `${tenantId}.${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashOf(token) };
}

/** Null when it can be none of ours. */
export function readInboundToken(
  token: string,
): { readonly tenantId: TenantId; readonly hash: string } | null {
  const [tenantId = '', secret = ''] = token.split('.', 2);
  return isId('tenant', tenantId) && /^[\w-]{43}$/.test(secret) ? { tenantId, hash: hashOf(token) } : null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
