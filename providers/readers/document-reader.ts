import type { Extraction } from '../../domain/extraction.js';
import type { DocumentInput, DocumentReader } from '../ports.js';
import { combine } from './combine.js';
import { isMisleading } from './firewall/misleading.js';
import { textAgainstPage } from './firewall/text-against-page.js';
import { firstPage, lacksSeller, withSeller } from './letterhead.js';
import type { ReaderLimits } from './limits.js';
import { detectMedia } from './media.js';
import { defaultScanLimits, ScanReader, type ScanLimits } from './ocr/scan-reader.js';
import { ParserPool } from './parser/parser-pool.js';
import { hold, note, unreadable, type Reading } from './reading.js';
import { combineSeenHybrid } from './seen-hybrid.js';
import { unfit } from './unfit.js';

export type PreparedReader = DocumentReader & {
  /** Starts what the next document is read in, so that this one does not wait for it. */
  readonly prepare: () => Promise<void>;
};

/** Why a document has to be read by eye; no reason of its own once it was. */
const eyeOnly = new Set(['no_text_layer', 'garbled_text_layer', 'page_not_compared']);

/**
 * The offline readers, by text and where there is none by eye, and Claude beside them where a key is set. E-invoices need
 * no second reader.
 */
export function createDocumentReader(options: {
  readonly claude: DocumentReader | null;
  readonly limits: ReaderLimits;
  readonly scanLimits?: ScanLimits;
}): PreparedReader {
  const { claude, limits, scanLimits = defaultScanLimits } = options;
  const pool = new ParserPool(limits);
  const scans = new ScanReader(scanLimits);
  return {
    prepare: () => pool.prepare(),
    async read(document: DocumentInput): Promise<Extraction> {
      if (document.bytes.length > limits.documentBytesMax) {
        return unreadable('pdf-text', hold('too_large', 'The file is larger than any invoice.')).extraction;
      }
      const parsed = await pool.parse(toParse(document));
      const offline = isUnfit(parsed) ? parsed : await byEyeToo(scans, document.bytes, parsed);
      const isXml = detectMedia(document.bytes) === 'xml';
      const isForOneReader = isXml || isUnfit(offline) || isMisleading(offline.extraction.findings);
      if (!claude || isForOneReader || document.readers === 'offline') return offline.extraction;
      const second = await readSafely(claude, document);
      return combine(offline, second);
    },
  };
}

function isUnfit({ extraction }: Reading): boolean {
  return extraction.findings.some(({ code }) => unfit.has(code));
}

/** What the text layer alone does not tell. */
async function byEyeToo(scans: ScanReader, bytes: Uint8Array, parsed: Reading): Promise<Reading> {
  const reading = await readByEye(scans, bytes, await compared(scans, parsed));
  const isForEye = parsed.unread === undefined && lacksSeller(reading, bytes);
  return isForEye ? withSeller(reading, await scans.read(bytes, firstPage)) : reading;
}

/** The eye decides on lines that are drawn as something else than they say. */
async function compared(scans: ScanReader, parsed: Reading): Promise<Reading> {
  const { doubtful, ...reading } = parsed;
  if (!doubtful) return parsed;
  const seen = await scans.readLines(doubtful.map(({ picture }) => picture));
  const findings = doubtful.flatMap((line, index) => textAgainstPage(line, seen[index] ?? null));
  const { extraction } = reading;
  return { ...reading, extraction: { ...extraction, findings: [...findings, ...extraction.findings] } };
}

/** Where not one page could be seen, the reading of the text layer stands with the reason. */
async function readByEye(scans: ScanReader, bytes: Uint8Array, parsed: Reading): Promise<Reading> {
  if (!parsed.unread) return parsed;
  const { extraction: seen, pageText } = await scans.read(bytes, parsed.unread);
  const before = parsed.extraction.findings;
  if (pageText === null) {
    const findings = [...before, ...seen.findings];
    return { ...parsed, extraction: { ...parsed.extraction, findings } };
  }
  const { embedded } = parsed.unread;
  const extraction = embedded ? combineSeenHybrid(embedded, seen, pageText) : seen;
  const known = new Set(extraction.findings.map(({ code }) => code));
  const kept = before.filter(({ code }) => !eyeOnly.has(code) && !known.has(code));
  return { extraction: { ...extraction, findings: [...kept, ...extraction.findings] }, pageText };
}

/** What the parser's process needs to know: functions cannot go there. */
function toParse({ bytes, fileName, password, ignoresAttachments = false }: DocumentInput) {
  return { bytes, fileName, ignoresAttachments, ...(password === undefined ? {} : { password }) };
}

/** The port promises not to throw; a reader that does anyway costs its own reading only. */
async function readSafely(reader: DocumentReader, document: DocumentInput): Promise<Extraction> {
  try {
    return await reader.read(document);
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    return unreadable('claude', note('claude_failed', `The second reader failed (${reason}).`)).extraction;
  }
}
