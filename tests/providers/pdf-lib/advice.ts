import { calendarDate } from '../../../domain/dates.js';
import { money } from '../../../domain/money.js';
import type { Currency } from '../../../domain/money.js';
import type { RemittanceAdvice } from '../../../providers/ports.js';

/** An advice that adds up: line i has a gross of `grossMinor + i`, and a discount where `discountMinor` is given. */
export function adviceWith(
  options: {
    readonly billNumbers?: readonly string[];
    readonly currency?: Currency;
    readonly grossMinor?: number;
    readonly discountMinor?: number;
  } & Partial<Pick<RemittanceAdvice, 'payerName' | 'payeeName'>> = {},
): RemittanceAdvice {
  const { billNumbers = ['INV-1'], currency = 'EUR', grossMinor = 123_456, discountMinor = 0 } = options;
  const lines = billNumbers.map((billNumber, index) => ({
    billNumber,
    issuedOn: calendarDate('2026-01-09'),
    gross: money(grossMinor + index, currency),
    discount: money(discountMinor, currency),
    paid: money(grossMinor + index - discountMinor, currency),
  }));
  return {
    remittanceId: 'rem_018f0c3a5b7e7c12a1b2c3d4e5f60718',
    payerName: options.payerName ?? 'Northwind Traders Ltd',
    payeeName: options.payeeName ?? 'Contoso Supplies',
    payeeAccountLast4: '3000',
    reference: '0K7Z3Q9XWVTM4HD',
    paidOn: calendarDate('2026-02-03'),
    total: money(
      lines.reduce((sum, { paid }) => sum + paid.amountMinor, 0),
      currency,
    ),
    lines,
  };
}
