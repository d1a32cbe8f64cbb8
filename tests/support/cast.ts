import type { Database } from '../../db/client.js';
import { createBill } from '../../db/bills.js';
import { newId } from '../../db/ids.js';
import { publishPolicy } from '../../db/policies.js';
import { createMember } from '../../db/members.js';
import { createTenant } from '../../db/tenants.js';
import {
  createBankAccount,
  createVendor,
  loadBankAccount,
  saveBankAccount,
  saveVendor,
} from '../../db/vendors.js';
import type { ApprovalRule } from '../../domain/approval.js';
import {
  bankAccountIndexPurpose,
  bankAccountIndexText,
  sealedAccountAddress,
} from '../../domain/bank-account.js';
import { emptyDetails, type Bill, type BillDetails } from '../../domain/bill.js';
import type { FactContext } from '../../domain/bill-facts.js';
import { addDays, dateIn, instant, type Instant } from '../../domain/dates.js';
import type { BankAccountId, MemberId, TenantId, VendorId } from '../../domain/ids.js';
import type { PayingTerms } from '../../domain/bill-commands.js';
import { money } from '../../domain/money.js';
import type { Role } from '../../domain/roles.js';
import type { FieldCipher } from '../../providers/ports.js';

/** The people of one tenant; each may do what their role may. */
export type Cast = {
  readonly tenantId: TenantId;
  readonly clerk: MemberId;
  readonly approver: MemberId;
  readonly secondApprover: MemberId;
  readonly payer: MemberId;
  readonly admin: MemberId;
};

export const timeZone = 'America/New_York';
/** Bills of more than this, and in other currencies, need two approvers. */
export const oneApproverMaxMinor = 100_000;

export function contextBy(memberId: MemberId, at: Instant): FactContext {
  return { actor: { kind: 'member', memberId }, at, requestId: null };
}

export async function seedTenant(
  database: Database,
  at: Instant,
  terms: Partial<PayingTerms> = {},
): Promise<Cast> {
  const tenantId = newId('tenant');
  const cast: Cast = {
    tenantId,
    clerk: newId('member'),
    approver: newId('member'),
    secondApprover: newId('member'),
    payer: newId('member'),
    admin: newId('member'),
  };
  const roleOf: readonly (readonly [MemberId, Role])[] = [
    [cast.clerk, 'clerk'],
    [cast.approver, 'approver'],
    [cast.secondApprover, 'approver'],
    [cast.payer, 'payer'],
    [cast.admin, 'admin'],
  ];
  await database.inTenant(tenantId, async (tx) => {
    const payingTerms = {
      timeZone,
      payTime: '09:00',
      calendar: null,
      settlementDays: 1,
      costOfCashBasisPoints: 500,
      ...terms,
    };
    await createTenant(tx, {
      tenantId,
      name: 'Northwind',
      settings: { payingTerms, confidenceGate: null, remitFromName: 'Northwind Payables' },
    });
    for (const [memberId, role] of roleOf) {
      const email = `${memberId}@northwind.example`;
      await createMember(
        tx,
        { tenantId, memberId, name: role, email, role, department: null },
        contextBy(cast.admin, at),
      );
    }
    await publishPolicy(
      tx,
      {
        tenantId,
        policyId: newId('policy'),
        rules: rulesFor(cast),
        createdBy: cast.admin,
        expectedVersion: 0,
      },
      contextBy(cast.admin, at),
    );
  });
  return cast;
}

function rulesFor({ admin }: Cast): ApprovalRule[] {
  const timing = { remindAfterHours: 24, escalateAfterHours: 48, escalateTo: [admin], expireAfterHours: 72 };
  const step = (required: number) => ({
    name: 'Finance',
    approvers: { role: 'approver' as const },
    required,
  });
  return [
    {
      ...timing,
      name: 'small',
      when: { currency: 'USD', amountMaxMinor: oneApproverMaxMinor },
      mode: 'parallel',
      steps: [step(1)],
    },
    { ...timing, name: 'large', when: {}, mode: 'parallel', steps: [step(2)] },
  ];
}

export type SeededVendor = {
  readonly vendorId: VendorId;
  readonly name: string;
  readonly bankAccountId: BankAccountId;
};

type Hands = { readonly database: Database; readonly cipher: FieldCipher; readonly now: () => Instant };

let vendorCount = 0;

