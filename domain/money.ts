import { refuse } from './errors.js';

/**
 * Minor-unit digits by currency (ISO 4217, list one). Only currencies that we can pay or book are listed;
 * anything else is refused, because a wrong exponent is a payment that is a hundred times too large.
 */
export const currencyExponents = {
  AED: 2, AUD: 2, BGN: 2, BHD: 3, BRL: 2, CAD: 2, CHF: 2, CLP: 0, CNY: 2, CZK: 2, DKK: 2, EUR: 2, GBP: 2, HKD: 2,
  HUF: 2, IDR: 2, ILS: 2, INR: 2, ISK: 0, JOD: 3, JPY: 0, KRW: 0, KWD: 3, MXN: 2, MYR: 2, NOK: 2, NZD: 2, OMR: 3,
  PHP: 2, PLN: 2, RON: 2, SAR: 2, SEK: 2, SGD: 2, THB: 2, TND: 3, TRY: 2, TWD: 2, UAH: 2, USD: 2, VND: 0, XAF: 0,
  ZAR: 2,
} as const; // prettier-ignore
export type Currency = keyof typeof currencyExponents;

/** A safe integer of minor units, in the currency's own exponent. */
export type Money = { readonly amountMinor: number; readonly currency: Currency };

/** The largest amount that a bill may carry: one hundred million units with two decimals. */
export const amountMinorMax = 10_000_000_000;

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(currencyExponents, text);
}

export function money(amountMinor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amountMinor)) {
    refuse('invalid_input', 'An amount is a whole number of minor units.', {
      amountMinor: String(amountMinor),
    });
  }
  return { amountMinor: amountMinor === 0 ? 0 : amountMinor, currency };
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amountMinor - b.amountMinor, a.currency);
}

export type Rounding = 'down' | 'up' | 'half-up' | 'half-even';

/** Multiplies by the ratio `numerator / denominator` in exact integers; `rounding` decides what happens to the rest. */
export function multiply(amount: Money, numerator: number, denominator: number, rounding: Rounding): Money {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    refuse('invalid_input', 'A rate is a ratio of two whole numbers with a positive denominator.');
  }
  const product = BigInt(amount.amountMinor) * BigInt(numerator);
  return money(Number(divide(product, BigInt(denominator), rounding)), amount.currency);
}

function divide(product: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = product < 0n;
  const magnitude = negative ? -product : product;
  const quotient = magnitude / denominator;
  const rest = magnitude % denominator;
  const doubled = rest * 2n;
  const roundsAway = {
    down: false,
    up: rest > 0n,
    'half-up': doubled >= denominator,
    'half-even': doubled > denominator || (doubled === denominator && quotient % 2n === 1n),
  }[rounding];
  const rounded = quotient + (roundsAway ? 1n : 0n);
  return negative ? -rounded : rounded;
}

/** Splits by weights (whole, not negative, not all zero); the parts always add up to the whole. Largest remainders first. */
export function allocate(total: Money, weights: readonly number[]): Money[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (
    weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0) ||
    !Number.isSafeInteger(sum) ||
    sum <= 0
  ) {
    refuse('invalid_input', 'Weights are whole, not negative and not all zero.');
  }
  const sign = total.amountMinor < 0 ? -1n : 1n;
  const magnitude = BigInt(Math.abs(total.amountMinor));
  const shares = weights.map((weight, index) => {
    const product = magnitude * BigInt(weight);
    return { index, share: product / BigInt(sum), rest: product % BigInt(sum) };
  });
  let left = magnitude - shares.reduce((a, { share }) => a + share, 0n);
  for (const part of [...shares].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1,
  )) {
    if (left === 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return shares.map(({ share }) => money(Number(sign * share), total.currency));
}

/** Reads a plain decimal such as `-1234.5`; refuses more decimals than the currency has, unless they are zeros. */
export function parseDecimal(text: string, currency: Currency): Money {
  const match = /^([+-]?)(\d{1,15})(?:\.(\d{1,10}))?$/.exec(text.trim());
  const exponent = currencyExponents[currency];
  const decimals = match?.[3] ?? '';
  if (!match || /[1-9]/.test(decimals.slice(exponent))) {
    refuse('invalid_input', `Not an amount in ${currency}.`, { text: text.slice(0, 40) });
  }
  const minor = Number(`${match[2] ?? ''}${decimals.slice(0, exponent).padEnd(exponent, '0')}`);
  return money(match[1] === '-' ? -minor : minor, currency);
}

/** `1234.50`: no grouping, no sign of the currency; what files and APIs carry. */
export function toDecimal({ amountMinor, currency }: Money): string {
  const exponent = currencyExponents[currency];
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return exponent === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** `1,234.50 EUR`, for people. */
export function format(amount: Money): string {
  const [whole = '', decimals] = toDecimal(amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${decimals === undefined ? '' : `.${decimals}`} ${amount.currency}`;
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    refuse('invalid_input', `Cannot mix ${a.currency} and ${b.currency}.`);
  }
}
