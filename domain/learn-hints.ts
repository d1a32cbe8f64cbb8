import type { CalendarDate } from './dates.js';
import type { Candidate, Extraction } from './extraction.js';
import { labelOf, numericDates, placeOf, swap, type DateOrder, type ReadingHint } from './reading-hints.js';
import { normalizeName } from './vendor-match.js';

export type KnownVendor = { readonly name: string; readonly aliases: readonly string[] };

/** What is learned from a reading that a person has corrected: their values stand first, by the reader `entered`. */
export function hintsFrom({ fields }: Extraction, vendor: KnownVendor): ReadingHint[] {
  return [
    ...aliasIn(fields.vendorName, vendor),
    ...dateOrderIn(fields.issuedOn, fields.dueOn),
    ...numberIn(fields.number),
  ];
}

function aliasIn(names: readonly Candidate<string>[], { name, aliases }: KnownVendor): ReadingHint[] {
  const printed = names.find(({ evidence }) => evidence.reader !== 'entered')?.value ?? '';
  const known = [name, ...aliases].map(normalizeName);
  const isNew = normalizeName(printed).length > 2 && !known.includes(normalizeName(printed));
  return isNew ? [{ kind: 'alias', printed }] : [];
}

function dateOrderIn(...fields: readonly (readonly Candidate<CalendarDate>[])[]): ReadingHint[] {
  for (const [first, ...read] of fields) {
    if (first?.evidence.reader !== 'entered') continue;
    const swapped = read.find(({ value }) => value === swap(first.value));
    const order = swapped && orderIn(swapped.evidence.quote, first.value);
    if (order) return [{ kind: 'date_order', order }];
  }
  return [];
}

/** By the words before it where there are any, else by its place. */
function numberIn([number]: readonly Candidate<string>[]): ReadingHint[] {
  if (number?.evidence.reader !== 'entered') return [];
  const label = labelOf(number.evidence, number.value);
  if (label !== null) return [{ kind: 'number_label', label }];
  const place = placeOf(number.evidence, number.value);
  return place === null ? [] : [{ kind: 'number_place', ...place }];
}

/** In which order the quote writes that date; null when it does not, or in either. */
function orderIn(quote: string, date: CalendarDate): DateOrder | null {
  for (const order of ['day-first', 'month-first'] as const) {
    if (date !== swap(date) && numericDates(quote, order).includes(date)) return order;
  }
  return null;
}
