import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { ProviderFault } from '../ports.js';

/** AES-256. */
export const keyBytes = 32;
/** The IV is random, so one key may seal at most 2^32 times (NIST SP 800-38D, 8.3). */
const ivBytes = 12;
const tagBytes = 16;

export const sealOverheadBytes = ivBytes + tagBytes;

/** AES-256-GCM: IV, ciphertext, tag. What `context` holds is not in it, and opening needs the same. */
export function seal(key: Uint8Array, plaintext: Uint8Array, context: string | Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Throws ProviderFault `invalid` when any byte, the key or the context is not the one that sealed it. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string | Uint8Array): Buffer {
  if (sealed.byteLength < sealOverheadBytes) throw unreadable('too_short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plaintext = decipher.update(sealed.subarray(ivBytes, -tagBytes));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch (cause) {
    throw unreadable('not_authentic', cause);
  }
}

export function unreadable(code: string, cause?: unknown): ProviderFault {
  return new ProviderFault(
    'invalid',
    'keys',
    code,
    'What was encrypted cannot be read: it was altered, moved, or its key is not here.',
    { cause },
  );
}
