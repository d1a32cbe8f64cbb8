import { refuse } from './errors.js';
import type { CashAccountId, VendorId } from './ids.js';
import { isCurrency, type Currency } from './money.js';

/** What an account holds, which decides on which side it grows. */
export type AccountClass = 'asset' | 'liability' | 'income' | 'expense' | 'equity';

/**
 * The chart of accounts, payables and receivables. `by`: what an account of the kind is opened for; every one is opened
 * for a currency too.
 */
export const chart = {
  /** What we owe, by vendor. */
  payables: { class: 'liability', by: 'vendor' },
  /** What a vendor owes us: credit notes that are not used up. */
  vendor_credit: { class: 'asset', by: 'vendor' },
  /** What was bought; the other side of a payable. */
  purchases: { class: 'expense', by: null },
  /** On its way through a rail: neither in the bank nor with the payee. */
  clearing: { class: 'asset', by: 'rail' },
  cash: { class: 'asset', by: 'cash_account' },
  fees: { class: 'expense', by: 'rail' },
  discounts_taken: { class: 'income', by: null },
  fx: { class: 'income', by: null },
  /** What was there before the books began. */
  opening: { class: 'equity', by: null },
  /** Put into our accounts, or taken out of them, by other ways than bills. */
  funding: { class: 'equity', by: null },
  receivables: { class: 'asset', by: 'customer' },
  customer_credit: { class: 'liability', by: 'customer' },
  deferred_revenue: { class: 'liability', by: null },
  revenue: { class: 'income', by: null },
  tax_payable: { class: 'liability', by: null },
  discounts_given: { class: 'expense', by: null },
  bad_debt: { class: 'expense', by: null },
} as const satisfies Readonly<Record<string, { class: AccountClass; by: string | null }>>;
export type AccountKind = keyof typeof chart;
export const accountKinds = Object.keys(chart) as readonly AccountKind[];

/** These follow bills and payments; an entry by hand would make them say something else than those. */
const controlKinds: readonly AccountKind[] = ['payables', 'clearing'];

declare const isAccountCode: unique symbol;
/** `kind:holder:CUR` or `kind:CUR`; equal texts are the same account. */
export type AccountCode = string & { readonly [isAccountCode]: true };

/** Kinds of which there is one account a currency. */
type CommonKind = { [K in AccountKind]: (typeof chart)[K]['by'] extends null ? K : never }[AccountKind];

export const commonAccount = (kind: CommonKind, currency: Currency) => `${kind}:${currency}` as AccountCode;
export const payablesOf = (vendorId: VendorId, currency: Currency) =>
  `payables:${vendorId}:${currency}` as AccountCode;
/** Payments of a tenant that keeps no account of its cash are booked as `unassigned`. */
export const cashOf = (cashAccountId: CashAccountId | null, currency: Currency) =>
  `cash:${cashAccountId ?? 'unassigned'}:${currency}` as AccountCode;
export const clearingOf = (rail: string, currency: Currency) => `clearing:${rail}:${currency}` as AccountCode;

export type Account = {
  readonly code: AccountCode;
  readonly kind: AccountKind;
  readonly holder: string | null;
  readonly currency: Currency;
};

/** Reads a code; refuses one that is not of the chart. */
export function accountOf(code: string): Account {
  const [, kind = '', holder = null, currency = ''] =
    /^([a-z_]+)(?::([\w-]{1,64}))?:([A-Z]{3})$/.exec(code) ?? [];
  if (!Object.hasOwn(chart, kind) || !isCurrency(currency)) {
    return refuse('invalid_input', 'Not an account of the chart.', { code: code.slice(0, 80) });
  }
  const account = {
    code: code as AccountCode,
    kind: kind as AccountKind,
    holder,
    currency,
  };
  if ((chart[account.kind].by === null) !== (holder === null)) {
    return refuse(
      'invalid_input',
      `Accounts of ${kind} are opened by ${chart[account.kind].by ?? 'currency only'}.`,
    );
  }
  return account;
}

/** A code that somebody names in a path: what is not of the chart is as unknown as any other. */
export function parseAccount(text: string): AccountCode {
  try {
    return accountOf(text).code;
  } catch {
    return refuse('not_found', 'No such account.');
  }
}

/** Debits are positive, credits negative, in minor units of the account's currency. */
export type Entry = { readonly account: AccountCode; readonly amountMinor: number };

/** What a subject has in each account. Absent is zero. */
export type Position = ReadonlyMap<AccountCode, number>;

export const nothing: Position = new Map();

export function position(...entries: readonly Entry[]): Position {
  const sums = new Map<AccountCode, number>();
  for (const { account, amountMinor } of entries) {
    sums.set(account, (sums.get(account) ?? 0) + amountMinor);
  }
  return new Map([...sums].filter(([, amountMinor]) => amountMinor !== 0));
}

/**
 * The entries that lead from one position to another. Books follow the state of what they are about: a correction is a new
 * posting of the difference, and nothing is ever taken back.
 */
export function difference(from: Position, to: Position): Entry[] {
  const accounts = [...new Set([...from.keys(), ...to.keys()])].sort();
  return accounts.flatMap((account) => {
    const amountMinor = (to.get(account) ?? 0) - (from.get(account) ?? 0);
    return amountMinor === 0 ? [] : [{ account, amountMinor }];
  });
}

/** A transaction has at most this many entries. */
export const entriesMax = 100;

/** Refuses entries that are not whole, not of the chart, or do not add up to zero in each currency. */
export function requireBalanced(entries: readonly Entry[]): void {
  if (entries.length < 2 || entries.length > entriesMax) {
    refuse('invalid_input', `A transaction has 2 to ${entriesMax} entries.`, { entries: entries.length });
  }
  const sums = new Map<Currency, number>();
  for (const { account, amountMinor } of entries) {
    const { currency } = accountOf(account);
    if (!Number.isSafeInteger(amountMinor) || amountMinor === 0) {
      refuse('invalid_input', 'An entry is a whole number of minor units, not zero.', { account });
    }
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  for (const [currency, sum] of sums) {
    if (sum !== 0) refuse('invalid_input', `The entries in ${currency} differ by ${sum}.`, { currency, sum });
  }
}

/** Refuses entries by hand that are not balanced, or that touch what only bills and payments may move. */
export function requireManual(entries: readonly Entry[]): void {
  requireBalanced(entries);
  const touched = entries.find(({ account }) => controlKinds.includes(accountOf(account).kind));
  if (touched === undefined) return;
  refuse('invalid_input', 'This account follows bills and payments: correct those.', {
    account: touched.account,
  });
}

/** The same amounts on the other sides: what a correction begins with. */
export const reversed = (entries: readonly Entry[]): Entry[] =>
  entries.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));
