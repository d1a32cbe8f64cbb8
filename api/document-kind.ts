import { refuse } from '../domain/errors.js';

export const documentMediaTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'application/xml',
] as const;
export type DocumentMediaType = (typeof documentMediaTypes)[number];

const extensions: Readonly<Record<string, DocumentMediaType>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  xml: 'application/xml',
};

/** What the file is by its first bytes *and* its name; refuses what is not on the list or contradicts itself. */
export function documentKind(bytes: Uint8Array, fileName: string): DocumentMediaType {
  const byName = extensions[/\.([a-z]{3,4})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''];
  const byContent = sniff(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)));
  if (byName === undefined || byContent === null || byName !== byContent) {
    refuse('unsupported_media', 'Files are PDF, PNG, JPEG, TIFF or XML, and named so.', {
      extension: byName ?? null,
      content: byContent,
    });
  }
  return byContent;
}

function sniff(head: Buffer): DocumentMediaType | null {
  const startsWith = (...bytes: number[]) => head.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(0x49, 0x49, 0x2a, 0x00) || startsWith(0x4d, 0x4d, 0x00, 0x2a)) return 'image/tiff';
  return isXml(decode(head)) ? 'application/xml' : null;
}

/** By byte order mark; UTF-8 without one, as XML has it. */
function decode(head: Buffer): string {
  const [first, second] = head;
  const swapped = first === 0xfe && second === 0xff;
  if (swapped)
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le');
  return head.toString(first === 0xff && second === 0xfe ? 'utf16le' : 'utf8');
}

function isXml(head: string): boolean {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  return /^<(\?xml\s|!--|[A-Za-z_][\w.:-]*[\s>/])/.test(text) && !/^<!?(doctype\s+html|html)\b/i.test(text);
}
