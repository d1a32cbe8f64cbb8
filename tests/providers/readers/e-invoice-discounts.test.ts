import { describe, expect, it } from 'vitest';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from '../e-invoices/invoices.js';

/** `plainInvoice` is issued on 3 November 2026. */
const ublTerms = (content: string) =>
  writeUbl(plainInvoice).replace(/<cac:PaymentTerms>.*?<\/cac:PaymentTerms>/, (terms) =>
    terms.replace('</cac:PaymentTerms>', `${content}</cac:PaymentTerms>`),
  );
const ciiTerms = (content: string) =>
  writeCii(plainInvoice).replace(
    '</ram:SpecifiedTradePaymentTerms>',
    `<ram:ApplicableTradePaymentDiscountTerms>${content}</ram:ApplicableTradePaymentDiscountTerms></ram:SpecifiedTradePaymentTerms>`,
  );
const percentOfUbl = '<cbc:SettlementDiscountPercent>2.5</cbc:SettlementDiscountPercent>';
const percentOfCii = '<ram:CalculationPercent>2.5</ram:CalculationPercent>';
const inTwoWeeks = { percentBasisPoints: 250, days: 14 };

const discounts = (xml: string) => readXml(Buffer.from(xml)).fields.discount.map(({ value }) => value);
const codes = (xml: string) => readXml(Buffer.from(xml)).findings.map(({ code }) => code);

describe('a discount for paying early', () => {
  it.each([
    [
      'UBL by its days',
      ublTerms(
        `${percentOfUbl}<cac:SettlementPeriod><cbc:DurationMeasure unitCode="DAY">14</cbc:DurationMeasure></cac:SettlementPeriod>`,
      ),
    ],
    [
      'UBL by its last day',
      ublTerms(
        `${percentOfUbl}<cac:SettlementPeriod><cbc:EndDate>2026-11-17</cbc:EndDate></cac:SettlementPeriod>`,
      ),
    ],
    [
      'CII by its days',
      ciiTerms(`<ram:BasisPeriodMeasure unitCode="DAY">14</ram:BasisPeriodMeasure>${percentOfCii}`),
    ],
    [
      'CII by its weeks',
      ciiTerms(`<ram:BasisPeriodMeasure unitCode="WEE">2</ram:BasisPeriodMeasure>${percentOfCii}`),
    ],
    [
      'CII by days that count from another day',
      ciiTerms(
        `<ram:BasisDateTime><udt:DateTimeString format="102">20261107</udt:DateTimeString></ram:BasisDateTime><ram:BasisPeriodMeasure unitCode="DAY">10</ram:BasisPeriodMeasure>${percentOfCii}`,
      ),
    ],
  ])('is read from %s', (_, xml) => {
    expect(discounts(xml)).toEqual([inTwoWeeks]);
    expect(codes(xml)).toEqual([]);
  });

  it.each([
    [
      'UBL',
      ublTerms(
        `${percentOfUbl}<cac:SettlementPeriod><cbc:DurationMeasure unitCode="MON">2</cbc:DurationMeasure></cac:SettlementPeriod>`,
      ),
    ],
    ['CII', ciiTerms(`<ram:BasisPeriodMeasure unitCode="MON">2</ram:BasisPeriodMeasure>${percentOfCii}`)],
  ])('is read from %s by its months, as the days that these have after the issue', (_, xml) => {
    const daysFromNovemberToJanuary = 61;
    expect(discounts(xml)).toEqual([{ percentBasisPoints: 250, days: daysFromNovemberToJanuary }]);
  });

  it.each([
    ['UBL', writeUbl],
    ['CII', writeCii],
  ] as const)('is read from what XRechnung writes into the terms, each in its turn, in %s', (_, write) => {
    const paymentTerms =
      '#SKONTO#TAGE=7#PROZENT=3.00#\n#SKONTO#TAGE=14#PROZENT=2.50#\n#VERZUG#TAGE=30#PROZENT=9.00#\n';
    expect(discounts(write({ ...plainInvoice, paymentTerms }))).toEqual([
      { percentBasisPoints: 300, days: 7 },
      inTwoWeeks,
    ]);
  });

  it('is left out where it is granted on a part of the amount, which is noted', () => {
    const paymentTerms = '#SKONTO#TAGE=14#PROZENT=2.50#BASISBETRAG=100.00#';
    const inXml = ciiTerms(
      `<ram:BasisPeriodMeasure unitCode="DAY">14</ram:BasisPeriodMeasure><ram:BasisAmount>100.00</ram:BasisAmount>${percentOfCii}`,
    );
    for (const xml of [writeUbl({ ...plainInvoice, paymentTerms }), inXml]) {
      expect(discounts(xml)).toEqual([]);
      expect(codes(xml)).toEqual(['partial_discount']);
    }
  });

  it.each([
    ['a penalty for paying late', ublTerms('<cbc:PenaltySurchargePercent>9</cbc:PenaltySurchargePercent>')],
    ['one without an end', ublTerms(percentOfUbl)],
    [
      'one that counts from the end of the calendar',
      ciiTerms(
        `<ram:BasisDateTime><udt:DateTimeString format="102">99991231</udt:DateTimeString></ram:BasisDateTime><ram:BasisPeriodMeasure unitCode="DAY">10</ram:BasisPeriodMeasure>${percentOfCii}`,
      ),
    ],
    [
      'one that nobody grants',
      ciiTerms(
        '<ram:BasisPeriodMeasure unitCode="DAY">14</ram:BasisPeriodMeasure><ram:CalculationPercent>95</ram:CalculationPercent>',
      ),
    ],
  ])('is not read from %s', (_, xml) => {
    expect(discounts(xml)).toEqual([]);
  });
});
