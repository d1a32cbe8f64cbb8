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

describe('the net amount and the tax', () => {
  const sums = ({ fields }: Extraction) => [fields.netMinor[0]?.value, fields.taxMinor[0]?.value];

  it('are read from the row that names both beside the total', () => {
    const columns = ['', 'Montant HT', 'Montant TVA', 'Montant TTC'];
    expect(sums(read(['FACTURE'], columns, ['Total facture', '24,99 €', '5,00 €', '29,99 €']))).toEqual([
      2499, 500,
    ]);
  });

  it('are read from a breakdown that leads to the total', () => {
    const breakdown = ['21 %', '€ 41,31', '€ 8,68', '€ 49,99'];
    expect(sums(read(['FACTUUR'], ['Factuur totaal', '€ 49,99'], breakdown))).toEqual([4131, 868]);
  });

  it('are the total and nothing where no tax is charged', () => {
    expect(
      sums(read(['INVOICE'], ['Charges', '€4.11'], ['Tax', '€0.00'], ['Invoice total', '€4.11'])),
    ).toEqual([411, 0]);
  });
});

describe('an item', () => {
  it('has the amount under the second of two headings that stand close', () => {
    const at = (text: string, x: number, y: number): TextRun => ({
      text,
      page: 1,
      x,
      y,
      width: text.length * 5,
      height: 10,
    });
    const runs = [
      ...[at('FACTUUR', 40, 800), at('Artikel', 40, 700), at('Aantal', 250, 700)],
      ...[at('Prijs per stuk', 330, 700), at('BTW Prijs incl. BTW', 430, 700)],
      ...[at('Bureaulamp', 40, 680), at('2', 275, 680), at('€ 99,99', 365, 680), at('21%', 430, 680)],
      ...[at('€ 199,98', 485, 680), at('Totaal', 430, 640), at('€ 199,98', 485, 640)],
    ];
    const { lines } = readRuns(runs, { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] });
    expect(lines.map(({ netMinor }) => netMinor)).toEqual([19_998]);
  });
});

describe('a sum of the pages so far', () => {
  it('is no total', () => {
    const carried = ['', '', 'Suma y sigue', '100,00 €'];
    expect(
      total(
        read(
          ['FACTURA'],
          carried,
          ['', '', 'Base imponible', '150,00 €'],
          ['', '', 'IVA 21 %', '31,50 €'],
          ['', '', 'Total', '181,50 €'],
        ),
      ),
    ).toEqual([18_150, true]);
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
