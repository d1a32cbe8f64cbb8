import type { BillDetails } from './bill.js';
import { refuse } from './errors.js';
import { isId, type BillId } from './ids.js';
import { amountMinorMax, currencyExponents, isCurrency, type Currency } from './money.js';
import { foldName } from './vendor-names.js';

/** What somebody typed into a search box, as the database looks for it. Every word has to be there. */
export type BillSearch = {
  /** Patterns of LIKE over `searchTextOf`, the most telling one first; never empty. */
  readonly patterns: readonly [string, ...string[]];
  /** Amounts that the text may mean, since `12.500` depends on the currency. */
  readonly amounts: readonly { readonly amountMinor: number; readonly currencies: readonly Currency[] }[];
  /** The text is the id of a bill. */
  readonly billId: BillId | null;
};

export const searchCharactersMax = 100;
const searchWordsMax = 8;

/**
 * What a bill is found by: vendor, number as written and without punctuation, department, description.
 * Folded, each word after a space.
 */
export function searchTextOf({ vendorName, number, department, description }: BillDetails): string {
  const compact = (number ?? '').normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
  const parts = [vendorName ?? '', number ?? '', compact, department ?? '', description ?? ''];
  const words = new Set(parts.flatMap(searchWords));
  return ` ${[...words].join(' ')}`;
}

/** Refuses text in which there is nothing to look for. */
export function parseBillSearch(text: string): BillSearch {
  const words = [...new Set(searchWords(text))].slice(0, searchWordsMax);
  const [first, ...others] = words.sort((a, b) => b.length - a.length).map(patternOf);
  if (first === undefined) refuse('invalid_input', 'A search needs a letter or a digit.');
  const trimmed = text.trim();
  return {
    patterns: [first, ...others],
    amounts: amountsIn(trimmed),
    billId: isId('bill', trimmed) ? trimmed : null,
  };
}

/** Short words match where a word begins: two letters anywhere are in every other bill, and no index finds them. */
function patternOf(word: string): string {
  return word.length < 3 ? `% ${word}%` : `%${word}%`;
}

function searchWords(text: string): string[] {
  return foldName(text)
    .split(' ')
    .filter((word) => word !== '')
    .map(inAscii);
}

/**
 * Trigrams of letters beyond ASCII depend on the locale of the database, and in "C" there are none. So each such letter
 * is written as `U` and five hex digits, which no folded text holds otherwise.
 */
function inAscii(word: string): string {
  return word.replace(
    /[^a-z0-9]/gu,
    (letter) => `U${(letter.codePointAt(0) ?? 0).toString(16).padStart(5, '0')}`,
  );
}

const decimal = /^(?:([A-Za-z]{3})\s+)?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:[.,](\d{1,3}))?(?:\s+([A-Za-z]{3}))?$/;

/** A number with decimals, or one beside a currency, is an amount; `2026` alone is part of a number. */
function amountsIn(text: string): BillSearch['amounts'] {
  const [, before, whole = '', decimals, after] = decimal.exec(text) ?? [];
  const currency = (before ?? after)?.toUpperCase();
  if (whole === '' || (decimals === undefined && currency === undefined)) return [];
  if (currency !== undefined && !isCurrency(currency)) return [];
  return [0, 2, 3].flatMap((exponent) => {
    const currencies = currenciesOf(exponent).filter((each) => currency === undefined || each === currency);
    const fraction = (decimals ?? '').padEnd(exponent, '0');
    const amountMinor = Number(`${whole.replaceAll(',', '')}${fraction.slice(0, exponent)}`);
    const isExact = !/[1-9]/.test(fraction.slice(exponent));
    return isExact && currencies.length > 0 && amountMinor > 0 && amountMinor <= amountMinorMax
      ? [{ amountMinor, currencies }]
      : [];
  });
}

function currenciesOf(exponent: number): Currency[] {
  return (Object.keys(currencyExponents) as Currency[]).filter(
    (each) => currencyExponents[each] === exponent,
  );
}
