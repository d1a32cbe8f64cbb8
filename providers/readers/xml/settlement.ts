import type { Candidate, Settlement } from '../../../domain/extraction.js';
import type { EInvoice } from './e-invoice.js';
import { isCollected } from './findings.js';
import type { MakeCandidate } from './to-extraction.js';

/** UNCL 4461: direct debit, SEPA direct debit; RID, standing orders and SEPA direct debits of FatturaPA. */
const debits = ['49', '59', 'MP09', 'MP10', 'MP11', 'MP16', 'MP17', 'MP19', 'MP20', 'MP21'];

/**
 * Debits are taken by the seller. A card is used "contemporaneous with invoice issuance" (EN 16931 BG-18), so what it paid is
 * prepaid; beside an amount that is still due the code may as well be an offer, as it is beside other means.
 */
export function settlementOf(
  { paymentMeans, directDebit }: EInvoice,
  payable: Candidate<number> | undefined,
  candidate: MakeCandidate,
): Candidate<Settlement>[] {
  if (payable?.value === 0) return [{ ...payable, value: 'already_paid' }];
  const codes = paymentMeans.map(({ typeCode }) => typeCode ?? '');
  if (directDebit === null && !codes.some(isCollected)) return [];
  const isDebit = directDebit !== null || codes.some((code) => debits.includes(code));
  const isOnly = codes.every(isCollected) && !paymentMeans.some(({ hasTransfer }) => hasTransfer);
  const confidence = isDebit && isOnly ? 0.97 : 0.6;
  return [candidate<Settlement>('vendor_collects', confidence, `Payment means ${codes.join(', ')}`)];
}
