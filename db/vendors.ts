import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import { refuse } from '../domain/errors.js';
import type { BankAccountId, TenantId, VendorId } from '../domain/ids.js';
import {
  companyDomain,
  normalizeName,
  normalizeTaxId,
  type VendorCandidate,
} from '../domain/vendor-match.js';
import type { Tx } from './client.js';
import { appendFacts, type FactContent } from './facts.js';
import { bankAccounts, bills, vendors } from './schema/index.js';

export type Vendor = typeof vendors.$inferSelect;
export type BankAccount = typeof bankAccounts.$inferSelect;

type VendorContent = Pick<Vendor, 'name' | 'taxId' | 'email' | 'aliases'>;

export async function createVendor(
  tx: Tx,
  vendor: VendorContent & Pick<Vendor, 'tenantId' | 'vendorId' | 'createdBy'>,
  context: FactContext,
): Promise<Vendor> {
  const [row] = await tx
    .insert(vendors)
    .values({ ...vendor, ...derived(vendor) })
    .returning();
  if (!row) throw new Error('insert returned no vendor');
  await appendFacts(tx, subjectOf(row, 0), [{ type: 'vendor_created' }], context);
  return row;
}

export async function loadVendor(tx: Tx, tenantId: TenantId, vendorId: VendorId): Promise<Vendor> {
  const [row] = await tx.select().from(vendors).where(vendorKey(tenantId, vendorId));
  return row ?? refuse('not_found', 'No such vendor.');
}

/** Changes to name, tax id or mail make the vendor unverified again: what was vouched for is no longer what is there. */
export async function saveVendor(
  tx: Tx,
  vendor: Vendor,
  change: Partial<VendorContent> | Pick<Vendor, 'status' | 'verifiedBy' | 'verifiedAt'>,
  fact: FactContent<'vendor'>,
  context: FactContext,
): Promise<Vendor> {
  const next = { ...vendor, ...change, version: vendor.version + 1 };
  const [row] = await tx
    .update(vendors)
    .set({ ...next, ...derived(next) })
    .where(and(vendorKey(vendor.tenantId, vendor.vendorId), eq(vendors.version, vendor.version)))
    .returning();
  if (!row) refuse('version_conflict', 'The vendor was changed by somebody else.');
  await appendFacts(tx, subjectOf(vendor, vendor.version), [fact], context);
  return row;
}

export const vendorCandidatesMax = 20;

/** Vendors that the claim could mean: by similar name, tax id, mail domain or account hash. Blocked ones too. */
export async function listVendorCandidates(
  tx: Tx,
  tenantId: TenantId,
  claim: {
    readonly name: string | null;
    readonly taxId: string | null;
    readonly email: string | null;
    readonly bankAccountHash: string | null;
  },
): Promise<VendorCandidate[]> {
  const name = normalizeName(claim.name ?? '');
  const taxId = normalizeTaxId(claim.taxId ?? '');
  const domain = companyDomain(claim.email ?? '');
  const aliasSimilarity = sql<number>`coalesce((select max(similarity(alias, ${name})) from jsonb_array_elements_text(${vendors.aliases}) alias), 0)`;
  const similarity = sql<number>`greatest(similarity(${vendors.normalizedName}, ${name}), ${aliasSimilarity})`;
  const rows = await tx
    .select({ vendor: vendors, similarity })
    .from(vendors)
    .where(
      and(
        eq(vendors.tenantId, tenantId),
        or(
          sql`${vendors.normalizedName} % ${name}`,
          sql`${vendors.aliases} <> '[]'::jsonb and ${aliasSimilarity} > 0.3`,
          taxId === '' ? undefined : eq(vendors.normalizedTaxId, taxId),
          domain === null ? undefined : eq(vendors.emailDomain, domain),
          claim.bankAccountHash === null
            ? undefined
            : sql`exists (select 1 from bank_accounts a where a.tenant_id = ${tenantId} and a.vendor_id = ${vendors.vendorId} and a.blind_index = ${claim.bankAccountHash})`,
        ),
      ),
    )
    .orderBy(desc(similarity))
    .limit(vendorCandidatesMax);
  const accounts = await accountHashes(
    tx,
    tenantId,
    rows.map(({ vendor }) => vendor.vendorId),
  );
  return rows.map(({ vendor, similarity: score }) => ({
    vendorId: vendor.vendorId,
    name: vendor.name,
    aliases: vendor.aliases,
    taxId: vendor.taxId,
    emailDomains: vendor.emailDomain === null ? [] : [vendor.emailDomain],
    bankAccountHashes: accounts
      .filter(({ vendorId }) => vendorId === vendor.vendorId)
      .map(({ hash }) => hash),
    similarity: score,
  }));
}

async function accountHashes(tx: Tx, tenantId: TenantId, vendorIds: VendorId[]) {
  if (vendorIds.length === 0) return [];
  return tx
    .select({ vendorId: bankAccounts.vendorId, hash: bankAccounts.blindIndex })
    .from(bankAccounts)
    .where(and(eq(bankAccounts.tenantId, tenantId), inArray(bankAccounts.vendorId, vendorIds)));
}

