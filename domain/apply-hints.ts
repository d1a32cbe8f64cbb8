import type { CalendarDate } from './dates.js';
import type { Candidate, Evidence, Extraction } from './extraction.js';
import {
  labelOf,
  numericDates,
  placeOf,
  swap,
  type DateOrder,
  type NumberPlace,
  type ReadingHint,
} from './reading-hints.js';
import { normalizeName } from './vendor-match.js';

/** Above the usual gate, and below what readers are sure of by themselves. */
const learned = 0.92;
/** Where it stands is known; what the eye reads there is as uncertain as before. */
const learnedByEye = 0.85;
/** A name that the page does not support by anything else goes to a person. */
const unsupported = 0.7;
/** Of the page: how far apart the same number stands on two bills. */
const placeTolerance = 0.02;

/**
 * The reading with what was learned of its vendor. Nothing is taken that is not on this page; `isSupported`: something
 * other than its name speaks for the vendor.
 */
export function applyHints(
  extraction: Extraction,
  hints: readonly ReadingHint[],
  vendor: { readonly name: string; readonly isSupported: boolean },
): Extraction {
  const fields = hints.reduce((current, hint) => {
    switch (hint.kind) {
      case 'alias':
        return { ...current, vendorName: byAlias(current.vendorName, hint.printed, vendor) };
      case 'date_order':
        return {
          ...current,
          issuedOn: byOrder(current.issuedOn, hint.order),
          dueOn: byOrder(current.dueOn, hint.order),
        };
      case 'number_label':
        return { ...current, number: byLabel(current.number, extraction.otherNumbers, hint.label) };
      case 'number_place':
        return { ...current, number: byPlace(current.number, extraction.otherNumbers, hint) };
    }
  }, extraction.fields);
  return { ...extraction, fields };
}

function byAlias(
  names: readonly Candidate<string>[],
  printed: string,
  { name, isSupported }: { readonly name: string; readonly isSupported: boolean },
): readonly Candidate<string>[] {
  const [first] = names;
  if (!first || normalizeName(first.value) !== normalizeName(printed)) return names;
  const confidence = isSupported ? first.confidence : Math.min(first.confidence, unsupported);
  const evidence = told(first.evidence, `learned: another name of ${name}`);
  return [{ value: name, confidence, evidence }, ...names];
}

function byOrder(
  dates: readonly Candidate<CalendarDate>[],
  order: DateOrder,
): readonly Candidate<CalendarDate>[] {
  const [first, ...others] = dates;
  const meant = first && isOnPage(first.evidence) ? dateIn(first.evidence.quote, first.value, order) : null;
  if (!first || meant === null) return dates;
  const evidence = told(first.evidence, `learned: ${order}`);
  const candidate = { value: meant, confidence: Math.max(first.confidence, learned), evidence };
  return [
    candidate,
    ...(meant === first.value ? [] : [first]),
    ...others.filter(({ value }) => value !== meant),
  ];
}

type Candidates = readonly Candidate<string>[];

function byLabel(numbers: Candidates, others: Candidates, label: string): Candidates {
  const meant = [...numbers, ...others].find(
    ({ evidence, value }) => isOnPage(evidence) && labelOf(evidence, value) === label,
  );
  return meant ? withFirst(meant, numbers, `learned: it stands after “${label}”`) : numbers;
}

function byPlace(numbers: Candidates, others: Candidates, place: NumberPlace): Candidates {
  const [meant] = [...numbers, ...others]
    .filter(({ evidence }) => isOnPage(evidence))
    .map((candidate) => ({ candidate, away: distance(place, placeOf(candidate.evidence, candidate.value)) }))
    .filter(({ away }) => away <= placeTolerance)
    .sort((a, b) => a.away - b.away);
  return meant ? withFirst(meant.candidate, numbers, 'learned: it stands in this place') : numbers;
}

/** The larger of both directions, by the edge that the numbers are aligned with. */
function distance(known: NumberPlace, seen: NumberPlace | null): number {
  if (seen === null || seen.page !== known.page || seen.form !== known.form) return Infinity;
  const across = Math.min(Math.abs(seen.left - known.left), Math.abs(seen.right - known.right));
  return Math.max(across, Math.abs(seen.top - known.top));
}

function withFirst(meant: Candidate<string>, numbers: Candidates, why: string): Candidates {
  const confidence = Math.max(meant.confidence, meant.evidence.reader === 'ocr' ? learnedByEye : learned);
  const first = { ...meant, confidence, evidence: told(meant.evidence, why) };
  return [first, ...numbers.filter(({ value }) => value !== meant.value)];
}

/** A model's quote is what it says that it saw. */
const isOnPage = ({ reader }: Evidence) => reader === 'pdf-text' || reader === 'ocr';

const quoteCharactersMax = 200;

function told(evidence: Evidence, why: string): Evidence {
  const words = evidence.quote.slice(0, quoteCharactersMax - why.length - 3);
  return { ...evidence, quote: `${words} (${why})` };
}

/** The date that the quote holds in that order, when it could mean the value read or its swap; else null. */
function dateIn(quote: string, read: CalendarDate, order: DateOrder): CalendarDate | null {
  if (read === swap(read)) return null;
  const found = numericDates(quote, order).filter((date) => date === read || date === swap(read));
  return found[0] ?? null;
}
