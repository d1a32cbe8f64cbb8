import type { Candidate } from '../../../domain/extraction.js';
import { isCurrency, type Currency } from '../../../domain/money.js';
import type { DayMonthOrder } from './dates.js';
import { evidenceAt, type Line } from './layout.js';

const signs: readonly {
  readonly pattern: RegExp;
  readonly currency: Currency;
  readonly confidence: number;
}[] = [
  { pattern: /€/, currency: 'EUR', confidence: 0.96 },
  { pattern: /(?<!\p{L})euros?(?!\p{L})/iu, currency: 'EUR', confidence: 0.92 },
  { pattern: /£/, currency: 'GBP', confidence: 0.94 },
  { pattern: /₹/, currency: 'INR', confidence: 0.95 },
  { pattern: /\d\s?z[łl](?!\p{L})|(?<!\p{L})z[łl]\s?\d/u, currency: 'PLN', confidence: 0.96 },
  { pattern: /(?<!\p{L})R\$/u, currency: 'BRL', confidence: 0.95 },
  { pattern: /(?<!\p{L})US\$|(?<!\p{L})U\.?S\.? dollars?/iu, currency: 'USD', confidence: 0.96 },
  { pattern: /(?<!\p{L})CA?\$|(?<!\p{L})canadian dollars?/iu, currency: 'CAD', confidence: 0.95 },
  { pattern: /(?<!\p{L})AU?\$|(?<!\p{L})australian dollars?/iu, currency: 'AUD', confidence: 0.95 },
  { pattern: /(?<!\p{L})HK\$/u, currency: 'HKD', confidence: 0.95 },
  { pattern: /(?<!\p{L})NZ\$/u, currency: 'NZD', confidence: 0.95 },
  { pattern: /(?<!\p{L})S\$/u, currency: 'SGD', confidence: 0.95 },
  { pattern: /\d\s?Kč(?!\p{L})/u, currency: 'CZK', confidence: 0.96 },
  { pattern: /\d\s?Ft(?!\p{L})/u, currency: 'HUF', confidence: 0.94 },
  { pattern: /(?<![\p{L}\d])R\s?\d[\d ,]*\.\d{2}(?!\d)/u, currency: 'ZAR', confidence: 0.93 },
  { pattern: /₩/, currency: 'KRW', confidence: 0.95 },
  { pattern: /₪/, currency: 'ILS', confidence: 0.95 },
  { pattern: /₺/, currency: 'TRY', confidence: 0.95 },
  { pattern: /₫/, currency: 'VND', confidence: 0.95 },
  { pattern: /฿/, currency: 'THB', confidence: 0.95 },
  { pattern: /₴/, currency: 'UAH', confidence: 0.95 },
];
const dollars: readonly Currency[] = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'CLP'];
const inUnitedStates = /(?<!\p{L})(?:[A-Z]{2},? \d{5}(?:-\d{4})?|United States|U\.?S\.?A)(?![\p{L}\d])/u;

/** How English is dated where this currency is used; a dollar says so only beside an American address. */
export function customOf(currency: Currency | undefined, text: string): DayMonthOrder {
  if (currency === undefined || currency === 'CAD' || currency === 'PHP') return 'unknown';
  if (currency !== 'USD') return 'day-first';
  return inUnitedStates.test(text) ? 'month-first' : 'unknown';
}

type Sighting = {
  readonly currency: Currency;
  readonly confidence: number;
  readonly line: Line | undefined;
};

/** By codes and signs near the totals first, then anywhere. Two currencies in one document are never certain. */
export function findCurrencies(
  totalLines: readonly Line[],
  allLines: readonly Line[],
): Candidate<Currency>[] {
  const allText = textOf(allLines);
  const everywhere = sightings(allLines, allText);
  const distinct = new Set(everywhere.map(({ currency }) => currency));
  const atTotals = sightings(totalLines, allText);
  const chosen = [...(atTotals.length > 0 ? atTotals : everywhere)].sort(
    (a, b) => b.confidence - a.confidence,
  );
  const ceiling = distinct.size > 1 ? 0.8 : 1;
  const elsewhere =
    atTotals.length > 0 ? everywhere.filter(({ currency }) => currency !== chosen[0]?.currency) : [];
  const list = [...chosen, ...elsewhere.map((sighting) => ({ ...sighting, confidence: 0.3 }))];
  if (list.length === 0) return ofTheCountry(allLines);
  return unique(list).flatMap(({ currency, confidence, line }) =>
    line ? [{ value: currency, confidence: Math.min(confidence, ceiling), evidence: evidenceAt(line) }] : [],
  );
}

