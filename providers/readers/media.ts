/** What a file is by its first bytes. Names and declared types are claims. */
export type MediaKind = 'empty' | 'pdf' | 'xml' | 'png' | 'jpeg' | 'tiff' | 'text' | 'unknown';

const signatures: readonly (readonly [MediaKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];

export function detectMedia(bytes: Uint8Array): MediaKind {
  if (bytes.length === 0) return 'empty';
  const known = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (known) return known[0];
  if (startsLikeXml(bytes)) return 'xml';
  return isPlainText(bytes) ? 'text' : 'unknown';
}

const extensions: Readonly<Record<string, MediaKind>> = {
  pdf: 'pdf',
  xml: 'xml',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  tif: 'tiff',
  tiff: 'tiff',
  txt: 'text',
  csv: 'text',
};

/** The name says another kind than the bytes; a name without a known ending says nothing. */
export function isMisnamed(fileName: string, kind: MediaKind): boolean {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toLowerCase();
  const claimed = ending === undefined ? undefined : extensions[ending];
  return claimed !== undefined && claimed !== kind;
}

function startsLikeXml(bytes: Uint8Array): boolean {
  const head = new TextDecoder(bytes[0] === 0xff || bytes[0] === 0xfe ? 'utf-16' : 'utf-8').decode(
    bytes.subarray(0, 256),
  );
  return (
    /^\s*<(?:\?xml|!--|!DOCTYPE\s(?!html)|[A-Za-z_][\w.-]*[\s:>/])/i.test(head) &&
    !/^\s*<(?:!doctype\s)?html/i.test(head)
  );
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const head = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 4096), { stream: true });
    return !/[\u0000-\u0008\u000e-\u001f]/.test(head);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
