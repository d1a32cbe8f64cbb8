import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createLocalKeyEncryption } from '../../../providers/keys/local-key-encryption.js';
import { masterKey, withFlippedBit } from './key-material.js';

describe('local key encryption', () => {
  it('gives back every data key that it wrapped', async () => {
    const keys = createLocalKeyEncryption({ masterKey: masterKey() });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (dataKey) => {
        expect(Buffer.from(await keys.unwrap(await keys.wrap(dataKey))).equals(dataKey)).toBe(true);
      }),
    );
  });

  it('refuses a wrapped key of which any bit changed or bytes are missing', async () => {
    const keys = createLocalKeyEncryption({ masterKey: masterKey() });
    const wrapped = await keys.wrap(masterKey());
    for (let at = 0; at < wrapped.byteLength; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        await expect(keys.unwrap(withFlippedBit(wrapped, at, bit))).rejects.toMatchObject({
          kind: 'invalid',
        });
      }
      await expect(keys.unwrap(wrapped.subarray(0, at))).rejects.toMatchObject({ kind: 'invalid' });
    }
  });

  it('unwraps what a previous key wrapped, wraps under the new one, and names its key without telling it', async () => {
    const [oldKey, newKey] = [masterKey(), masterKey()];
    const before = createLocalKeyEncryption({ masterKey: oldKey });
    const rotated = createLocalKeyEncryption({ masterKey: newKey, previousKeys: [oldKey] });
    const dataKey = masterKey();
    expect(await rotated.unwrap(await before.wrap(dataKey))).toEqual(dataKey);
    await expect(before.unwrap(await rotated.wrap(dataKey))).rejects.toMatchObject({
      code: 'unknown_master_key',
    });
    expect(rotated.keyId).toMatch(/^local-[0-9a-f]{16}$/);
    expect(rotated.keyId).not.toBe(before.keyId);
    expect(newKey.toString('hex')).not.toContain(rotated.keyId.slice('local-'.length));
  });

  it.each([0, 16, 31, 33])('refuses a master key of %i bytes', (length) => {
    expect(() => createLocalKeyEncryption({ masterKey: new Uint8Array(length) })).toThrow(/32 bytes/);
  });
});
