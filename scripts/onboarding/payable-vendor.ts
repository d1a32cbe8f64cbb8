import type { BankAccountEntry, PayloomClient, VendorEntry } from '../../client/client.js';

/** A vendor that can be paid: entered by one person, vouched for by another, the vendor and the account each. */
export async function enterPayableVendor(
  { clerk, approver }: { readonly clerk: PayloomClient; readonly approver: PayloomClient },
  vendor: VendorEntry,
  account: Omit<BankAccountEntry, 'holderName'>,
): Promise<string> {
  const { vendorId } = await clerk.POST('/v1/vendors', { body: vendor });
  const { bankAccountId } = await clerk.POST('/v1/vendors/{vendorId}/bank-accounts', {
    params: { path: { vendorId } },
    body: { ...account, holderName: vendor.name },
  });
  await approver.POST('/v1/vendors/{vendorId}/verify', { params: { path: { vendorId } }, body: {} });
  await approver.POST('/v1/vendors/{vendorId}/bank-accounts/{bankAccountId}/verify', {
    params: { path: { vendorId, bankAccountId } },
    body: {},
  });
  return vendorId;
}
