import type { Finding } from '../../../domain/extraction.js';
import { note } from '../reading.js';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly findings: readonly Finding[] }
  | { readonly ok: false };

/**
 * The bytes say more than the declaration: an order mark or the first two characters decide between the widths, and a
 * text that is valid UTF-8 throughout is UTF-8, whatever it declares. Fails where bytes and encoding do not fit.
 */
export function decodeXml(bytes: Uint8Array): Decoded {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return decoded(bytes, wide, []);
  const declared = declaredEncoding(bytes);
  const asUtf8 = decoded(bytes, 'utf-8', []);
  if (declared === null || /^utf-?8$/i.test(declared)) return asUtf8;
  if (!asUtf8.ok) return decoded(bytes, declared, []);
  const isAscii = asUtf8.text.length === bytes.length;
  if (isAscii && !/^utf|^ucs|^unicode|7$/i.test(declared)) return asUtf8;
  const finding = note(
    'xml_encoding_declared_wrongly',
    `The XML declares the encoding ${declared} but is in UTF-8, as which it was read.`,
  );
  return decoded(bytes, 'utf-8', [finding]);
}

function wideEncodingOf(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const pattern = /^[^<]{0,4}<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']/;
  return pattern.exec(head)?.[1] ?? null;
}

function decoded(bytes: Uint8Array, encoding: string, findings: readonly Finding[]): Decoded {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes), findings };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return { ok: false };
    throw error;
  }
}
