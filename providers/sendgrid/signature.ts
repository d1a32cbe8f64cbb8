import { createPublicKey, verify as isSignature } from 'node:crypto';
import { ProviderFault } from '../ports.js';

const toleranceSeconds = 300;

/** Refuses what SendGrid has not signed: ECDSA with SHA-256 over timestamp and raw body. */
export type RequireSignature = (rawBody: Uint8Array, signature: string, timestamp: string) => void;

/** `publicKey`: as SendGrid shows it, base64 in one line. `now`: milliseconds since 1970. */
export function createSignatureCheck(publicKey: string, now: () => number): RequireSignature {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return (rawBody, signature, timestamp) => {
    if (!/^\d{1,12}$/.test(timestamp)) throw refused('bad_timestamp', 'The timestamp is not one.');
    if (Math.abs(now() / 1000 - Number(timestamp)) > toleranceSeconds) {
      throw refused('stale_timestamp', 'The timestamp is too far from now.');
    }
    // The vendor's package does the same in JavaScript, a hundred times slower and with the API waiting.
    const signed = Buffer.concat([Buffer.from(timestamp), rawBody]);
    if (!isSignature('sha256', signed, key, Buffer.from(signature, 'base64'))) {
      throw refused('bad_signature', 'The signature does not fit.');
    }
  };
}

export function refused(code: string, message: string): ProviderFault {
  return new ProviderFault('refused', 'sendgrid', code, message);
}
