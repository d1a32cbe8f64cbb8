import type { ExtractedFields } from '../../../domain/extraction.js';
import { curves } from './curves.js';
import type { ScannedPage } from './recognise-page.js';

/** The reader of letters and invoices, or that of the slips of tills. */
export type ScanForm = 'page' | 'slip';
export type CalibratedField = keyof ExtractedFields | 'kind';

/** How the page as a whole could be read: what is said of a worn one is wrong more often at the same score. */
export type PageGrade = 'clear' | 'worn';

/** From a raw score of so much on, at least so many (0 to 1) of the values were right; both rise. */
export type Step = readonly [fromScore: number, right: number];
type FieldCurves = Partial<Readonly<Record<CalibratedField, readonly Step[]>>>;
export type Curves = Readonly<Record<ScanForm, Readonly<Record<PageGrade, FieldCurves>>>>;

/** Of fields that were never measured; none of them is asked for by a gate. */
const unmeasuredMax = 0.7;

/** A letter that was recognised with less than this could as well be another one. */
export const doubtfulLetter = 0.6;
/** Of the texts of a clear page, no larger share has such a letter. */
const doubtfulTextsMax = 0.1;

export function gradeOf({ texts }: Pick<ScannedPage, 'texts'>): PageGrade {
  const doubtful = texts.filter(({ weakest }) => weakest < doubtfulLetter);
  return doubtful.length <= doubtfulTextsMax * texts.length ? 'clear' : 'worn';
}

/** How often a value with this raw score was right on scans of which the truth is known (ADR 0024). */
export function calibrated(form: ScanForm, grade: PageGrade, field: CalibratedField, score: number): number {
  const steps = curves[form][grade][field];
  if (!steps) return Math.min(score, unmeasuredMax);
  return steps.findLast(([from]) => score >= from)?.[1] ?? 0;
}
