import { addDays, addMonths, daysBetween, isCalendarDate, type CalendarDate } from '../../../domain/dates.js';
import { exact } from '../../../domain/exact-decimal.js';
import type { EarlyPaymentDiscount, Finding } from '../../../domain/extraction.js';
import { note } from '../reading.js';
import { parseTerms } from '../text/terms.js';
import { present } from './claims.js';
import type { EInvoice } from './e-invoice.js';

/** An early payment discount as the XML has it: for so many days, or until a day. */
export type DiscountTerm = {
  readonly percent: string | null;
  readonly duration: string | null;
  /** Of UN/ECE Recommendation 20; null means days. */
  readonly durationUnit: string | null;
  /** The day from which the days count; null means the day of issue. */
  readonly from: string | null;
  readonly until: string | null;
  /** What the percentage is taken of; null means the amount due. */
  readonly base: string | null;
  readonly path: string;
};

type Discount = { readonly value: EarlyPaymentDiscount; readonly confidence: number; readonly path: string };

const coded = 0.97;
const written = 0.95;
const percentMax = 20;
const daysMax = 365;
const daysByUnit: Readonly<Record<string, number>> = { DAY: 1, WEE: 7 };
const months = 'MON';
/** Far enough from the year 9999, with which the calendar ends. */
const lastStart = '9900-01-01';
/** What XRechnung puts into the terms (BT-20), a line each; the spaces are what is left of the line breaks. */
const skonto = /#SKONTO#TAGE=(\d{1,3})#PROZENT=(\d{1,2}(?:\.\d{1,2})?)#(?:BASISBETRAG=(-?\d+(?:\.\d+)?)#)?/g;

/** Elements first, then XRechnung's instructions, then words. What counts for a part of the amount only is left out. */
export function discountsOf(invoice: EInvoice): Discount[] {
  const issuedOn = invoice.issuedOn?.text ?? '';
  const elements = termsOf(invoice)
    .filter((term) => isOfTheWhole(term, invoice))
    .flatMap((term) => {
      const value = valueOf(term, isCalendarDate(issuedOn) ? issuedOn : null);
      return value ? [{ value, confidence: coded, path: term.path }] : [];
    });
  const words = invoice.terms.flatMap(({ text, path }) => {
    const { discount } = parseTerms(text.replace(skonto, ' '));
    return discount ? [{ value: discount, confidence: written, path: `${path}: ${text}` }] : [];
  });
  return [...elements, ...words];
}

export function discountFindings(invoice: EInvoice): Finding[] {
  return termsOf(invoice).every((term) => isOfTheWhole(term, invoice))
    ? []
    : [note('partial_discount', 'A discount is granted on a part of the amount only, and was left out.')];
}

function termsOf({ discounts, terms }: EInvoice): DiscountTerm[] {
  const instructions = terms.flatMap(({ text, path }) =>
    [...text.matchAll(skonto)].map(([found, duration = null, percent = null, base = null]) => ({
      ...{ percent, duration, base, durationUnit: null, from: null, until: null },
      path: `${path}: ${found}`,
    })),
  );
  return [...discounts, ...instructions];
}

function isOfTheWhole({ base }: DiscountTerm, { totals }: EInvoice): boolean {
  const amounts = present(totals.payable, totals.taxInclusive).map(({ text }) => exact(text));
  return base === null || amounts.includes(exact(base));
}

/** Rounded down: nobody takes more than was granted. */
function valueOf(term: DiscountTerm, issuedOn: CalendarDate | null): EarlyPaymentDiscount | null {
  const percent = Number(term.percent);
  const percentBasisPoints = Math.floor(percent * 100 + 1e-6);
  const days = daysOf(term, issuedOn);
  const isSensible = percentBasisPoints > 0 && percent <= percentMax && days > 0 && days <= daysMax;
  return isSensible ? { percentBasisPoints, days } : null;
}

/** Days after the issue; not a number where they cannot be told. */
function daysOf(
  { duration, durationUnit, from, until }: DiscountTerm,
  issuedOn: CalendarDate | null,
): number {
  const unit = durationUnit ?? 'DAY';
  const length = duration === null ? Number.NaN : Math.floor(Number(duration));
  const days = length * (daysByUnit[unit] ?? Number.NaN);
  if (from === null && !Number.isNaN(days)) return days;
  const end = endOf(from ?? issuedOn, length, unit) ?? until;
  return end !== null && isCalendarDate(end) && issuedOn !== null ? daysBetween(issuedOn, end) : Number.NaN;
}

function endOf(start: string | null, length: number, unit: string): CalendarDate | null {
  const isNear = length >= 0 && length <= daysMax && start !== null && start <= lastStart;
  if (!isNear || !isCalendarDate(start)) return null;
  if (unit === months) return addMonths(start, length);
  const days = daysByUnit[unit];
  return days === undefined ? null : addDays(start, length * days);
}
