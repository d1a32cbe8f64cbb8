import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createFieldCipher } from '../../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../../providers/keys/local-key-encryption.js';
import { createDataKeyStore, masterKey } from './key-material.js';

const address = { tenantId: 'tnt_1', table: 'bank_accounts', column: 'account_number', row: 'ba_1' };
const unreadable = { name: 'ProviderFault', kind: 'invalid', provider: 'keys' };

function cipherOf(store = createDataKeyStore(), key = masterKey(), previousKeys: Uint8Array[] = []) {
  return createFieldCipher({ keys: createLocalKeyEncryption({ masterKey: key, previousKeys }), store });
}

describe('field cipher', () => {
  it('gives back every text that it encrypted', async () => {
    const cipher = cipherOf();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        expect(await cipher.decrypt(address, await cipher.encrypt(address, text))).toBe(text);
      }),
    );
  });

  it('never writes the same ciphertext twice, and never the text', async () => {
    const cipher = cipherOf();
    const [one, two] = [
      await cipher.encrypt(address, '000123456789'),
      await cipher.encrypt(address, '000123456789'),
    ];
    expect(one).not.toBe(two);
    expect(one).toMatch(/^v1\.field-1\.[\w-]+$/);
    expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').includes('000123')).toBe(false);
  });

  it('refuses a ciphertext of which any one character changed', async () => {
    const cipher = cipherOf();
    const sealed = await cipher.encrypt(address, 'DE89370400440532013000');
    for (let at = 0; at < sealed.length; at += 1) {
      for (const other of ['A', 'B', '_', '.']) {
        if (sealed[at] === other) continue;
        const altered = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
        await expect(cipher.decrypt(address, altered), `character ${at}`).rejects.toMatchObject(unreadable);
      }
    }
    await expect(cipher.decrypt(address, sealed.slice(0, -1))).rejects.toMatchObject(unreadable);
    await expect(cipher.decrypt(address, `${sealed}=`)).rejects.toMatchObject(unreadable);
    await expect(cipher.decrypt(address, '')).rejects.toMatchObject(unreadable);
  });

  it.each(['tenantId', 'table', 'column', 'row'] as const)(
    'refuses a ciphertext moved to another %s',
    async (part) => {
      const cipher = cipherOf();
      const sealed = await cipher.encrypt(address, '000123456789');
      await expect(cipher.decrypt({ ...address, [part]: 'other' }, sealed)).rejects.toMatchObject(unreadable);
    },
  );

  it('refuses a ciphertext of the same address under another data key', async () => {
    const store = createDataKeyStore();
    const [mine, theirs] = [cipherOf(store), cipherOf(createDataKeyStore())];
    const sealed = await theirs.encrypt(address, '000123456789');
    await expect(mine.decrypt(address, sealed)).rejects.toMatchObject(unreadable);
  });

  it('refuses an address that could be read in two ways', async () => {
    const cipher = cipherOf();
    await expect(cipher.encrypt({ ...address, row: 'a|b' }, 'x')).rejects.toMatchObject({
      code: 'bad_address',
    });
    await expect(cipher.encrypt({ ...address, row: '' }, 'x')).rejects.toMatchObject({ code: 'bad_address' });
  });

  it('reads what was written before the master key was rotated, and needs the old key no longer after rewrapping', async () => {
    const store = createDataKeyStore();
    const [oldKey, newKey] = [masterKey(), masterKey()];
    const before = cipherOf(store, oldKey);
    const sealed = await before.encrypt(address, '000123456789');
    const index = await before.blindIndex('tnt_1', 'bank-account', '110000000|000123456789');

    const during = cipherOf(store, newKey, [oldKey]);
    expect(await during.decrypt(address, sealed)).toBe('000123456789');
    expect(await during.rewrap('tnt_1')).toBe(2);

    const after = cipherOf(store, newKey);
    expect(await after.decrypt(address, sealed)).toBe('000123456789');
    expect(await after.blindIndex('tnt_1', 'bank-account', '110000000|000123456789')).toBe(index);
    await expect(cipherOf(store, oldKey).decrypt(address, sealed)).rejects.toMatchObject({
      code: 'unknown_master_key',
    });
  });

  it('settles on one key when two processes meet a new tenant at once', async () => {
    const [store, key] = [createDataKeyStore(), masterKey()];
    const [one, two] = [cipherOf(store, key), cipherOf(store, key)];
    const [sealedByOne, sealedByTwo, indexOfOne, indexOfTwo] = await Promise.all([
      one.encrypt(address, 'one'),
      two.encrypt(address, 'two'),
      one.blindIndex('tnt_1', 'bank-account', 'x'),
      two.blindIndex('tnt_1', 'bank-account', 'x'),
    ]);
    expect(await two.decrypt(address, sealedByOne)).toBe('one');
    expect(await one.decrypt(address, sealedByTwo)).toBe('two');
    expect(indexOfOne).toBe(indexOfTwo);
  });

  it('asks the store once for a tenant while it is remembered, and again when it was pushed out', async () => {
    const store = createDataKeyStore();
    const keys = createLocalKeyEncryption({ masterKey: masterKey() });
    const cipher = createFieldCipher({ keys, store, cachedTenantsMax: 2 });
    const loadsOf = async (tenantId: string) => {
      const before = store.loads;
      await cipher.blindIndex(tenantId, 'p', 't');
      return store.loads - before;
    };
    for (const tenantId of ['a', 'b', 'c']) await loadsOf(tenantId);
    expect(await loadsOf('c')).toBe(0);
    expect(await loadsOf('b')).toBe(0);
    expect(await loadsOf('a')).toBe(1);
    expect(await loadsOf('c')).toBe(1);
  });

  it('does not remember a load that failed', async () => {
    const store = createDataKeyStore();
    let down = true;
    const cipher = createFieldCipher({
      keys: createLocalKeyEncryption({ masterKey: masterKey() }),
      store: {
        ...store,
        load: async (tenantId) => (down ? Promise.reject(new Error('database down')) : store.load(tenantId)),
      },
    });
    await expect(cipher.encrypt(address, 'x')).rejects.toThrow('database down');
    down = false;
    expect(await cipher.decrypt(address, await cipher.encrypt(address, 'x'))).toBe('x');
  });
});

describe('blind index', () => {
  it('is equal for equal texts of one tenant and purpose, and for nothing else', async () => {
    const cipher = cipherOf();
    const base = await cipher.blindIndex('tnt_1', 'bank-account', '1|2');
    expect(base).toMatch(/^[0-9a-f]{64}$/);
    expect(await cipher.blindIndex('tnt_1', 'bank-account', '1|2')).toBe(base);
    expect(await cipher.blindIndex('tnt_1', 'bank-account', '1|3')).not.toBe(base);
    expect(await cipher.blindIndex('tnt_1', 'tax-id', '1|2')).not.toBe(base);
    expect(await cipher.blindIndex('tnt_2', 'bank-account', '1|2')).not.toBe(base);
  });
});
