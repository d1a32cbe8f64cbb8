import type { BankAccountDetails } from '../../domain/bank-account.js';
import type { NewMember } from '../onboarding/onboard-tenant.js';
import { paysAtOnce } from '../onboarding/pays-at-once.js';
import { vendors as parties } from '../sample-documents/bills.js';

// Who is on stage. Invented people and firms; the bank accounts exist at the stand-in only.

export const tenantName = 'Larkspur Robotics Inc.';

/** Money goes out on any day: the demonstration may be held on a Sunday. */
export const tenantSettings = paysAtOnce(tenantName);

const at = (name: string) => `${name}@larkspur-robotics.example`;

export const people = {
  clerk: { name: 'Clara (clerk)', email: at('clara'), role: 'clerk' },
  firstApprover: { name: 'Amir (approver)', email: at('amir'), role: 'approver' },
  secondApprover: { name: 'Beatriz (approver)', email: at('beatriz'), role: 'approver' },
  payer: { name: 'Pavel (payer)', email: at('pavel'), role: 'payer' },
  admin: { name: 'Adaeze (admin)', email: at('adaeze'), role: 'admin' },
} as const satisfies Readonly<Record<string, NewMember>>;
export type Part = keyof typeof people;

export type CastVendor = {
  readonly name: string;
  readonly taxId: string | null;
  readonly email: string;
  readonly account: Omit<BankAccountDetails, 'holderName'>;
};

const iban = (country: string, accountNumber: string): CastVendor['account'] => ({
  country,
  accountNumber,
  routingNumber: null,
  currency: 'EUR',
});
const inUs = (accountNumber: string): CastVendor['account'] => ({
  country: 'US',
  accountNumber,
  routingNumber: '110000000',
  currency: 'USD',
});

/** Endings that mean something to the stand-in (sandbox/README.md): it loses the first answer, or declines once. */
const losesFirstAnswer = '1000444444440';
const declinesOnce = '1000222222227';

const known = (
  { name, taxId, email }: { readonly name: string; readonly taxId: string; readonly email: string },
  account: CastVendor['account'],
): CastVendor => ({ name, taxId, email, account });

export const vendors = {
  bergmann: known(parties.bergmann, iban('DE', 'DE89370400440532013000')),
  vandijk: known(parties.vandijk, iban('NL', 'NL91ABNA0417164300')),
  lumiere: known(parties.lumiere, iban('FR', 'FR1420041010050500013M02606')),
  cobalt: known(parties.cobalt, inUs(losesFirstAnswer)),
  ridgeway: known(parties.ridgeway, inUs(declinesOnce)),
  kitsune: known(parties.kitsune, {
    country: 'JP',
    accountNumber: '7654321',
    routingNumber: '0005123',
    currency: 'JPY',
  }),
  quickprint: {
    name: 'Quick Print',
    taxId: null,
    email: 'dana@quickprint.example',
    account: inUs('000123456789'),
  },
  harborview: {
    name: 'Harborview Properties LLC',
    taxId: null,
    email: 'rent@harborview.example',
    account: inUs('000987654321'),
  },
} as const satisfies Readonly<Record<string, CastVendor>>;
export type VendorName = keyof typeof vendors;