/** Entered by the clerk, verified by an approver; with one account. */
export async function seedVendor(
  hands: Hands,
  cast: Cast,
  wishes: {
    readonly name?: string;
    readonly taxId?: string;
    readonly email?: string | null;
    readonly verified?: boolean;
    readonly currency?: AccountCurrency;
    /** Of its account; a new one otherwise. */
    readonly iban?: string;
  } = {},
): Promise<SeededVendor> {
  vendorCount += 1;
  const { tenantId, clerk, approver } = cast;
  const name = wishes.name ?? `Vendor ${vendorCount} of ${process.pid} Incorporated`;
  const vendorId = newId('vendor');
  const email = wishes.email === undefined ? `billing@vendor-${vendorCount}.example` : wishes.email;
  await hands.database.inTenant(tenantId, async (tx) => {
    const by = contextBy(clerk, hands.now());
    const vendor = await createVendor(
      tx,
      { tenantId, vendorId, name, taxId: wishes.taxId ?? null, email, aliases: [], createdBy: clerk },
      by,
    );
    if (wishes.verified === false) return;
    const verified = { status: 'verified' as const, verifiedBy: approver, verifiedAt: hands.now() };
    await saveVendor(tx, vendor, verified, { type: 'vendor_verified' }, contextBy(approver, hands.now()));
  });
  const { currency = 'USD', iban } = wishes;
  const account = { vendorId, name, currency, ...(iban === undefined ? {} : { iban }) };
  return { vendorId, name, bankAccountId: await seedBankAccount(hands, cast, account) };
}

export type AccountCurrency = 'USD' | 'EUR';
let accountCount = 0;

/** A valid account that nobody else has: by ABA number, or a German IBAN (ISO 13616: the remainder by 97 is 1). */
function newAccount(currency: AccountCurrency) {
  accountCount += 1;
  const number = `9${String(process.pid).padStart(7, '0')}${String(accountCount).padStart(4, '0')}`;
  if (currency === 'USD') return { country: 'US', routingNumber: '110000000', accountNumber: number };
  const bban = `500105${number}`;
  const checkDigits = String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0');
  return { country: 'DE', routingNumber: null, accountNumber: `DE${checkDigits}${bban}` };
}

function ibanAccount(iban: string) {
  return { country: iban.slice(0, 2), routingNumber: null, accountNumber: iban };
}

/** Another active account; the one before is replaced, as the second person's verification does. */
export async function seedBankAccount(
  { database, cipher, now }: Hands,
  { tenantId, clerk, approver }: Cast,
  {
    vendorId,
    name,
    replaces,
    currency = 'USD',
    iban,
  }: {
    vendorId: VendorId;
    name: string;
    replaces?: BankAccountId;
    currency?: AccountCurrency;
    iban?: string;
  },
): Promise<BankAccountId> {
  const bankAccountId = newId('bankAccount');
  const details = {
    holderName: name,
    currency,
    ...(iban === undefined ? newAccount(currency) : ibanAccount(iban)),
  };
  const { routingNumber, accountNumber, country } = details;
  const address = sealedAccountAddress(tenantId, bankAccountId);
  const sealed = await cipher.encrypt(address, JSON.stringify(details));
  const blindIndex = await cipher.blindIndex(
    tenantId,
    bankAccountIndexPurpose,
    bankAccountIndexText({ routingNumber, accountNumber }),
  );
  await database.inTenant(tenantId, async (tx) => {
    const last4 = accountNumber.slice(-4);
    const row = { tenantId, bankAccountId, vendorId, sealed, last4, blindIndex, createdBy: clerk };
    const account = await createBankAccount(
      tx,
      { ...row, holderName: name, country, currency },
      contextBy(clerk, now()),
    );
    if (replaces) await replaceAccount(tx, tenantId, replaces, contextBy(approver, now()));
    const active = { status: 'active' as const, verifiedBy: approver, verifiedAt: now() };
    await saveBankAccount(tx, account, active, { type: 'bank_account_verified' }, contextBy(approver, now()));
  });
  return bankAccountId;
}

async function replaceAccount(
  tx: Parameters<typeof loadBankAccount>[0],
  tenantId: TenantId,
  bankAccountId: BankAccountId,
  context: FactContext,
): Promise<void> {
  const before = await loadBankAccount(tx, tenantId, bankAccountId);
  await saveBankAccount(tx, before, { status: 'replaced' }, { type: 'bank_account_replaced' }, context);
}

let billCount = 0;

/** A bill that the clerk entered by hand; its workflow is not started. */
export async function enterBill(
  { database, now }: Pick<Hands, 'database' | 'now'>,
  { tenantId, clerk }: Cast,
  vendor: Pick<SeededVendor, 'vendorId' | 'name'>,
  wishes: { readonly amountMinor?: number; readonly dueInDays?: number; readonly number?: string } = {},
): Promise<Bill> {
  billCount += 1;
  const today = dateIn(timeZone, now());
  const details: BillDetails = {
    ...emptyDetails,
    vendorName: vendor.name,
    number: wishes.number ?? `INV-${process.pid}-${billCount}`,
    issuedOn: today,
    dueOn: addDays(today, wishes.dueInDays ?? 10),
    amount: money(wishes.amountMinor ?? 12_300 + billCount, 'USD'),
  };
  return database.inTenant(tenantId, (tx) =>
    createBill(
      tx,
      {
        tenantId,
        billId: newId('bill'),
        createdBy: { kind: 'member', memberId: clerk },
        document: null,
        details,
        vendorId: vendor.vendorId,
      },
      contextBy(clerk, now()),
    ),
  );
}

export const wallClock = (): Instant => instant(Date.now());
