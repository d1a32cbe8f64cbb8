import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../domain/dates.js';
import {
  documentKinds,
  emptyExtraction,
  gatedFields,
  reviewReasons,
  type ConfidenceGate,
  type ExtractedFields,
} from '../../domain/extraction.js';
import { clearBill as document, clearFields, said } from './extraction-cast.js';

const gate: ConfidenceGate = { vendorName: 0.9, totalMinor: 0.9, currency: 0.9, dueOn: 0.9, number: 0.9 };

describe('a person looks', () => {
  test('at nothing when every field is clear', () => {
    expect(reviewReasons(document(), gate)).toEqual([]);
  });

  test.each(gatedFields)('when %s is missing', (field) => {
    expect(reviewReasons(document({ [field]: [] }), gate)).toEqual([`${field}: not found.`]);
  });

  test.each(gatedFields)('when %s is below its own gate, and not at it', (field) => {
    const read = (confidence: number) => document({ [field]: [{ ...clearFields[field][0], confidence }] });
    expect(reviewReasons(read(0.89), gate)).toEqual([`${field}: confidence 0.89 is below 0.90.`]);
    expect(reviewReasons(read(0.9), gate)).toEqual([]);
    expect(reviewReasons(read(0.89), { ...gate, [field]: 0.8 })).toEqual([]);
  });

  test('when a confidence is not a number', () => {
    expect(reviewReasons(document({ totalMinor: [said(100, NaN)] }), gate)).toHaveLength(1);
    expect(reviewReasons(document({}, { kind: said('bill', NaN) }), gate)).toHaveLength(1);
  });

  test('when only a later candidate passes', () => {
    expect(reviewReasons(document({ number: [said('INV-1', 0.5), said('INV-2')] }), gate)).toHaveLength(1);
  });

  test.each(documentKinds.filter((kind) => kind !== 'bill'))('at a %s, which is no bill', (kind) => {
    expect(reviewReasons(document({}, { kind: said(kind) }), gate)).toEqual([
      `The document looks like: ${kind}.`,
    ]);
  });

  test('when it is not certain that it is a bill', () => {
    expect(reviewReasons(document({}, { kind: said('bill', 0.49) }), gate)).toHaveLength(1);
    expect(reviewReasons(document({}, { kind: said('bill', 0.5) }), gate)).toEqual([]);
  });

  test.each<[string, Partial<ExtractedFields>, string]>([
    ['a total of nothing', { totalMinor: [said(0)] }, 'not positive'],
    ['a negative total', { totalMinor: [said(-5)] }, 'not positive'],
    ['nothing due', { amountDueMinor: [said(0)] }, 'asks for no money'],
    ['what is already paid', { settlement: [said('already_paid', 0.1)] }, 'already paid'],
    ['what the vendor collects', { settlement: [said('vendor_collects', 0.1)] }, 'collects the money'],
    ['more due than the total', { amountDueMinor: [said(12_301)] }, 'exceeds the total'],
  ])('at %s', (_, fields, reason) => {
    expect(reviewReasons(document(fields), gate)).toEqual([expect.stringContaining(reason)]);
  });

  test('not at more due than the total where the document says that it is rounded up', () => {
    const fields = { amountDueMinor: [said(12_301)] };
    const rounded = { code: 'rounded_up', message: 'By 0.01.', severity: 'note' as const };
    expect(reviewReasons(document(fields, { findings: [rounded] }), gate)).toEqual([]);
  });

  test('at an amount due that is less sure than the gate for the total', () => {
    expect(reviewReasons(document({ amountDueMinor: [said(12_300, 0.89)] }), gate)).toEqual([
      'amountDueMinor: confidence 0.89 is below 0.90.',
    ]);
  });

  test('not at a bill without due date, which is due when it is issued, unless that date is not sure', () => {
    const issued = (confidence: number) =>
      document({ dueOn: [], issuedOn: [said(calendarDate('2026-11-02'), confidence)] });
    expect(reviewReasons(issued(0.95), gate)).toEqual([]);
    expect(reviewReasons(issued(0.6), gate)).toEqual(['dueOn: confidence 0.60 is below 0.90.']);
  });

  test('at a finding that holds, and not at a note', () => {
    const findings = [
      { code: 'hidden_text', message: 'The page hides text.', severity: 'hold' as const },
      { code: 'two_pages', message: 'It has two pages.', severity: 'note' as const },
    ];
    expect(reviewReasons(document({}, { findings }), gate)).toEqual(['The page hides text.']);
  });

  test('at everything when nothing could be read, one reason a line', () => {
    const unread = emptyExtraction;
    expect(reviewReasons(unread, gate)).toHaveLength(1 + gatedFields.length);
  });
});
