import type { BillStatus } from './bill.js';
import type { BillId, VendorId } from './ids.js';

/** What the duplicate rules look at. */
export type DuplicateSubject = {
  readonly billId: BillId;
  readonly vendorId: VendorId | null;
  readonly number: string | null;
  readonly documentSha256: string | null;
  /** The id that an e-invoice carries for itself, e.g. UBL `cbc:UUID` or a KSeF number. */
  readonly eInvoiceId: string | null;
};

export type EarlierBill = DuplicateSubject & { readonly status: BillStatus };

export type DuplicateReason = {
  readonly code: 'same_file' | 'same_e_invoice' | 'same_vendor_and_number';
  /** The bill that this one repeats. */
  readonly billId: BillId;
};

/** Bills that nobody will pay any more: handing the same document in again is how they are put right. */
const abandoned: ReadonlySet<BillStatus> = new Set(['rejected', 'canceled']);

/**
 * Why `bill` looks like one of `others`; empty when it does not. Amounts, dates and near numbers are no reason:
 * they hold recurring bills, whose numbers follow one another.
 */
export function duplicateReasons(bill: DuplicateSubject, others: readonly EarlierBill[]): DuplicateReason[] {
  return others
    .filter((other) => other.billId !== bill.billId && !abandoned.has(other.status))
    .flatMap((other) => reasonCodes(bill, other).map((code) => ({ code, billId: other.billId })));
}

function reasonCodes(bill: DuplicateSubject, other: DuplicateSubject): DuplicateReason['code'][] {
  const codes: DuplicateReason['code'][] = [];
  if (isSame(bill.documentSha256, other.documentSha256)) codes.push('same_file');
  if (isSame(bill.eInvoiceId, other.eInvoiceId)) codes.push('same_e_invoice');
  if (
    isSame(bill.vendorId, other.vendorId) &&
    isSame(normalizeInvoiceNumber(bill.number ?? ''), normalizeInvoiceNumber(other.number ?? ''))
  ) {
    codes.push('same_vendor_and_number');
  }
  return codes;
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && a !== '' && a === b;
}

const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8' };

/**
 * The number as a careless eye reads it: no punctuation, no leading zeros (at the start or after letters), lookalike
 * letters as digits. Equal numbers give equal texts; a text is a key for comparing, not for showing. Zeros after
 * punctuation stay: without them `2026-01-12` and `2026-11-02` would be one number.
 */
export function normalizeInvoiceNumber(number: string): string {
  return number
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replace(/(?<=\p{L})[0O]+(?=\d)/gu, '')
    .replace(/[OISB]/g, (letter) => lookalikes[letter] ?? letter)
    .replace(/^0+(?=.)/, '');
}
