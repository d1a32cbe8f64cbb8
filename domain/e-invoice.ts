import type { CalendarDate } from './dates.js';
import { refuse } from './errors.js';
import { exact, nearestMinor, plain, shown, times } from './exact-decimal.js';
import { add, money, multiply, subtract, type Currency, type Money } from './money.js';

/** An invoice that we send, before it has a format. Amounts are minor units of its currency. */
export type IssuedInvoice = {
  readonly kind: 'invoice' | 'credit-note';
  readonly number: string;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate | null;
  readonly deliveredOn: CalendarDate | null;
  readonly currency: Currency;
  readonly seller: InvoiceParty;
  readonly buyer: InvoiceParty;
  readonly orderNumber: string | null;
  readonly contractNumber: string | null;
  /** What the buyer wants to find on it; XRechnung calls it Leitweg-ID. */
  readonly buyerReference: string | null;
  /** The number of the invoice that this one corrects or credits. */
  readonly precedingInvoice: string | null;
  readonly paymentTerms: string | null;
  readonly account: { readonly iban: string; readonly bic: string | null } | null;
  readonly lines: readonly InvoiceLine[];
  readonly adjustments: readonly InvoiceAdjustment[];
  readonly prepaidMinor: number;
};

export type InvoiceParty = {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly vatId: string | null;
  readonly taxNumber: string | null;
  readonly registrationNumber: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/** UNCL 5305, as far as EN 16931 has rules for them everywhere. */
export const taxCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const;
/** The rate is a plain decimal, null for what is not subject to tax. */
export type InvoiceTax = {
  readonly category: (typeof taxCategories)[number];
  readonly ratePercent: string | null;
};

/** Quantity and price are plain decimals: a price may have more decimals than money. */
export type InvoiceLine = {
  readonly description: string;
  readonly quantity: string;
  /** UN/ECE Recommendation 20; `C62` is a piece. */
  readonly unit: string;
  readonly unitPrice: string;
  readonly tax: InvoiceTax;
};

export type InvoiceAdjustment = {
  readonly isCharge: boolean;
  readonly reason: string;
  readonly amountMinor: number;
  readonly tax: InvoiceTax;
};

export type TaxGroup = {
  readonly tax: InvoiceTax;
  readonly taxable: Money;
  readonly amount: Money;
};

export type InvoiceSums = {
  readonly lineNets: readonly Money[];
  readonly lines: Money;
  readonly allowances: Money;
  readonly charges: Money;
  readonly net: Money;
  readonly taxes: readonly TaxGroup[];
  readonly tax: Money;
  readonly gross: Money;
  readonly prepaid: Money;
  readonly due: Money;
};

/** Lines are rounded one by one, tax once a rate: as EN 16931 adds up. Refuses quantities and prices that are no numbers. */
export function sumsOf(invoice: IssuedInvoice): InvoiceSums {
  const { currency, lines, adjustments } = invoice;
  const zero = money(0, currency);
  const total = (amounts: readonly Money[]) => amounts.reduce(add, zero);
  const lineNets = lines.map((line) => lineNet(line, currency));
  const adjusted = (isCharge: boolean) =>
    total(
      adjustments
        .filter((entry) => entry.isCharge === isCharge)
        .map(({ amountMinor }) => money(amountMinor, currency)),
    );
  const sums = { lines: total(lineNets), allowances: adjusted(false), charges: adjusted(true) };
  const net = add(subtract(sums.lines, sums.allowances), sums.charges);
  const taxes = taxGroups(invoice, lineNets);
  const tax = total(taxes.map(({ amount }) => amount));
  const gross = add(net, tax);
  const prepaid = money(invoice.prepaidMinor, currency);
  return { ...sums, lineNets, net, taxes, tax, gross, prepaid, due: subtract(gross, prepaid) };
}

function lineNet({ quantity, unitPrice }: InvoiceLine, currency: Currency): Money {
  const [count, price] = [exact(quantity), exact(unitPrice)];
  const minor = count === null || price === null ? null : nearestMinor(shown(times(count, price)), currency);
  if (minor === null) refuse('invalid_input', 'Quantities and prices are plain decimals.');
  return money(minor, currency);
}

function taxGroups({ currency, lines, adjustments }: IssuedInvoice, nets: readonly Money[]): TaxGroup[] {
  const parts = [
    ...lines.map(({ tax }, index) => ({ tax, amount: nets[index] ?? money(0, currency) })),
    ...adjustments.map(({ tax, isCharge, amountMinor }) => ({
      tax,
      amount: money(isCharge ? amountMinor : -amountMinor, currency),
    })),
  ];
  const groups = new Map<string, { readonly tax: InvoiceTax; readonly taxable: Money }>();
  for (const { tax, amount } of parts) {
    const key = `${tax.category} ${plain(tax.ratePercent ?? '') ?? ''}`;
    const known = groups.get(key);
    groups.set(key, { tax, taxable: known ? add(known.taxable, amount) : amount });
  }
  return [...groups.values()].map(({ tax, taxable }) => ({
    tax,
    taxable,
    amount: taxOf(taxable, tax.ratePercent ?? '0'),
  }));
}

/** Rates have at most four decimals. */
function taxOf(taxable: Money, ratePercent: string): Money {
  const rate = exact(ratePercent);
  const scaled = rate === null ? Number.NaN : Number(rate) / 10_000;
  return multiply(taxable, scaled, 1_000_000, 'half-up');
}

/** SEPA credit transfer, of UNTDID 4461. */
export const transferCode = '58';

/** Of UNTDID 1001. */
export function typeCodeOf({ kind }: IssuedInvoice): string {
  return kind === 'credit-note' ? '381' : '380';
}
