import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors.js';
import { sumsOf, type IssuedInvoice } from '../../../domain/e-invoice.js';
import { plain } from '../../../domain/exact-decimal.js';
import type { Extraction } from '../../../domain/extraction.js';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { renderInvoice } from '../../../providers/pdf-lib/invoice-document.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import { parse } from '../../../providers/readers/parser/parse.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { buyer, issuedInvoices, plainInvoice, seller, squeezed } from './invoices.js';

const formats = [
  ['UBL', writeUbl],
  ['CII', writeCii],
] as const;

/** What a reader must find again; a text without a letter that XML may hold is one of no words. */
function meant(invoice: IssuedInvoice) {
  const sums = sumsOf(invoice);
  const isNegative = sums.gross.amountMinor < 0 || sums.due.amountMinor < 0;
  const words = (text: string | null) => (text === null ? undefined : squeezed(text));
  return {
    kind: invoice.kind === 'credit-note' || isNegative ? 'credit-note' : 'bill',
    values: {
      vendorName: words(invoice.seller.name),
      vendorTaxId: invoice.seller.vatId,
      number: words(invoice.number),
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      currency: invoice.currency,
      totalMinor: sums.gross.amountMinor,
      amountDueMinor: sums.due.amountMinor,
      netMinor: sums.net.amountMinor,
      taxMinor: sums.tax.amountMinor,
      prepaidMinor: invoice.prepaidMinor || undefined,
      orderNumber: words(invoice.orderNumber),
      contractNumber: words(invoice.contractNumber),
      paymentTerms: words(invoice.paymentTerms),
      vendorBankAccount: invoice.account?.iban,
    },
    lines: invoice.lines.map((line, index) => ({
      description: squeezed(line.description),
      quantity: plain(line.quantity),
      unit: line.unit,
      unitPrice: plain(line.unitPrice),
      taxRatePercent: plain(line.tax.ratePercent ?? ''),
      netMinor: sums.lineNets[index]?.amountMinor,
    })),
    taxes: sums.taxes.map(({ tax, taxable, amount }) => ({
      category: tax.category,
      ratePercent: plain(tax.ratePercent ?? ''),
      taxableMinor: taxable.amountMinor,
      taxMinor: amount.amountMinor,
    })),
    adjustments: invoice.adjustments.map(({ isCharge, reason, amountMinor }) => ({
      isCharge,
      reason: squeezed(reason),
      amountMinor,
    })),
  };
}

function found({ kind, fields, lines, taxes, adjustments }: Extraction, like: ReturnType<typeof meant>) {
  const names = Object.keys(like.values) as (keyof typeof fields)[];
  return {
    kind: kind.value,
    values: Object.fromEntries(names.map((name) => [name, fields[name][0]?.value])),
    lines: lines.map(({ evidence: _, ...line }) => line),
    taxes,
    adjustments,
  };
}

describe('an invoice that we write', () => {
  it.each(formats)(
    'as %s reads back equal, to the cent, the line and the letter',
    (_, write) => {
      fc.assert(
        fc.property(issuedInvoices, (invoice) => {
          const like = meant(invoice);
          expect(found(readXml(Buffer.from(write(invoice))), like)).toEqual(like);
        }),
        { numRuns: 60 },
      );
    },
    120_000,
  );

  it.each(formats)('as %s breaks none of the rules that we hold others to', (_, write) => {
    const held = readXml(Buffer.from(write(plainInvoice))).findings;
    expect(held).toEqual([]);
  });

  it('as a Factur-X PDF reads back equal, and its pages say what its XML says', async () => {
    const bytes = await renderInvoice(plainInvoice, writeCii(plainInvoice));
    const { extraction } = await parse({ bytes, fileName: 'invoice.pdf', limits: defaultReaderLimits });
    const like = meant(plainInvoice);
    expect(found(extraction, like)).toEqual(like);
    expect(extraction.findings).toEqual([]);
  }, 60_000);

  it('as a Factur-X PDF goes over as many pages as it needs', async () => {
    const lines = Array.from({ length: 80 }, (_, index) => ({
      ...plainInvoice.lines[0],
      description: `Foam insert type ${index + 101}`,
    })) as IssuedInvoice['lines'];
    const long = { ...plainInvoice, lines };
    const bytes = await renderInvoice(long, writeCii(long));
    const { extraction } = await parse({ bytes, fileName: 'invoice.pdf', limits: defaultReaderLimits });
    expect(extraction.lines).toHaveLength(80);
    expect(extraction.findings).toEqual([]);
  }, 60_000);

  it('as a Factur-X PDF says in its metadata what it is, and carries a colour space and an id', async () => {
    const bytes = Buffer.from(await renderInvoice(plainInvoice, writeCii(plainInvoice))).toString('latin1');
    for (const part of [
      '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '/AFRelationship /Alternative',
      '/GTS_PDFA1',
      '/ID [',
    ]) {
      expect(bytes).toContain(part);
    }
  });
});

describe('an invoice that breaks a rule is not written', () => {
  const notSubject = { category: 'O', ratePercent: null } as const;
  const lines = plainInvoice.lines.map((line) => ({ ...line, tax: notSubject }));
  it.each<readonly [string, Partial<IssuedInvoice>]>([
    ['BR-O-02', { lines, adjustments: [] }],
    ['BR-CO-25', { dueOn: null, paymentTerms: null }],
    ['BR-CO-26', { seller: { ...seller, vatId: null, taxNumber: '12/345', registrationNumber: null } }],
    ['BR-CO-09', { buyer: { ...buyer, vatId: '404833048' } }],
    [
      'BR-S-05',
      {
        lines: plainInvoice.lines.map((line) => ({ ...line, tax: { category: 'S', ratePercent: '0' } })),
        adjustments: [],
      },
    ],
    ['BR-DEC-09', { currency: 'KWD' }],
  ])('%s', (rule, change) => {
    for (const [, write] of formats) {
      expect(() => write({ ...plainInvoice, ...change })).toThrow(DomainError);
      expect(() => write({ ...plainInvoice, ...change })).toThrow(rule);
    }
  });

  it('nor one with a price that is no number', () => {
    const odd = plainInvoice.lines.map((line) => ({ ...line, unitPrice: '1,5' }));
    expect(() => writeUbl({ ...plainInvoice, lines: odd })).toThrow('plain decimals');
  });
});
