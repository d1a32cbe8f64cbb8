import type { BankAccount } from '../db/vendors.js';
import { sealedAccountAddress, type BankAccountDetails } from '../domain/bank-account.js';
import type { FieldCipher } from '../providers/ports.js';

/** The numbers of an account, which are kept sealed: for the rail, and to be compared with what a document names. */
export async function openBankAccount(
  cipher: FieldCipher,
  { tenantId, bankAccountId, sealed }: Pick<BankAccount, 'tenantId' | 'bankAccountId' | 'sealed'>,
): Promise<BankAccountDetails> {
  const text = await cipher.decrypt(sealedAccountAddress(tenantId, bankAccountId), sealed);
  return JSON.parse(text) as BankAccountDetails;
}
