import type { Bill, BillState } from './bill.js';
import { cashOf, clearingOf, commonAccount, nothing, payablesOf, position, type Position } from './ledger.js';
import type { Payment } from './payment.js';

/**
 * What a bill has in the books, by its state alone. It is a liability from its approval on, whether or not it is being
 * paid; a discount is earned by paying, and not before.
 */
export function billPosition(bill: Bill): Position {
  const { vendorId, details } = bill;
  if (vendorId === null || details.amount === null || !isOwed(bill.state)) return nothing;
  const { amountMinor, currency } = details.amount;
  const payables = payablesOf(vendorId, currency);
  const discount = discountTaken(bill.state);
  return position(
    { account: commonAccount('purchases', currency), amountMinor },
    { account: payables, amountMinor: -amountMinor },
    { account: payables, amountMinor: discount },
    { account: commonAccount('discounts_taken', currency), amountMinor: -discount },
  );
}

function isOwed(state: BillState): boolean {
  switch (state.status) {
    case 'scheduled':
    case 'paying':
    case 'unknown':
    case 'payment_failed':
    case 'paid':
    case 'remitted':
    case 'returned':
      return true;
    case 'on_hold':
      return isOwed(state.resume);
    default:
      return false;
  }
}

function discountTaken(state: BillState): number {
  return state.status === 'paid' || state.status === 'remitted' ? state.schedule.discount.amountMinor : 0;
}

/**
 * What a payment has in the books. While the provider has it the money is in clearing; an answer that is missing moves
 * nothing here: its cash stays reserved.
 */
export function paymentPosition({ amount, cashAccountId, rail, state, vendorId }: Payment): Position {
  const { amountMinor, currency } = amount;
  const settled = { account: payablesOf(vendorId, currency), amountMinor };
  switch (state.status) {
    case 'processing':
      return position(settled, { account: clearingOf(rail, currency), amountMinor: -amountMinor });
    case 'posted':
      return position(settled, { account: cashOf(cashAccountId, currency), amountMinor: -amountMinor });
    default:
      return nothing;
  }
}
