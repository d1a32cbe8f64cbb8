import { refuse } from './errors.js';
import type { BankAccountId, TenantId } from './ids.js';
import type { Currency } from './money.js';

export type BankAccountDetails = {
  readonly holderName: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** ABA number in the US, sort code in the UK, BIC or a national code elsewhere; null where an IBAN says it all. */
  readonly routingNumber: string | null;
  /** Account number or IBAN. */
  readonly accountNumber: string;
  readonly currency: Currency;
};

/** The one cell of the database in which an account's numbers can be read. */
export const sealedAccountAddress = (tenantId: TenantId, bankAccountId: BankAccountId) => ({
  tenantId,
  table: 'bank_accounts',
  column: 'sealed',
  row: bankAccountId,
});

/** Lengths by the SWIFT IBAN registry (release 99) of the countries that we pay to. */
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AT: 20, BE: 16, BG: 22, BH: 22, BR: 29, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24,
  FI: 18, FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IL: 23, IS: 26, IT: 27, JO: 30, KW: 30, LI: 21,
  LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, QA: 29, RO: 24, RS: 22, SA: 24, SE: 24, SI: 19, SK: 24,
  SM: 27, TN: 24, TR: 26, UA: 29, XK: 20,
}; // prettier-ignore

/** The account as it is kept: without spaces, in capitals. Refuses what no bank would know, with every problem. */
export function normalizeBankAccount(given: BankAccountDetails): BankAccountDetails {
  const accountNumber = compact(given.accountNumber);
  const country = given.country.toUpperCase();
  const routing = compact(given.routingNumber ?? '');
  const account = {
    holderName: given.holderName.trim().replace(/\s+/g, ' '),
    country,
    routingNumber: routing === '' ? null : routing,
    accountNumber,
    currency: given.currency,
  };
  const problems = problemsOf(account);
  if (problems.length > 0) refuse('invalid_input', problems.join(' '), { problems });
  return account;
}

/**
 * What a blind index (purpose `bank_account`) is made of: equal for equal accounts, however they were written. An IBAN
 * names its bank already, so that a BIC beside it makes no difference.
 */
export function bankAccountIndexText(
  account: Pick<BankAccountDetails, 'routingNumber' | 'accountNumber'>,
): string {
  const accountNumber = compact(account.accountNumber);
  return looksLikeIban(accountNumber)
    ? `|${accountNumber}`
    : `${compact(account.routingNumber ?? '')}|${accountNumber}`;
}

/**
 * Whether what a document prints is this account. It may leave out the bank, or write it before the number; an IBAN holds
 * both behind its first four letters, padded with zeros.
 */
export function isSameAccount(
  printed: string,
  recorded: Pick<BankAccountDetails, 'routingNumber' | 'accountNumber'>,
): boolean {
  const [claimed, known] = [compact(printed), compact(recorded.accountNumber)];
  if (claimed === known) return true;
  const withBank = `${compact(recorded.routingNumber ?? '')}${known}`;
  const isClaimIban = looksLikeIban(claimed);
  if (isClaimIban === looksLikeIban(known)) {
    if (isClaimIban) return false;
    const plain = (text: string) => text.replace(/^0+/, '');
    return plain(claimed) === plain(known) || claimed === withBank;
  }
  const [iban, number] = isClaimIban ? [claimed, withBank] : [known, claimed];
  return number.length >= printedDigitsMin && iban.slice(4).endsWith(number);
}

/** Fewer digits than this could be the end of many accounts. */
const printedDigitsMin = 6;

export const bankAccountIndexPurpose = 'bank_account';

/** The remainder of the rearranged IBAN by 97 is 1 (ISO 13616). */
export function isIban(text: string): boolean {
  const iban = compact(text);
  if (!looksLikeIban(iban) || ibanLengths[iban.slice(0, 2)] !== iban.length) return false;
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1;
}

/** Nine digits whose sum with the weights 3, 7, 1 is a multiple of ten (American Bankers Association). */
export function isAbaNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false;
  const sum = [...text].reduce(
    (total, digit, index) => total + Number(digit) * ([3, 7, 1][index % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}

function problemsOf(account: BankAccountDetails): string[] {
  const { accountNumber, country, holderName, routingNumber } = account;
  const problems: string[] = [];
  if (!/^[A-Z]{2}$/.test(country)) problems.push('country is two letters (ISO 3166).');
  if (holderName === '') problems.push('holderName is missing.');
  if (country === 'US') return [...problems, ...usProblems(account)];
  if (looksLikeIban(accountNumber)) {
    if (!isIban(accountNumber)) problems.push('accountNumber is not a valid IBAN.');
    else if (accountNumber.slice(0, 2) !== country) problems.push('The IBAN is of another country.');
    if (routingNumber !== null && !isBic(routingNumber))
      problems.push('routingNumber beside an IBAN is a BIC.');
    return problems;
  }
  if (country in ibanLengths && country !== 'GB') problems.push(`Accounts in ${country} are given by IBAN.`);
  if (country === 'GB' && !/^\d{6}$/.test(routingNumber ?? ''))
    problems.push('routingNumber is the sort code, 6 digits.');
  if (routingNumber === null || !/^[A-Z0-9]{3,11}$/.test(routingNumber))
    problems.push('routingNumber is missing or malformed.');
  if (!/^[A-Z0-9]{4,34}$/.test(accountNumber)) problems.push('accountNumber has 4 to 34 letters or digits.');
  return problems;
}

function usProblems({ accountNumber, routingNumber }: BankAccountDetails): string[] {
  const problems: string[] = [];
  if (!isAbaNumber(routingNumber ?? '')) problems.push('routingNumber is not a valid ABA routing number.');
  if (!/^\d{4,17}$/.test(accountNumber)) problems.push('accountNumber has 4 to 17 digits.');
  return problems;
}

const compact = (text: string) => text.replace(/[\s.-]/g, '').toUpperCase();
const looksLikeIban = (compacted: string) => /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(compacted);
const isBic = (text: string) => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text);
