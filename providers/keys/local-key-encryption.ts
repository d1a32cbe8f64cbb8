import { createHmac } from 'node:crypto';

import { ProviderFault } from '../ports.js';
import type { KeyEncryption } from '../ports.js';
import { keyBytes, seal, unreadable, unseal } from './seal.js';

const format = 1;
const fingerprintBytes = 8;
const headerBytes = 1 + fingerprintBytes;

/**
 * Key-encryption keys held in memory, 32 bytes each. Wraps under `masterKey`; also unwraps what `previousKeys` wrapped,
 * so that a key can be rotated: put the new one first, rewrap every tenant, then drop the old one.
 */
export function createLocalKeyEncryption(options: {
  readonly masterKey: Uint8Array;
  readonly previousKeys?: readonly Uint8Array[];
}): KeyEncryption {
  const current = masterKeyFrom(options.masterKey);
  const all = [current, ...(options.previousKeys ?? []).map(masterKeyFrom)];

  return {
    keyId: current.keyId,
    wrap: async (dataKey) => {
      const header = Buffer.concat([Buffer.of(format), current.fingerprint]);
      return Promise.resolve(Buffer.concat([header, seal(current.key, dataKey, header)]));
    },
    unwrap: async (wrapped) => {
      const header = wrapped.subarray(0, headerBytes);
      const master = all.find(({ fingerprint }) => fingerprint.equals(header.subarray(1)));
      if (header[0] !== format || master === undefined) throw unreadable('unknown_master_key');
      return Promise.resolve(unseal(master.key, wrapped.subarray(headerBytes), header));
    },
  };
}

function masterKeyFrom(key: Uint8Array) {
  if (key.byteLength !== keyBytes) {
    throw new ProviderFault('invalid', 'keys', 'bad_master_key', `A master key is ${keyBytes} bytes.`);
  }
  const fingerprint = createHmac('sha256', key)
    .update('payloom master key id')
    .digest()
    .subarray(0, fingerprintBytes);
  return { key: Buffer.from(key), fingerprint, keyId: `local-${fingerprint.toString('hex')}` };
}
