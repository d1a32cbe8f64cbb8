/** Letters that stand for a digit where everything around them is one. */
const digits: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1', '|': '1' };
const digit = '[\\dOoIl|]';
/** A stroke right before the first digit is rather a line of the table. */
const first = '[\\dOo]';
const amount = new RegExp(
  `(?<![\\p{L}\\d.,])(?=\\S*\\d)${first}${digit}{0,2}(?:[.,]?${digit}{3})*[.,][\\dOo]{2}(?![\\p{L}\\d.,])`,
  'gu',
);
const date = new RegExp(
  `(?<![\\p{L}\\d./-])(?=\\S*\\d)${first}${digit}?(?<mark>[./-])${digit}{1,2}\\k<mark>${digit}{4}(?![\\p{L}\\d])`,
  'gu',
);
/** The same sign between thousands and before the cents: one of them was mistaken. */
const oneMark =
  /(?<![\d.,])(?<whole>\d{1,3}(?<mark>[.,])\d{3}(?:\k<mark>\d{3})*)\k<mark>(?<cents>\d{2})(?![\d.,])/g;

/** What the eye makes of a sign that its alphabet lacks, `£` or `€`, right before an amount. */
const strangeSign = /(?<![\p{L}\d])[EeFfCcLt](?=\d{1,3}(?:[.,\s]?\d{3})*[.,]\d{2}(?![\d.,]))/gu;

/** The model lacks the letter `ł`. */
const zloty = /(?<=\d\s?)zt(?!\p{L})/gu;
/** An `ó` looks like a six, and an `o` like a nought. */
const lettersWithin: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{Ll})6(?=\p{Ll})/gu, 'ó'],
  [/(?<=\p{Ll})0(?=\p{Ll})/gu, 'o'],
  [/(?<![\p{L}\d])P0(?=[-\s#:]*\d)/gu, 'PO'],
];

/** `O,00` and `7.172.99` as the amounts that they are, `O1/02/2026` as a date, and `podr6ż` as a word. */
export function withMeantDigits(text: string): string {
  const inDigits = (seen: string) => seen.replace(/[OoIl|]/g, (sign) => digits[sign] ?? sign);
  const figures = text
    .replace(amount, inDigits)
    .replace(strangeSign, '')
    .replace(date, inDigits)
    .replace(
      oneMark,
      (_, whole: string, mark: string, cents: string) => `${whole}${mark === '.' ? ',' : '.'}${cents}`,
    )
    .replace(zloty, 'zł');
  return lettersWithin.reduce((rest, [pattern, letter]) => rest.replace(pattern, letter), figures);
}
