import { describe, expect, it } from 'vitest';
import { readScan } from '../../../../providers/readers/ocr/read-scan.js';
import type { ScannedPage, ScannedText } from '../../../../providers/readers/ocr/recognise-page.js';
import { slip, type SlipRow } from './paper.js';

/** What the eye would give for a slip: 400 pixels wide, letters of 20. */
function seen(rows: readonly SlipRow[], weakest = 0.95): ScannedPage {
  const texts = rows.flatMap(([left, right = ''], row): ScannedText[] => {
    const at = (text: string, from: number): ScannedText[] =>
      text === ''
        ? []
        : [
            {
              text,
              mean: 0.98,
              weakest,
              left: from,
              middle: 40 + row * 30,
              width: text.length * 9,
              height: 20,
            },
          ];
    return [...at(left, 20), ...at(right, 380 - right.length * 9)];
  });
  return { widthPx: 400, heightPx: 60 + rows.length * 30, turns: 0, skewDegrees: 0, texts };
}

const read = (rows: readonly SlipRow[], weakest?: number) =>
  readScan({ scanned: [{ number: 1, page: seen(rows, weakest) }], runs: [], sizes: [] }).extraction;

const head: readonly SlipRow[] = [
  ['Kranich Schreibwaren GmbH'],
  ['Am Markt 3'],
  ['Datum 14.08.2026 10:42'],
  ['', 'EUR'],
];

describe('the total of a slip', () => {
  it('is proven by cash and change, and nothing is due', () => {
    const { fields, kind } = read(slip);
    expect(fields.totalMinor[0]).toMatchObject({ value: 2945, confidence: 0.92 });
    expect(fields.amountDueMinor[0]?.value).toBe(0);
    expect(kind.value).toBe('receipt');
  });

  it('is what the other amounts say where one of its figures was misread', () => {
    const rows = slip.map((row): SlipRow => (row[0] === 'Total EUR' ? [row[0], '29.46'] : row));
    const { fields } = read(rows);
    expect(fields.totalMinor[0]?.value).toBe(2945);
    expect(fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
  });

  it('is the rounded one', () => {
    const { fields } = read([
      ...head,
      ['Stifte', '10.02'],
      ['Zwischensumme', '10.02'],
      ['Rundung', '-0.02'],
      ['Summe', '10.00'],
      ['Bar', '20.00'],
      ['Rückgeld', '10.00'],
    ]);
    expect(fields.totalMinor[0]).toMatchObject({ value: 1000, confidence: 0.92 });
  });

  it('is recognised by its label with a letter that the eye mistook', () => {
    const { fields } = read([
      ...head,
      ['Heft', '3.10'],
      ['Block', '2.15'],
      ['5UMNE', '5.25'],
      ['Bargeld', '10.00'],
      ['Zurock', '4.75'],
    ]);
    expect(fields.totalMinor[0]).toMatchObject({ value: 525, confidence: 0.92 });
  });

  it('is no subtotal, tax, discount or count of items', () => {
    const { fields } = read([
      ...head,
      ['Total items', '12.00'],
      ['Subtotal', '10.00'],
      ['Discount', '1.00'],
      ['MwSt 19%', '1.90'],
      ['Gesamtbetrag', '11.90'],
    ]);
    expect(fields.totalMinor[0]?.value).toBe(1190);
  });

  it.each(['29.45', '2.94'])('passes no gate when nothing but its label speaks for it (%s)', (amount) => {
    const { fields } = read([...head, ['Summe', amount], ['Danke']]);
    expect(fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
  });

  it('passes no gate when its letters were hardly recognised', () => {
    expect(read(slip, 0.4).fields.totalMinor[0]?.confidence).toBe(0.75);
  });
});

describe('the payee of a slip', () => {
  it.each<[string, readonly SlipRow[], string]>([
    ['stands at its top', [['Kranich Schreibwaren'], ['Am Markt 3']], 'Kranich Schreibwaren'],
    [
      'goes on in the next line',
      [['KRANICH PAPIER &'], ['TINTE'], ['12345 Musterstadt']],
      'KRANICH PAPIER & TINTE',
    ],
    ['is drawn with gaps', [['K R A N I C H'], ['12345 Musterstadt']], 'KRANICH'],
    [
      'ends with its legal form',
      [['Kranich GmbH & Co. KG, Zentrale'], ['12345 Musterstadt']],
      'Kranich GmbH & Co. KG',
    ],
  ])('%s', (_, top, name) => {
    const rest: readonly SlipRow[] = [
      ['Datum 14.08.2026 10:42'],
      ['Stift', '1.00'],
      ['Summe EUR', '1.00'],
      ['Bar', '1.00'],
    ];
    const { vendorName } = read([...top, ...rest]).fields;
    expect(vendorName[0]?.value).toBe(name);
    expect(vendorName[0]?.confidence).toBeLessThan(0.9);
  });
});
