import { describe, expect, test } from 'vitest';
import {
  documentKinds,
  reviewReasons,
  type ConfidenceGate,
  type Settlement,
} from '../../domain/extraction.js';
import { outcomeOf } from '../../domain/outcome.js';
import { clearBill as bill, clearFields, said } from './extraction-cast.js';

const gate: ConfidenceGate = { vendorName: 0.9, totalMinor: 0.92, currency: 0.9, dueOn: 0.9, number: 0.9 };

const paid = { settlement: [said<Settlement>('already_paid')], amountDueMinor: [said(0)] };
const collected = { settlement: [said<Settlement>('vendor_collects')], amountDueMinor: [said(12_300)] };

describe('what becomes of a reading', () => {
  test('a clear bill that nobody else settles is payable', () => {
    expect(outcomeOf(bill(), gate)).toEqual({ outcome: 'payable' });
  });

  test.each([
    ['already_paid', paid],
    ['vendor_collects', collected],
  ])('a clear bill that is surely settled (%s) needs neither a payment nor a person', (because, fields) => {
    expect(outcomeOf(bill(fields), gate)).toEqual({ outcome: 'nothing_due', because });
    expect(outcomeOf(bill(fields, { kind: said('receipt') }), gate)).toEqual({
      outcome: 'nothing_due',
      because,
    });
  });

  test.each([paid, collected])('what is settled is never payable (%#)', (fields) => {
    for (const confidence of [0.01, 0.5, 0.91, 0.92, 1]) {
      const settlement = fields.settlement.map((entry) => ({ ...entry, confidence }));
      const reading = bill({ ...fields, settlement });
      expect(reviewReasons(reading, gate)).not.toEqual([]);
      expect(outcomeOf(reading, gate).outcome).toBe(confidence < 0.92 ? 'review' : 'nothing_due');
    }
  });

  test('a settlement that is not a number in confidence is a question', () => {
    const settlement = [said<Settlement>('vendor_collects', NaN)];
    expect(outcomeOf(bill({ ...collected, settlement }), gate).outcome).toBe('review');
  });

  test('it does not matter when a settled bill is due', () => {
    expect(outcomeOf(bill({ ...collected, dueOn: [], issuedOn: [] }), gate).outcome).toBe('nothing_due');
  });

  test.each(['vendorName', 'number', 'currency', 'totalMinor'] as const)(
    'a settled bill whose %s is doubtful or missing is shown to a person',
    (field) => {
      const doubtful = clearFields[field].map((entry) => ({ ...entry, confidence: 0.89 }));
      expect(outcomeOf(bill({ ...paid, [field]: doubtful }), gate).outcome).toBe('review');
      expect(outcomeOf(bill({ ...paid, [field]: [] }), gate).outcome).toBe('review');
    },
  );

  test('a bill that says paid and asks for money is shown to a person, with both reasons known', () => {
    const contradicting = bill({ ...paid, amountDueMinor: [said(12_300)] });
    expect(outcomeOf(contradicting, gate)).toEqual({
      outcome: 'review',
      reasons: ['The document says that it is already paid.'],
    });
  });

  test('a finding that holds is shown to a person, settled or not', () => {
    const findings = [{ code: 'hidden_text', message: 'The page hides text.', severity: 'hold' as const }];
    expect(outcomeOf(bill(paid, { findings }), gate).outcome).toBe('review');
  });

  test.each(documentKinds.filter((kind) => kind !== 'bill' && kind !== 'receipt'))(
    'a %s is no bill, whatever it says of being paid',
    (kind) => {
      expect(outcomeOf(bill(paid, { kind: said(kind) }), gate).outcome).toBe('review');
    },
  );

  test.each([0, -100])('a total of %i is nothing that could be settled', (total) => {
    expect(outcomeOf(bill({ ...paid, totalMinor: [said(total)] }), gate).outcome).toBe('review');
  });

  test('no amount due alone, without a word of who paid it, is a question', () => {
    expect(outcomeOf(bill({ amountDueMinor: [said(0)] }), gate).outcome).toBe('review');
  });
});
