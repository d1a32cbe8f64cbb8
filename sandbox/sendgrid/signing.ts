import { createPrivateKey, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type SigningKey = {
  /** Base64 of the SubjectPublicKeyInfo, in one line, as SendGrid shows it. */
  readonly publicKey: string;
  sign(timestamp: string, body: string): string;
};

/** The same key after a restart: kept in `<dir>/event-webhook.pem`. */
export function openSigningKey(dir: string): SigningKey {
  const file = path.join(dir, 'event-webhook.pem');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const { privateKey } = newKeyPair();
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
  }
  return signingKey(createPrivateKey(readFileSync(file)));
}

export function strangersKey(): SigningKey {
  return signingKey(newKeyPair().privateKey);
}

const newKeyPair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

function signingKey(privateKey: KeyObject): SigningKey {
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (timestamp, body) => createSign('sha256').update(`${timestamp}${body}`).sign(privateKey, 'base64'),
  };
}
