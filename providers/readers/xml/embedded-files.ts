import type { Finding } from '../../../domain/extraction.js';
import { hold, note, quote } from '../reading.js';
import type { Element } from './element.js';

/** The elements that carry files in base64: UBL, CII (BG-24) and FatturaPA. */
const carriers = ['EmbeddedDocumentBinaryObject', 'AttachmentBinaryObject', 'Attachment'] as const;

/** What EN 16931 lets an invoice carry (BR-CL-24), and the XML that XRechnung adds. */
const allowedTypes = new Set([
  'application/pdf',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/xml',
  'image/jpeg',
  'image/png',
  'text/csv',
  'text/xml',
]);

/** The harmless file by which virus scanners are tried out, in two halves so that none of them stops at this one. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Files inside of the invoice are counted and never opened; one that scanners must find is found. */
export function embeddedFileFindings(root: Element): Finding[] {
  const files = carriers
    .flatMap((name) => root.descendants(name))
    .filter((file) => file.children().length === 0);
  const types = files.map((file) => file.attribute('mimeCode')).filter((type) => type !== null);
  const strange = types.find((type) => !allowedTypes.has(type.toLowerCase()));
  const infected = root.rawText.includes(eicar) || files.some((file) => decodedFrom(file).includes(eicar));
  const found: readonly (Finding | false)[] = [
    files.length > 0 &&
      note('xml_embedded_files', `The e-invoice carries ${files.length} file(s), which nobody has opened.`),
    strange !== undefined &&
      note('BR-CL-24', `BR-CL-24: the e-invoice carries a file of the type ${quote(strange)}.`),
    infected && hold('malware_test_file', 'The e-invoice carries what virus scanners take for a virus.'),
  ];
  return found.filter((finding) => finding !== false);
}

function decodedFrom(file: Element): string {
  return Buffer.from(file.rawText, 'base64').toString('latin1');
}
