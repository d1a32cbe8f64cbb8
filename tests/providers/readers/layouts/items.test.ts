import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

/** Rows of a page from the top, each a list of texts that end at 130, 260, 390 points and so on. */
function read(...rows: readonly (readonly string[])[]) {
  const runs = rows.flatMap((row, at) =>
    row.map((text, column): TextRun => ({
      text,
      page: 1,
      x: 140 + column * 130 - text.length * 4.5,
      y: 800 - at * 16,
      width: text.length * 4.5,
      height: 9,
    })),
  );
  const extraction = readRuns(
    runs.filter(({ text }) => text !== ''),
    { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] },
  );
  return {
    lines: extraction.lines.map(({ description, netMinor }) => [description, netMinor]),
    due: extraction.fields.amountDueMinor[0]?.value,
    settled: extraction.fields.settlement[0]?.value,
  };
}

describe('items', () => {
  it('are read under no heading where the net or total says that they are all', () => {
    const { lines } = read(
      ['FACTURA'],
      ['Renta noviembre', '1.750,00 €'],
      ['Comunidad', '150,00 €'],
      ['Base imponible', '1.900,00 €'],
      ['IVA 21 %', '399,00 €'],
      ['Total', '2.299,00 €'],
    );
    expect(lines).toEqual([
      ['Renta noviembre', 175_000],
      ['Comunidad', 15_000],
    ]);
  });

  it('are not guessed where no sum proves them', () => {
    const { lines } = read(['FACTURA'], ['Renta noviembre', '1.750,00 €'], ['Total', '2.299,00 €']);
    expect(lines).toEqual([]);
  });

  it('stand under a heading that nobody knows, and what is beside them does not', () => {
    const { lines } = read(
      ['FACTURE'],
      ['Date', 'Trajet', 'Tonnage', 'Montant HT'],
      ['06/10/26', 'Blangy - Anvers', '23,500', '1 240,00'],
      ['14/10/26', 'Blangy - Lille', '24,100', '1 395,50'],
      ['', '', 'Total HT', '2 635,50 €'],
    );
    expect(lines).toEqual([
      ['Blangy - Anvers', 124_000],
      ['Blangy - Lille', 139_550],
    ]);
  });

  it('are none in a box that tells number, date and total', () => {
    const { lines } = read(
      ['FACTURA'],
      ['Número', 'Fecha', 'Vencimiento', 'TOTAL'],
      ['FV-000123', '03-11-2026', '03-12-2026', '1.439,90 €'],
      ['Total (EUR)', '1.439,90'],
    );
    expect(lines).toEqual([]);
  });

  it('are no payment where their name begins as one does', () => {
    const { due, settled } = read(
      ['INVOICE'],
      ['Bar stool', '£90.00'],
      ['Tip-up seat', '£30.00'],
      ['Total', '£120.00'],
    );
    expect([due, settled]).toEqual([12_000, undefined]);
  });
});
