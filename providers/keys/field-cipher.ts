import { createHmac, randomBytes } from 'node:crypto';

import { ProviderFault } from '../ports.js';
import type { DataKeyStore, FieldAddress, FieldCipher, KeyEncryption } from '../ports.js';
import { BoundedCache } from './bounded-cache.js';
import { keyBytes, seal, unreadable, unseal } from './seal.js';

const version = 'v1';
/** New texts are sealed under this one; whatever key a stored text names is looked up. */
const fieldKeyId = 'field-1';
/** Never to change: every stored hash depends on it. */
const indexKeyId = 'index-1';

type DataKeys = ReadonlyMap<string, Uint8Array>;

export function createFieldCipher(options: {
  readonly keys: KeyEncryption;
  readonly store: DataKeyStore;
  /** How many tenants' keys stay unwrapped in memory. */
  readonly cachedTenantsMax?: number;
}): FieldCipher {
  const tenantKeys = createTenantKeys(options);
  return {
    encrypt: async (address, plaintext) => {
      const key = await tenantKeys.find(address.tenantId, fieldKeyId);
      const sealed = seal(key, Buffer.from(plaintext, 'utf8'), contextOf(fieldKeyId, address));
      return `${version}.${fieldKeyId}.${sealed.toString('base64url')}`;
    },
    decrypt: async (address, text) => {
      const { keyId, sealed } = parse(text);
      const key = await tenantKeys.find(address.tenantId, keyId);
      return unseal(key, sealed, contextOf(keyId, address)).toString('utf8');
    },
    blindIndex: async (tenantId, purpose, text) => {
      const key = await tenantKeys.find(tenantId, indexKeyId);
      return createHmac('sha256', key)
        .update(JSON.stringify([tenantId, purpose, text]))
        .digest('hex');
    },
    rewrap: async (tenantId) => {
      const stored = await options.store.load(tenantId);
      for (const { keyId, wrapped } of stored) {
        const rewrapped = await options.keys.wrap(await options.keys.unwrap(wrapped));
        await options.store.replace(tenantId, keyId, rewrapped);
      }
      return stored.length;
    },
  };
}

function createTenantKeys(options: Parameters<typeof createFieldCipher>[0]) {
  const { keys, store } = options;
  const cache = new BoundedCache<DataKeys>(options.cachedTenantsMax ?? 1_000);

  async function load(tenantId: string): Promise<DataKeys> {
    const stored = await store.load(tenantId);
    const known = new Set(stored.map(({ keyId }) => keyId));
    const missing = [fieldKeyId, indexKeyId].filter((keyId) => !known.has(keyId));
    if (missing.length > 0) {
      for (const keyId of missing) await store.save(tenantId, keyId, await keys.wrap(randomBytes(keyBytes)));
      // Another process may have been first, and its key is the one that stayed.
      return unwrapAll(await store.load(tenantId));
    }
    return unwrapAll(stored);
  }

  async function unwrapAll(stored: Awaited<ReturnType<DataKeyStore['load']>>): Promise<DataKeys> {
    return new Map(
      await Promise.all(
        stored.map(async ({ keyId, wrapped }) => [keyId, await keys.unwrap(wrapped)] as const),
      ),
    );
  }

  return {
    async find(tenantId: string, keyId: string): Promise<Uint8Array> {
      const cached = (await cache.get(tenantId, () => load(tenantId))).get(keyId);
      if (cached !== undefined) return cached;
      cache.forget(tenantId);
      const loaded = (await cache.get(tenantId, () => load(tenantId))).get(keyId);
      if (loaded === undefined) throw unreadable('unknown_data_key');
      return loaded;
    },
  };
}

function contextOf(keyId: string, { tenantId, table, column, row }: FieldAddress): string {
  const parts = [tenantId, table, column, row];
  if (parts.some((part) => part === '' || part.includes('|'))) {
    throw new ProviderFault('invalid', 'keys', 'bad_address', 'An encrypted field needs its whole address.');
  }
  return `${version}|${keyId}|${parts.join('|')}`;
}

function parse(text: string): { keyId: string; sealed: Buffer } {
  const [head, keyId, body, ...rest] = text.split('.');
  if (head !== version || keyId === undefined || body === undefined || rest.length > 0) {
    throw unreadable('unknown_format');
  }
  const sealed = Buffer.from(body, 'base64url');
  // Base64 has spare bits and forgives odd characters: only the one spelling that we wrote is read.
  if (sealed.toString('base64url') !== body) throw unreadable('unknown_format');
  return { keyId, sealed };
}
