import {
  emptyExtraction,
  type Candidate,
  type Extraction,
  type Finding,
  type ReaderName,
} from '../../domain/extraction.js';
import type { DoubtfulLine } from './firewall/drawn-values.js';
import type { PageSize, TextRun } from './text/layout.js';

/** What the offline readers found, with the printed text for others to check their values against. */
export type Reading = {
  readonly extraction: Extraction;
  /** The text layer, one line of the page a line; null when there is none (XML, images, scans). */
  readonly pageText: string | null;
  /** Pages that have to be read by eye; absent where there are none. */
  readonly unread?: Unread;
  /** Lines that are drawn as something else than their text: absent where there are none. */
  readonly doubtful?: readonly DoubtfulLine[];
};

/** What the text layer of a document says, and the pages that have none; null: all of them, however many there are. */
export type Unread = {
  readonly pages: readonly number[] | null;
  readonly runs: readonly TextRun[];
  /** Of all pages as displayed, first page first. */
  readonly sizes: readonly PageSize[];
  /** Of these pages, the text that is drawn invisibly over a picture; nothing is read from it. */
  readonly layer: readonly TextRun[];
  /** The e-invoice inside, which is to be held to what the eye sees; null where there is none. */
  readonly embedded: Extraction | null;
};

export const quoteCharactersMax = 200;

export function quote(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, quoteCharactersMax);
}

export function hold(code: string, message: string): Finding {
  return { code, message, severity: 'hold' };
}

export function note(code: string, message: string): Finding {
  return { code, message, severity: 'note' };
}

/** Nothing could be read, and why. */
export function unreadable(reader: ReaderName, ...findings: readonly Finding[]): Reading {
  return {
    extraction: {
      ...emptyExtraction,
      kind: { value: 'other', confidence: 0, evidence: { reader, quote: '' } },
      findings,
    },
    pageText: null,
  };
}

/** Best first; of equal values only the best stays. */
export function ranked<T>(candidates: readonly Candidate<T>[], keep = 5): Candidate<T>[] {
  const best = new Map<string, Candidate<T>>();
  for (const candidate of candidates) {
    const key = JSON.stringify(candidate.value);
    const known = best.get(key);
    if (!known || known.confidence < candidate.confidence) best.set(key, candidate);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence).slice(0, keep);
}
