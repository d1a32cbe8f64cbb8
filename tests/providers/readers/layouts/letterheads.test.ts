import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

type Written = readonly [x: number, text: string, size?: number];

/** Rows of a page from the top, each of texts at their own places and sizes; an empty row leaves room. */
function vendorOf(...rows: readonly (readonly Written[])[]): readonly [string | undefined, boolean] {
  const runs = rows.flatMap((row, at) =>
    row.map(([x, text, height = 10]): TextRun => ({
      text,
      page: 1,
      x,
      y: 800 - at * 15,
      width: (text.length * height) / 2,
      height,
    })),
  );
  const { fields } = readRuns(runs, { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] });
  const [best] = fields.vendorName;
  return [best?.value, (best?.confidence ?? 0) >= 0.9];
}

const sums: readonly (readonly Written[])[] = [
  [],
  [[50, 'Facture n° 2026-0117']],
  [],
  [
    [50, 'Total HT'],
    [400, '100,00 €'],
  ],
  [
    [50, 'TVA 20 %'],
    [400, '20,00 €'],
  ],
  [
    [50, 'Total TTC'],
    [400, '120,00 €'],
  ],
  [],
];

describe('the seller of a bill', () => {
  it('is never a legal form without a name', () => {
    const foot: Written = [50, 'SAS au capital de 300 000 € - RCS Nantes 421 938 861'];
    const [name] = vendorOf(
      [[50, 'Menuiserie Garnier', 15]],
      [[50, '4 rue du Port, 44000 Nantes']],
      ...sums,
      [foot],
    );
    expect(name).toBe('Menuiserie Garnier');
  });

  it('is the letterhead where the notice at the foot names nobody', () => {
    const foot: Written = [50, 'SARL au capital de 20 000 € - SIRET 421 938 861 00012'];
    expect(vendorOf([[50, 'Menuiserie Garnier', 15]], ...sums, [foot])).toEqual(['Menuiserie Garnier', true]);
  });

  it('keeps its form where that stands before the name', () => {
    expect(vendorOf([[50, 'SARL Menuiserie Garnier', 15]], ...sums)[0]).toBe('SARL Menuiserie Garnier');
  });

  it('keeps all partners of its name', () => {
    expect(vendorOf([[50, 'HALE, MOSS & STORM LLP', 15]], ...sums)[0]).toBe('HALE, MOSS & STORM LLP');
  });

  it('is told in full where the page says its brand and its name', () => {
    const foot: Written = [50, 'Garnierbois SAS - VAT no. FR 83 404 833 048 - RCS Nantes'];
    expect(vendorOf([[50, 'GARNIERBOIS', 20]], ...sums, [foot])[0]).toBe('Garnierbois SAS');
  });

  it('is not who is written to at the attention of a person', () => {
    const [name] = vendorOf(
      [[200, 'Hale & Storm LLP', 10]],
      [],
      [[50, 'Bluestone Robotics Inc.']],
      [[50, 'Attn: General Counsel']],
      ...sums,
    );
    expect(name).toBe('Hale & Storm LLP');
  });

  it('is not the buyer below a heading in the middle of the page', () => {
    const [name] = vendorOf(
      [[200, 'PRESTADOR DE SERVIÇOS']],
      [[50, 'Nome/Razão Social: Jacarandá Consultoria Ltda']],
      [[200, 'TOMADOR DE SERVIÇOS']],
      [[50, 'Nome/Razão Social: Serra Dourada S.A.']],
      ...sums,
    );
    expect(name).toBe('Jacarandá Consultoria Ltda');
  });

  it('is not a label that stands over a value', () => {
    const [name] = vendorOf(
      [
        [50, 'Número', 14],
        [200, 'Fecha', 14],
      ],
      [
        [50, 'FV-000123'],
        [200, '03-11-2026'],
      ],
      [[50, 'Cigarra Sistemas']],
      ...sums,
    );
    expect(name).toBe('Cigarra Sistemas');
  });
});
