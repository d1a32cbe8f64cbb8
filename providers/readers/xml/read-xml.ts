import type { Extraction } from '../../../domain/extraction.js';
import { hold, unreadable } from '../reading.js';
import { isCii, readCii } from './cii.js';
import { toExtraction } from './to-extraction.js';
import { parseXml } from './element.js';
import { isUbl, readUbl } from './ubl.js';

/** UBL or CII by the root element. Anything else, or anything unsafe, is an extraction that says why. */
export function readXml(bytes: Uint8Array): Extraction {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return unreadable('ubl', hold(parsed.code, parsed.message)).extraction;
  if (isUbl(parsed.root)) return toExtraction(readUbl(parsed.root));
  if (isCii(parsed.root)) return toExtraction(readCii(parsed.root));
  return unreadable('ubl', hold('xml_not_an_invoice', 'The XML is neither a UBL nor a CII invoice.'))
    .extraction;
}
