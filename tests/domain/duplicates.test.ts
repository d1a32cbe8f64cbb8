import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { billStatuses } from '../../domain/bill.js';
import {
  duplicateReasons,
  normalizeInvoiceNumber,
  type DuplicateSubject,
  type EarlierBill,
} from '../../domain/duplicates.js';
import { idFrom } from '../../domain/ids.js';

const id = (n: number) => `0190000000007000800000000000${String(n).padStart(4, '0')}`;
const vendorA = idFrom('vendor', id(1));
const vendorB = idFrom('vendor', id(2));

function bill(n: number, changes: Partial<EarlierBill> = {}): EarlierBill {
  return {
    billId: idFrom('bill', id(n)),
    vendorId: vendorA,
    number: `RE-${n}`,
    documentSha256: `hash-${n}`,
    eInvoiceId: null,
    status: 'paid',
    ...changes,
  };
}

describe('invoice numbers', () => {
  test.each([
    ['INV-0042', 'inv 42'],
    ['INV0042', 'INV-42'],
    ['#00042', '42'],
    ['2026/001', '2026-001'],
    ['lNV-1O5', 'LNV 105'],
    ['INV-1OO', 'INV-100'],
    ['RE-5B1', 'RE-S81'],
    ['É-17', 'E17'],
    ['0', '000'],
    ['NO-0042', 'NO42'],
    ['IN-O042', 'IN-42'],
  ])('%s and %s read the same', (a, b) => {
    expect(normalizeInvoiceNumber(a)).toBe(normalizeInvoiceNumber(b));
  });

  test.each([
    ['2026-1', '2026-2'],
    ['2026-01-12', '2026-11-02'],
    ['10', '100'],
    ['A-100', 'B-100'],
    ['№ 7', '8'],
    ['請求書12', '領収書12'],
  ])('%s and %s stay different', (a, b) => {
    expect(normalizeInvoiceNumber(a)).not.toBe(normalizeInvoiceNumber(b));
  });

  test('separators and case never matter', () => {
    const parts = fc.array(fc.stringMatching(/^[A-Za-z1-9]{1,5}$/), { minLength: 1, maxLength: 4 });
    const separator = fc.constantFrom('', '-', '/', ' ', '.', '_', '#');
    fc.assert(
      fc.property(parts, separator, separator, (words, one, other) => {
        expect(normalizeInvoiceNumber(words.join(one))).toBe(
          normalizeInvoiceNumber(words.join(other).toLowerCase()),
        );
      }),
    );
  });
});

describe('duplicates', () => {
  const subject: DuplicateSubject = bill(1, {
    number: 'INV-0042',
    documentSha256: 'aa',
    eInvoiceId: 'uuid-1',
  });

  test('the same file is caught, whatever the vendor', () => {
    const other = bill(2, { documentSha256: 'aa', vendorId: vendorB });
    expect(duplicateReasons(subject, [other])).toEqual([{ code: 'same_file', billId: other.billId }]);
  });

  test('the same number of the same vendor is caught in another spelling', () => {
    const other = bill(2, { number: 'inv 42' });
    expect(duplicateReasons(subject, [other])).toEqual([
      { code: 'same_vendor_and_number', billId: other.billId },
    ]);
  });

  test('the same e-invoice id is caught', () => {
    const other = bill(2, { eInvoiceId: 'uuid-1' });
    expect(duplicateReasons(subject, [other])).toEqual([{ code: 'same_e_invoice', billId: other.billId }]);
  });

  test('every reason and every earlier bill is named', () => {
    const [copy, retyped] = [bill(2, { ...subject, billId: bill(2).billId }), bill(3, { number: 'INV42' })];
    expect(duplicateReasons(subject, [copy, retyped])).toEqual([
      { code: 'same_file', billId: copy.billId },
      { code: 'same_e_invoice', billId: copy.billId },
      { code: 'same_vendor_and_number', billId: copy.billId },
      { code: 'same_vendor_and_number', billId: retyped.billId },
    ]);
  });

  test('the same number of another vendor, or of none, is no reason', () => {
    expect(duplicateReasons(subject, [bill(2, { number: 'INV-42', vendorId: vendorB })])).toEqual([]);
    const unmatched = { ...subject, vendorId: null };
    expect(duplicateReasons(unmatched, [bill(2, { number: 'INV-42', vendorId: null })])).toEqual([]);
  });

  test('missing and unreadable values never equal each other', () => {
    const blank = { number: '---', documentSha256: null, eInvoiceId: '' };
    expect(duplicateReasons(bill(1, blank), [bill(2, blank), bill(3, { ...blank, number: null })])).toEqual(
      [],
    );
  });

  test('a bill is not its own duplicate', () => {
    expect(duplicateReasons(subject, [{ ...subject, status: 'in_review' }])).toEqual([]);
  });

  test.each(billStatuses)(
    'a copy of a bill that is %s is held unless nobody pays that one any more',
    (status) => {
      const isAbandoned = status === 'rejected' || status === 'canceled';
      expect(duplicateReasons(subject, [bill(2, { number: 'INV-42', status })])).toHaveLength(
        isAbandoned ? 0 : 1,
      );
    },
  );

  test('recurring bills with numbers that follow one another are never held', () => {
    const series = fc.record({
      prefix: fc.constantFrom('', 'INV-', 'RE/2026/', '2026-', 'SO-'),
      first: fc.integer({ min: 1, max: 99_000 }),
      width: fc.constantFrom(1, 4, 6),
    });
    fc.assert(
      fc.property(series, ({ prefix, first, width }) => {
        const numbers = Array.from(
          { length: 12 },
          (_, n) => `${prefix}${String(first + n).padStart(width, '0')}`,
        );
        const bills = numbers.map((number, n) => bill(n, { number }));
        expect(bills.flatMap((one) => duplicateReasons(one, bills))).toEqual([]);
      }),
    );
  });
});
