import type { Finding } from '../../../domain/extraction.js';
import type { MediaKind } from '../media.js';
import { hold } from '../reading.js';
import { latin1 } from './pdf-objects.js';

/** In two parts, so that no scanner takes this file for what it looks for. Source: eicar.org. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR'].join('');
const strayBytesMax = 64;
const tailBytes = 70_000;

/** Whether the file is more than one thing: what it holds before, after and beside the document. */
export function containerFindings(bytes: Uint8Array, kind: MediaKind): Finding[] {
  const text = latin1(bytes);
  return [
    ...(text.includes(eicar)
      ? [hold('malware_test_file', 'The file holds the test pattern of virus scanners.')]
      : []),
    ...(isPolyglot(text, kind) ? [hold('polyglot_file', 'The file is also a file of another format.')] : []),
    ...(kind === 'pdf' ? aroundPdf(text) : []),
  ];
}

function isPolyglot(text: string, kind: MediaKind): boolean {
  const isLatePdf = kind !== 'pdf' && kind !== 'xml' && /%PDF-\d/.test(text.slice(0, 2048));
  const isMarkup = kind !== 'xml' && kind !== 'text' && holdsMarkup(text.slice(0, 1024));
  return isLatePdf || isMarkup || hasZipDirectory(text);
}

export function holdsMarkup(text: string): boolean {
  return /<(?:html|script|iframe|body|svg|object|embed|!doctype\s+html)[\s>/]/i.test(text);
}

/** The end record of a ZIP, pointing to a directory that is there. Source: PKWARE APPNOTE 4.3.16. */
function hasZipDirectory(text: string): boolean {
  const end = text.lastIndexOf('PK\x05\x06');
  if (end === -1 || text.length - end > tailBytes || end + 22 > text.length) return false;
  const number = (at: number) =>
    [0, 1, 2, 3].reduce((sum, byte) => sum + text.charCodeAt(end + at + byte) * 256 ** byte, 0);
  const [size, offset] = [number(12), number(16)];
  return text.startsWith('PK\x01\x02', end - size) || text.startsWith('PK\x01\x02', offset);
}

function aroundPdf(text: string): Finding[] {
  const lastEnd = text.lastIndexOf('%%EOF');
  const after = lastEnd === -1 ? '' : text.slice(lastEnd + 5).replace(/[\s\0]/g, '');
  return [
    ...(lastEnd === -1 || text.length - lastEnd > 1024 * 1024
      ? [hold('truncated_pdf', 'The end of the PDF is missing.')]
      : []),
    ...(after.length > strayBytesMax
      ? [hold('trailing_data', 'Something follows behind the end of the PDF.')]
      : []),
  ];
}

const programs: readonly RegExp[] = [
  /^MZ/,
  /^\x7fELF/,
  /^#!/,
  /^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)/,
  /^L\0\0\0\x01\x14\x02\0/,
  /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
  /^(?:PK\x03\x04|Rar!|7z\xbc\xaf|\x1f\x8b)/,
];
const programNames =
  /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs?|vbe|jse?|wsf|wsh|hta|msi|dll|jar|lnk|url|reg|iso|img|vhdx?|docm|xlsm|pptm|zip|rar|7z|gz|html?|svg|xhtml|apk|app|sh|py)$/i;
const usualNames = /\.(?:xml|pdf|png|jpe?g|tiff?|csv|txt|xlsx|docx|ods|odt|json)$/i;

/** Of a file inside the document: what a bill has no use for. */
export function attachmentFindings(name: string, bytes: Uint8Array): Finding[] {
  const head = latin1(bytes.subarray(0, 64));
  const isOffice = /\.(?:xlsx|docx|ods|odt)$/i.test(name) && head.startsWith('PK\x03\x04');
  const shown = name.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
  if (latin1(bytes).includes(eicar)) {
    return [hold('malware_test_file', `The attachment ${shown} holds the test pattern of virus scanners.`)];
  }
  if (programNames.test(name) || (!isOffice && programs.some((pattern) => pattern.test(head)))) {
    return [hold('attachment_program', `The attachment ${shown} is a program or an archive.`)];
  }
  if (/\.xml$/i.test(name) || usualNames.test(name)) return [];
  return [hold('attachment_unexpected', `The attachment ${shown} is not what bills carry.`)];
}
