import type { Candidate } from '../../../domain/extraction.js';
import { calibrated, doubtfulLetter, gradeOf, type CalibratedField, type ScanForm } from './calibration.js';
import type { ScannedPage, ScannedText } from './recognise-page.js';

const currencyLinesMin = 2;
const currencyOnce = 0.95;
const doubtfulMax = 0.75;

const amounts: readonly CalibratedField[] = [
  'totalMinor',
  'amountDueMinor',
  'netMinor',
  'taxMinor',
  'prepaidMinor',
];

/** A value that was read by eye, and where. */
export type SeenValue = {
  readonly form: ScanForm;
  readonly name: CalibratedField;
  readonly candidate: Candidate<unknown>;
  readonly page: ScannedPage;
};

/**
 * How sure a value is: as often as its score was right, and never surer than the reader of its text, which says 0.9 and more of
 * amounts that add up and of sellers with a second sign of theirs only.
 */
export function sureness(value: SeenValue): number {
  const { form, name, candidate, page } = value;
  const isDoubtful = weakestLetter(value) < doubtfulLetter;
  const most = Math.min(candidate.confidence, isDoubtful ? doubtfulMax : 1);
  return Math.min(calibrated(form, gradeOf(page), name, rawScore(value)), most);
}

/** The confidence of the reader of the text, less by as much as its weakest letter is doubted. */
export function rawScore(value: SeenValue): number {
  return value.candidate.confidence * weakestLetter(value);
}

/**
 * Which letters make the value, and how sure the one is that was recognised worst; of a name how sure they are on the whole:
 * with one of them mistaken it is alike, and never equal to another vendor's.
 */
function weakestLetter({ name, candidate, page }: SeenValue): number {
  if (name === 'currency') return currencyLetters(candidate, page);
  const counted = amounts.includes(name) ? /\d/ : /[\p{L}\d]/u;
  const from = page.texts.filter((text) => counted.test(text.text) && standsIn(candidate, text, page));
  return Math.min(1, ...from.map(({ weakest, mean }) => (name === 'vendorName' ? mean : weakest)));
}

/** A sign of the currency in one place alone may be a misread letter. */
function currencyLetters({ value }: Candidate<unknown>, { texts }: ScannedPage): number {
  const lines = texts.filter(
    ({ text, weakest }) => text.includes(String(value)) && weakest >= doubtfulLetter,
  );
  return lines.length >= currencyLinesMin ? 1 : currencyOnce;
}

function standsIn(
  { evidence: { box, quote } }: Candidate<unknown>,
  text: ScannedText,
  page: ScannedPage,
): boolean {
  if (!box) return quote.includes(text.text);
  const middle = text.middle / page.heightPx;
  const center = (text.left + text.width / 2) / page.widthPx;
  return (
    middle > box.top && middle < box.top + box.height && center > box.left && center < box.left + box.width
  );
}