/** Starts unverified by anybody; the account that it replaces stays payable until a second person verified this one. */
export async function createBankAccount(
  tx: Tx,
  account: Omit<
    BankAccount,
    'version' | 'status' | 'frozenReason' | 'verifiedBy' | 'verifiedAt' | 'payeeHandle' | 'createdAt'
  >,
  context: FactContext,
): Promise<BankAccount> {
  const [row] = await tx
    .insert(bankAccounts)
    .values({ ...account, status: 'proposed' })
    .returning();
  if (!row) throw new Error('insert returned no bank account');
  await appendFacts(
    tx,
    accountSubject(row, 0),
    [{ type: 'bank_account_proposed', last4: row.last4 }],
    context,
  );
  return row;
}

export async function loadBankAccount(
  tx: Tx,
  tenantId: TenantId,
  bankAccountId: BankAccountId,
): Promise<BankAccount> {
  const [row] = await tx.select().from(bankAccounts).where(accountKey(tenantId, bankAccountId));
  return row ?? refuse('not_found', 'No such bank account.');
}

export async function listBankAccounts(
  tx: Tx,
  tenantId: TenantId,
  vendorId: VendorId,
): Promise<BankAccount[]> {
  return tx
    .select()
    .from(bankAccounts)
    .where(and(eq(bankAccounts.tenantId, tenantId), eq(bankAccounts.vendorId, vendorId)))
    .orderBy(asc(bankAccounts.createdAt));
}

/** The one account that may be paid in this currency now; null when there is none. */
export async function findPayableAccount(
  tx: Tx,
  tenantId: TenantId,
  vendorId: VendorId,
  currency: string,
): Promise<BankAccount | null> {
  const [row] = await tx
    .select()
    .from(bankAccounts)
    .where(
      and(
        eq(bankAccounts.tenantId, tenantId),
        eq(bankAccounts.vendorId, vendorId),
        eq(bankAccounts.currency, currency),
        eq(bankAccounts.status, 'active'),
        sql`${bankAccounts.verifiedBy} is not null`,
      ),
    );
  return row ?? null;
}

export async function saveBankAccount(
  tx: Tx,
  account: BankAccount,
  change: Partial<Pick<BankAccount, 'status' | 'frozenReason' | 'verifiedBy' | 'verifiedAt' | 'payeeHandle'>>,
  fact: FactContent<'bank_account'>,
  context: FactContext,
): Promise<BankAccount> {
  const [row] = await tx
    .update(bankAccounts)
    .set({ ...change, version: account.version + 1 })
    .where(
      and(accountKey(account.tenantId, account.bankAccountId), eq(bankAccounts.version, account.version)),
    )
    .returning();
  if (!row) refuse('version_conflict', 'The bank account was changed by somebody else.');
  await appendFacts(tx, accountSubject(account, account.version), [fact], context);
  return row;
}

/** The payee's name at the rail is no change of the account, so its version stays. */
export async function setPayeeHandle(
  tx: Tx,
  account: BankAccount,
  handle: { readonly recipientId: string; readonly payoutMethodId: string },
): Promise<void> {
  await tx
    .update(bankAccounts)
    .set({ payeeHandle: { ...handle, version: account.version } })
    .where(
      and(accountKey(account.tenantId, account.bankAccountId), eq(bankAccounts.version, account.version)),
    );
}

/** A vendor is known once a payment to it has posted. */
export async function hasPaidBill(tx: Tx, tenantId: TenantId, vendorId: VendorId): Promise<boolean> {
  const rows = await tx
    .select({ billId: bills.billId })
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, tenantId),
        eq(bills.vendorId, vendorId),
        inArray(bills.status, ['paid', 'remitted']),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

const derived = ({ name, taxId, email }: VendorContent) => ({
  normalizedName: normalizeName(name),
  normalizedTaxId: taxId === null ? null : normalizeTaxId(taxId),
  emailDomain: companyDomain(email ?? ''),
});

const vendorKey = (tenantId: TenantId, vendorId: VendorId) =>
  and(eq(vendors.tenantId, tenantId), eq(vendors.vendorId, vendorId));
const accountKey = (tenantId: TenantId, bankAccountId: BankAccountId) =>
  and(eq(bankAccounts.tenantId, tenantId), eq(bankAccounts.bankAccountId, bankAccountId));
const subjectOf = ({ tenantId, vendorId }: Vendor, fromVersion: number) => ({
  tenantId,
  subject: 'vendor' as const,
  subjectId: vendorId,
  billId: null,
  fromVersion,
});
const accountSubject = ({ tenantId, bankAccountId }: BankAccount, fromVersion: number) => ({
  tenantId,
  subject: 'bank_account' as const,
  subjectId: bankAccountId,
  billId: null,
  fromVersion,
});
