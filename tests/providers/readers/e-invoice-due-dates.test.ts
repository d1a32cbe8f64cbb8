import { describe, expect, it } from 'vitest';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from '../e-invoices/invoices.js';

/** `plainInvoice` is issued on 3 November 2026. */
function read(paymentTerms: string) {
  const invoice = { ...plainInvoice, dueOn: null, paymentTerms };
  const [ubl, cii] = [writeUbl(invoice), writeCii(invoice)].map((xml) => readXml(Buffer.from(xml)));
  expect(ubl?.fields.dueOn.map(({ value }) => value)).toEqual(cii?.fields.dueOn.map(({ value }) => value));
  return { due: ubl?.fields.dueOn[0]?.value ?? null, codes: ubl?.findings.map(({ code }) => code) };
}

describe('an e-invoice without a due date is due by its terms', () => {
  it.each([
    ['30 Tage netto', '2026-12-03'],
    ['14 Tage', '2026-11-17'],
    ['Within 45 days', '2026-12-18'],
    ['Bitte überweisen Sie den Betrag innerhalb von 14 Tagen auf unser unten genanntes Konto', '2026-11-17'],
    ['Merci de régler par virement dans un délai de 20 jours', '2026-11-23'],
    ['2 Monate', '2027-01-03'],
    ['Le rogamos que abone el importe en un plazo de 2 meses', '2027-01-03'],
    ['Prosimy o zapłatę w ciągu 7 dni', '2026-11-10'],
  ])('%s', (terms, due) => {
    expect(read(terms)).toEqual({ due, codes: [] });
  });

  it.each([
    ['Complaints are accepted within 14 days of the delivery of the goods'],
    ['Bei Zahlungen binnen 14 Tagen, 2% Skonto'],
    ['7 Tage oder 30 Tage'],
    ['900 days'],
    ['40 months'],
    ['PayPal'],
  ])('but not by: %s', (terms) => {
    expect(read(terms).due).toBeNull();
  });

  it.each(['20261203', '202612031200', '20261203120000', '2026-12-03', '2026-12-03T00:00:00Z'])(
    'or on its day, as CII writes %s',
    (written) => {
      const { fields } = readXml(Buffer.from(writeCii(plainInvoice).replace('>20261203<', `>${written}<`)));
      expect(fields.dueOn[0]).toMatchObject({ value: '2026-12-03', confidence: 0.99 });
    },
  );

  it.each([
    ['UBL', writeUbl(plainInvoice).replace('>2026-12-03<', '>31.12.2026<')],
    ['CII', writeCii(plainInvoice).replace('>20261203<', '>20261232<')],
    ['CII', writeCii(plainInvoice).replace('>20261203<', '>2026-W50<')],
  ])('but is held where its due date is no day, in %s', (_, xml) => {
    const { fields, findings } = readXml(Buffer.from(xml));
    expect(findings.map(({ code }) => code)).toContain('due_date_unclear');
    expect(fields.issuedOn[0]?.value).toBe('2026-11-03');
  });

  it('and is held where they tell of several days, or of the end of a month', () => {
    for (const terms of ['Payable 30 days end of month', 'Zahlbar in Raten, je 30 Tage']) {
      expect(read(terms)).toEqual({ due: null, codes: ['due_date_unclear'] });
    }
  });
});
