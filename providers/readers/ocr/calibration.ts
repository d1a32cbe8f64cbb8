import type { ExtractedFields } from '../../../domain/extraction.js';
import { curves } from './curves.js';

/** The reader of letters and invoices, or that of the slips of tills. */
export type ScanForm = 'page' | 'slip';
export type CalibratedField = keyof ExtractedFields | 'kind';

/** From a raw score of so much on, at least so many (0 to 1) of the values were right; both rise. */
export type Step = readonly [fromScore: number, right: number];
export type Curves = Readonly<Record<ScanForm, Partial<Readonly<Record<CalibratedField, readonly Step[]>>>>>;

/** Of fields that were never measured; none of them is asked for by a gate. */
const unmeasuredMax = 0.7;

/** How often a value with this raw score was right on scans of which the truth is known (ADR 0024). */
export function calibrated(form: ScanForm, field: CalibratedField, score: number): number {
  const steps = curves[form][field];
  if (!steps) return Math.min(score, unmeasuredMax);
  return steps.findLast(([from]) => score >= from)?.[1] ?? 0;
}
