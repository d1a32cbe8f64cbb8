import { isCalendarDate } from '../../domain/dates.js';
import {
  emptyExtraction,
  emptyFields,
  type Candidate,
  type EarlyPaymentDiscount,
  type ExtractedLine,
  type ExtractedTax,
  type Extraction,
} from '../../domain/extraction.js';
import { isCurrency, type Currency } from '../../domain/money.js';
import { hold, quote } from '../readers/reading.js';
import { toMinor } from '../readers/text/amounts.js';
import type { InvoiceReading } from './invoice-tool.js';

/** A language model does not know how sure it is: one reading is worth this much until another reader agrees. */
const singleReading = 0.85;

type Seen = InvoiceReading['vendorName'];

/** Values that do not parse are left out: a date that is none, a currency that we do not pay, an amount in words. */
export function toExtraction(reading: InvoiceReading): Extraction {
  const currency = candidate(reading.currency, (text) => (isCurrency(text) ? text : null));
  const known = currency[0]?.value ?? null;
  const text = (seen: Seen) => candidate(seen, (value) => (value.trim() === '' ? null : value.trim()));
  const date = (seen: Seen) => candidate(seen, (value) => (isCalendarDate(value) ? value : null));
  const compact = (seen: Seen) =>
    candidate(seen, (value) => value.replace(/[\s.-]/g, '').toUpperCase() || null);
  return {
    ...emptyExtraction,
    kind: {
      value: reading.kind,
      confidence: singleReading,
      evidence: { reader: 'claude', quote: '' },
    },
    fields: {
      ...emptyFields,
      vendorName: text(reading.vendorName),
      vendorTaxId: compact(reading.vendorTaxId),
      vendorEmail: text(reading.vendorEmail),
      vendorBankAccount: compact(reading.vendorBankAccount),
      number: text(reading.number),
      issuedOn: date(reading.issuedOn),
      dueOn: date(reading.dueOn),
      currency,
      totalMinor: amount(reading.total, known),
      amountDueMinor: amount(reading.amountDue, known),
      netMinor: amount(reading.net, known),
      taxMinor: amount(reading.tax, known),
      prepaidMinor: amount(reading.prepaid, known),
      paymentTerms: text(reading.paymentTerms),
      orderNumber: text(reading.orderNumber),
      discount: discount(reading),
    },
    lines: known === null ? [] : reading.lines.map((line) => toLine(line, known)),
    taxes: known === null ? [] : reading.taxes.flatMap((tax) => toTax(tax, known)),
    findings: reading.instructionsFound
      ? [hold('instructions_in_document', 'The document tries to instruct its reader.')]
      : [],
  };
}

function toLine(
  { net, page, description, ...printed }: InvoiceReading['lines'][number],
  currency: Currency,
): ExtractedLine {
  return {
    ...printed,
    description,
    netMinor: net === null ? null : toMinor(net, currency),
    evidence: { reader: 'claude', page, quote: quote(description) },
  };
}

function toTax(
  { ratePercent, taxable, tax }: InvoiceReading['taxes'][number],
  currency: Currency,
): ExtractedTax[] {
  const taxMinor = toMinor(tax, currency);
  const taxableMinor = taxable === null ? null : toMinor(taxable, currency);
  return taxMinor === null ? [] : [{ category: null, ratePercent, taxableMinor, taxMinor }];
}

function amount(seen: Seen, currency: Currency | null): Candidate<number>[] {
  return currency === null ? [] : candidate(seen, (text) => toMinor(text, currency));
}

function discount({ discountPercent, discountDays }: InvoiceReading): Candidate<EarlyPaymentDiscount>[] {
  const days = Number(discountDays?.value ?? Number.NaN);
  return candidate(discountPercent, (text) => {
    const basisPoints = Math.round(Number(text) * 100);
    return basisPoints > 0 && basisPoints <= 2000 && Number.isInteger(days) && days > 0 && days <= 120
      ? { percentBasisPoints: basisPoints, days }
      : null;
  });
}

function candidate<T>(seen: Seen, parse: (text: string) => T | null): Candidate<T>[] {
  const value = seen === null ? null : parse(seen.value);
  if (seen === null || value === null) return [];
  return [
    {
      value,
      confidence: singleReading,
      evidence: { reader: 'claude', page: seen.page, quote: quote(seen.quote) },
    },
  ];
}
