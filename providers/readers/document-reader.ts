import type { Extraction } from '../../domain/extraction.js';
import type { DocumentInput, DocumentReader } from '../ports.js';
import { combine } from './combine.js';
import type { ReaderLimits } from './limits.js';
import { detectMedia } from './media.js';
import { ParserPool } from './parser/parser-pool.js';
import { hold, note, unreadable } from './reading.js';

/** Findings that make a document too dangerous or too broken to show it to anybody. */
const unfit = new Set([
  'empty_file',
  'unknown_format',
  'encrypted_pdf',
  'malformed_pdf',
  'no_pages',
  'too_many_pages',
  'too_much_text',
  'too_large',
  'xml_dtd',
  'signed_envelope',
  'parse_timeout',
  'parser_died',
]);

/** The offline readers, and Claude beside them where a key is set. E-invoices need no second reader. */
export function createDocumentReader(options: {
  readonly claude: DocumentReader | null;
  readonly limits: ReaderLimits;
}): DocumentReader {
  const { claude, limits } = options;
  const pool = new ParserPool(limits);
  return {
    async read(document: DocumentInput): Promise<Extraction> {
      if (document.bytes.length > limits.documentBytesMax) {
        return unreadable('pdf-text', hold('too_large', 'The file is larger than any invoice.')).extraction;
      }
      const offline = await pool.parse({ bytes: document.bytes, fileName: document.fileName });
      const isXml = detectMedia(document.bytes) === 'xml';
      const broken = offline.extraction.findings.some(({ code }) => unfit.has(code));
      if (!claude || isXml || broken || document.readers === 'offline') return offline.extraction;
      const second = await readSafely(claude, document);
      return combine(offline, second);
    },
  };
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
