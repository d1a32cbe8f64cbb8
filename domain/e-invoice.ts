import type { CalendarDate } from './dates.js';
import { refuse } from './errors.js';
import { checkEn16931, type En16931Invoice, type En16931Party } from './en16931.js';
import { exact, nearestMinor, plain, shown, times } from './exact-decimal.js';
import { add, money, multiply, subtract, toDecimal, type Currency, type Money } from './money.js';

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
  /** Why there is no tax; null where there is some. */
  readonly exemptionReason: string | null;
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

const exemptionReasons: Readonly<Partial<Record<InvoiceTax['category'], string>>> = {
  E: 'Exempt from VAT',
  AE: 'Reverse charge',
  K: 'Intra-Community supply',
  G: 'Export outside the EU',
  O: 'Not subject to VAT',
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
    exemptionReason: exemptionReasons[tax.category] ?? null,
  }));
}

/** Rates have at most four decimals. */
function taxOf(taxable: Money, ratePercent: string): Money {
  const rate = exact(ratePercent);
  const scaled = rate === null ? Number.NaN : Number(rate) / 10_000;
  return multiply(taxable, scaled, 1_000_000, 'half-up');
}

/** Refuses what breaks a rule that we hold others to: what we would not pay, we do not send. */
export function requireSendable(invoice: IssuedInvoice): InvoiceSums {
  const sums = sumsOf(invoice);
  const [broken] = checkEn16931(contentOf(invoice, sums));
  if (broken) refuse('invalid_input', broken.message, { rule: broken.code });
  return sums;
}

function contentOf(invoice: IssuedInvoice, sums: InvoiceSums): En16931Invoice {
  const { lines, adjustments, account, precedingInvoice, paymentTerms } = invoice;
  return {
    specification: 'urn:cen.eu:en16931:2017',
    number: invoice.number || null,
    issuedOn: invoice.issuedOn,
    typeCode: typeCodeOf(invoice),
    currency: invoice.currency,
    taxCurrency: null,
    dueOn: invoice.dueOn,
    terms: paymentTerms === null ? [] : [paymentTerms],
    buyerReference: invoice.buyerReference,
    precedingInvoices: precedingInvoice === null ? [] : [precedingInvoice],
    seller: partyOf(invoice.seller),
    buyer: partyOf(invoice.buyer),
    taxRepresentative: null,
    paymentMeans: account ? [{ typeCode: transferCode, account: account.iban }] : [],
    lines: lines.map(({ tax, description, unitPrice, ...line }, index) => ({
      ...line,
      ...tax,
      id: String(index + 1),
      name: description || null,
      price: unitPrice,
      priceBase: null,
      net: decimal(sums.lineNets[index]),
      adjustments: [],
    })),
    adjustments: adjustments.map(({ tax, isCharge, reason, amountMinor }) => ({
      ...tax,
      isCharge,
      reason: reason || null,
      amount: toDecimal(money(amountMinor, invoice.currency)),
    })),
    taxes: sums.taxes.map(({ tax, taxable, amount, exemptionReason }) => ({
      ...tax,
      taxable: decimal(taxable),
      tax: decimal(amount),
      exemptionReason,
    })),
    totals: {
      lineTotal: decimal(sums.lines),
      allowanceTotal: decimal(sums.allowances),
      chargeTotal: decimal(sums.charges),
      taxExclusive: decimal(sums.net),
      taxTotal: decimal(sums.tax),
      taxInclusive: decimal(sums.gross),
      prepaid: decimal(sums.prepaid),
      rounding: null,
      payable: decimal(sums.due),
    },
  };
}

function decimal(amount: Money | undefined): string | null {
  return amount ? toDecimal(amount) : null;
}

function partyOf(party: InvoiceParty): En16931Party {
  const { name, city, postcode, country, vatId, taxNumber, registrationNumber } = party;
  const hasOtherId = registrationNumber !== null;
  return {
    name: name || null,
    hasAddress: true,
    city,
    postcode,
    country: country || null,
    vatId,
    taxNumber,
    hasOtherId,
  };
}

/** SEPA credit transfer, of UNTDID 4461. */
export const transferCode = '58';

/** Of UNTDID 1001. */
export function typeCodeOf({ kind }: IssuedInvoice): string {
  return kind === 'credit-note' ? '381' : '380';
}
