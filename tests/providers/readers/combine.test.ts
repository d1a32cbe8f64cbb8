import { describe, expect, it } from 'vitest';
import {
  emptyExtraction,
  emptyFields,
  type ExtractedFields,
  type Extraction,
  type ReaderName,
} from '../../../domain/extraction.js';
import { combine } from '../../../providers/readers/combine.js';

const pageText = 'Kranich Schreibwaren\nRechnung Nr. K-2210\nDatum 14.08.2026\nSumme EUR 29,45';

type Said = { readonly [Name in keyof ExtractedFields]?: ExtractedFields[Name][number]['value'] };

function saidBy(reader: ReaderName, said: Said, confidence = 0.85): Extraction {
  const fields = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name,
      [{ value, confidence, evidence: { reader, quote: '' } }],
    ]),
  );
  return {
    ...emptyExtraction,
    kind: { value: 'bill', confidence, evidence: { reader, quote: '' } },
    fields: { ...emptyFields, ...fields },
  };
}

const both = (byEye: Said, claude: Said, text: string | null = pageText) =>
  combine({ extraction: saidBy('ocr', byEye, 0.8), pageText: text }, saidBy('claude', claude));

describe('what Claude says of a page that was read by eye', () => {
  it('is surer when both say it', () => {
    const { fields } = both({ totalMinor: 2945, currency: 'EUR' }, { totalMinor: 2945, currency: 'EUR' });
    expect(fields.totalMinor).toMatchObject([{ value: 2945, confidence: 0.97, evidence: { reader: 'ocr' } }]);
  });

  it('is kept beside another value that both put in doubt', () => {
    const { fields } = both({ totalMinor: 2045, currency: 'EUR' }, { totalMinor: 2945, currency: 'EUR' });
    expect(fields.totalMinor).toMatchObject([
      { value: 2045, confidence: 0.7 },
      { value: 2945, confidence: 0.7 },
    ]);
  });

  it('passes no gate when the eye alone finds its words again', () => {
    const { fields, findings } = both({}, { vendorName: 'Kranich Schreibwaren', number: 'K-2210' });
    expect([fields.vendorName[0]?.confidence, fields.number[0]?.confidence]).toEqual([0.85, 0.85]);
    expect(findings).toEqual([]);
  });

  it.each<[string, Said]>([
    ['a vendor', { vendorName: 'Milan Office Supplies' }],
    ['an amount', { currency: 'EUR', totalMinor: 92_945 }],
    ['a number that is only part of another', { number: '221' }],
    ['a date', { issuedOn: '2026-08-15' as never }],
    ['a currency', { currency: 'USD' }],
    ['an account', { vendorBankAccount: 'DE89370400440532013000' }],
  ])('counts for little when %s is not on the page, and the finding names it', (_, said) => {
    const { fields, findings } = both({}, said);
    const name = Object.keys(said).at(-1) as keyof ExtractedFields;
    expect(fields[name][0]?.confidence).toBe(0.5);
    expect(findings).toMatchObject([{ code: 'claude_unsupported', severity: 'note' }]);
    expect(findings[0]?.message).toContain(name);
  });

  it('spells a name right of which the eye mistook a letter', () => {
    const readByEye = { code: 'read_by_eye', message: '', severity: 'note' } as const;
    const own = saidBy('ocr', { vendorName: 'Kranlch Schreibwaren' }, 0.66);
    const { fields, findings } = combine(
      { extraction: { ...own, findings: [readByEye] }, pageText: pageText.replace('Kranich', 'Kranlch') },
      saidBy('claude', { vendorName: 'Kranich Schreibwaren' }),
    );
    expect(fields.vendorName[0]).toMatchObject({ value: 'Kranich Schreibwaren', confidence: 0.88 });
    expect(findings).toEqual([readByEye]);
  });

  it('passes no gate where the page could not be read at all', () => {
    const { fields, findings } = both({}, { totalMinor: 2945, currency: 'EUR' }, null);
    expect(fields.totalMinor[0]?.confidence).toBe(0.7);
    expect(findings).toEqual([]);
  });
});
