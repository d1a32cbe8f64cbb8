import { describe, expect, it } from 'vitest';
import { readRows } from './rows.js';

type Rows = readonly (readonly string[])[];
const letterhead = [['MACHINEBOUW WOUTERS NV'], ['BTW BE 0433.221.578'], [''], ['']];
const window = [
  ['Limburgse Groeve NV'],
  ['Groeveweg 1'],
  ['3650 Dilsen-Stokkem'],
  ['BTW BE 0412.009.377'],
  [''],
];
const bill = [['Factuur 25/1187'], ['Subtotaal', '100,00'], ['BTW 21%', '21,00'], ['Totaal EUR', '121,00']];
const vendor = (...parts: readonly Rows[]) => readRows(parts.flat(), 240).fields.vendorName[0];

describe('an address without a label', () => {
  it('is the one that the letter goes to, also with a legal form and a tax number', () => {
    expect(vendor(letterhead, window, bill)).toMatchObject({ value: 'MACHINEBOUW WOUTERS NV' });
    expect(vendor(letterhead, window, bill)?.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it('is nobody where two of them could be it', () => {
    const second = [['Wouters Machines NV'], ['Nijverheidslaan 7'], ['3600 Genk'], ['']];
    expect(vendor(letterhead, second, window, bill)?.confidence).toBeLessThan(0.9);
  });

  it("is the sender's where it tells how to reach them", () => {
    const sender = [
      ['Wouters Machines NV'],
      ['Nijverheidslaan 7'],
      ['3600 Genk'],
      ['Tel. 089 35 12 12'],
      [''],
    ];
    expect(vendor([[''], [''], [''], ['']], sender, bill)?.value).toBe('Wouters Machines NV');
  });
});

describe('a seller', () => {
  it('is not the bank that keeps its account', () => {
    const foot = [[''], ['Volksbank Nord eG'], ['IBAN DE02 1203 0000 0000 2020 51']];
    const values = readRows([...letterhead, ...window, ...bill, ...foot], 240).fields.vendorName.map(
      ({ value }) => value,
    );
    expect(values).not.toContain('Volksbank Nord eG');
  });

  it('is no label of a field', () => {
    const rows = [['Sprzedawca'], ['Skład Budowlany Góral'], ['NIP 525-000-73-40'], [''], ...bill];
    const values = readRows(rows, 240).fields.vendorName.map(({ value }) => value);
    expect(values[0]).toBe('Skład Budowlany Góral');
    expect(values).not.toContain('Sprzedawca');
  });
});
