import { createHash, randomBytes } from 'node:crypto';
import type { ApiKeyPrefix } from './deps.js';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is just above 2^256. */
const secretLength = 43;
const shownCharacters = 6;

export type NewApiKey = {
  /** Shown once, kept nowhere. */
  readonly key: string;
  readonly hash: string;
  /** Its start, so that people can tell keys apart. */
  readonly prefix: string;
};

export function createKeyText(prefix: ApiKeyPrefix): NewApiKey {
  let rest = BigInt(`0x${randomBytes(32).toString('hex')}`);
  let secret = '';
  for (let position = 0; position < secretLength; position += 1) {
    secret = `${alphabet.charAt(Number(rest % 62n))}${secret}`;
    rest /= 62n;
  }
  const key = `${prefix}${secret}`;
  return { key, hash: hashApiKey(key), prefix: key.slice(0, prefix.length + shownCharacters) };
}

/** SHA-256 suffices: the key has 256 random bits, nothing can be guessed. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function looksLikeApiKey(text: string): boolean {
  return /^pl_(live|test)_[0-9A-Za-z]{43}$/.test(text);
}
