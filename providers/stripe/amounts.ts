import { isCurrency, money } from '../../domain/money.js';
import type { Currency, Money } from '../../domain/money.js';
import { ProviderFault } from '../ports.js';

/**
 * Stripe counts in the currency's minor units, with exceptions that are told apart by no field
 * (docs.stripe.com/currencies, read 2026-11): payouts in HUF and TWD are whole units written with two decimals, the
 * last of three decimals is zero, and ISK is written with two decimals although it has none. What such a rule would
 * change is refused rather than sent a hundred times too large.
 */
const wholeUnitsOnly: ReadonlySet<Currency> = new Set(['HUF', 'TWD']);
const threeDecimals: ReadonlySet<Currency> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);
const ambiguous: ReadonlySet<Currency> = new Set(['ISK']);

export type StripeAmount = { readonly value: number; readonly currency: string };

/** Null when Stripe cannot carry exactly this amount. */
export function toStripeAmount({ amountMinor, currency }: Money): StripeAmount | null {
  if (ambiguous.has(currency)) return null;
  if (wholeUnitsOnly.has(currency) && amountMinor % 100 !== 0) return null;
  if (threeDecimals.has(currency) && amountMinor % 10 !== 0) return null;
  return { value: amountMinor, currency: currency.toLowerCase() };
}

export function fromStripeAmount({ value, currency }: StripeAmount): Money {
  const upper = currency.toUpperCase();
  if (!isCurrency(upper)) {
    throw new ProviderFault(
      'invalid',
      'stripe',
      'unknown_currency',
      'Stripe answered in a currency that we do not book.',
    );
  }
  return money(value, upper);
}
