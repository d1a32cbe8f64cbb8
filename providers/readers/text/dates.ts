import { isCalendarDate, type CalendarDate } from '../../../domain/dates.js';
import type { Language } from './language.js';

/** A date as printed. Two readings mean that day and month could be swapped; the likelier one is first. */
export type FoundDate = { readonly text: string; readonly readings: readonly CalendarDate[] };

export type DayMonthOrder = 'day-first' | 'month-first' | 'unknown';

const months: readonly (readonly string[])[] = [
  [
    'january',
    'jan',
    'januar',
    'jänner',
    'janvier',
    'janv',
    'enero',
    'ene',
    'gennaio',
    'gen',
    'januari',
    'stycznia',
    'janeiro',
  ],
  [
    'february',
    'feb',
    'februar',
    'février',
    'fevrier',
    'févr',
    'febrero',
    'febbraio',
    'februari',
    'lutego',
    'fevereiro',
    'fev',
  ],
  ['march', 'mar', 'märz', 'maerz', 'mrz', 'mars', 'marzo', 'maart', 'mrt', 'marca', 'março'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'aprile', 'kwietnia'],
  ['may', 'mai', 'mayo', 'maggio', 'mag', 'mei', 'maja', 'maio'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'giu', 'czerwca', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'lug', 'lipca', 'julho'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'ago', 'augustus', 'sierpnia'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'set', 'września', 'setembro'],
  [
    'october',
    'oct',
    'oktober',
    'okt',
    'octobre',
    'octubre',
    'ottobre',
    'ott',
    'października',
    'outubro',
    'out',
  ],
  ['november', 'nov', 'novembre', 'noviembre', 'listopada', 'novembro'],
  [
    'december',
    'dec',
    'dezember',
    'dez',
    'décembre',
    'decembre',
    'déc',
    'diciembre',
    'dic',
    'dicembre',
    'grudnia',
    'dezembro',
  ],
];
const monthByName = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
export const monthNames: readonly string[] = [...monthByName.keys()].sort((a, b) => b.length - a.length);
const monthName = `(?<month>${monthNames.join('|')})\\.?`;
const year = '(?<year>(?:19|20)\\d{2})';

const patterns: readonly RegExp[] = [
  /(?<!\d)(?<year>(?:19|20)\d{2})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/giu,
  /(?<year>(?:19|20)\d{2})年\s?(?<m>\d{1,2})月\s?(?<d>\d{1,2})日/giu,
  new RegExp(
    `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?:\\s|-|\\sde\\s)${monthName}(?:\\s?,?\\s|-|\\sde\\s)${year}(?!\\d)`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})${monthName}\\s(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s?,?\\s${year}(?!\\d)`, 'giu'),
  /(?<![\d.,/-])(?<a>\d{1,2})(?<separator>[./-])(?<b>\d{1,2})\k<separator>(?<y>(?:19|20)?\d{2})(?![\d/]|[.,-]\d)/giu,
];

export function findDates(text: string, order: DayMonthOrder): FoundDate[] {
  const found: { at: number; date: FoundDate }[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const readings = readingsOf(match.groups ?? {}, order);
      if (readings.length > 0) found.push({ at: match.index, date: { text: match[0], readings } });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ date }) => date);
}

/** The text without its dates, so that none is taken for an amount. */
export function maskDates(text: string): string {
  return patterns.reduce((rest, pattern) => rest.replace(pattern, (match) => ' '.repeat(match.length)), text);
}

/**
 * How the document writes `11/5/23`: by a date that can be read in one way only, else by its language. English is
 * written both ways: there the custom of the place counts, as far as it is known.
 */
export function dayMonthOrder(
  text: string,
  language: Language | null,
  custom: DayMonthOrder = 'unknown',
): DayMonthOrder {
  const seen = new Set<DayMonthOrder>();
  for (const { groups } of text.matchAll(
    /(?<![\d.,/-])(?<a>\d{1,2})(?<separator>[/-])(?<b>\d{1,2})\k<separator>(?:19|20)?\d{2}(?!\d)/g,
  )) {
    const [a, b] = [Number(groups?.['a']), Number(groups?.['b'])];
    if (a > 12 && b <= 12) seen.add('day-first');
    if (b > 12 && a <= 12) seen.add('month-first');
  }
  if (seen.size === 1) return [...seen][0] ?? 'unknown';
  if (seen.size > 1) return 'unknown';
  return language === null || language === 'en' ? custom : 'day-first';
}

function readingsOf(
  groups: Readonly<Record<string, string | undefined>>,
  order: DayMonthOrder,
): CalendarDate[] {
  const named = groups['month'];
  if (named !== undefined) return valid(groups['year'], monthByName.get(named.toLowerCase()), groups['d']);
  if (groups['m'] !== undefined) return valid(groups['year'], Number(groups['m']), groups['d']);
  const { a = '', b = '', y = '', separator } = groups;
  const fullYear = y.length === 2 ? `20${y}` : y;
  const dayFirst = valid(fullYear, Number(b), a);
  const monthFirst = valid(fullYear, Number(a), b);
  if (separator === '.' || order === 'day-first') return dayFirst;
  if (order === 'month-first') return monthFirst;
  return [...new Set([...monthFirst, ...dayFirst])];
}

function valid(
  yearText: string | undefined,
  month: number | undefined,
  day: string | undefined,
): CalendarDate[] {
  const text = `${yearText ?? ''}-${String(month ?? 0).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isCalendarDate(text) ? [text] : [];
}
