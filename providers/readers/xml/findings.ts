import { isIban } from '../../../domain/bank-account.js';
import { exactOrZero, one, shown } from '../../../domain/exact-decimal.js';
import { roundedUp, type Finding } from '../../../domain/extraction.js';
import { hold, note } from '../reading.js';
import type { EInvoice } from './e-invoice.js';

/** Codes of UNTDID 4461 by which the seller takes the money itself: cards and direct debits. */
const collecting = new Set(['48', '49', '54', '55', '59']);
export function isCollected(meansCode: string | null): boolean {
  return collecting.has(meansCode ?? '');
}

/** Codes of UNTDID 1001. */
const corrections = new Set(['384', '471', '472', '473']);

/** What a payer should know of an e-invoice that keeps every rule of its format. */
export function findingsOf(invoice: EInvoice): Finding[] {
  const { payee, sellerNames, typeCode, bankAccounts, paymentMeans, directDebit, totals } = invoice;
  const rounding = exactOrZero(totals.rounding?.text);
  const collects =
    paymentMeans.some(({ typeCode: means }) => isCollected(means)) &&
    !paymentMeans.some(({ hasTransfer }) => hasTransfer);
  const found: readonly (Finding | false)[] = [
    payee !== null &&
      payee.name !== null &&
      !sellerNames.some(({ text }) => text === payee.name?.text) &&
      hold('payee_differs', 'The invoice asks to pay somebody other than the seller.'),
    (collects || directDebit !== null) &&
      note('vendor_collects', 'The seller takes the money itself, by card or direct debit.'),
    typeCode !== null &&
      corrections.has(typeCode.text) &&
      hold('corrected_invoice', 'This corrects an earlier invoice: compare it with that one.'),
    rounding > 0n &&
      rounding < one &&
      exactOrZero(totals.payable?.text) === exactOrZero(totals.taxInclusive?.text) + rounding &&
      note(roundedUp, `The amount due is rounded up, by ${shown(rounding)}.`),
    bankAccounts.length > 0 &&
      !bankAccounts.some(({ text }) => isIban(text)) &&
      note('iban_check_digits', 'No account in the document has the check digits of an IBAN.'),
  ];
  return found.filter((finding) => finding !== false);
}
