import { currencyExponents, isCurrency, type Currency } from '../../../domain/money.js';
import { maskDates } from './dates.js';

/** An amount as printed: `decimal` is plain (`-1234.56`); `doubtful` when the notation can be read in two ways. */
export type FoundAmount = {
  readonly decimal: string;
  readonly doubtful: boolean;
  /** Whether a sign or code of a currency stands beside it. */
  readonly hasCurrency: boolean;
  readonly text: string;
};

export type DecimalMark = '.' | ',' | null;

const currencySign =
  '(?:R\\$|US\\$|HK\\$|NZ\\$|NT\\$|MX\\$|[ACS]\\$|[€$£¥₹₩₪₺₫฿₴]|z[łl]|Kč|Ft|Rs\\.?|RM|R(?=\\s?\\d[\\d ,]*\\.\\d{2}(?!\\d))|kr\\.?|[A-Z]{3})';
const number =
  "\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,4})?|\\d{1,3}(?:['’]\\d{3})+(?:[.,]\\d{1,4})?|\\d[\\d.,]*\\d|\\d";
const amountPattern = new RegExp(
  `(?<![\\p{L}\\d.,/#])(?<open>\\()?\\s?(?<minus>[-−–]\\s?)?(?<before>(?<!\\p{L})${currencySign})?\\s?(?<inner>[-−–]\\s?)?(?<digits>${number})(?<after>\\s?${currencySign}(?!\\p{L}))?(?<trailing>-(?!\\d))?(?<close>\\))?(?![\\p{L}\\d]|\\s?%|[/:]\\d)`,
  'gu',
);

export function findAmounts(text: string, mark: DecimalMark): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of maskDates(text).matchAll(amountPattern)) {
    const groups = match.groups ?? {};
    const plain = normalise(groups['digits'] ?? '', mark);
    if (!plain) continue;
    const negative =
      groups['minus'] !== undefined ||
      groups['inner'] !== undefined ||
      groups['trailing'] !== undefined ||
      (groups['open'] !== undefined && groups['close'] !== undefined);
    found.push({
      decimal: negative ? `-${plain.decimal}` : plain.decimal,
      doubtful: plain.doubtful,
      hasCurrency: [groups['before'], groups['after']].some(isSign),
      text: match[0].trim(),
    });
  }
  return found;
}

/** Three capitals are a currency's only where one has that code: `GST 80471` is no amount. */
function isSign(text: string | undefined): boolean {
  const sign = text?.trim();
  return sign !== undefined && (!/^[A-Z]{3}$/.test(sign) || isCurrency(sign));
}

/** The mark before the cents that the document uses; null when it uses both as often. */
export function decimalMark(text: string): DecimalMark {
  const masked = maskDates(text);
  const commas = masked.match(/\d,\d{2}(?![\d.,])/g)?.length ?? 0;
  const points = masked.match(/\d\.\d{2}(?![\d.,])/g)?.length ?? 0;
  if (commas === points) return null;
  return commas > points ? ',' : '.';
}

/** Null when the currency has fewer decimals than the amount. */
export function toMinor(decimal: string, currency: Currency): number | null {
  const exponent = currencyExponents[currency];
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/.exec(decimal.trim());
  const decimals = match?.[3] ?? '';
  if (!match || /[1-9]/.test(decimals.slice(exponent))) return null;
  const minor = Number(`${match[2] ?? ''}${decimals.slice(0, exponent).padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(minor)) return null;
  return match[1] === '-' && minor !== 0 ? -minor : minor;
}

/** As `toMinor`, with what the currency cannot hold rounded half up, away from zero. */
export function toMinorRounded(decimal: string, currency: Currency): number | null {
  const [whole = '', decimals = ''] = decimal.replace('-', '').split('.');
  const exponent = currencyExponents[currency];
  const kept = toMinor(
    `${whole}.${decimals.slice(0, exponent).padEnd(Math.max(1, exponent), '0')}`,
    currency,
  );
  if (kept === null) return null;
  const minor = kept + (Number(decimals[exponent] ?? '0') >= 5 ? 1 : 0);
  return decimal.startsWith('-') && minor !== 0 ? -minor : minor;
}

function normalise(digits: string, mark: DecimalMark): { decimal: string; doubtful: boolean } | null {
  const text = digits.replace(/[ \u00a0\u202f'’]/g, '');
  const separators: readonly string[] = text.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return { decimal: text, doubtful: false };
  const other = last === '.' ? ',' : '.';
  const mixed = separators.includes(other);
  const count = separators.filter((separator) => separator === last).length;
  const [whole, rest] = splitAtLast(text, last);
  if (mixed) {
    if (count > 1 || !isGrouped(whole, other)) return null;
    return { decimal: `${whole.replaceAll(other, '')}.${rest}`, doubtful: mark !== null && mark !== last };
  }
  if (count > 1)
    return isGrouped(text, last) ? { decimal: text.replaceAll(last, ''), doubtful: false } : null;
  if (rest.length !== 3) return { decimal: `${whole}.${rest}`, doubtful: mark !== null && mark !== last };
  if (mark === last || whole.length > 3 || whole === '0')
    return { decimal: `${whole}.${rest}`, doubtful: true };
  return { decimal: `${whole}${rest}`, doubtful: mark === null };
}

function splitAtLast(text: string, separator: string): [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Groups of three, or of two before the last as in India (`12,34,567`). */
function isGrouped(text: string, separator: string): boolean {
  const [first = '', ...groups] = text.split(separator);
  const last = groups.at(-1);
  if (first.length < 1 || first.length > 3 || last?.length !== 3) return false;
  const middle = groups.slice(0, -1);
  return middle.every(({ length }) => length === 3) || middle.every(({ length }) => length === 2);
}
