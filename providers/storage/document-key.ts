import { createHash } from 'node:crypto';

import { ProviderFault } from '../ports.js';

/** `tenant/ab/cd/hash`. Throws ProviderFault `invalid` for anything that could name another place. */
export function documentKey(tenantId: string, sha256: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(tenantId) || !/^[0-9a-f]{64}$/.test(sha256)) {
    throw storageFault('invalid', 'bad_key', 'A document is named by a tenant and a lower-case SHA-256.');
  }
  return `${tenantId}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

export function hashes(bytes: Uint8Array, sha256: string): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}

/** Throws ProviderFault `invalid` when the bytes are not the ones that the hash names. */
export function verifyHash(bytes: Uint8Array, sha256: string): void {
  if (!hashes(bytes, sha256)) {
    throw storageFault('invalid', 'hash_mismatch', 'The document is not the one that its hash names.');
  }
}

export function missing(cause?: unknown): ProviderFault {
  return storageFault('invalid', 'missing', 'The document is not in the storage.', cause);
}

export function storageFault(
  kind: ProviderFault['kind'],
  code: string,
  message: string,
  cause?: unknown,
): ProviderFault {
  return new ProviderFault(kind, 'storage', code, message, { cause });
}
