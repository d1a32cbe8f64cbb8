import { describe, expect, it } from 'vitest';
import { calendarDate, type CalendarDate } from '../../domain/dates.js';
import {
  emptyExtraction,
  emptyFields,
  type Candidate,
  type ExtractedFields,
  type Extraction,
  type ReaderName,
} from '../../domain/extraction.js';
import { applyHints } from '../../domain/apply-hints.js';
import { hintsFrom } from '../../domain/learn-hints.js';
import type { ReadingHint } from '../../domain/reading-hints.js';

const seen = <T>(
  value: T,
  quote: string,
  confidence = 0.6,
  reader: ReaderName = 'pdf-text',
): Candidate<T> => ({
  value,
  confidence,
  evidence: { reader, page: 1, quote },
});
const placed = <T>(candidate: Candidate<T>, { left, top }: { left: number; top: number }): Candidate<T> => ({
  ...candidate,
  evidence: { ...candidate.evidence, box: { left, top, width: 0.1, height: 0.02 } },
});
const entered = <T>(value: T, quote = 'Entered by a person.') => seen(value, quote, 1, 'entered');
const reading = (fields: Partial<ExtractedFields>): Extraction => ({
  ...emptyExtraction,
  fields: { ...emptyFields, ...fields },
});
const day = (text: string): CalendarDate => calendarDate(text);
const vendor = { name: 'Blue River Supplies Ltd', aliases: [] };
const supported = { name: vendor.name, isSupported: true };

describe('a correction teaches', () => {
  it('the name that a vendor gives itself, where it is another one than ours', () => {
    const printed = seen('BRS Trading', 'BRS Trading');
    expect(hintsFrom(reading({ vendorName: [entered(vendor.name), printed] }), vendor)).toEqual([
      { kind: 'alias', printed: 'BRS Trading' },
    ]);
    expect(hintsFrom(reading({ vendorName: [printed] }), { ...vendor, aliases: ['BRS Trading'] })).toEqual(
      [],
    );
  });

  it.each([
    ['11/5/2026', '2026-05-11', '2026-11-05', 'day-first'],
    ['05.11.26', '2026-05-11', '2026-11-05', 'month-first'],
  ] as const)('the order of day and month: %s is %s and not %s', (text, right, wrong, order) => {
    const issuedOn = [entered(day(right)), seen(day(wrong), `Date ${text}`)];
    expect(hintsFrom(reading({ issuedOn }), vendor)).toEqual([{ kind: 'date_order', order }]);
  });

  it('nothing about dates when the page writes another one', () => {
    const issuedOn = [entered(day('2026-07-01')), seen(day('2026-11-05'), 'Date 11/5/2026')];
    expect(hintsFrom(reading({ issuedOn }), vendor)).toEqual([]);
  });

  it('the words that the number stands after, where the page has them', () => {
    const number = [entered('R-17', 'Our ref.: R-17'), seen('4711', 'Customer 4711')];
    expect(hintsFrom(reading({ number }), vendor)).toEqual([{ kind: 'number_label', label: 'our ref' }]);
    expect(hintsFrom(reading({ number: [entered('R-17'), seen('4711', 'x 4711')] }), vendor)).toEqual([]);
  });

  it('the place of the number, where no words or other ones on each page stand before it', () => {
    const place = { kind: 'number_place', page: 1, left: 0.7, right: 0.8, top: 0.1, form: 'A-9' };
    for (const quote of ['R-17', 'of 3 May 2026: R-17']) {
      const number = [placed(entered('R-17', quote), { left: 0.7, top: 0.1 })];
      expect(hintsFrom(reading({ number }), vendor)).toEqual([place]);
    }
  });
});

