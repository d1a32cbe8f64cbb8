import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createLocalKeyEncryption } from '../../../providers/keys/local-key-encryption.js';
import { createDataConverter, createPayloadCodec } from '../../../providers/keys/payload-codec.js';
import { masterKey, withFlippedBit } from './key-material.js';

const codecOf = (key = masterKey(), previousKeys: Uint8Array[] = []) =>
  createPayloadCodec({ keys: createLocalKeyEncryption({ masterKey: key, previousKeys }) });
const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const fromPayload = (payload: Payload | undefined): unknown =>
  payload && defaultPayloadConverter.fromPayload(payload);

async function encodeOne(codec: ReturnType<typeof codecOf>, value: unknown): Promise<Payload> {
  const [encoded] = await codec.encode([toPayload(value)]);
  if (encoded === undefined) throw new Error('nothing encoded');
  return encoded;
}

describe('payload codec', () => {
  it('gives back every value that it encoded, in order', async () => {
    const codec = codecOf();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), async (values) => {
        const decoded = await codec.decode(await codec.encode(values.map(toPayload)));
        expect(JSON.stringify(decoded.map(fromPayload))).toBe(JSON.stringify(values));
      }),
    );
  });

  it('carries bytes, undefined and nothing at all', async () => {
    const codec = codecOf();
    const decoded = await codec.decode(
      await codec.encode([toPayload(new Uint8Array([0, 255])), toPayload(undefined)]),
    );
    expect(fromPayload(decoded[0])).toEqual(new Uint8Array([0, 255]));
    expect(fromPayload(decoded[1])).toBeUndefined();
    expect(await codec.decode(await codec.encode([]))).toEqual([]);
  });

  it('carries the undefined of a workflow, whose missing data protobufjs gives as an empty array', async () => {
    const codec = codecOf();
    const payload = { ...toPayload(undefined), data: [] as unknown as Uint8Array };
    const [decoded] = await codec.decode(await codec.encode([payload]));
    expect(fromPayload(decoded)).toBeUndefined();
  });

  it('leaves neither the value nor its encoding readable, and names the key', async () => {
    const key = masterKey();
    const encoded = await encodeOne(codecOf(key), { account: 'DE89370400440532013000' });
    const everything = Buffer.concat([
      encoded.data ?? Buffer.alloc(0),
      ...Object.values(encoded.metadata ?? {}),
    ]);
    expect(everything.includes('DE8937')).toBe(false);
    expect(everything.includes('json/plain')).toBe(false);
    expect(Buffer.from(encoded.metadata?.['encryption-key-id'] ?? []).toString()).toBe(
      createLocalKeyEncryption({ masterKey: key }).keyId,
    );
  });

  it('refuses a payload of which any bit of data, key id or wrapped key changed', async () => {
    const codec = codecOf();
    const encoded = await encodeOne(codec, { billId: 'bill_1' });
    const data = encoded.data ?? Buffer.alloc(0);
    for (let at = 0; at < data.byteLength; at += 1) {
      const altered = { ...encoded, data: withFlippedBit(data, at, at % 8) };
      await expect(codec.decode([altered]), `data byte ${at}`).rejects.toMatchObject({ kind: 'invalid' });
    }
    for (const name of ['encryption-key-id', 'encryption-wrapped-key', 'encryption-cipher']) {
      const bytes = encoded.metadata?.[name] ?? Buffer.alloc(0);
      expect(bytes.byteLength).toBeGreaterThan(0);
      for (let at = 0; at < bytes.byteLength; at += 1) {
        const metadata = { ...encoded.metadata, [name]: withFlippedBit(bytes, at, at % 8) };
        await expect(codec.decode([{ ...encoded, metadata }]), `${name} byte ${at}`).rejects.toMatchObject({
          kind: 'invalid',
        });
      }
    }
  });

  it('leaves bare strings readable and seals the same text inside an object', async () => {
    const text = 'Send the payment';
    const encoded = await codecOf().encode([toPayload(text), toPayload({ text })]);
    const readable = encoded.map(({ data }) =>
      Buffer.from(data ?? [])
        .toString('latin1')
        .includes(text),
    );
    expect(readable).toEqual([true, false]);
  });

  it('reads as it is what was never encrypted', async () => {
    const plain = toPayload({ from: 'the command line' });
    expect(await codecOf().decode([plain])).toEqual([plain]);
  });

  it('reads the payloads of another process with the same master key', async () => {
    const key = masterKey();
    const [decoded] = await codecOf(key).decode([await encodeOne(codecOf(key), { said: 'hello' })]);
    expect(fromPayload(decoded)).toEqual({ said: 'hello' });
  });

  it('reads old payloads after the master key was rotated, and not without the old key', async () => {
    const [oldKey, newKey] = [masterKey(), masterKey()];
    const old = await encodeOne(codecOf(oldKey), { said: 'from before' });
    const [decoded] = await codecOf(newKey, [oldKey]).decode([old]);
    expect(fromPayload(decoded)).toEqual({ said: 'from before' });
    await expect(codecOf(newKey).decode([old])).rejects.toMatchObject({ code: 'unknown_master_key' });
  });

  it('asks the key service once for its own key and once for each other one', async () => {
    const local = createLocalKeyEncryption({ masterKey: masterKey() });
    const calls = { wrap: 0, unwrap: 0 };
    const counting = {
      keyId: local.keyId,
      wrap: (key: Uint8Array) => ((calls.wrap += 1), local.wrap(key)),
      unwrap: (wrapped: Uint8Array) => ((calls.unwrap += 1), local.unwrap(wrapped)),
    };
    const codec = createPayloadCodec({ keys: counting });
    const encoded = await codec.encode([1, 2, 3].map(toPayload));
    encoded.push(...(await codec.encode([4].map(toPayload))));
    await Promise.all([codec.decode(encoded), codec.decode(encoded)]);
    expect(calls).toEqual({ wrap: 1, unwrap: 1 });
  });

  it('tries again after the key service was down', async () => {
    const local = createLocalKeyEncryption({ masterKey: masterKey() });
    let down = true;
    const codec = createPayloadCodec({
      keys: {
        ...local,
        wrap: async (key) => (down ? Promise.reject(new Error('key service down')) : local.wrap(key)),
      },
    });
    await expect(codec.encode([toPayload(1)])).rejects.toThrow('key service down');
    down = false;
    expect(fromPayload((await codec.decode(await codec.encode([toPayload(1)])))[0])).toBe(1);
  });
});

describe('data converter', () => {
  it('encrypts through the codec', async () => {
    const [codec] =
      createDataConverter({ keys: createLocalKeyEncryption({ masterKey: masterKey() }) }).payloadCodecs ?? [];
    const [encoded] = (await codec?.encode([toPayload({ name: 'secret' })])) ?? [];
    expect(Buffer.from(encoded?.metadata?.['encoding'] ?? []).toString()).toBe('binary/encrypted');
  });
});
