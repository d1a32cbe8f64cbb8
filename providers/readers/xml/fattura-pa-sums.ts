import { exactOrZero, shown } from '../../../domain/exact-decimal.js';
import { claim, present, type Claim } from './claims.js';
import type { EInvoice, EInvoiceLine } from './e-invoice.js';
import type { Element } from './element.js';

/** The rules of EN 16931 are not asked of a FatturaPA, nor what only they need. */
export const noDetails: EInvoice['details'] = {
  businessProcess: null,
  delivery: { date: null, hasAddress: false, city: null, postcode: null, country: null },
  period: null,
  taxPoint: { date: null, code: null },
  documents: [],
  taxTotalInTaxCurrency: null,
  taxTotals: 1,
  totalCurrencies: [],
  codes: [],
};

/** The same of lines. */
export const noLineDetails = {
  description: null,
  priceBase: null,
  grossPrice: null,
  adjustments: [],
  period: null,
  standardId: null,
  classifications: [],
  attributes: [],
} as const satisfies Partial<EInvoiceLine>;

/** Null where no element has an amount; the place is that of the first. */
export function added(from: readonly Element[], path: string): Claim | null {
  const parts = present(...from.map((element) => claim(element, path)));
  const [first] = parts;
  if (!first) return null;
  const sum = parts.reduce((total, { text }) => total + exactOrZero(text), 0n);
  return { text: shown(sum), path: first.path };
}

export function joined(a: Claim | null, sign: 1n | -1n, b: Claim | null): Claim | null {
  if (!a || !b) return a;
  return { text: shown(exactOrZero(a.text) + sign * exactOrZero(b.text)), path: a.path };
}

export function dateClaim(from: Element | null, path: string): Claim | null {
  const found = claim(from, path);
  return found && { ...found, text: found.text.slice(0, 10) };
}