describe('the next document', () => {
  const apply = (fields: Partial<ExtractedFields>, hint: ReadingHint, by = supported) =>
    applyHints(reading(fields), [hint], by).fields;

  it('has its number where it stood before, and says so', () => {
    const number = [seen('4712', 'Customer 4712', 0.9), seen('R-18', 'Our ref: R-18', 0.5)];
    const [first, second] = apply({ number }, { kind: 'number_label', label: 'our ref' }).number;
    expect(first).toMatchObject({ value: 'R-18', confidence: 0.92 });
    expect(first?.evidence.quote).toContain('learned');
    expect(second?.value).toBe('4712');
  });

  it('has the number that nothing names where it stood before, if it looks like it', () => {
    const hint = { kind: 'number_place', page: 1, left: 0.7, right: 0.8, top: 0.1, form: 'A-9' } as const;
    const at = (left: number, top: number, value: string, reader: ReaderName = 'pdf-text') =>
      placed(seen(value, value, 0.1, reader), { left, top });
    const numberAmong = (...others: Candidate<string>[]) =>
      applyHints(
        { ...reading({ number: [seen('4712', 'No. 4712')] }), otherNumbers: others },
        [hint],
        supported,
      ).fields.number;
    const [first, ...rest] = numberAmong(at(0.7, 0.3, 'R-99'), at(0.705, 0.11, 'R-18'));
    expect(first).toMatchObject({ value: 'R-18', confidence: 0.92 });
    expect(first?.evidence.quote).toContain('learned');
    expect(rest.map(({ value }) => value)).toEqual(['4712']);
    const plain = [{ value: '4712', confidence: 0.6 }];
    expect(numberAmong(at(0.7, 0.3, 'R-18'))).toMatchObject(plain);
    expect(numberAmong(at(0.7, 0.1, '1118'))).toMatchObject(plain);
    expect(numberAmong(at(0.7, 0.1, 'R-18', 'claude'))).toMatchObject(plain);
  });

  it('that was read by eye has its number in its place, and a person still looks at it', () => {
    const hint = { kind: 'number_label', label: 'our ref' } as const;
    const number = [seen('R-18', 'Our ref: R-18', 0.5, 'ocr')];
    expect(apply({ number }, hint).number).toMatchObject([{ value: 'R-18', confidence: 0.85 }]);
  });

  it('is asked about no more for a number that was doubted in its place', () => {
    const hint = { kind: 'number_label', label: 'our ref' } as const;
    const number = [seen('R-18', 'Our ref: R-18', 0.7), seen('4712', 'Customer 4712', 0.7)];
    expect(apply({ number }, hint).number[0]).toMatchObject({ value: 'R-18', confidence: 0.92 });
  });

  it('is believed no more for words that only a model saw', () => {
    const number = [seen('4712', 'Customer 4712'), seen('R-18', 'Our ref: R-18', 0.5, 'claude')];
    expect(apply({ number }, { kind: 'number_label', label: 'our ref' }).number).toBe(number);
  });

  it('has its dates in the order that was learned, when both are on the page', () => {
    const hint = { kind: 'date_order', order: 'day-first' } as const;
    const issuedOn = [seen(day('2026-04-03'), 'Date 4/3/2026')];
    expect(apply({ issuedOn }, hint).issuedOn.map(({ value }) => value)).toEqual([
      '2026-03-04',
      '2026-04-03',
    ]);
    const plain = [seen(day('2026-04-03'), '3 April 2026')];
    expect(apply({ issuedOn: plain }, hint).issuedOn).toBe(plain);
    const dueOn = [seen(day('2026-04-23'), 'in 20 days')];
    expect(apply({ dueOn }, hint).dueOn).toBe(dueOn);
  });

  it('is from the vendor that calls itself so, and goes to a person when nothing else speaks for it', () => {
    const hint = { kind: 'alias', printed: 'BRS Trading' } as const;
    const vendorName = [seen('BRS TRADING', 'BRS TRADING', 0.95)];
    expect(apply({ vendorName }, hint).vendorName[0]).toMatchObject({ value: vendor.name, confidence: 0.95 });
    const alone = apply({ vendorName }, hint, { ...supported, isSupported: false }).vendorName[0];
    expect(alone).toMatchObject({ value: vendor.name, confidence: 0.7 });
    const other = [seen('Another Trading', 'Another Trading', 0.95)];
    expect(apply({ vendorName: other }, hint).vendorName).toBe(other);
  });
});
