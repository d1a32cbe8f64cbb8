import { describe, expect, it } from 'vitest';
import {
  checkEn16931,
  type En16931Invoice,
  type En16931Party,
  type En16931PaymentMeans,
  type En16931Period,
} from '../../domain/en16931.js';
import { seller, transfer, sound, codes, somewhere, document } from './en16931-invoices.js';

const german: En16931Invoice = {
  ...sound,
  specification: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
  seller: { ...seller, contact: { name: 'Ada', phone: '+44 113 496 0000', email: 'ada@cobalt.example' } },
};
const withContact = (contact: Partial<NonNullable<En16931Party['contact']>>) => ({
  ...german,
  seller: { ...seller, contact: { name: 'Ada', phone: '030 555', email: 'a@b.example', ...contact } },
});
const germanMeans = (means: Partial<En16931PaymentMeans>) => ({
  ...german,
  paymentMeans: [{ ...transfer, ...means }],
});
const withPeriods = (period: En16931Period): En16931Invoice => ({
  ...german,
  period: { start: '2026-10-01', end: '2026-10-31' },
  lines: sound.lines.map((line) => ({ ...line, period })),
});
const debit = { typeCode: '59', hasTransfer: false, account: null, hasDirectDebit: true };
const mandate = { creditorId: 'DE98ZZZ09999999999', debitedAccount: 'GB33BUKB20201555555555', mandates: 1 };

describe('an XRechnung is asked for more, and what it lacks is noted as', () => {
  it('nothing, where it has all of it', () => {
    expect(checkEn16931(german)).toEqual([]);
    expect(checkEn16931({ ...germanMeans(debit), directDebit: mandate })).toEqual([]);
  });

  it('none of what Peppol asks, in the versions before it took that over', () => {
    const older = german.specification?.replace('3.0', '2.3') ?? null;
    expect(codes({ ...german, specification: older, businessProcess: null })).toEqual([]);
  });

  it.each<readonly [string, En16931Invoice]>([
    ['PEPPOL-EN16931-R001', { ...german, businessProcess: null }],
    ['PEPPOL-EN16931-R005', { ...german, taxCurrency: 'EUR', taxTotalInTaxCurrency: '27.65' }],
    ['PEPPOL-EN16931-R010', { ...german, buyer: { ...german.buyer, endpoint: null } }],
    ['PEPPOL-EN16931-R020', { ...german, seller: { ...german.seller, endpoint: null } }],
    ['PEPPOL-EN16931-R061', { ...germanMeans(debit), directDebit: { ...mandate, mandates: 0 } }],
    ['PEPPOL-EN16931-R110', withPeriods({ start: '2026-09-30', end: null })],
    ['PEPPOL-EN16931-R111', withPeriods({ start: null, end: '2026-11-01' })],
    [
      'PEPPOL-EN16931-R121',
      {
        ...german,
        lines: sound.lines.map((line) => ({
          ...line,
          quantity: `-${line.quantity}`,
          priceBase: `-${line.priceBase ?? '1'}`,
        })),
      },
    ],
    ['BR-DE-1', { ...german, paymentMeans: [] }],
    ['BR-DE-2', { ...german, seller }],
    ['BR-DE-3', { ...german, seller: { ...german.seller, city: null } }],
    ['BR-DE-4', { ...german, seller: { ...german.seller, postcode: null } }],
    ['BR-DE-5', withContact({ name: null })],
    ['BR-DE-8', { ...german, buyer: { ...german.buyer, city: null } }],
    ['BR-DE-9', { ...german, buyer: { ...german.buyer, postcode: null } }],
    ['BR-DE-10', { ...german, delivery: { ...somewhere, city: null } }],
    ['BR-DE-11', { ...german, delivery: { ...somewhere, postcode: null } }],
    ['BR-DE-15', { ...german, buyerReference: null }],
    ['BR-DE-17', { ...german, typeCode: '386' }],
    ['BR-DE-18', { ...german, terms: ['#SKONTO#TAGE=14#PROZENT=2#'] }],
    ['BR-DE-19', germanMeans({ account: 'GB33BUKB20201555555556' })],
    ['BR-DE-20', { ...germanMeans(debit), directDebit: { ...mandate, debitedAccount: 'GB33' } }],
    ['BR-DE-21', { ...german, specification: 'urn:cen.eu:en16931:2017#compliant#urn:xrechnung_3.0' }],
    ['BR-DE-22', { ...german, documents: [document, document] }],
    ['BR-DE-23-b', germanMeans({ hasCard: true })],
    ['BR-DE-24-a', germanMeans({ typeCode: '48', hasTransfer: false })],
    ['BR-DE-24-b', germanMeans({ typeCode: '48', hasCard: true })],
    ['BR-DE-25-b', { ...germanMeans({ ...debit, hasTransfer: true }), directDebit: mandate }],
    ['BR-DE-26', { ...german, typeCode: '384' }],
    ['BR-DE-27', withContact({ phone: 'ask' })],
    ['BR-DE-28', withContact({ email: 'ada@cobalt' })],
    ['BR-DE-30', { ...germanMeans(debit), directDebit: { ...mandate, creditorId: null } }],
  ])('%s', (rule, invoice) => {
    expect(checkEn16931(invoice)).toMatchObject([{ code: rule, severity: 'note' }]);
  });

  it.each<readonly [readonly string[], En16931Invoice]>([
    [['BR-DE-6', 'BR-DE-27'], withContact({ phone: null })],
    [['BR-DE-7', 'BR-DE-28'], withContact({ email: null })],
    [['PEPPOL-EN16931-R061', 'BR-DE-25-a', 'BR-DE-20'], germanMeans({ ...debit, hasDirectDebit: false })],
    [['BR-DE-31', 'BR-DE-20'], { ...germanMeans(debit), directDebit: { ...mandate, debitedAccount: null } }],
    [['BR-61', 'BR-50', 'BR-DE-19'], germanMeans({ account: null })],
    [['BR-61', 'BR-DE-19', 'BR-DE-23-a'], germanMeans({ hasTransfer: false, account: null })],
  ])('%s', (rules, invoice) => {
    expect(codes(invoice)).toEqual(rules);
  });
});
