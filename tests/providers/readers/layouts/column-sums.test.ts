import { describe, expect, it } from 'vitest';
import { readRows } from './rows.js';

type Row = readonly [string, string];
/** Amounts of a column end at the same edge: texts of one length. */
const column = (...rows: readonly Row[]) =>
  rows.map(([label, amount]) => [label, '', amount.padStart(12, ' ')]);
const invoice = [['FAKTURA 17'], ['']];
const read = (...rows: readonly Row[]) => readRows([...invoice, ...column(...rows)], 160).fields;
const said = (claims: readonly { readonly value: number; readonly confidence: number }[]) => [
  claims[0]?.value,
  (claims[0]?.confidence ?? 0) >= 0.9,
];

const whole: readonly Row[] = [
  ['Netto', '14.500,00 €'],
  ['19 % USt', '2.755,00 €'],
  ['Rechnungsbetrag', '17.255,00 €'],
];

describe('an amount due', () => {
  it('is sure after several instalments that lead from the total to it', () => {
    const { amountDueMinor, totalMinor } = read(
      ...whole,
      ['1. Abschlagszahlung', '-3.000,00 €'],
      ['2. Abschlagszahlung', '-2.500,00 €'],
      ['Restbetrag', '11.755,00 €'],
    );
    expect([said(totalMinor), said(amountDueMinor)]).toEqual([
      [1_725_500, true],
      [1_175_500, true],
    ]);
  });

  it('is sure after a retention of any name', () => {
    const { amountDueMinor } = read(
      ...whole,
      ['./. Sicherheitseinbehalt', '862,75 €'],
      ['Zahlbetrag', '16.392,25 €'],
    );
    expect(said(amountDueMinor)).toEqual([1_639_225, true]);
  });

  it('is asked about where neither what is taken off nor what is left has a name that is known', () => {
    const { amountDueMinor } = read(
      ...whole,
      ['./. Umlage nach Plan', '862,75 €'],
      ['Verbleibt', '16.392,25 €'],
    );
    expect(said(amountDueMinor)).toEqual([1_639_225, false]);
  });

  it('is the total where less is due only if it is paid early', () => {
    const { amountDueMinor } = read(
      ...whole,
      ['3 % Skonto', '517,65 €'],
      ['Zahlbetrag bei Skonto', '16.737,35 €'],
    );
    expect(said(amountDueMinor)).toEqual([1_725_500, true]);
  });

  it('is what stands under its label in a box', () => {
    const { amountDueMinor } = readRows(
      [
        ...invoice,
        ['Kwota do zapłaty'],
        ['147,60 zł'],
        [''],
        ...column(['Saldo z poprzedniego okresu', '0,00 zł'], ['Razem brutto', '147,60 zł']),
      ],
      160,
    ).fields;
    expect(said(amountDueMinor)).toEqual([14_760, true]);
  });
});

describe('a total', () => {
  it('is sure in a box with a heading between that nobody knows', () => {
    const { totalMinor } = readRows([
      ['Fattura n. 112/2025'],
      [''],
      ['Imponibile', 'IVA 22%', 'Varie', 'Totale da pagare'],
      ['€ 705,50', '€ 155,21', '€ 0,00', '€ 860,71'],
    ]).fields;
    expect(totalMinor[0]?.value).toBe(86_071);
  });

  it('is none of the rows of a breakdown by rates', () => {
    const { totalMinor } = readRows([
      ['RECHNUNG 18'],
      [''],
      ['MwSt', 'Nettobetrag', 'Steuer', 'Brutto'],
      ['19 %', '175,26', '33,30', '208,56'],
      ['7 %', '71,24', '4,99', '76,23'],
      ['Gesamt', '246,50', '38,29', '284,79 EUR'],
    ]).fields;
    expect(said(totalMinor)).toEqual([28_479, true]);
  });

  it('is no amount that a sentence speaks of', () => {
    const { totalMinor } = readRows(
      [
        ...invoice,
        ...column(...whole),
        ['In der Rechnungssumme sind Löhne von 1.000,79 € brutto enthalten (§ 35a EStG)'],
      ],
      160,
    ).fields;
    expect(said(totalMinor)).toEqual([1_725_500, true]);
  });
});
