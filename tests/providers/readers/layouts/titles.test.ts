import { describe, expect, it } from 'vitest';
import { readRows } from './rows.js';

const sums = [
  ['Netto', '100,00'],
  ['Total', '120,00 EUR'],
];
const kindOf = (...rows: readonly (readonly string[])[]) => readRows([...rows, ...sums]).kind.value;

describe('what a paper calls itself', () => {
  it.each([
    'Schlussrechnung',
    'Honorarnote',
    'Jahresabrechnung Strom',
    'Parcella',
    'Bolletta luce',
    'Fattura differita',
    'Verzamelfactuur',
    'Ereloonnota',
    'Faktura końcowa',
  ])('is a bill: %s', (title) => {
    expect(kindOf([title])).toBe('bill');
  });

  it.each([
    ['Korrekturrechnung', 'credit-note'],
    ['Creditfactuur', 'credit-note'],
    ['Faktura VAT korygująca', 'credit-note'],
    ['Proforma-Rechnung', 'quote'],
    ['Avviso di parcella', 'quote'],
    ['Openstaande posten', 'statement'],
    ['Offene Posten', 'statement'],
    ['Letzte Mahnung', 'reminder'],
    ['Lohnabrechnung', 'other'],
  ])('is none: %s', (title, kind) => {
    expect(kindOf([title])).toBe(kind);
  });

  it.each([
    ['Schlussrechnung Nr. SR-31', 'SR-31'],
    ['Parcella n. 48/2025', '48/2025'],
    ['Beleg-Nr.: 7004519', '7004519'],
    ['Re.-Nr. 25-0619', '25-0619'],
    ['Faktura końcowa nr 41/K/2025', '41/K/2025'],
    ['Termijnfactuur nr. 2025-31', '2025-31'],
  ])('carries its number: %s', (title, number) => {
    expect(readRows([[title], ...sums]).fields.number[0]?.value).toBe(number);
  });
});
