import { calendarDate } from '../../domain/dates.js';
import {
  emptyExtraction,
  emptyFields,
  type Candidate,
  type ExtractedFields,
  type Extraction,
} from '../../domain/extraction.js';

export function said<T>(value: T, confidence = 0.99): Candidate<T> {
  return { value, confidence, evidence: { reader: 'pdf-text', page: 1, quote: 'as on the page' } };
}

export const clearFields: ExtractedFields = {
  ...emptyFields,
  vendorName: [said('Acme')],
  number: [said('INV-1')],
  dueOn: [said(calendarDate('2026-12-01'))],
  currency: [said('EUR')],
  totalMinor: [said(12_300)],
};

/** A reading of which every gate is content, but for what is said otherwise. */
export function clearBill(fields: Partial<ExtractedFields> = {}, rest: Partial<Extraction> = {}): Extraction {
  return { ...emptyExtraction, kind: said('bill'), fields: { ...clearFields, ...fields }, ...rest };
}
