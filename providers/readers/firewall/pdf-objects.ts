import { inflateSync } from 'node:zlib';

/** An object as it is written in the file, every revision of it; inside of an object stream too. */
export type PdfObject = {
  readonly number: number;
  /** Where it, or the object stream that holds it, begins in the file. */
  readonly offset: number;
  /** The dictionary or value, names without `#` escapes; not the bytes of its stream. */
  readonly text: string;
  /** Begin and end of the stream's bytes in the file. */
  readonly stream: { readonly start: number; readonly end: number } | null;
};

export type PdfFile = {
  readonly objects: readonly PdfObject[];
  /** What lies outside of all streams: where other formats hide. */
  readonly outside: string;
  readonly isEncrypted: boolean;
  /** An object stream that cannot be unpacked within the limits. */
  readonly hasSealedObjects: boolean;
};

const objectsMax = 200_000;
const objectTextMax = 200_000;
const unpackedBytesMax = 16 * 1024 * 1024;
const unpackedTotalMax = 48 * 1024 * 1024;

/**
 * Reads the file's objects without following its tables: what is written there counts, whether a viewer would find it or
 * not.
 */
export function pdfObjects(bytes: Uint8Array): PdfFile {
  const file = latin1(bytes);
  const objects: PdfObject[] = [];
  const outside: string[] = [];
  const header = /(\d{1,10})\s+\d{1,5}\s+obj\b/g;
  let from = 0;
  for (let match = header.exec(file); match && objects.length < objectsMax; match = header.exec(file)) {
    const start = header.lastIndex;
    const ends = closest(file, start);
    const text = names(file.slice(start, Math.min(ends.end, start + objectTextMax)));
    const stream = ends.isStream ? streamOf(file, ends.end, text) : null;
    objects.push({ number: Number(match[1]), offset: match.index, text, stream });
    outside.push(file.slice(from, ends.end));
    from = stream === null ? ends.end : stream.end;
    header.lastIndex = from;
  }
  outside.push(file.slice(from));
  const isEncrypted = /\/Encrypt\b/.test(outside.join('')) || objects.some(isEncrypting);
  const packed = isEncrypted ? { objects: [], isSealed: false } : packedObjects(objects, bytes);
  return {
    objects: [...objects, ...packed.objects],
    outside: outside.join('\n'),
    isEncrypted,
    hasSealedObjects: packed.isSealed,
  };
}

function isEncrypting({ text }: PdfObject): boolean {
  return /\/Type\s*\/XRef\b/.test(text) && /\/Encrypt\b/.test(text);
}

function closest(file: string, start: number): { readonly end: number; readonly isStream: boolean } {
  const found = /\bstream\r?\n|\bendobj\b/g;
  found.lastIndex = start;
  const match = found.exec(file);
  return match
    ? { end: match.index, isStream: match[0] !== 'endobj' }
    : { end: file.length, isStream: false };
}

function streamOf(file: string, at: number, text: string): { start: number; end: number } {
  const start = at + (file.startsWith('stream\r\n', at) ? 8 : 7);
  const declared = start + Number(/\/Length\s+(\d{1,10})(?!\s+\d+\s+R)/.exec(text)?.[1] ?? Number.NaN);
  if (
    file
      .slice(declared, declared + 20)
      .trimStart()
      .startsWith('endstream')
  )
    return { start, end: declared };
  const found = file.indexOf('endstream', start);
  return { start, end: found === -1 ? file.length : found };
}

function packedObjects(
  objects: readonly PdfObject[],
  bytes: Uint8Array,
): { objects: PdfObject[]; isSealed: boolean } {
  const found: PdfObject[] = [];
  let isSealed = false;
  let left = unpackedTotalMax;
  for (const object of objects) {
    if (!/\/Type\s*\/ObjStm\b/.test(object.text)) continue;
    const unpacked = unpack(object, bytes, Math.min(left, unpackedBytesMax));
    if (unpacked === null) isSealed = true;
    else {
      left -= unpacked.length;
      found.push(...split(object, latin1(unpacked)));
    }
  }
  return { objects: found, isSealed };
}

/** A character a byte, so that places in the text are places in the file. */
export function latin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

/** The stream's bytes; null when they are packed in a way that is not understood, or too many. */
export function unpack(
  { text, stream }: PdfObject,
  bytes: Uint8Array,
  bytesMax = unpackedBytesMax,
): Uint8Array | null {
  if (stream === null) return null;
  const raw = bytes.subarray(stream.start, stream.end);
  const filters = /\/Filter\s*(?:\[([^\]]*)\]|(\/\w+))/.exec(text);
  const chain = (filters?.[1] ?? filters?.[2] ?? '').match(/\/\w+/g) ?? [];
  if (chain.length === 0) return raw;
  if (chain.length > 1 || !['/FlateDecode', '/Fl'].includes(chain[0] ?? '')) return null;
  try {
    return inflateSync(raw, { maxOutputLength: Math.max(1, bytesMax), finishFlush: 2 });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function split(holder: PdfObject, text: string): PdfObject[] {
  const first = Number(/\/First\s+(\d{1,9})/.exec(holder.text)?.[1] ?? 0);
  const table = text.slice(0, first).trim().split(/\s+/).map(Number);
  const found: PdfObject[] = [];
  for (let at = 0; at + 1 < table.length && found.length < objectsMax; at += 2) {
    const [number = 0, start = 0, end = text.length] = [table[at], table[at + 1], table[at + 3]];
    const own = text.slice(first + start, Math.min(first + end, first + start + objectTextMax));
    found.push({ number, offset: holder.offset, text: names(own), stream: null });
  }
  return found;
}

/** `/J#61vaScript` is `/JavaScript`. */
function names(text: string): string {
  return text.replace(/\/[^\s/<>[\]()]*#[^\s/<>[\]()]*/g, (name) =>
    name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}

/** The texts in an object: titles, addresses, values of fields. */
export function stringsIn(text: string): string[] {
  const literal = [...text.matchAll(/\(((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\)){0,20000})\)/g)].map(
    ([, raw = '']) => decoded(unescaped(raw)),
  );
  const hex = [...text.matchAll(/<([0-9A-Fa-f\s]{8,40000})>/g)].map(([, raw = '']) =>
    decoded(Buffer.from(raw.replace(/\s/g, ''), 'hex').toString('latin1')),
  );
  return [...literal, ...hex];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(raw: string): string {
  return raw.replace(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code)
      ? String.fromCharCode(Number.parseInt(code, 8) & 0xff)
      : /^\r?\n$/.test(code)
        ? ''
        : (escapes[code] ?? code),
  );
}

function decoded(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  if (bytes.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(raw);
  if (bytes.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(raw);
  return bytes.startsWith('\xef\xbb\xbf') ? new TextDecoder().decode(raw) : bytes;
}
