import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../domain/dates.js';
import { checkEn16931, type En16931Amounts } from '../../../domain/en16931.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { sampleBills } from '../../../scripts/sample-documents/bills.js';
import { ciiXml, ublXml } from '../../../scripts/sample-documents/e-invoice-xml.js';

const sound: En16931Amounts = {
  lineNets: ['100.00', '50.5'],
  allowances: ['10'],
  charges: ['5'],
  lineTotal: '150.50',
  allowanceTotal: '10.00',
  chargeTotal: '5.00',
  taxExclusive: '145.50',
  taxTotal: '27.65',
  taxInclusive: '173.15',
  prepaid: '73.15',
  rounding: '0.00',
  payable: '100.00',
  withoutPrepaid: false,
  taxBreakdown: [{ taxable: '145.50', tax: '27.65', ratePercent: '19' }],
};

describe('the sums of EN 16931', () => {
  it('that add up raise nothing', () => {
    expect(checkEn16931(sound)).toEqual([]);
  });

  it.each<readonly [string, Partial<En16931Amounts>]>([
    ['BR-CO-10', { lineNets: ['100.00', '50.51'] }],
    ['BR-CO-11', { allowances: ['9'] }],
    ['BR-CO-12', { charges: [] }],
    ['BR-CO-13', { lineTotal: '150.51', lineNets: ['150.51'] }],
    ['BR-CO-14', { taxBreakdown: [...sound.taxBreakdown, { taxable: '0', tax: '0.10', ratePercent: '0' }] }],
    ['BR-CO-15', { taxInclusive: '173.16', prepaid: '73.16' }],
    ['BR-CO-16', { payable: '173.15' }],
    ['BR-CO-17', { taxBreakdown: [{ taxable: '100', tax: '27.65', ratePercent: '19' }] }],
    ['not_a_number', { payable: '1,00' }],
  ])('that break %s are held under that name', (rule, broken) => {
    const codes = checkEn16931({ ...sound, ...broken }).map(({ code }) => code);
    expect(codes).toEqual([rule]);
  });

  it('of profile MINIMUM are not asked for what was prepaid', () => {
    expect(checkEn16931({ ...sound, prepaid: null, withoutPrepaid: true })).toEqual([]);
  });
});

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

  it('that wants somebody else to be paid is held', () => {
    const payee =
      '<cac:PayeeParty><cac:PartyName><cbc:Name>Someone Else</cbc:Name></cac:PartyName></cac:PayeeParty>';
    const { findings } = readXml(
      Buffer.from(ublXml(bill).replace('  <cac:PaymentMeans>', `  ${payee}<cac:PaymentMeans>`)),
    );
    expect(findings.map(({ code }) => code)).toEqual(['payee_differs']);
  });
});
