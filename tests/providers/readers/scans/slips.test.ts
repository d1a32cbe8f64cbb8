import { describe, expect, it } from 'vitest';
import { level } from '../../../../providers/readers/ocr/levelling.js';
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
  return { widthPx: 400, heightPx: 60 + rows.length * 30, turns: 0, slopes: level, texts };
}

const read = (rows: readonly SlipRow[], weakest?: number) =>
  readScan({ scanned: [{ number: 1, page: seen(rows, weakest) }], runs: [], sizes: [], layer: [] })
    .extraction;

const head: readonly SlipRow[] = [
  ['Kranich Schreibwaren GmbH'],
  ['Am Markt 3'],
  ['Datum 14.08.2026 10:42'],
  ['', 'EUR'],
];

const passing = expect.closeTo(0.92, 1) as number;

describe('the total of a slip', () => {
  it('is proven by cash and change, and nothing is due', () => {
    const { fields, kind } = read(slip);
    expect(fields.totalMinor[0]).toMatchObject({ value: 2945, confidence: passing });
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
    expect(fields.totalMinor[0]).toMatchObject({ value: 1000, confidence: passing });
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
    expect(fields.totalMinor[0]).toMatchObject({ value: 525, confidence: passing });
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
    expect(read(slip, 0.4).fields.totalMinor[0]?.confidence).toBeLessThanOrEqual(0.75);
  });
});

describe('the items of a slip', () => {
  const foot: readonly SlipRow[] = [
    ['Summe', '11.40'],
    ['Bar', '20.00'],
    ['Rückgeld', '8.60'],
  ];
  const items = (rows: readonly SlipRow[]) =>
    read([...head, ...rows, ...foot]).lines.map(({ description, quantity, unitPrice, netMinor }) => [
      description,
      quantity,
      unitPrice,
      netMinor,
    ]);

  it.each<[string, readonly SlipRow[], readonly unknown[]]>([
    [
      'with the letter of their tax',
      [
        ['Heft A5', '3.10 A'],
        ['Block kariert', '8.30 B'],
      ],
      [
        ['Heft A5', null, null, 310],
        ['Block kariert', null, null, 830],
      ],
    ],
    [
      'with their count in front',
      [
        ['2 x Heft A5', '3.10'],
        ['1 x Block kariert', '8.30'],
      ],
      [
        ['Heft A5', '2', '1.55', 310],
        ['Block kariert', '1', '8.30', 830],
      ],
    ],
    [
      'with their count in the line before',
      [['2 x 1.55'], ['Heft A5', '3.10'], ['Block kariert', '8.30']],
      [
        ['Heft A5', '2', '1.55', 310],
        ['Block kariert', null, null, 830],
      ],
    ],
    [
      'with their name in the line before',
      [['Heft A5'], ['2 x 1.55', '3.10'], ['Block kariert'], ['1 x 8.30', '8.30']],
      [
        ['Heft A5', '2', '1.55', 310],
        ['Block kariert', '1', '8.30', 830],
      ],
    ],
    [
      'by their weight, a deposit and what was given back',
      [
        ['Apfel lose', '1.94'],
        ['0,648 kg x 2,99', 'EUR/kg'],
        ['Wasser', '9.71'],
        ['Pfand', '0.25'],
        ['Leergut', '-0.50'],
      ],
      [
        ['Apfel lose', '0.648', '2.99', 194],
        ['Wasser', null, null, 971],
        ['Pfand', null, null, 25],
        ['Leergut', null, null, -50],
      ],
    ],
    [
      'and not the opening times above them',
      [['Mo-Sa 9.00 - 20.00'], ['Heft A5', '3.10'], ['Block kariert', '8.30']],
      [
        ['Heft A5', null, null, 310],
        ['Block kariert', null, null, 830],
      ],
    ],
    [
      'also one whose amount could not be read, without it',
      [
        ['Heft A5', '3,*0'],
        ['Block kariert', '8.30'],
      ],
      [
        ['Heft A5', null, null, null],
        ['Block kariert', null, null, 830],
      ],
    ],
  ])('are read %s', (_, rows, expected) => {
    expect(items(rows)).toEqual(expected);
  });

  it('prove the total that they add up to', () => {
    const rows: readonly SlipRow[] = [...head, ['Heft', '3.10'], ['Block', '8.30'], ['Summe', '11.40']];
    const wrong: readonly SlipRow[] = [...head, ['Heft', '3.10'], ['Block', '8.20'], ['Summe', '11.40']];
    const [right, doubted] = [rows, wrong].map((each) => read(each).fields.totalMinor[0]?.confidence ?? 0);
    expect(right).toBeGreaterThan(doubted ?? 1);
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
    [
      'is thanked in the name of, where its sign cannot be read',
      [['Frisch aus der Region'], ['Am Markt 3'], ['Vielen Dank für Ihren Einkauf bei Kranich']],
      'Kranich',
    ],
    [
      'is not the town under its street',
      [['Kirchstraat 3'], ['3511 LX Utrecht'], ['Kranich B.V.']],
      'Kranich B.V.',
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

describe('the number of a page', () => {
  it('is not that of the order, where its own label was misread', () => {
    const page: readonly SlipRow[] = [
      ['Kranich Schreibwaren GmbH', 'Rechnung'],
      ['Rechrungsurmmer', 'KS-4711'],
      ['Bestellnummer', 'PO-4720'],
      ['Rechnungsdatum', '14.08.2026'],
      ['Heft A5', '10,00'],
      ['Gesamtbetrag EUR', '10,00'],
    ];
    for (const candidate of read(page).fields.number.filter(({ value }) => value === 'PO-4720')) {
      expect(candidate.confidence).toBeLessThanOrEqual(0.5);
    }
  });
});
