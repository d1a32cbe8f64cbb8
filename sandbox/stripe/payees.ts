import { magicOf } from './magic-accounts.js';
import type { Account, SetupIntent, StripeLogEntry } from './objects.js';
import { accountParams, parseParams, setupIntentParams } from './params.js';
import { declined, notFound } from './problems.js';
import type { StripeWorld } from './world.js';

/** What an endpoint did and what it answers; the server writes both as one line of the log. */
export type Executed = { readonly entry: StripeLogEntry; readonly body: unknown };

export function createAccount(world: StripeWorld, body: string): Executed {
  const params = parseParams(accountParams, body);
  const account: Account = {
    id: world.newId('acct'),
    object: 'v2.core.account',
    applied_configurations: params.configuration?.recipient ? ['recipient'] : [],
    ...(params.contact_email === undefined ? {} : { contact_email: params.contact_email }),
    created: world.nowIso(),
    ...(params.display_name === undefined ? {} : { display_name: params.display_name }),
    livemode: false,
    metadata: params.metadata ?? {},
  };
  return { entry: { kind: 'account_created', account }, body: account };
}

/** The recipient is the account of the `Stripe-Context` header. */
export function createSetupIntent(world: StripeWorld, body: string, recipient: string | null): Executed {
  const { payout_method_data: data } = parseParams(setupIntentParams, body);
  if (recipient === null || !world.accounts.has(recipient))
    throw notFound('account', recipient ?? '(no context)');
  const bank = data.bank_account;
  refuseBadBankAccount(bank);
  const created = world.nowIso();
  const id = world.newId('osi');
  const setupIntent: SetupIntent = {
    id,
    object: 'v2.money_management.outbound_setup_intent',
    created,
    livemode: false,
    payout_method: {
      id: world.newId('usba'),
      object: 'v2.money_management.payout_method',
      archived: false,
      bank_account: {
        bank_account_type: bank.bank_account_type ?? 'checking',
        bank_name: 'SANDBOX BANK',
        country: bank.country.toUpperCase(),
        last4: bank.account_number.slice(-4),
        ...(bank.routing_number === undefined ? {} : { routing_number: bank.routing_number }),
        supported_currencies: [bank.currency],
        ...(bank.swift_code === undefined ? {} : { swift_code: bank.swift_code }),
      },
      created,
      latest_outbound_setup_intent: id,
      livemode: false,
      restricted: false,
      type: 'bank_account',
      usage_status: { payments: 'eligible', transfers: 'ineligible' },
    },
    status: 'succeeded',
    usage_intent: 'payment',
  };
  const magic = magicOf(bank.account_number);
  return { entry: { kind: 'payout_method_created', recipient, setupIntent, magic }, body: setupIntent };
}

type BankAccount = { account_number: string; country: string; routing_number?: string | undefined };

function refuseBadBankAccount(bank: BankAccount): void {
  const bad = (message: string) => declined('invalid_payout_method', message);
  if (bank.country.toUpperCase() === 'US') {
    if (!/^\d{4,17}$/.test(bank.account_number)) throw bad('A US account number has 4 to 17 digits.');
    if (!isRoutingNumber(bank.routing_number ?? '')) throw bad('The routing number is not valid.');
    return;
  }
  if (!/^[A-Z0-9]{4,34}$/.test(bank.account_number)) throw bad('The account number is not valid.');
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(bank.account_number) && !isIban(bank.account_number)) {
    throw bad('The check digits of the IBAN are wrong.');
  }
}

function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const weights = [3, 7, 1];
  return (
    Array.from(text).reduce((sum, digit, index) => sum + Number(digit) * (weights[index % 3] ?? 0), 0) %
      10 ===
    0
  );
}

function isIban(text: string): boolean {
  const digits = Array.from(`${text.slice(4)}${text.slice(0, 4)}`, (letter) =>
    Number.parseInt(letter, 36),
  ).join('');
  return BigInt(digits) % 97n === 1n;
}