/** What is used where the seller's account or tax number is; a guess, unless two numbers name that country and none another. */
const byCountry: Readonly<Record<string, Currency>> = {
  GB: 'GBP',
  PL: 'PLN',
  CH: 'CHF',
  CZ: 'CZK',
  HU: 'HUF',
  SE: 'SEK',
  DK: 'DKK',
  NO: 'NOK',
  RO: 'RON',
  ...Object.fromEntries(
    ['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'IE', 'IT', 'LU', 'NL', 'PT'].map(
      (country) => [country, 'EUR'] as const,
    ),
  ),
};
const guessed = 0.8;
const guessedTwice = 0.9;

function ofTheCountry(lines: readonly Line[]): Candidate<Currency>[] {
  const found = lines.flatMap((line): Country[] => {
    const numbers = line.text.match(/(?<![\p{L}\d])[A-Z]{2}[A-Z\d]?\d[\d A-Z]{6,}/gu) ?? [];
    const american = inUnitedStates.exec(line.text)?.[0];
    return [
      ...numbers.map((mark) => ({ currency: byCountry[mark.slice(0, 2)], mark, line })),
      ...(american ? [{ currency: 'USD' as const, mark: american, line }] : []),
    ].filter((country): country is Country => country.currency !== undefined);
  });
  const [first] = found;
  if (!first || found.some(({ currency }) => currency !== first.currency)) return [];
  const marks = new Set(found.map(({ mark }) => mark.replace(/\s/g, '')));
  const confidence = marks.size > 1 ? guessedTwice : guessed;
  return [{ value: first.currency, confidence, evidence: evidenceAt(first.line) }];
}

type Country = { readonly currency: Currency; readonly mark: string; readonly line: Line };

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function sightings(lines: readonly Line[], allText: string): Sighting[] {
  const text = textOf(lines);
  const lineAt = (offset: number) => lines[text.slice(0, offset).split('\n').length - 1];
  const codes = codesIn(text).map(({ currency, at, isBeside }): Sighting => ({
    currency,
    confidence: isBeside ? 0.97 : wordAlone,
    line: lineAt(at),
  }));
  const signed = signs.flatMap(({ pattern, currency, confidence }): Sighting[] => {
    const at = text.search(pattern);
    return at === -1 ? [] : [{ currency, confidence, line: lineAt(at) }];
  });
  const found = unique([...codes, ...signed]);
  const rest = [
    ...fromRupee(text, allText, found),
    ...fromDollar(text, allText, found),
    ...fromYen(text, found),
    ...fromKrone(text, found),
  ];
  return [
    ...found,
    ...rest.map(({ sign, ...sighting }) => ({ ...sighting, line: lineAt(text.indexOf(sign)) })),
  ];
}

/** Less than a sign beside an amount: in `Programming of a CLP` it is no currency. */
const wordAlone = 0.93;
/** Codes that mean other things too count only beside a number. */
const alsoWords: readonly string[] = ['TRY', 'PHP', 'CAD', 'RON', 'SAR', 'TND'];

function isBesideNumber(code: string, around: string): boolean {
  const beside = new RegExp(
    `\\d\\s{0,2}${code}|${code}\\s{0,2}[-−]?\\d|${currencyWord.source}\\W{1,4}${code}`,
    'iu',
  );
  return beside.test(around);
}

const currencyWord = /(?:currency|devise|moneda|moeda|w[äa]hrung|valuta|waluta)/;

type Signed = Omit<Sighting, 'line'> & { readonly sign: string };

/** Who counts in another dollar says where they are, or names a tax that only they have. */
const otherDollars: readonly (readonly [Currency, RegExp])[] = [
  [
    'CAD',
    /(?<!\p{L})(?:Canada|GST\/HST|HST|PST|QST|TPS|TVQ)(?!\p{L})|(?<![\p{L}\d])[A-Z]\d[A-Z] ?\d[A-Z]\d(?!\d)/u,
  ],
  ['AUD', /(?<!\p{L})(?:Australia|ABN|BSB)(?!\p{L})/u],
  ['NZD', /(?<!\p{L})(?:New Zealand|NZBN)(?!\p{L})/u],
  ['SGD', /(?<!\p{L})(?:Singapore|UEN)(?!\p{L})/u],
  ['HKD', /(?<!\p{L})(?:Hong Kong|Kowloon|HK)(?!\p{L})/u],
  ['MXN', /(?<!\p{L})(?:M[ée]xico|RFC)(?!\p{L})/u],
  ['CLP', /(?<!\p{L})Chile(?!\p{L})/u],
];
const otherCountries =
  /(?<!\p{L})(?:GST|VAT|Taiwan|Argentina|Colombia|Jamaica|Barbados|Bahamas|Fiji|Namibia|Liberia|Guyana|Trinidad|IVA|total a pagar)(?!\p{L})|\.(?:ca|au|nz|sg|hk|mx|cl|ar|co|tw)(?![\w.])/iu;
