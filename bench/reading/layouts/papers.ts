import { addDays, calendarDate, type CalendarDate } from '../../../domain/dates.js';
import type { DocumentKind } from '../../../domain/extraction.js';
import { multiply, money, type Currency } from '../../../domain/money.js';
import { countries, type Party } from './companies.js';
import type { LayoutLanguage } from './wording.js';
import { wordings } from './wordings.js';

export type PaperItem = {
  readonly text: string;
  readonly note: string | null;
  readonly quantity: number;
  /** In ten-thousandths of the currency's unit. */
  readonly unitPrice: number;
  readonly discountPercent: number;
  readonly ratePercent: number;
  readonly netMinor: number;
};

/** What a paper says, before it is laid out. */
export type Paper = {
  readonly language: LayoutLanguage;
  readonly kind: DocumentKind;
  readonly vendor: Party;
  readonly buyer: Party;
  readonly number: string;
  readonly issuedOn: CalendarDate;
  readonly days: number;
  /** Printed beside the terms. */
  readonly hasDueDate: boolean;
  readonly orderNumber: string | null;
  readonly currency: Currency;
  readonly items: readonly PaperItem[];
  readonly taxes: readonly {
    readonly ratePercent: number;
    readonly netMinor: number;
    readonly taxMinor: number;
  }[];
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly prepaidMinor: number;
};

export type Variant =
  | 'plain'
  | 'long'
  | 'prepaid'
  | 'paid'
  | 'terms-only'
  | 'credit-note'
  | 'discounts'
  | 'two-rates'
  | 'fine-prices'
  | 'proration'
  | 'no-sign'
  | 'reminder'
  | 'statement'
  | 'quote'
  | 'delivery-note'
  | 'order-confirmation';

const kindOf: Partial<Record<Variant, DocumentKind>> = {
  'credit-note': 'credit-note',
  reminder: 'reminder',
  statement: 'statement',
  quote: 'quote',
  'delivery-note': 'delivery-note',
  'order-confirmation': 'order-confirmation',
};

/** The same paper for the same language, variant and seed, always. */
export function paperOf(language: LayoutLanguage, variant: Variant, seed: number): Paper {
  const country = countries[language];
  const vendor = country.vendors[seed % country.vendors.length];
  if (!vendor) throw new Error(`No vendor for ${language}.`);
  const sign = variant === 'credit-note' ? -1 : 1;
  const items = itemsOf(language, variant, seed, sign);
  const taxes = country.rates.flatMap((ratePercent) => {
    const own = items.filter((item) => item.ratePercent === ratePercent);
    if (own.length === 0) return [];
    const netMinor = own.reduce((sum, item) => sum + item.netMinor, 0);
    return [{ ratePercent, netMinor, taxMinor: share(netMinor, ratePercent * 10, 1000, country.currency) }];
  });
  const netMinor = items.reduce((sum, item) => sum + item.netMinor, 0);
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const totalMinor = netMinor + taxMinor;
  const prepaid = variant === 'paid' ? totalMinor : variant === 'prepaid' ? Math.round(totalMinor / 3) : 0;
  return {
    language,
    kind: kindOf[variant] ?? 'bill',
    vendor,
    buyer: country.buyer,
    number: numberOf(seed),
    issuedOn: addDays(calendarDate('2026-01-02'), (seed * 37) % 330),
    days: [14, 30, 10, 45][seed % 4] ?? 30,
    hasDueDate: variant !== 'terms-only',
    orderNumber: seed % 2 === 0 ? `PO-${4400 + seed * 13}` : null,
    currency: country.currency,
    items,
    taxes,
    netMinor,
    taxMinor,
    totalMinor,
    prepaidMinor: prepaid,
  };
}

function itemsOf(language: LayoutLanguage, variant: Variant, seed: number, sign: number): PaperItem[] {
  const { currency, rates } = countries[language];
  const texts = wordings[language].items;
  const count = variant === 'long' ? 34 : 2 + (seed % 4);
  const items = Array.from({ length: count }, (_, at): PaperItem => {
    const quantity = [1, 3, 12, 2, 40][(seed + at) % 5] ?? 1;
    const units = [129.5, 18.75, 1240, 7.9, 64][(seed * 3 + at) % 5] ?? 10;
    const unitPrice = Math.round((units + seed) * 10_000) + (variant === 'fine-prices' ? 1234 : 0);
    const discountPercent = variant === 'discounts' && at % 2 === 1 ? 10 : 0;
    const grossed = share(quantity * unitPrice, 100 - discountPercent, 100, currency);
    return {
      text: texts[at % texts.length] ?? '',
      note: at % 3 === 1 ? (texts[(at + 2) % texts.length] ?? null) : null,
      quantity,
      unitPrice,
      discountPercent,
      ratePercent: variant === 'two-rates' && at % 2 === 1 ? rates[1] : rates[0],
      netMinor: sign * share(grossed, 1, 100, currency),
    };
  });
  const first = items[0];
  if (variant !== 'proration' || !first) return items;
  const credit = -Math.round(first.netMinor / 4);
  return [...items, { ...first, quantity: 1, unitPrice: credit * 100, netMinor: credit, note: null }];
}

function share(amount: number, numerator: number, denominator: number, currency: Currency): number {
  return multiply(money(amount, currency), numerator, denominator, 'half-up').amountMinor;
}

function numberOf(seed: number): string {
  const shapes = [
    `2026-${1000 + seed}`,
    `RE${70_000 + seed}`,
    `${88_000 + seed * 7}`,
    `F/${300 + seed}/2026`,
  ];
  return shapes[seed % shapes.length] ?? String(seed);
}
