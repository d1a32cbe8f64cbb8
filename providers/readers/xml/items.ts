import type { En16931Adjustment, En16931Tax } from '../../../domain/en16931.js';
import {
  dividedBy,
  exact,
  exactOrZero,
  nearestMinor,
  one,
  plain,
  roundedToHundredths,
  shown,
  times,
} from '../../../domain/exact-decimal.js';
import type {
  ExtractedAdjustment,
  ExtractedLine,
  ExtractedTax,
  Extraction,
  ReaderName,
} from '../../../domain/extraction.js';
import type { Currency } from '../../../domain/money.js';
import { quote } from '../reading.js';
import type { EInvoice, EInvoiceLine } from './e-invoice.js';

/** Lines, taxes and adjustments; without a currency that we know they have no amounts. */
export function itemsOf(
  { reader, lines, taxes, adjustments }: EInvoice,
  currency: Currency | null,
): Pick<Extraction, 'lines' | 'taxes' | 'adjustments'> {
  // Parts may have more decimals than the currency; the totals that they add up to may not.
  const minor = (text: string | null) => (currency === null ? null : nearestMinor(text, currency));
  return {
    lines: lines.map((line) => lineOf(line, reader, minor)),
    taxes: taxes.flatMap((tax) => taxOf(tax, minor)),
    adjustments: adjustments.flatMap((entry) => adjustmentOf(entry, minor)),
  };
}

type ToMinor = (text: string | null) => number | null;

function lineOf(line: EInvoiceLine, reader: ReaderName, minor: ToMinor): ExtractedLine {
  return {
    description: line.name ?? line.description ?? '',
    quantity: plainOrNull(line.quantity),
    unit: line.unit,
    unitPrice: unitPrice(line),
    taxRatePercent: plainOrNull(line.ratePercent),
    netMinor: minor(line.net),
    evidence: { reader, quote: quote(line.path) },
  };
}

/**
 * Prices may be given for several units at once: 24.90 for 100. Some writers put something else where the number of units
 * belongs; where only the bare price explains the line, it is the price.
 */
function unitPrice({ price, priceBase, quantity, net }: EInvoiceLine): string | null {
  const [total, base] = [exact(price ?? ''), exact(priceBase ?? '1')];
  if (total === null || base === null || base === one) return plainOrNull(price);
  const each = dividedBy(total, base);
  const explains = (unit: bigint | null) =>
    unit !== null && roundedToHundredths(times(unit, exactOrZero(quantity))) === exact(net ?? '');
  if (each === null || (explains(total) && !explains(each))) return plainOrNull(price);
  return plain(shown(each));
}

function taxOf({ category, ratePercent, taxable, tax }: En16931Tax, minor: ToMinor): ExtractedTax[] {
  const taxMinor = minor(tax);
  if (taxMinor === null) return [];
  return [{ category, ratePercent: plainOrNull(ratePercent), taxableMinor: minor(taxable), taxMinor }];
}

/** A negative allowance is a charge. */
function adjustmentOf(entry: En16931Adjustment, minor: ToMinor): ExtractedAdjustment[] {
  const amountMinor = minor(entry.amount);
  if (amountMinor === null) return [];
  const isCharge = amountMinor < 0 ? !entry.isCharge : entry.isCharge;
  return [{ isCharge, reason: entry.reason, amountMinor: Math.abs(amountMinor) }];
}

function plainOrNull(text: string | null): string | null {
  return text === null ? null : plain(text);
}
