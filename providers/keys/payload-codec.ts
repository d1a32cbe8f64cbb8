import { randomBytes } from 'node:crypto';

// Temporal's own SDK, beside a vendor's: client, worker and tests need one converter, and this is where keys are.
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';

import type { KeyEncryption } from '../ports.js';
import { BoundedCache } from './bounded-cache.js';
import { keyBytes, seal, unreadable, unseal } from './seal.js';

const encoding = Buffer.from('binary/encrypted');
const cipherName = Buffer.from('AES-256-GCM/1');
/** Far below the 2^32 that one key may seal, and few enough that a key service is asked seldom. */
const payloadsPerDataKeyMax = 1_000_000;

type CodecKey = { readonly key: Uint8Array; readonly wrapped: Uint8Array; readonly keyId: Uint8Array };

const plainJson = Buffer.from('json/plain');
const labelBytesMax = 4_096;

/**
 * A bare string: a summary, the current details, an id, a status. Operators read these in Temporal's UI, and nothing else
 * may cross as one (ADR 0008).
 */
function isLabel({ metadata, data }: Payload): boolean {
  return (
    plainJson.equals(metadata?.['encoding'] ?? Buffer.alloc(0)) &&
    data?.[0] === '"'.charCodeAt(0) &&
    data.length <= labelBytesMax
  );
}

/**
 * Encrypts what enters Temporal's history, except bare strings. Each process makes its own data key, and every payload carries it wrapped, so
 * that whoever holds the master key can read it without a database. Payloads that are not encrypted are read as they are.
 */
export function createPayloadCodec(options: {
  readonly keys: KeyEncryption;
  /** How many other processes' data keys stay unwrapped in memory. */
  readonly cachedKeysMax?: number;
}): PayloadCodec {
  const { keys } = options;
  const unwrapped = new BoundedCache<Uint8Array>(options.cachedKeysMax ?? 1_000);
  let current: Promise<CodecKey> | undefined;
  let sealedCount = 0;

  async function makeKey(): Promise<CodecKey> {
    const key = randomBytes(keyBytes);
    return { key, wrapped: await keys.wrap(key), keyId: Buffer.from(keys.keyId) };
  }

  function currentKey(payloads: number): Promise<CodecKey> {
    sealedCount += payloads;
    if (current === undefined || sealedCount > payloadsPerDataKeyMax) {
      const made = makeKey();
      made.catch(() => {
        if (current === made) current = undefined;
      });
      current = made;
      sealedCount = payloads;
    }
    return current;
  }

  async function decodeOne(payload: Payload): Promise<Payload> {
    const metadata = payload.metadata ?? {};
    if (!encoding.equals(metadata['encoding'] ?? Buffer.alloc(0))) return payload;
    const wrapped = metadata['encryption-wrapped-key'];
    if (!cipherName.equals(metadata['encryption-cipher'] ?? Buffer.alloc(0)) || wrapped === undefined) {
      throw unreadable('unknown_format');
    }
    const key = await unwrapped.get(Buffer.from(wrapped).toString('base64'), () => keys.unwrap(wrapped));
    const keyId = metadata['encryption-key-id'] ?? Buffer.alloc(0);
    return unpack(unseal(key, payload.data ?? Buffer.alloc(0), contextOf(keyId, wrapped)));
  }

  return {
    encode: async (payloads) => {
      if (payloads.length === 0) return [];
      const { key, wrapped, keyId } = await currentKey(payloads.length);
      return payloads.map((payload) =>
        isLabel(payload)
          ? payload
          : {
              metadata: {
                encoding,
                'encryption-cipher': cipherName,
                'encryption-key-id': keyId,
                'encryption-wrapped-key': wrapped,
              },
              data: seal(key, pack(payload), contextOf(keyId, wrapped)),
            },
      );
    },
    decode: async (payloads) => Promise.all(payloads.map(decodeOne)),
  };
}

/**
 * One converter for client, worker and tests. Error messages are not covered, so that operators can read them in
 * Temporal's UI: they must be safe to show, as a DomainError's is.
 */
export function createDataConverter(options: Parameters<typeof createPayloadCodec>[0]): DataConverter {
  return { payloadCodecs: [createPayloadCodec(options)] };
}

function contextOf(keyId: Uint8Array, wrapped: Uint8Array): Buffer {
  return Buffer.concat([cipherName, Buffer.from('|'), keyId, Buffer.from('|'), wrapped]);
}

const lengthBytes = 4;

/** The metadata as JSON, its length before it, then the data. */
function pack(payload: Payload): Buffer {
  const metadata = Object.entries(payload.metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  const head = Buffer.from(JSON.stringify(metadata));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(head.byteLength);
  // A workflow's `undefined` arrives without data, which protobufjs gives as an empty array, not as empty bytes.
  return Buffer.concat([length, head, Buffer.from(payload.data ?? [])]);
}

function unpack(packed: Buffer): Payload {
  const dataStart = lengthBytes + packed.readUInt32BE();
  const head = JSON.parse(packed.toString('utf8', lengthBytes, dataStart)) as [string, string][];
  const metadata = Object.fromEntries(head.map(([name, value]) => [name, Buffer.from(value, 'base64')]));
  return { metadata, data: packed.subarray(dataStart) };
}
