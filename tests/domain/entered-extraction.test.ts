import { describe, expect, it } from 'vitest';
import { withEntered } from '../../domain/entered-extraction.js';
import { emptyExtraction, type Candidate, type Extraction } from '../../domain/extraction.js';
import { money } from '../../domain/money.js';
import { details } from './bill-cast.js';

const read = <T>(value: T): Candidate<T>[] => [
  { value, confidence: 0.8, evidence: { reader: 'pdf-text', page: 1, quote: 'as printed' } },
];
const amount = money(12_345, 'USD');
const asEntered = { ...details, amount, number: 'R-7', issuedOn: null, discount: null, vendorTaxId: null };
const extraction: Extraction = {
  ...emptyExtraction,
  fields: {
    ...emptyExtraction.fields,
    vendorName: read(details.vendorName),
    number: read('R-7'),
    dueOn: read(details.dueOn),
    currency: read(amount.currency),
    totalMinor: read(amount.amountMinor),
  },
};

describe('a reading that a person has looked at', () => {
  it('stays the only one when they confirm what was read', () => {
    expect(withEntered(extraction, asEntered)).toBeNull();
  });

  it('gets what they entered before what was read, which is kept', () => {
    const entered = withEntered(extraction, { ...asEntered, number: 'R-17' });
    expect(entered?.fields.number).toMatchObject([
      { value: 'R-17', confidence: 1, evidence: { reader: 'entered' } },
      { value: 'R-7', evidence: { reader: 'pdf-text' } },
    ]);
    expect(entered?.fields.vendorName).toBe(extraction.fields.vendorName);
  });

  it('takes an amount for what is due, beside the total that the document claims', () => {
    const entered = withEntered(extraction, { ...asEntered, amount: money(10_000, 'USD') });
    expect(entered?.fields.amountDueMinor.map(({ value }) => value)).toEqual([10_000, 12_345]);
    expect(entered?.fields.totalMinor).toBe(extraction.fields.totalMinor);
  });

  it('keeps the place on the page of a number that nothing there names', () => {
    const box = { left: 0.7, top: 0.1, width: 0.1, height: 0.02 };
    const evidence = { reader: 'pdf-text', page: 1, box, quote: 'R-17' } as const;
    const unnamed = { ...extraction, otherNumbers: [{ value: 'R-17', confidence: 0.1, evidence }] };
    const entered = withEntered(unnamed, { ...asEntered, number: 'R-17' });
    expect(entered?.fields.number).toEqual([
      { value: 'R-17', confidence: 1, evidence: { ...evidence, reader: 'entered' } },
      ...read('R-7'),
    ]);
  });

  it('has an alternative first when that is the one they chose', () => {
    const two = {
      ...extraction,
      fields: { ...extraction.fields, number: [...read('R-7'), ...read('R-17')] },
    };
    const entered = withEntered(two, { ...asEntered, number: 'R-17' });
    expect(entered?.fields.number.map(({ value }) => value)).toEqual(['R-17', 'R-7']);
  });
});
