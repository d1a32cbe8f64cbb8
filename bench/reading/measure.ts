import { defaultConfidenceGate, type Extraction } from '../../domain/extraction.js';
import { outcomeOf } from '../../domain/outcome.js';
import { createDocumentReader } from '../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../providers/readers/limits.js';
import { highestResidentBytes } from './process-memory.js';
import { isWrongAndConfident, score, type Scored } from './score.js';
import type { ReadingDocument, ReadingSet } from './sets.js';

export type Reading = {
  readonly document: ReadingDocument;
  readonly extraction: Extraction;
  readonly scores: readonly Scored[];
  readonly isReviewed: boolean;
  readonly ms: number;
};

export type MeasuredSet = {
  readonly name: string;
  readonly readings: readonly Reading[];
  /** The most that one parser process held. */
  readonly parserBytes: number;
};

/** Reads a set one document after the other, as an idle machine would; the first one starts the parser and is not timed. */
export async function measureSet(set: ReadingSet): Promise<MeasuredSet> {
  const reader = createDocumentReader({ claude: null, limits: defaultReaderLimits });
  const readings: Reading[] = [];
  let parserBytes = 0;
  const read = async (document: ReadingDocument) => {
    const bytes = await document.bytes();
    const startedAt = performance.now();
    const extraction = await reader.read({
      bytes,
      mediaType: 'application/octet-stream',
      fileName: document.name,
      ignoresAttachments: set.ignoresAttachments,
    });
    return { extraction, ms: performance.now() - startedAt };
  };
  if (set.documents[0]) await read(set.documents[0]);
  for (const document of set.documents) {
    const { extraction, ms } = await read(document);
    readings.push({
      document,
      extraction,
      ms,
      scores: document.isMismatch ? [] : score(extraction, document.truth),
      isReviewed: outcomeOf(extraction, defaultConfidenceGate).outcome === 'review',
    });
    parserBytes = Math.max(parserBytes, highestResidentBytes());
  }
  return { name: set.name, readings, parserBytes };
}

export function wrongAndConfident(readings: readonly Reading[]): string[] {
  return readings.flatMap(({ document, scores, extraction }) =>
    extraction.findings.some(({ code }) => code === 'xml_contradicts_page')
      ? []
      : scores.filter(isWrongAndConfident).map(({ field }) => `${document.name} (${field})`),
  );
}
