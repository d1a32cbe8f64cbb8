import { randomBytes } from 'node:crypto';

import type { DataKeyStore, WrappedDataKey } from '../../../providers/ports.js';

export const masterKey = () => randomBytes(32);

/** The store's contract in memory; db/ has the real one. */
export function createDataKeyStore(): DataKeyStore & { readonly loads: number } {
  const rows = new Map<string, Map<string, WrappedDataKey>>();
  const keysOf = (tenantId: string) => {
    const keys = rows.get(tenantId) ?? new Map<string, WrappedDataKey>();
    rows.set(tenantId, keys);
    return keys;
  };
  let loads = 0;
  return {
    get loads() {
      return loads;
    },
    load: async (tenantId) => {
      loads += 1;
      return Promise.resolve([...keysOf(tenantId).values()]);
    },
    save: async (tenantId, keyId, wrapped) => {
      const keys = keysOf(tenantId);
      if (!keys.has(keyId)) keys.set(keyId, { keyId, wrapped });
      return Promise.resolve();
    },
    replace: async (tenantId, keyId, wrapped) => {
      keysOf(tenantId).set(keyId, { keyId, wrapped });
      return Promise.resolve();
    },
  };
}

/** A copy with one bit of one byte changed. */
export function withFlippedBit(bytes: Uint8Array, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}
