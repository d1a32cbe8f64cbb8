import { listLookalikes } from '../db/bills.js';
import { findPayingAccount, loadCashPosition } from '../db/cash-accounts.js';
import type { Tx } from '../db/client.js';
import { findActivePolicy } from '../db/policies.js';
import { isScreened } from '../db/screening.js';
import { findStandingApproval } from '../db/standing-approvals.js';
import { findPayableAccount, loadVendor, type BankAccount } from '../db/vendors.js';
import { approvalFingerprint } from '../domain/approval.js';
import type { Bill, HoldCode } from '../domain/bill.js';
import type { CashAccount } from '../domain/cash-account.js';
import { duplicateReasons } from '../domain/duplicates.js';
import type { TenantId } from '../domain/ids.js';
import { format, money, type Money } from '../domain/money.js';

export type Obstacle = { readonly code: HoldCode; readonly reason: string };

/** What keeps this bill from being paid at this moment; asked before approval and again before the money. */
export async function findObstacle(tx: Tx, bill: Bill): Promise<Obstacle | null> {
  const { tenantId, vendorId, details } = bill;
  // Asked for together, judged in their order.
  const [duplicate, vendor, account] = await Promise.all([
    findDuplicate(tx, bill),
    vendorId === null ? null : loadVendor(tx, tenantId, vendorId),
    vendorId === null || details.amount === null
      ? null
      : findPayableAccount(tx, tenantId, vendorId, details.amount.currency),
  ]);
  if (duplicate) return duplicate;
  if (vendor === null || details.amount === null) {
    return { code: 'document_finding', reason: 'Vendor or amount is missing.' };
  }
  if (vendor.status === 'blocked') return { code: 'vendor_blocked', reason: `${vendor.name} is blocked.` };
  for (const name of [vendor.name, ...vendor.aliases]) {
    if (await isScreened(tx, tenantId, name)) {
      return { code: 'screening_hit', reason: `${name} is on a list of names that may not be paid.` };
    }
  }
  if (vendor.status === 'unverified') {
    return { code: 'vendor_unverified', reason: `${vendor.name} has to be verified by a person first.` };
  }
  return account
    ? null
    : {
        code: 'bank_account_unusable',
        reason: `${vendor.name} has no verified bank account in ${details.amount.currency}.`,
      };
}

/** The earlier bill that it looks like, unless a second person has looked at that. */
export async function findDuplicate(tx: Tx, bill: Bill): Promise<Obstacle | null> {
  if (bill.duplicateCleared) return null;
  const subjectOf = ({ billId, vendorId, details, document, state }: Bill) => ({
    billId,
    vendorId,
    number: details.number,
    documentSha256: document?.sha256 ?? null,
    eInvoiceId: null,
    status: state.status,
  });
  const lookalikes = (await listLookalikes(tx, bill)).filter(
    ({ createdAt, billId }) =>
      createdAt < bill.createdAt || (createdAt === bill.createdAt && billId < bill.billId),
  );
  const [first] = duplicateReasons(subjectOf(bill), lookalikes.map(subjectOf));
  return first ? { code: 'duplicate', reason: `Looks like ${first.billId} again (${first.code}).` } : null;
}

/** What an account that is short says of itself. */
export function shortOf({
  account,
  availableMinor,
}: {
  account: CashAccount;
  availableMinor: number;
}): Obstacle {
  const available = format(money(availableMinor, account.currency));
  return { code: 'cash_short', reason: `${account.name} has ${available} to spend.` };
}

/** Without a lock: of several bills that wait for the same money one may have it, which is asked when it is paid. */
export async function findShortage(tx: Tx, tenantId: TenantId, amount: Money): Promise<Obstacle | null> {
  const account = await findPayingAccount(tx, tenantId, amount.currency);
  if (account === null) return null;
  const { availableMinor } = await loadCashPosition(tx, account);
  return availableMinor >= amount.amountMinor ? null : shortOf({ account, availableMinor });
}

/** What an approval is bound to, as it stands now; null when the bill could not be approved at all. */
export async function currentTerms(
  tx: Tx,
  bill: Bill,
): Promise<{ readonly fingerprint: string; readonly account: BankAccount } | null> {
  const { tenantId, vendorId, details, document } = bill;
  if (vendorId === null || details.amount === null) return null;
  const [policy, account, isWithdrawn] = await Promise.all([
    findActivePolicy(tx, tenantId),
    findPayableAccount(tx, tenantId, vendorId, details.amount.currency),
    isApprovalWithdrawn(tx, bill),
  ]);
  if (policy === null || account === null || isWithdrawn) return null;
  const fingerprint = approvalFingerprint({
    vendorId,
    bankAccountId: account.bankAccountId,
    bankAccountVersion: account.version,
    amount: details.amount,
    documentSha256: document?.sha256 ?? null,
    policyId: policy.policyId,
    policyVersion: policy.version,
  });
  return { fingerprint, account };
}

/** What two people gave ahead holds for a bill until it is paid only as long as they stand by it. */
async function isApprovalWithdrawn(tx: Tx, { tenantId, state }: Bill): Promise<boolean> {
  const standingApprovalId = 'approval' in state ? state.approval.standingApprovalId : undefined;
  if (standingApprovalId === undefined) return false;
  const standing = await findStandingApproval(tx, tenantId, standingApprovalId);
  return standing === null || standing.status === 'withdrawn';
}
