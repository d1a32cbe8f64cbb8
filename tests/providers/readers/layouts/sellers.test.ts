import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../../domain/extraction.js';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

type Row = readonly string[];

/** Rows of a page from the top, in columns 240 points wide. */
function read(...rows: readonly Row[]): Extraction {
  const runs = rows.flatMap((row, at) =>
    row.map((text, column): TextRun => ({
      text,
      page: 1,
      x: 40 + column * 240,
      y: 800 - at * 16,
      width: text.length * 5,
      height: 10,
    })),
  );
  const seen = runs.filter(({ text }) => text !== '');
  return readRuns(seen, { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] });
}

function bill({ head, foot, sign = '€' }: { head: readonly Row[]; foot: readonly Row[]; sign?: string }) {
  const { fields } = read(
    ...head,
    [''],
    ['INVOICE'],
    ['Invoice number: K-2210', 'Invoice date: 08/14/2026'],
    ['Bill to:'],
    ['Northgate Joinery Ltd'],
    ['9 Wharf Road'],
    [''],
    [''],
    [''],
    [''],
    ['Net amount', `${sign}100.00`],
    ['Tax 20%', `${sign}20.00`],
    ['Total', `${sign}120.00`],
    [''],
    ...foot,
  );
  return fields;
}

const seller = { head: [['Orchard Tools Inc.']], foot: [['Orchard Tools Inc.', 'www.orchardtools.com']] };
const sure = (list: readonly { readonly confidence: number }[]) => (list[0]?.confidence ?? 0) >= 0.9;

describe('the seller is sure', () => {
  it('where letterhead, foot and site agree', () => {
    const { vendorName } = bill(seller);
    expect(vendorName[0]?.value).toBe('Orchard Tools Inc.');
    expect(sure(vendorName)).toBe(true);
  });

  it('where the legal notice at the foot names it', () => {
    const notice = 'Verger SAS au capital de 10 000 Euros - RCS Paris 421 938 861';
    const { vendorName } = bill({ head: [['Verger']], foot: [[notice]] });
    expect(vendorName[0]?.value).toBe('Verger SAS');
    expect(sure(vendorName)).toBe(true);
  });

  it('where a person stands over their own address, and the buyer is named elsewhere', () => {
    const { vendorName } = bill({ head: [['Marta Kowalenko'], ['mkowalenko7@mail.test']], foot: [] });
    expect(vendorName[0]?.value).toBe('Marta Kowalenko');
    expect(sure(vendorName)).toBe(true);
  });

  it('where its account is held under its name, in whatever legal form', () => {
    const foot = [...seller.foot, ['Account holder: ORCHARD TOOLS']];
    expect(sure(bill({ ...seller, foot }).vendorName)).toBe(true);
  });

  it('where the program that wrote the page names itself', () => {
    const head = [['Orchard Tools Inc.'], ['Tax ID 12-3456789']];
    const foot = [['Orchard Tools Inc.'], ['Powered by BILLERY (www.billery.com)']];
    expect(sure(bill({ head, foot }).vendorName)).toBe(true);
  });

  it('where a payment service is linked beside it', () => {
    const foot = [['Orchard Tools Inc.'], ['Pay with PayPal: www.paypal.com/orchard']];
    const head = [['Orchard Tools Inc.'], ['Tax ID 12-3456789']];
    expect(sure(bill({ head, foot }).vendorName)).toBe(true);
  });
});

describe('the seller is asked about', () => {
  it('where somebody else holds the account', () => {
    const foot = [...seller.foot, ['Account holder: Max Sample']];
    expect(sure(bill({ ...seller, foot }).vendorName)).toBe(false);
  });

  it('where the money goes to a factor', () => {
    const foot = [...seller.foot, ['Remit to: Quayside Factoring LLC']];
    expect(sure(bill({ ...seller, foot }).vendorName)).toBe(false);
  });

  it('where a shop sells for it', () => {
    const head = [['Sold by: Orchard Tools Inc.'], ['Tax ID 12-3456789']];
    expect(sure(bill({ head, foot: [['Orchard Tools Inc.']] }).vendorName)).toBe(false);
  });

  it('where its name may begin with the brand before it', () => {
    const head = [['ORCHARD - Tools of Kent Ltd.'], ['VAT no. GB 318 4420 73']];
    expect(sure(bill({ head, foot: [] }).vendorName)).toBe(false);
  });

  it('where the page speaks of the brand of another site', () => {
    const foot = [['Orchard Tools Inc.', 'www.gardenista.com'], ['At Gardenista we try our best']];
    const head = [['Orchard Tools Inc.'], ['Tax ID 12-3456789']];
    expect(sure(bill({ head, foot }).vendorName)).toBe(false);
  });
});

describe('of a page without a word for the buyer', () => {
  const of = (...head: Row[]) =>
    read(
      ...head,
      [''],
      ['INVOICE'],
      ['Invoice number: K-2210', 'Invoice date: 08/14/2026'],
      ['Net amount', '€100.00'],
      ['Tax 20%', '€20.00'],
      ['Total', '€120.00'],
      ['', 'Northgate Joinery Ltd'],
      ['', '9 Wharf Road'],
    ).fields.vendorName;
  const buyer: Row[] = [
    ['', 'Northgate Joinery Ltd'],
    ['', '9 Wharf Road'],
  ];

  it('a company that stands at its head and its foot may be the buyer', () => {
    expect(sure(of(['The Corner Garage'], ['1 Station Road'], ...buyer))).toBe(false);
  });

  it('the company that tells its numbers is the seller', () => {
    const name = of(['Corner Garage Sàrl'], ['CHE-114.209.334 TVA'], ...buyer)[0];
    expect(name).toMatchObject({ value: 'Corner Garage Sàrl' });
  });
});

describe('the currency', () => {
  const of = (sign: string, ...rows: Row[]) => {
    const [best] = bill({ ...seller, foot: [...seller.foot, ...rows], sign }).currency;
    return [best?.value, (best?.confidence ?? 0) >= 0.9];
  };

  it('is the rand where its letter stands before amounts with cents', () => {
    expect(of('R ')).toEqual(['ZAR', true]);
  });

  it('is that of the sign beside the amounts, and asked about where a word looks like a code', () => {
    expect(of('R$ ', ['Programming of a CLP'])).toEqual(['BRL', false]);
  });
});

describe('a bare dollar', () => {
  const of = (...rows: Row[]) => {
    const [best] = bill({ ...seller, foot: [...seller.foot, ...rows], sign: '$' }).currency;
    return [best?.value, (best?.confidence ?? 0) >= 0.9];
  };

  it.each<[string, Row[], [string, boolean]]>([
    ['the American where all is dated and taxed as there', [], ['USD', true]],
    ['the American beside an American address', [['Seattle, WA 98109']], ['USD', true]],
    ['what the page says it is', [['All prices are in US dollars'], ['Hong Kong']], ['USD', true]],
    ['what a code says it is', [['Amounts in AUD']], ['AUD', true]],
    ['a question in another country of dollars', [['Toronto, Canada']], ['CAD', false]],
    ['a question where two countries are named', [['Seattle, WA 98109'], ['Canada']], ['USD', false]],
    ['a question where another tax is', [['GST 10%']], ['USD', false]],
    ['no code where the letters mean something else', [['CAD drawings']], ['USD', true]],
  ])('is %s', (_, rows, expected) => {
    expect(of(...rows)).toEqual(expected);
  });
});
