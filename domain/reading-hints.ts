import { isCalendarDate, type CalendarDate } from './dates.js';
import type { Evidence } from './extraction.js';
import { normalizeName } from './vendor-match.js';

/** What people's corrections say about the documents of one vendor. Each can be undone. */
export type ReadingHint =
  /** The vendor calls itself so. */
  | { readonly kind: 'alias'; readonly printed: string }
  | { readonly kind: 'date_order'; readonly order: DateOrder }
  /** Its bill numbers stand after these words. */
  | { readonly kind: 'number_label'; readonly label: string }
  | ({ readonly kind: 'number_place' } & NumberPlace);

export type DateOrder = 'day-first' | 'month-first';

/** Where a number stands that nothing on the page names: in fractions of the page, from its top left corner. */
export type NumberPlace = {
  /** 1-based. */
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** As `formOf` says it; another number that happens to stand there has another one. */
  readonly form: string;
};

export const readingHintKinds = [
  'alias',
  'date_order',
  'number_label',
  'number_place',
] as const satisfies readonly ReadingHint['kind'][];

/** What tells two hints of one kind apart: a vendor has several names and labels, one order of its dates and one place. */
export function hintKey(hint: ReadingHint): string {
  switch (hint.kind) {
    case 'alias':
      return normalizeName(hint.printed);
    case 'date_order':
    case 'number_place':
      return '';
    case 'number_label':
      return hint.label;
  }
}

const labelCharactersMax = 60;

/** The words of the quote before the value, folded; null when it has none, or others on each page. */
export function labelOf({ quote }: Evidence, value: string): string | null {
  const at = quote.indexOf(value);
  if (at < 1) return null;
  const label = quote
    .slice(0, at)
    .toLowerCase()
    .replace(/[\s:.#*-]+/g, ' ')
    .trim();
  return /\p{L}/u.test(label) && !/\d/.test(label) && label.length <= labelCharactersMax ? label : null;
}

/** Null where the reader does not know the place. */
export function placeOf({ page, box }: Evidence, value: string): NumberPlace | null {
  if (page === undefined || box === undefined) return null;
  const [left, right, top] = [box.left, box.left + box.width, box.top].map(inThousandths);
  return { page, left: left ?? 0, right: right ?? 0, top: top ?? 0, form: formOf(value) };
}

const inThousandths = (fraction: number) => Math.round(fraction * 1000) / 1000;

/** `RE-2026/0017` as `A-9/9`: what stays when the next number is given out. */
function formOf(value: string): string {
  return value.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9');
}

const numericDate = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/g;

/** Day and month the other way round, which is the same date on the twelve days of a year when they are equal. */
export function swap(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}-${day}-${month}`;
}

export function numericDates(quote: string, order: DateOrder): CalendarDate[] {
  return [...quote.matchAll(numericDate)].flatMap(([, a = '', , b = '', y = '']) => {
    const [day, month] = order === 'day-first' ? [a, b] : [b, a];
    const date = `${y.length === 2 ? `20${y}` : y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCalendarDate(date) ? [date] : [];
  });
}
