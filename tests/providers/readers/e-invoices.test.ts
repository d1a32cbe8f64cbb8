import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../domain/dates.js';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { outcomeOf } from '../../../domain/outcome.js';
import { defaultConfidenceGate } from '../../../domain/extraction.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from '../e-invoices/invoices.js';
import { sampleBills } from '../../../scripts/sample-documents/bills.js';
import { ciiXml, ublXml } from '../../../scripts/sample-documents/e-invoice-xml.js';

describe('an e-invoice', () => {
  const bill = sampleBills(calendarDate('2026-11-02')).ublBergmann;
  const values = (xml: string) => {
    const { kind, fields } = readXml(Buffer.from(xml));
    return {
      kind: kind.value,
      ...Object.fromEntries(Object.entries(fields).map(([name, [best]]) => [name, best?.value])),
    };
  };

  it('reads alike in UBL and CII', () => {
    expect(values(ublXml(bill))).toEqual(values(ciiXml(bill)));
  });

  it('whose total was changed loses its confidence and is held', () => {
    const forged = ublXml(bill).replaceAll('1578.89', '9578.89');
    const { fields, findings } = readXml(Buffer.from(forged));
    expect(fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
    expect(findings.map(({ code }) => code)).toContain('BR-CO-15');
  });

  it('due before it was issued loses its confidence in the due date', () => {
    const { fields } = readXml(Buffer.from(ublXml({ ...bill, dueOn: calendarDate('1970-01-01') })));
    expect(fields.dueOn[0]?.confidence).toBeLessThan(0.9);
  });

  it('in an unknown currency has no amounts and is held', () => {
    const { fields, findings } = readXml(Buffer.from(ublXml(bill).replaceAll('EUR', 'XYZ')));
    expect(fields.totalMinor).toEqual([]);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'unknown_currency', severity: 'hold' }));
  });

  it('without a currency shows its amounts to a person and is never sure of them', () => {
    const { fields, lines } = readXml(
      Buffer.from(ublXml(bill).replace(/<cbc:DocumentCurrencyCode>.*?<\/cbc:DocumentCurrencyCode>/, '')),
    );
    expect(fields.currency).toEqual([]);
    expect(fields.totalMinor[0]).toMatchObject({ value: 157_889 });
    expect(fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
    expect(lines.map(({ netMinor }) => netMinor)).toEqual([50_000, 82_680]);
  });

  it('counts no line twice that Factur-X EXTENDED calls the sum or the explanation of others', () => {
    const cii = writeCii(plainInvoice, { profile: 'extended' });
    const [first = ''] =
      /<ram:IncludedSupplyChainTradeLineItem>.*?<\/ram:IncludedSupplyChainTradeLineItem>/.exec(cii) ?? [];
    const as = (status: string, id: string) =>
      first.replace(
        '<ram:LineID>1</ram:LineID>',
        `<ram:LineID>${id}</ram:LineID><ram:ParentLineID>${id}0</ram:ParentLineID><ram:LineStatusReasonCode>${status}</ram:LineStatusReasonCode>`,
      );
    const grouped = cii.replace(first, `${as('GROUP', '10')}${as('INFORMATION', '11')}${as('DETAIL', '1')}`);
    const { lines, findings } = readXml(Buffer.from(grouped));
    expect(lines.map(({ netMinor }) => netMinor)).toEqual([152_000, 7_292]);
    expect(findings).toEqual([]);
  });

  it.each([
    ['0.03', '1929.70', 'payable'],
    ['1.00', '1930.67', 'review'],
    ['0.03', '1930.67', 'review'],
  ])('rounded up by %s, with %s due, is %s', (rounding, due, outcome) => {
    const rounded = writeCii({ ...plainInvoice, prepaidMinor: 0 })
      .replace('<ram:GrandTotalAmount>', `<ram:RoundingAmount>${rounding}</ram:RoundingAmount>$&`)
      .replace(/(<ram:DuePayableAmount>)[\d.]+/, `$1${due}`);
    const read = readXml(Buffer.from(rounded));
    expect(outcomeOf(read, defaultConfidenceGate).outcome).toBe(outcome);
  });

  it('that wants somebody else to be paid is held', () => {
    const payee =
      '<cac:PayeeParty><cac:PartyName><cbc:Name>Someone Else</cbc:Name></cac:PartyName></cac:PayeeParty>';
    const { findings } = readXml(
      Buffer.from(ublXml(bill).replace('  <cac:PaymentMeans>', `  ${payee}<cac:PaymentMeans>`)),
    );
    expect(findings.map(({ code }) => code)).toEqual(['payee_differs']);
  });
});
