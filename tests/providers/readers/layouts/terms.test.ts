import { describe, expect, it } from 'vitest';
import { parseTerms } from '../../../../providers/readers/text/terms.js';
import { readRows } from './rows.js';

describe('terms of a discount before those of the whole', () => {
  it.each([
    '10 Tage 2 % Skonto, 30 Tage netto',
    'Zahlung: 10 Tage 2% Skonto, 30 Tage rein netto.',
    'Zahlbar in 30 Tagen netto, 10 Tage 2 % Skonto',
    '2 % Skonto bei Zahlung innerhalb von 10 Tagen, 30 Tage netto',
  ])('are told apart: %s', (text) => {
    expect(parseTerms(text)).toMatchObject({
      discount: { percentBasisPoints: 200, days: 10 },
      netDays: 30,
    });
  });
});

describe('when a bill is due', () => {
  it.each([
    ['Bitte überweise den Betrag innerhalb von 14 Tagen auf mein Konto.', '2026-04-17'],
    ['Der Rechnungsbetrag ist sofort nach Erhalt ohne Abzug fällig.', '2026-04-03'],
    ['Gelieve het bedrag binnen 30 dagen over te maken.', '2026-05-03'],
    ['Pagamento entro 30 giorni.', '2026-05-03'],
    ['Pagamento: bonifico 60 gg data fattura', '2026-06-02'],
    ['Termini: 30 gg d.f.', '2026-05-03'],
    ['Der Betrag wird am 15.04.2026 von Ihrem Konto eingezogen.', '2026-04-15'],
    ['Do zapłaty do 19.04.2026', '2026-04-19'],
    ['Fecha de Vto. para el pago: 18/04/2026', '2026-04-18'],
    ['Zahlungsziel 21 Tage nach Zugang, spätestens 23.04.2026.', '2026-04-23'],
    ['Den Betrag buchen wir am 08.04.2026 von Ihrem Konto ab.', '2026-04-08'],
  ])('is told by a sentence: %s', (sentence, due) => {
    const { dueOn } = readRows([
      ['Rechnungsdatum: 03.04.2026'],
      [''],
      ['Gesamtbetrag', '120,00 EUR'],
      [''],
      [sentence],
    ]).fields;
    expect(dueOn[0]?.value).toBe(due);
  });
});

describe('days that count from the end of a month', () => {
  it.each(['Pagamento: 30 gg d.f.f.m.', 'Pagamento: RIBA 60 gg FM'])('name no day: %s', (text) => {
    expect(parseTerms(text)).toMatchObject({ netDays: null, isOpen: true });
  });
});

describe('a short number', () => {
  it('is sure right behind its label, and not as the count of several', () => {
    const number = (title: string) =>
      readRows([[title], ['Totale', '12,00 EUR']]).fields.number[0]?.confidence;
    expect(number('Fattura n. 9 del 30/09/2026')).toBeGreaterThanOrEqual(0.9);
    expect(number('Fattura n. 1 di 3')).toBeLessThan(0.9);
  });
});

describe('a seller of a letter', () => {
  const bill = [
    ['Rechnung Nr. 2025/0903'],
    [''],
    ['Nettosumme', '775,00'],
    ['20 % USt', '155,00'],
    ['zu zahlen EUR', '930,00'],
  ];

  it('is named by the line over the address, whatever its form', () => {
    const window = [
      ['Druckbar Medien OG, Linzer Gasse 31, 5020 Salzburg'],
      ['Verein Kulturhof'],
      ['Dorfstraße 9'],
      ['5081 Anif'],
      [''],
    ];
    expect(readRows([[''], [''], ...window, ...bill], 240).fields.vendorName[0]?.value).toBe(
      'Druckbar Medien OG',
    );
  });

  it('is not who owns it', () => {
    const names = readRows([['Spedition Berens'], ['Inh. Maik Berens e.K.'], [''], ...bill], 240).fields
      .vendorName;
    expect(names.map(({ value }) => value)).toEqual(['Spedition Berens']);
  });
});
