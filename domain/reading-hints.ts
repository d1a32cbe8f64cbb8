import { isCalendarDate, type CalendarDate } from './dates.js';
import type { Candidate, Evidence, Extraction } from './extraction.js';
import { normalizeName } from './vendor-match.js';

/** What people's corrections say about the documents of one vendor. Each can be undone. */
export type ReadingHint =
  /** The vendor calls itself so. */
  | { readonly kind: 'alias'; readonly printed: string }
  | { readonly kind: 'date_order'; readonly order: DateOrder }
  /** Its bill numbers stand after these words. */
  | { readonly kind: 'number_label'; readonly label: string };

type DateOrder = 'day-first' | 'month-first';

export const readingHintKinds = [
  'alias',
  'date_order',
  'number_label',
] as const satisfies readonly ReadingHint['kind'][];

export type KnownVendor = { readonly name: string; readonly aliases: readonly string[] };

/** Above the usual gate, and below what readers are sure of by themselves. */
const learned = 0.92;
/** A name that the page does not support by anything else goes to a person. */
const unsupported = 0.7;
const labelCharactersMax = 60;

/** What tells two hints of one kind apart: a vendor has several names and labels, and one order of its dates. */
export function hintKey(hint: ReadingHint): string {
  switch (hint.kind) {
    case 'alias':
      return normalizeName(hint.printed);
    case 'date_order':
      return '';
    case 'number_label':
      return hint.label;
  }
}

/** What is learned from a reading that a person has corrected: their values stand first, by the reader `entered`. */
export function hintsFrom({ fields }: Extraction, vendor: KnownVendor): ReadingHint[] {
  return [
    ...aliasIn(fields.vendorName, vendor),
    ...dateOrderIn(fields.issuedOn, fields.dueOn),
    ...labelIn(fields.number),
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

function labelIn([first, ...read]: readonly Candidate<string>[]): ReadingHint[] {
  if (first?.evidence.reader !== 'entered' || read.length === 0) return [];
  const label = labelOf(first.evidence, first.value);
  return label === null ? [] : [{ kind: 'number_label', label }];
}

/**
 * The reading with what was learned of its vendor. Nothing is taken that is not on this page; `isSupported`: something
 * other than its name speaks for the vendor.
 */
export function applyHints(
  extraction: Extraction,
  hints: readonly ReadingHint[],
  vendor: { readonly name: string; readonly isSupported: boolean },
): Extraction {
  const fields = hints.reduce((current, hint) => {
    switch (hint.kind) {
      case 'alias':
        return { ...current, vendorName: byAlias(current.vendorName, hint.printed, vendor) };
      case 'date_order':
        return {
          ...current,
          issuedOn: byOrder(current.issuedOn, hint.order),
          dueOn: byOrder(current.dueOn, hint.order),
        };
      case 'number_label':
        return { ...current, number: byLabel(current.number, hint.label) };
    }
  }, extraction.fields);
  return { ...extraction, fields };
}

function byAlias(
  names: readonly Candidate<string>[],
  printed: string,
  { name, isSupported }: { readonly name: string; readonly isSupported: boolean },
): readonly Candidate<string>[] {
  const [first] = names;
  if (!first || normalizeName(first.value) !== normalizeName(printed)) return names;
  const confidence = isSupported ? first.confidence : Math.min(first.confidence, unsupported);
  const evidence = told(first.evidence, `learned: another name of ${name}`);
  return [{ value: name, confidence, evidence }, ...names];
}

function byOrder(
  dates: readonly Candidate<CalendarDate>[],
  order: DateOrder,
): readonly Candidate<CalendarDate>[] {
  const [first, ...others] = dates;
  const meant = first && isOnPage(first.evidence) ? dateIn(first.evidence.quote, first.value, order) : null;
  if (!first || meant === null) return dates;
  const evidence = told(first.evidence, `learned: ${order}`);
  const candidate = { value: meant, confidence: Math.max(first.confidence, learned), evidence };
  return [
    candidate,
    ...(meant === first.value ? [] : [first]),
    ...others.filter(({ value }) => value !== meant),
  ];
}

function byLabel(numbers: readonly Candidate<string>[], label: string): readonly Candidate<string>[] {
  const meant = numbers.find(
    ({ evidence, value }) => isOnPage(evidence) && labelOf(evidence, value) === label,
  );
  if (!meant || meant === numbers[0]) return numbers;
  const evidence = told(meant.evidence, `learned: it stands after “${label}”`);
  return [
    { ...meant, confidence: Math.max(meant.confidence, learned), evidence },
    ...numbers.filter((each) => each !== meant),
  ];
}

/** A model's quote is what it says that it saw. */
const isOnPage = ({ reader }: Evidence) => reader === 'pdf-text' || reader === 'ocr';

const quoteCharactersMax = 200;

function told(evidence: Evidence, why: string): Evidence {
  const words = evidence.quote.slice(0, quoteCharactersMax - why.length - 3);
  return { ...evidence, quote: `${words} (${why})` };
}

/** The words of the quote before the value, folded; null when the value is not in it. */
function labelOf({ quote }: Evidence, value: string): string | null {
  const at = quote.indexOf(value);
  if (at < 1) return null;
  const label = quote
    .slice(0, at)
    .toLowerCase()
    .replace(/[\s:.#*-]+/g, ' ')
    .trim();
  return /\p{L}/u.test(label) && label.length <= labelCharactersMax ? label : null;
}

const numericDate = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/g;

/** Day and month the other way round, which is the same date on the twelve days of a year when they are equal. */
function swap(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}-${day}-${month}`;
}

/** In which order the quote writes that date; null when it does not, or in either. */
function orderIn(quote: string, date: CalendarDate): DateOrder | null {
  for (const order of ['day-first', 'month-first'] as const) {
    if (date !== swap(date) && numericDates(quote, order).includes(date)) return order;
  }
  return null;
}

/** The date that the quote holds in that order, when it could mean the value read or its swap; else null. */
function dateIn(quote: string, read: CalendarDate, order: DateOrder): CalendarDate | null {
  if (read === swap(read)) return null;
  const found = numericDates(quote, order).filter((date) => date === read || date === swap(read));
  return found[0] ?? null;
}

function numericDates(quote: string, order: DateOrder): CalendarDate[] {
  return [...quote.matchAll(numericDate)].flatMap(([, a = '', , b = '', y = '']) => {
    const [day, month] = order === 'day-first' ? [a, b] : [b, a];
    const date = `${y.length === 2 ? `20${y}` : y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCalendarDate(date) ? [date] : [];
  });
}
