import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../domain/dates.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import { parse } from '../../../providers/readers/parser/parse.js';
import { sampleBills } from '../../../scripts/sample-documents/bills.js';
import { ciiXml } from '../../../scripts/sample-documents/e-invoice-xml.js';
import { invoicePdf } from '../../../scripts/sample-documents/pages.js';
import { german } from '../../../scripts/sample-documents/wordings.js';

const bill = sampleBills(calendarDate('2026-11-02')).germanBergmann;
const dearer = { ...bill, items: bill.items.map((item) => ({ ...item, unitMinor: item.unitMinor * 2 })) };

async function read(attached: Readonly<Record<string, string>>) {
  const document = await invoicePdf(bill, german);
  for (const [name, xml] of Object.entries(attached)) {
    await document.attach(Buffer.from(xml), name, { mimeType: 'text/xml' });
  }
  const bytes = await document.save();
  return (await parse({ bytes, fileName: 'bill.pdf', limits: defaultReaderLimits })).extraction;
}

describe('an e-invoice inside of a PDF', () => {
  it.each([
    'factur-x.xml',
    'ZUGFeRD-invoice.xml',
    'zugferd-invoice.xml',
    'xrechnung.xml',
    'Rechnung-4711.xml',
    'facture_2026.XML',
  ])('is found as %s', async (name) => {
    const { fields, lines } = await read({ [name]: ciiXml(bill) });
    expect(fields.totalMinor[0]?.evidence.reader).toBe('cii');
    expect(lines).toHaveLength(bill.items.length);
  });

  it('beside another one is held, because only one of them can be meant', async () => {
    const { findings } = await read({ 'factur-x.xml': ciiXml(bill), 'xrechnung.xml': ciiXml(dearer) });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'several_embedded_invoices', severity: 'hold' }),
    );
  });
});
