import type { Candidate, ExtractedFields } from '../../../domain/extraction.js';
import type { ScannedPage, ScannedText } from './recognise-page.js';

type Name = keyof ExtractedFields | 'kind';

/**
 * The most that the eye alone may claim. The gates stand at 0.9 and above: what pays a wrong payee or amount passes none of
 * them, unless the arithmetic of the page says the same.
 */
const byEyeMax = 0.88;
const provenMax = 0.93;
/** From here on, readers give amounts such confidence only for sums that add up. */
const provenMin = 0.9;
const currencyLinesMin = 2;
/** A letter that was recognised with less than this could as well be another one. */
const doubtfulLetter = 0.6;
const doubtfulMax = 0.75;

const amounts: readonly Name[] = ['totalMinor', 'amountDueMinor', 'netMinor', 'taxMinor', 'prepaidMinor'];

/** How sure a value is that was read by eye: never surer than the reader of its text, nor than its letters. */
export function sureness(name: Name, candidate: Candidate<unknown>, page: ScannedPage): number {
  const { confidence, value } = candidate;
  if (name === 'kind') return Math.min(confidence, byEyeMax);
  if (amounts.includes(name)) {
    return Math.min(
      confidence,
      confidence >= provenMin ? provenMax : byEyeMax,
      letterMax(candidate, page, /\d/),
    );
  }
  if (name === 'currency' && typeof value === 'string') {
    const lines = page.texts.filter(({ text, weakest }) => text.includes(value) && weakest >= doubtfulLetter);
    return Math.min(confidence, lines.length >= currencyLinesMin ? provenMax : byEyeMax);
  }
  return Math.min(confidence, byEyeMax, letterMax(candidate, page, /[\p{L}\d]/u));
}

/** By the weakest letter of the words that the value was read from. */
function letterMax({ evidence }: Candidate<unknown>, page: ScannedPage, counted: RegExp): number {
  const from = page.texts.filter(({ text }) => counted.test(text) && evidence.quote.includes(text));
  const weakest = Math.min(1, ...from.map((text: ScannedText) => text.weakest));
  return weakest < doubtfulLetter ? doubtfulMax : 1;
}
