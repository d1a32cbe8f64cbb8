import { storageFault } from './document-key.js';

export const anchorsFolder = 'anchors';
const digits = 10;
const digitsPerFolder = 3;

/** `anchors/tenant/0000001/0000001234`: sorts by sequence, a thousand objects a folder. */
export function anchorKey(tenantId: string, sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 0 || sequence >= 10 ** digits) {
    throw storageFault('invalid', 'bad_key', 'An anchor is named by a tenant and the number of its seal.');
  }
  const name = String(sequence).padStart(digits, '0');
  return `${anchorFolder(tenantId)}/${name.slice(0, digits - digitsPerFolder)}/${name}`;
}

export function anchorFolder(tenantId: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(tenantId)) {
    throw storageFault('invalid', 'bad_key', 'An anchor is named by a tenant and the number of its seal.');
  }
  return `${anchorsFolder}/${tenantId}`;
}

/** Null for a name that is none of ours. */
export function sequenceOf(key: string): number | null {
  const [, name] = /\/(\d{10})$/.exec(key) ?? [];
  return name === undefined ? null : Number(name);
}

export function differs(): Error {
  return storageFault(
    'invalid',
    'anchor_differs',
    'Another head of this chain was anchored under this number.',
  );
}
