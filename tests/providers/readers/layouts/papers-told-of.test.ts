import { describe, expect, it } from 'vitest';
import { readRows } from './rows.js';

describe('items of a table', () => {
  it('may be a transport, and never the sum that is carried over', () => {
    const rows = [
      ['Faktura 17'],
      ['Nazwa', 'Ilość', 'Cena netto', 'Netto'],
      ['Rynna', '14', '99,60', '1 394,40'],
      ['Transport', '1', '250,00', '250,00'],
      ['Do przeniesienia', '', '', '1 644,40'],
    ];
    expect(
      readRows([...rows, ['Razem', '', '', '1 644,40 zł']]).lines.map(({ netMinor }) => netMinor),
    ).toEqual([139_440, 25_000]);
  });

  it('are counted without their tax where both columns stand there', () => {
    const rows = [
      ['Faktura 17'],
      ['Nazwa', 'Ilość', 'Netto', 'Brutto'],
      ['Rynna', '14', '100,00', '123,00'],
      ['Razem', '', '100,00', '123,00 zł'],
    ];
    expect(readRows(rows).lines.map(({ netMinor }) => netMinor)).toEqual([10_000]);
  });
});

describe('a paper that tells of others', () => {
  it.each(['Lieferschein 88120417 vom 06.05.2026', 'D.D.T. n. 5512 del 06/05/2026'])(
    'is a bill: %s',
    (told) => {
      expect(readRows([['F A T T U R A'], [''], [''], [told], ['Totale', '12,00 EUR']]).kind.value).toBe(
        'bill',
      );
    },
  );

  it('is that paper where nothing calls it a bill', () => {
    expect(readRows([['Lieferschein 88120417 vom 06.05.2026'], ['Kabel', '6']]).kind.value).toBe(
      'delivery-note',
    );
  });

  it('is a bill by the number that it names alone', () => {
    expect(
      readRows([
        ['Factuurnummer', '20250216'],
        ['Totaal', '€ 12,00'],
      ]).kind.value,
    ).toBe('bill');
  });
});
