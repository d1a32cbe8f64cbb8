import { describe, expect, it } from 'vitest';
import type { IssuedInvoice } from '../../../domain/e-invoice.js';
import type { FacturXOptions, FacturXProfile } from '../../../domain/factur-x.js';
import type { Extraction } from '../../../domain/extraction.js';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { renderInvoice } from '../../../providers/pdf-lib/invoice-document.js';
import { invoiceLanguages } from '../../../domain/invoice-languages.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import { parse } from '../../../providers/readers/parser/parse.js';
import { loadPdf } from '../../../providers/readers/pdf/load.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from './invoices.js';

async function written(invoice: IssuedInvoice, options: FacturXOptions) {
  const bytes = await renderInvoice(invoice, writeCii(invoice, options), options);
  const read = async (ignoresAttachments: boolean) =>
    (await parse({ bytes, fileName: 'invoice.pdf', limits: defaultReaderLimits, ignoresAttachments }))
      .extraction;
  return { bytes, read };
}

function said({ kind, fields, lines, taxes, adjustments }: Extraction) {
  const found = Object.entries(fields).filter(([, { length }]) => length > 0);
  const best = Object.fromEntries(found.map(([name, [candidate]]) => [name, candidate?.value]));
  const nets = lines.map(({ netMinor }) => netMinor);
  return { kind: kind.value, best, counts: [taxes.length, adjustments.length], nets };
}

const always = {
  vendorName: 'Larkspur Robotics GmbH',
  vendorTaxId: 'DE136695976',
  number: '2026-0041',
  issuedOn: '2026-11-03',
  currency: 'EUR',
  netMinor: 162_792,
  taxMinor: 30_175,
  totalMinor: 192_967,
  amountDueMinor: 142_967,
  orderNumber: 'PO-4711',
};
const beyondMinimum = {
  ...always,
  vendorAddress: 'Torstraße 12, 10119 Berlin, DE',
  dueOn: '2026-12-03',
  prepaidMinor: 50_000,
  vendorBankAccount: 'DE89370400440532013000',
  contractNumber: 'C-9',
  paymentTerms: 'Payable within 30 days',
  vendorEmail: 'billing@larkspur-robotics.example',
};
const nets = [152_000, 7_292];

describe('an invoice as a Factur-X PDF', () => {
  it.each<readonly [FacturXProfile, string, string, object, readonly number[], readonly number[]]>([
    ['minimum', 'MINIMUM', 'Data', { ...always, vendorAddress: 'DE' }, [0, 0], []],
    ['basic-wl', 'BASIC WL', 'Data', beyondMinimum, [2, 2], []],
    ['basic', 'BASIC', 'Alternative', beyondMinimum, [2, 2], nets],
    ['en16931', 'EN 16931', 'Alternative', beyondMinimum, [2, 2], nets],
    ['extended', 'EXTENDED', 'Alternative', beyondMinimum, [2, 2], nets],
  ])(
    'in the profile %s reads back with what the profile holds, and no more',
    async (profile, conformance, relationship, fields, counts, lineNets) => {
      const alone = readXml(Buffer.from(writeCii(plainInvoice, { profile })));
      expect(said(alone)).toEqual({ kind: 'bill', best: fields, counts, nets: lineNets });
      const { bytes, read } = await written(plainInvoice, { profile });
      const whole = await read(false);
      expect(said(whole)).toMatchObject({ kind: 'bill', best: always });
      expect([alone.findings, whole.findings]).toEqual([[], []]);
      const raw = Buffer.from(bytes).toString('latin1');
      expect(raw).toContain(`<fx:ConformanceLevel>${conformance}</fx:ConformanceLevel>`);
      expect(raw).toContain(`/AFRelationship /${relationship}`);
    },
    60_000,
  );

  it.each(invoiceLanguages)(
    'in the language "%s" has pages that say the same as its XML, and are read alone',
    async (language) => {
      for (const kind of ['invoice', 'credit-note'] as const) {
        const { read } = await written({ ...plainInvoice, kind }, { language });
        const page = await read(true);
        expect(said(page)).toMatchObject({
          kind: kind === 'invoice' ? 'bill' : 'credit-note',
          best: { ...always, dueOn: '2026-12-03' },
        });
        expect(page.fields.amountDueMinor[0]?.confidence).toBeGreaterThan(0.9);
        expect((await read(false)).findings).toEqual([]);
      }
    },
    60_000,
  );

  it.each([
    ['UBL', (invoice: IssuedInvoice) => writeUbl(invoice, 'pl')],
    ['CII', (invoice: IssuedInvoice) => writeCii(invoice, { language: 'pl' })],
  ])('says why there is no tax in its language and by a code, in %s', (_, write) => {
    const tax = { category: 'AE', ratePercent: '0' } as const;
    const lines = plainInvoice.lines.map((line) => ({ ...line, tax }));
    const xml = write({ ...plainInvoice, lines, adjustments: [] });
    expect(xml).toContain('>Odwrotne obciążenie<');
    expect(xml).toContain('>VATEX-EU-AE<');
    expect(readXml(Buffer.from(xml)).findings).toEqual([]);
  });

  it('says why there is no tax in the language of its pages', async () => {
    const tax = { category: 'AE', ratePercent: '0' } as const;
    const lines = plainInvoice.lines.map((line) => ({ ...line, tax }));
    const { bytes, read } = await written({ ...plainInvoice, lines, adjustments: [] }, { language: 'de' });
    expect((await read(false)).findings).toEqual([]);
    const loaded = await loadPdf({ bytes, limits: defaultReaderLimits });
    const words = loaded.ok ? loaded.content.runs.map(({ text }) => text).join(' ') : '';
    expect(words).toContain('Steuerschuldnerschaft des');
  }, 60_000);
});
