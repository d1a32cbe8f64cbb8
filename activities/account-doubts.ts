import type { Tx } from '../db/client.js';
import { listBankAccounts, loadVendor } from '../db/vendors.js';
import { isSameAccount } from '../domain/bank-account.js';
import type { Bill } from '../domain/bill.js';
import type { Extraction } from '../domain/extraction.js';
import type { VendorId } from '../domain/ids.js';
import type { ActivityDeps } from './deps.js';
import { openBankAccount } from './open-bank-account.js';

/**
 * The document names accounts, the vendor has accounts, and none is in both: how most payment fraud begins. The money goes
 * to the account on record all the same, but somebody should ask the vendor. Who reviewed the bill has been asked.
 */
export async function accountDoubts(
  cipher: ActivityDeps['cipher'],
  tx: Tx,
  bill: Bill,
  vendorId: VendorId,
  extraction: Extraction | null,
): Promise<string[]> {
  const claimed = extraction?.fields.vendorBankAccount ?? [];
  if (bill.reviewed || claimed.length === 0) return [];
  const recorded = await Promise.all(
    (await listBankAccounts(tx, bill.tenantId, vendorId)).map((account) => openBankAccount(cipher, account)),
  );
  const isKnown = claimed.some(({ value }) => recorded.some((account) => isSameAccount(value, account)));
  if (recorded.length === 0 || isKnown) return [];
  const { name } = await loadVendor(tx, bill.tenantId, vendorId);
  return [
    `The document names a bank account that ${name} does not have on record: ask by a number that you know.`,
  ];
}
