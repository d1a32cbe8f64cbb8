import type { Extraction, Finding } from '../../../domain/extraction.js';
import { hold, unreadable } from '../reading.js';
import { isCii, readCii } from './cii.js';
import { parseXml, type Element } from './element.js';
import { embeddedFileFindings } from './embedded-files.js';
import { isSimplifiedFatturaPa, readSimplifiedFatturaPa } from './fattura-pa-simplified.js';
import { isFatturaPa, readFatturaPa } from './fattura-pa.js';
import { repetitions } from './repetitions.js';
import { toExtraction } from './to-extraction.js';
import { isUbl, readUbl } from './ubl.js';

/** UBL, CII or FatturaPA by the root element. Anything else, or anything unsafe, is an extraction that says why. */
export function readXml(bytes: Uint8Array): Extraction {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return unreadable('ubl', hold(parsed.code, parsed.message)).extraction;
  const root = unwrapped(parsed.root);
  const extraction = readRoot(root);
  const findings: Finding[] = [...parsed.findings, ...embeddedFileFindings(root), ...repetitions(root)];
  return { ...extraction, findings: [...extraction.findings, ...findings] };
}

function readRoot(root: Element): Extraction {
  if (isUbl(root)) return toExtraction(readUbl(root));
  if (isCii(root)) return toExtraction(readCii(root));
  if (isFatturaPa(root)) return readFatturaPa(root);
  if (isSimplifiedFatturaPa(root)) return readSimplifiedFatturaPa(root);
  const message = 'The XML is neither a UBL nor a CII invoice, nor a FatturaPA.';
  return unreadable('ubl', hold('xml_not_an_invoice', message)).extraction;
}

/** Peppol sends invoices in an envelope. */
function unwrapped(root: Element): Element {
  return root.name === 'StandardBusinessDocument' ? (root.children().find(isUbl) ?? root) : root;
}
