import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../../domain/extraction.js';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

/** Rows of a page from the top, each a list of texts in columns 120 points wide. */
function read(...rows: readonly (readonly string[])[]): Extraction {
  const runs = rows.flatMap((row, at) =>
    row.map((text, column): TextRun => ({
      text,
      page: 1,
      x: 40 + column * 120,
      y: 800 - at * 18,
      width: text.length * 5,
      height: 10,
    })),
  );
  return readRuns(
    runs.filter(({ text }) => text !== ''),
    { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] },
  );
}

const total = (extraction: Extraction) => {
  const [best] = extraction.fields.totalMinor;
  return [best?.value, (best?.confidence ?? 0) >= 0.9] as const;
};

describe('a total', () => {
  it('is sure with shipping on top', () => {
    const sums = [
      ['Subtotal', '€100.00'],
      ['Shipping', '€10.00'],
      ['VAT 20%', '€22.00'],
      ['Total', '€132.00'],
    ];
    expect(total(read(['INVOICE'], ...sums))).toEqual([13_200, true]);
  });

  it.each(['€10.00', '-€10.00'])('is sure with a rebate of %s off', (rebate) => {
    const sums = [
      ['Subtotal', '€100.00'],
      ['Discount', rebate],
      ['VAT 20%', '€18.00'],
      ['Total', '€108.00'],
    ];
    expect(total(read(['INVOICE'], ...sums))).toEqual([10_800, true]);
  });

  it('is not sure when the sums do not lead to it', () => {
    const sums = [
      ['Subtotal', '€100.00'],
      ['Shipping', '€10.00'],
      ['VAT 20%', '€22.00'],
      ['Total', '€133.00'],
    ];
    expect(total(read(['INVOICE'], ...sums))).toEqual([13_300, false]);
  });

  it('is sure where prices include the tax and the items add up', () => {
    const items = [
      ['Description', 'Qty', 'Price', 'Amount'],
      ['Desk lamp', '2', '€30.00', '€60.00'],
      ['Total care package', '1', '€60.00', '€60.00'],
    ];
    const { lines, ...read1 } = read(
      ['INVOICE'],
      ...items,
      ['', '', 'Total', '€120.00'],
      ['', '', 'incl. 20% VAT', '€20.00'],
    );
    expect(total({ ...read1, lines })).toEqual([12_000, true]);
    expect(lines.map(({ description, netMinor }) => [description, netMinor])).toEqual([
      ['Desk lamp', 6000],
      ['Total care package', 6000],
    ]);
  });

  it('is not doubted for the capital of the seller', () => {
    const sums = [
      ['Total HT', '100,00 €'],
      ['TVA 20%', '20,00 €'],
      ['Total TTC', '120,00 €'],
    ];
    const foot = ['TVA : FR11999999998 - SIRET : 99999999800010 - SARL au capital de 120 000,00 €'];
    expect(total(read(['FACTURE'], ...sums, foot))).toEqual([12_000, true]);
  });
});

describe('what is due', () => {
  it('is less than the total by what is printed as paid, in whatever table', () => {
    const { fields } = read(
      ['FACTURE'],
      ['Total HT', '100,00 €'],
      ['TVA 20%', '20,00 €'],
      ['Total TTC', '120,00 €'],
      ['Virement', '05/11/2026', '50,00 €'],
      ['Solde à payer', '70,00 €'],
    );
    expect(fields.amountDueMinor[0]).toMatchObject({ value: 7000 });
    expect(fields.amountDueMinor[0]?.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it('is nothing when the payment is the whole total', () => {
    const { fields } = read(
      ['FACTUUR'],
      ['Totaal excl. btw', '€ 100,00'],
      ['BTW 21%', '€ 21,00'],
      ['Totaal', '€ 121,00'],
      ['iDEAL op 21 april 2026', '€ 121,00'],
    );
    expect(fields.amountDueMinor[0]).toMatchObject({ value: 0 });
    expect(fields.settlement[0]).toMatchObject({ value: 'already_paid', confidence: 0.95 });
  });
});
