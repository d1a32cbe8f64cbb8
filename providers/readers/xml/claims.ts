import type { Element } from './element.js';

/** A value with the XPath where it stands. */
export type Claim = { readonly text: string; readonly path: string };

export function claim(from: Element | null, path: string): Claim | null {
  const element = from?.find(path) ?? null;
  return element?.text ? { text: element.text, path: element.path } : null;
}

export function present<T>(...values: readonly (T | null | undefined)[]): T[] {
  return values.filter((value) => value !== null && value !== undefined);
}

/** One line of an address; null when the document has none. */
export function addressClaim(
  address: Element | null,
  parts: {
    readonly lines: readonly string[];
    readonly postcode: string;
    readonly city: string;
    readonly country: string;
  },
): Claim | null {
  if (!address) return null;
  const town = present(address.textAt(parts.postcode), address.textAt(parts.city)).join(' ');
  const lines = parts.lines.map((path) => address.textAt(path));
  const text = present(...lines, town === '' ? null : town, address.textAt(parts.country)).join(', ');
  return text === '' ? null : { text, path: address.path };
}

/** Null when the indicator is neither yes nor no. */
export function chargeIndicator(entry: Element): boolean | null {
  const text = entry.textAt('ChargeIndicator')?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

export function inCurrency(amounts: readonly Element[], currency: string | null): Element[] {
  return amounts.filter((amount) => amount.attribute('currencyID') === currency);
}

/** Those that amounts are marked with, each once. */
export function currenciesOf(amounts: readonly Element[]): string[] {
  return [...new Set(present(...amounts.map((amount) => amount.attribute('currencyID'))))];
}
