import type { Finding } from '../../../domain/extraction.js';
import { hold, note } from '../reading.js';
import { isIban } from '../text/check-digits.js';
import type { EInvoice } from './e-invoice.js';

/** What a payer should know of an e-invoice that keeps every rule of its format. */
export function findingsOf(invoice: EInvoice): Finding[] {
  const { payee, sellerNames, typeCode, bankAccounts } = invoice;
  const found: readonly (Finding | false)[] = [
    payee !== null &&
      !sellerNames.some(({ text }) => text === payee.text) &&
      hold('payee_differs', 'The invoice asks to pay somebody other than the seller.'),
    typeCode?.text === '384' &&
      hold('corrected_invoice', 'This corrects an earlier invoice: compare it with that one.'),
    bankAccounts.length > 0 &&
      !bankAccounts.some(({ text }) => isIban(text)) &&
      note('iban_check_digits', 'No account in the document has the check digits of an IBAN.'),
  ];
  return found.filter((finding) => finding !== false);
}
