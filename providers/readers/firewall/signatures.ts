import type { Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import type { PdfFile } from './pdf-objects.js';

/**
 * A page that was changed behind a signature. Proofs of validity (DSS) and further signatures are added that way too; they
 * touch neither pages nor what is drawn on them.
 */
export function signatureFindings({ objects }: PdfFile): Finding[] {
  const ends = objects.flatMap(({ text }) => {
    const range = /\/ByteRange\s*\[\s*\d+\s+\d+\s+(\d+)\s+(\d+)/.exec(text);
    return range ? [Number(range[1]) + Number(range[2])] : [];
  });
  if (ends.length === 0) return [];
  const signedTo = Math.max(...ends);
  const signed = new Map(
    objects.filter(({ offset }) => offset < signedTo).map((object) => [object.number, object]),
  );
  const changes = objects.some(({ number, offset, text, stream }) => {
    if (offset < signedTo) return false;
    const isBookkeeping = /\/Type\s*\/(?:XRef|ObjStm|Metadata|DSS|VRI|Catalog)\b/.test(text);
    const redraws = stream !== null && signed.has(number) && !isBookkeeping;
    return redraws || /\/Type\s*\/Pages?\b|\/Subtype\s*\/(?:FreeText|Stamp|Form|Image|Widget)\b/.test(text);
  });
  return changes ? [hold('changed_after_signature', 'The PDF was changed after it had been signed.')] : [];
}