/** Only Americans write the month first in everything, and print no other tax than one on sales. */
const monthFirst =
  /(?<!\p{L})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}|(?<!\d)(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01])\/\d{2,4}(?!\d)/iu;

/** A bare `$` is some dollar: that of the document when it names one, else that of the country which it speaks of alone. */
function fromDollar(text: string, allText: string, found: readonly Sighting[]): Signed[] {
  if (!/(?<!\p{L})\$/u.test(text) || found.some(({ currency }) => dollars.includes(currency))) return [];
  const sign = '$';
  const named = dollarsNamed(allText);
  if (named.length > 0) {
    return named.map((currency) => ({ currency, confidence: named.length === 1 ? 0.95 : 0.7, sign }));
  }
  const others = otherDollars.filter(([, mark]) => mark.test(allText)).map(([currency]) => currency);
  const isAmerican = inUnitedStates.test(allText);
  const [only] = others;
  if (only && others.length === 1 && !isAmerican) return [{ currency: only, confidence: 0.85, sign }];
  const isForeign = only !== undefined || (!isAmerican && otherCountries.test(allText));
  const confidence = isForeign ? 0.7 : isAmerican ? 0.91 : monthFirst.test(allText) ? 0.9 : 0.7;
  return [{ currency: 'USD', confidence, sign }];
}

/** Dollars that the document names anywhere, by code or in words. */
function dollarsNamed(text: string): Currency[] {
  const codes = codesIn(text).filter(({ currency }) => dollars.includes(currency));
  const signed = signs.filter(({ currency, pattern }) => dollars.includes(currency) && pattern.test(text));
  return [...new Set([...codes, ...signed].map(({ currency }) => currency))];
}

type FoundCode = {
  readonly currency: Currency;
  readonly at: number;
  /** Beside a number, or where the page names its currency. */
  readonly isBeside: boolean;
};

function codesIn(text: string): FoundCode[] {
  return [...text.matchAll(/(?<![\p{L}\d])[A-Z]{3}(?![\p{L}])/gu)].flatMap(({ 0: code, index }) => {
    const around = text.slice(Math.max(0, index - 12), index + 15);
    const isBeside = isBesideNumber(code, around);
    return isCurrency(code) && (isBeside || !alsoWords.includes(code))
      ? [{ currency: code, at: index, isBeside }]
      : [];
  });
}

/** Several countries count in rupees; only one has these words. */
function fromRupee(text: string, allText: string, found: readonly Sighting[]): Signed[] {
  if (!/(?<!\p{L})Rs\.?\s?-?\d/u.test(text) || found.some(({ currency }) => currency === 'INR')) return [];
  const isIndian = /(?<!\p{L})(?:India|GSTIN|CGST|SGST)(?!\p{L})/iu.test(allText);
  return [{ currency: 'INR', confidence: isIndian ? 0.95 : 0.8, sign: 'Rs' }];
}

function fromYen(text: string, found: readonly Sighting[]): Signed[] {
  if (!/[¥円]/u.test(text) || found.some(({ currency }) => currency === 'JPY' || currency === 'CNY'))
    return [];
  return [
    {
      currency: 'JPY',
      confidence: text.includes('円') ? 0.95 : 0.7,
      sign: text.includes('円') ? '円' : '¥',
    },
    ...(text.includes('円') ? [] : [{ currency: 'CNY' as const, confidence: 0.3, sign: '¥' }]),
  ];
}

function fromKrone(text: string, found: readonly Sighting[]): Signed[] {
  const crowns: readonly Currency[] = ['SEK', 'NOK', 'DKK', 'ISK'];
  if (!/\d\s?kr(?!\p{L})/u.test(text) || found.some(({ currency }) => crowns.includes(currency))) return [];
  return crowns.slice(0, 3).map((currency) => ({ currency, confidence: 0.35, sign: 'kr' }));
}

function unique(list: readonly Sighting[]): Sighting[] {
  const seen = new Map<Currency, Sighting>();
  for (const sighting of list) {
    const known = seen.get(sighting.currency);
    if (!known || known.confidence < sighting.confidence) seen.set(sighting.currency, sighting);
  }
  return [...seen.values()];
}
