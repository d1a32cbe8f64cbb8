import type { Stripe } from 'stripe';
import type { BankDetails, PaymentRail } from '../ports.js';

type PayeeInput = Parameters<PaymentRail['registerPayee']>[0];
type AccountParams = Stripe.V2.Core.AccountCreateParams;
type SetupParams = Stripe.V2.MoneyManagement.OutboundSetupIntentCreateParams;

/** The network that carries a currency at home; elsewhere Stripe's `local` payouts. */
const networks = { USD: 'ach', EUR: 'sepa', GBP: 'fps' } as const;

export function networkFor(currency: string): 'ach' | 'sepa' | 'fps' | 'local' {
  return Object.entries(networks).find(([name]) => name === currency)?.[1] ?? 'local';
}

export function accountParams({ displayName, email, bank }: PayeeInput): AccountParams {
  return {
    display_name: displayName,
    ...(email === null ? {} : { contact_email: email }),
    identity: { country: bank.country.toLowerCase(), entity_type: 'company' },
    configuration: {
      recipient: { capabilities: { bank_accounts: { [networkFor(bank.currency)]: { requested: true } } } },
    },
  };
}

const bicPattern = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

export function setupParams({ country, currency, accountNumber, routingNumber }: BankDetails): SetupParams {
  const isBic = routingNumber !== null && bicPattern.test(routingNumber);
  return {
    usage_intent: 'payment',
    payout_method_data: {
      type: 'bank_account',
      bank_account: {
        account_number: accountNumber,
        country: country.toLowerCase(),
        currency: currency.toLowerCase(),
        ...(routingNumber === null
          ? {}
          : isBic
            ? { swift_code: routingNumber }
            : { routing_number: routingNumber }),
      },
    },
  };
}
