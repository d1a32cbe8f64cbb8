import { currencyExponents, type Currency } from './money.js';

/**
 * Decimals of e-invoices, exactly: whole numbers of 10⁻⁸. For quantities, prices, rates and sums in whatever currency;
 * money that moves is in `money.ts`.
 */
const scale = 8;
export const one = 10n ** BigInt(scale);

/** Null when the text is no plain decimal (`-12.50`). Digits after the eighth are cut. */
export function exact(text: string): bigint | null {
  const match = /^([+-]?)(\d{0,18})(?:\.(\d{0,18}))?$/.exec(text.trim());
  if (!match || `${match[2] ?? ''}${match[3] ?? ''}` === '') return null;
  const decimals = (match[3] ?? '').slice(0, scale).padEnd(scale, '0');
  const magnitude = BigInt(`${match[2] ?? ''}${decimals}`);
  return match[1] === '-' ? -magnitude : magnitude;
}

/** `1250.5`: no needless zeros, no positive sign; null when it is no plain decimal. */
export function plain(text: string): string | null {
  const match = /^([+-]?)0*(\d{0,18})(?:\.(\d{0,18}?)0*)?$/.exec(text.trim());
  if (!match || !/\d/.test(text)) return null;
  const [, sign, whole = '', decimals = ''] = match;
  const magnitude = `${whole === '' ? '0' : whole}${decimals === '' ? '' : `.${decimals}`}`;
  return sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

/** What is not stated, or no number, adds nothing. */
export function exactOrZero(text: string | null | undefined): bigint {
  return exact(text ?? '') ?? 0n;
}

/** With at least two decimals: `1250.50`. */
export function shown(amount: bigint): string {
  const digits = magnitude(amount)
    .toString()
    .padStart(scale + 1, '0');
  const decimals = digits.slice(-scale).replace(/0+$/, '').padEnd(2, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -scale)}.${decimals}`;
}

export function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

export function times(a: bigint, b: bigint): bigint {
  return roundedQuotient(a * b, one);
}

/** Null when divided by zero. */
export function dividedBy(a: bigint, b: bigint): bigint | null {
  return b === 0n ? null : roundedQuotient(a * one, b);
}

/** To two decimals, halves upwards also below zero, as XPath's `round` does, in which the official rules are written. */
export function roundedToHundredths(amount: bigint): bigint {
  const step = one / 100n;
  const shifted = amount + step / 2n;
  const rest = ((shifted % step) + step) % step;
  return shifted - rest;
}

/** Halves away from zero. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const quotient = (magnitude(dividend) * 2n + magnitude(divisor)) / (magnitude(divisor) * 2n);
  return dividend < 0n === divisor < 0n ? quotient : -quotient;
}

/** To the nearest minor unit, halves away from zero; null when it is no decimal or too large for an integer. */
export function nearestMinor(text: string | null, currency: Currency): number | null {
  const amount = exact(text ?? '');
  if (amount === null) return null;
  const minor = Number(roundedQuotient(amount, one / 10n ** BigInt(currencyExponents[currency])));
  return Number.isSafeInteger(minor) ? minor : null;
}
