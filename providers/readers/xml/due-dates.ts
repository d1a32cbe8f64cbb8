import { addDays, addMonths, isCalendarDate, type CalendarDate } from '../../../domain/dates.js';
import type { Candidate, Finding } from '../../../domain/extraction.js';
import { hold, ranked } from '../reading.js';
import { parseTerms } from '../text/terms.js';
import type { EInvoice } from './e-invoice.js';
import type { MakeCandidate } from './to-extraction.js';

const derived = 0.92;
/** Of later days no due date can be told, since the calendar ends with the year 9999. */
const lastIssue = '9990-12-31';

/** When it is due by its terms (BT-20), where it names no day. */
export function dueFromTerms(
  { issuedOn, terms }: EInvoice,
  candidate: MakeCandidate,
): Candidate<CalendarDate>[] {
  const start = issuedOn?.text ?? '';
  if (!isCalendarDate(start) || start > lastIssue) return [];
  return ranked(
    terms.flatMap(({ text, path }) => {
      const { netDays, discount, isOpen } = parseTerms(text);
      if (isOpen) return [];
      const due = netDays === null ? (discount ? null : soleTermOf(text, start)) : addDays(start, netDays);
      return due === null ? [] : [candidate(due, derived, `${path}: ${text}`)];
    }),
  );
}

/** A due date that is no day, or terms of instalments and the like: nobody may take the bill for due at once. */
export function dueDateFindings({ dueDates, terms }: EInvoice): Finding[] {
  const isUnclear =
    dueDates.length === 0
      ? terms.some(({ text }) => parseTerms(text).isOpen)
      : !dueDates.some(({ text }) => isCalendarDate(text));
  return isUnclear
    ? [hold('due_date_unclear', 'When the bill is to be paid is said in a way that was not understood.')]
    : [];
}

const length =
  /(?<![\d.,])(\d{1,3})\s?(?:(days?|tagen?|jours?|d[ií]as?|giorni|dagen|dni)|months?|monaten?|mois|mes(?:es|i)?|mês|maanden|miesi[ąa]c[ae]?)(?!\p{L})/giu;
const paying =
  /(?<!\p{L})(?:pay|remit|settle|transfer|überweis|zahl|begleich|fällig|virer|virement|règle|pag[aou]|abon|transferen|bonific|saldo|betal|overmak|overschrijv|zapła|płat|przelew)/iu;
const wordsMax = 6;
const lengthMax = { days: 365, months: 12 } as const;

/** Who writes `14 Tage` into the terms of payment speaks of when to pay; a longer text has to say so. */
function soleTermOf(text: string, start: CalendarDate): CalendarDate | null {
  const [found, ...others] = text.matchAll(length);
  const speaksOfPaying = text.split(' ').length <= wordsMax || paying.test(text);
  if (!found || others.length > 0 || text.includes('%') || !speaksOfPaying) return null;
  const count = Number(found[1]);
  if (found[2] !== undefined) return count <= lengthMax.days ? addDays(start, count) : null;
  return count <= lengthMax.months ? addMonths(start, count) : null;
}
