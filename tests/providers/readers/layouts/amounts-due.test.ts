import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

/** Rows of a page from the top, each a list of texts in columns 150 points wide. */
function read(...rows: readonly (readonly string[])[]) {
  const runs = rows.flatMap((row, at) =>
    row.map((text, column): TextRun => ({
      text,
      page: 1,
      x: 40 + column * 150,
      y: 800 - at * 18,
      width: text.length * 5,
      height: 10,
    })),
  );
  const { fields } = readRuns(
    runs.filter(({ text }) => text !== ''),
    { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] },
  );
  const due = fields.amountDueMinor[0];
  return {
    total: fields.totalMinor[0]?.value,
    due: due?.value,
    isSure: (due?.confidence ?? 0) >= 0.9,
    settled: fields.settlement[0]?.value,
    tax: fields.taxMinor[0]?.value,
  };
}

describe('what the payer keeps back', () => {
  it('is not paid to the vendor', () => {
    const page = read(
      ['FACTURA'],
      ['Base imponible', '1.900,00 €'],
      ['+ 21 % I.V.A.', '399,00 €'],
      ['Total factura', '2.299,00 €'],
      ['- 19 % Retención I.R.P.F.', '361,00 €'],
      ['Líquido a pagar', '1.938,00 €'],
    );
    expect(page).toMatchObject({ total: 229_900, due: 193_800, isSure: true, settled: undefined });
  });

  it('is off already where only what is to be paid is named', () => {
    const page = read(
      ['FACTURA'],
      ['Base imponible', '2.400,00 €'],
      ['IVA 21 %', '504,00 €'],
      ['Retención IRPF 15 %', '-360,00 €'],
      ['Total a percibir', '2.544,00 €'],
    );
    expect(page).toMatchObject({ due: 254_400, isSure: true });
  });

  it('is asked about where no row says what is left', () => {
    const page = read(
      ['FATURA'],
      ['Valor base', '1.200,00 €'],
      ['IVA 23%', '276,00 €'],
      ['Total do documento', '1.476,00 €'],
      ['IRS - retenção na fonte 25%', '300,00 €'],
    );
    expect(page).toMatchObject({ total: 147_600, due: 117_600, isSure: false });
  });
});

describe('what was owed before', () => {
  const charges = [
    ['Charges excluding VAT', '£85.50'],
    ['VAT at 20%', '£17.10'],
    ['Total new charges', '£102.60'],
  ];

  it('was paid by the last payment, even where that is as large as this bill', () => {
    const page = read(
      ['BILL'],
      ['Amount of last bill', '£102.60'],
      ['Payment received', '-£102.60'],
      ...charges,
      ['Total due', '£102.60'],
    );
    expect(page).toMatchObject({ due: 10_260, settled: undefined });
  });

  it('is part of what is due where less was paid', () => {
    const page = read(['BILL'], ['Previous balance', '£60.00'], ['Payment received', '-£40.00'], ...charges, [
      'Total due',
      '£122.60',
    ]);
    expect(page).toMatchObject({ due: 12_260 });
  });
});

describe('sums', () => {
  it('end where a box beside them begins', () => {
    const page = read(
      ['FATURA'],
      ['Subtotal', '75,00 €', 'Referência', '118 440 927'],
      ['IVA 23%', '17,25 €', 'Montante', '92,25 €'],
      ['Total', '92,25 €'],
    );
    expect(page).toMatchObject({ total: 9225, tax: 1725, isSure: true });
  });

  it('are no tax where three capitals stand before a registration', () => {
    const page = read(
      ['Invoice'],
      ['GST 80471 2213 RT0001', 'QST 1220481177 TQ0001'],
      ['Subtotal', '$100.00'],
      ['GST (5%)', '$5.00'],
      ['QST (9.975%)', '$9.98'],
      ['Total CAD', '$114.98'],
    );
    expect(page).toMatchObject({ total: 11_498, tax: 1498, isSure: true });
  });

  it('count two taxes of the same amount that have names of their own', () => {
    const page = read(
      ['TAX INVOICE'],
      ['Taxable Value', '1,80,000.00'],
      ['CGST @ 9%', '16,200.00'],
      ['SGST @ 9%', '16,200.00'],
      ['Total (INR)', '2,12,400.00'],
    );
    expect(page).toMatchObject({ total: 21_240_000, tax: 3_240_000, isSure: true });
  });

  it('of the pages so far are no total', () => {
    const page = read(
      ['FACTURA'],
      ['Suma anterior', '1.995,80'],
      ['IMPORTE BRUTO', 'BASE IMP.', 'TOTAL FACTURA'],
      ['2.656,90', '2.577,19', '3.118,40 €'],
    );
    expect(page.total).toBe(311_840);
  });

  it('by section make up the total of the bill', () => {
    const page = read(
      ['INVOICE'],
      ['Total fees', '$4,445.00'],
      ['Total disbursements', '$367.50'],
      ['Total this invoice', '$4,812.50'],
    );
    expect(page).toMatchObject({ total: 481_250 });
  });
});

describe('what was paid', () => {
  it('was another bill where the sentence speaks of the one before', () => {
    const page = read(
      ['BILL'],
      ['Total for this bill', '£268.14'],
      ['Previous bill £254.90 has been paid on 14 April 2026, thank you.'],
    );
    expect(page).toMatchObject({ due: 26_814, settled: undefined });
  });

  it('is told from what is still to be paid', () => {
    const page = read(
      ['MINUTA'],
      ['Base imponible', '1.500,00 €'],
      ['IVA (21%)', '315,00 €'],
      ['Total', '1.815,00 €'],
      ['Provisión de fondos entregada', '-500,00 €'],
      ['Pendiente de pago', '1.315,00 €'],
    );
    expect(page).toMatchObject({ total: 181_500, due: 131_500, isSure: true });
  });

  it('is no rest of a total that stands over the items', () => {
    const page = read(
      ['FATURA', 'Valor', 'R$ 349,70'],
      ['Plano Empresa', '', '279,90'],
      ['IP fixo', '', '49,90'],
      ['Suporte', '', '19,90'],
      ['TOTAL', '', 'R$ 349,70'],
    );
    expect(page).toMatchObject({ total: 34_970, due: 34_970 });
  });
});

describe('a way to pay', () => {
  it('is no payment in Spanish', () => {
    const page = read(
      ['FACTURA', 'Fecha', 'Importe'],
      ['Total a pagar', '1.439,90 €'],
      ['Pago por transferencia: ES63 2100 3639 6673 4531 5799'],
    );
    expect(page).toMatchObject({ due: 143_990, settled: undefined });
  });

  it('tells in Portuguese that it was paid', () => {
    const page = read(['Fatura-Recibo', 'Data'], ['Total', '246,00 €'], ['Pago por Multibanco', '246,00 €']);
    expect(page).toMatchObject({ due: 0, settled: 'already_paid' });
  });
});
