import type { CalendarDate } from '../../domain/dates.js';
import type { Currency } from '../../domain/money.js';
import { decimalMark, findAmounts, toMinor } from './text/amounts.js';
import { findDates } from './text/dates.js';
import { key } from './text/name-key.js';

type Printable = {
  amount: { readonly minor: number; readonly currency: Currency };
  date: CalendarDate;
  /** Anywhere, be it as a part of something longer. */
  text: string;
  /** As words of its own, however they are spaced and punctuated. */
  words: string;
  name: string;
};

const nameSimilarityMin = 0.75;

/** Whether a value can be found again in the printed text, in whatever notation. */
export function isPrinted<K extends keyof Printable>(
  kind: K,
  value: Printable[K],
  pageText: string,
): boolean {
  const checks: { readonly [Kind in keyof Printable]: (value: Printable[Kind]) => boolean } = {
    amount: ({ minor, currency }) =>
      findAmounts(pageText, decimalMark(pageText)).some(({ decimal }) => {
        const printed = toMinor(decimal, currency);
        return printed !== null && Math.abs(printed) === Math.abs(minor);
      }),
    date: (date) => findDates(pageText, 'unknown').some(({ readings }) => readings.includes(date)),
    text: (text) => key(text) !== '' && key(pageText).includes(key(text)),
    words: (text) => areWordsPrinted(key(text), pageText),
    name: (name) => isNamePrinted(name, pageText),
  };
  return checks[kind](value);
}

function areWordsPrinted(wanted: string, pageText: string): boolean {
  if (wanted === '') return false;
  const words = pageText.split(/[^\p{L}\d]+/u).map(key);
  return words.some((_, from) => {
    let joined = '';
    for (let at = from; at < words.length && joined.length < wanted.length; at += 1)
      joined += words[at] ?? '';
    return joined === wanted;
  });
}

/** Most of the words of the name, longer ones counting more, stand on one line of the page. */
function isNamePrinted(name: string, pageText: string): boolean {
  if (key(pageText).includes(key(name))) return true;
  const parts = name
    .split(/[^\p{L}\d]+/u)
    .map(key)
    .filter(({ length }) => length >= 2);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return pageText.split('\n').some((line) => {
    const words = new Set(line.split(/[^\p{L}\d]+/u).map(key));
    const found = parts.filter((part) => words.has(part)).reduce((sum, part) => sum + part.length, 0);
    return length > 0 && found / length >= nameSimilarityMin;
  });
}
