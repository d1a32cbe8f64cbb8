import { z } from 'zod';
import { integer, list, microUsd, optional, required, text, url, withDefault } from './config-shapes.js';

/** Stripe, SendGrid and Anthropic, or who stands in for them. */
export const vendorVariables = {
  STRIPE_API_KEY: required(
    'Stripe',
    'Secret key: sk_live_…, sk_test_…, a restricted rk_… key, or sk_sandbox_… with STRIPE_BASE_URL.',
    'sk_test_KEY',
    z
      .string()
      .regex(
        /^(sk|rk)_(live|test|sandbox)_\S+$/,
        'must start with sk_live_, rk_live_, sk_test_, rk_test_ or sk_sandbox_',
      ),
  ),
  STRIPE_BASE_URL: optional(
    'Stripe',
    'A stand-in for api.stripe.com; never together with a live key.',
    'http://localhost:12111',
    url,
  ),
  STRIPE_WEBHOOK_SECRETS: required(
    'Stripe',
    'Signing secrets of the webhook endpoints, comma separated: two while one is rotated out.',
    'whsec_SECRET',
    list.pipe(z.array(z.string()).min(1, 'must hold at least one secret')),
  ),
  STRIPE_FINANCIAL_ACCOUNT_ID: required(
    'Stripe',
    'Financial account that outbound payments are drawn from.',
    'fa_ID',
    text,
  ),
  STRIPE_TIMEOUT_MS: withDefault(
    'Stripe',
    'How long one call may take, in milliseconds.',
    '20000',
    integer(100, 120_000),
  ),
  STRIPE_KEY_WINDOW_MS: withDefault(
    'Stripe',
    'How long Stripe surely remembers an idempotency key, in milliseconds; a key is sent again in its first half only.',
    '86400000',
    integer(1_000, 2_592_000_000),
  ),

  SENDGRID_API_KEY: required('SendGrid', 'Key with the Mail Send permission.', 'SG.KEY', text),
  SENDGRID_BASE_URL: optional(
    'SendGrid',
    'A stand-in, or the EU region (https://api.eu.sendgrid.com).',
    'http://localhost:12112',
    url,
  ),
  SENDGRID_FROM_EMAIL: required(
    'SendGrid',
    'Verified sender of remittance advice.',
    'payables@example.com',
    z.email('must be an e-mail address'),
  ),
  SENDGRID_FROM_NAME: withDefault('SendGrid', 'Name of the sender.', 'Payloom', text),
  SENDGRID_WEBHOOK_PUBLIC_KEY: required(
    'SendGrid',
    'Public key of the signed event webhook (base64, one line).',
    'PUBLIC_KEY',
    text,
  ),
  SENDGRID_INBOUND_PUBLIC_KEY: optional(
    'SendGrid',
    'Public key of the security policy of Inbound Parse (base64, one line). Set it, and mails without its signature are refused.',
    'PUBLIC_KEY',
    text,
  ),

  ANTHROPIC_API_KEY: optional(
    'Anthropic',
    'Set it to let Claude read documents; without it the other readers work alone.',
    'sk-ant-KEY',
    text,
  ),
  ANTHROPIC_BASE_URL: optional('Anthropic', 'A stand-in or a gateway.', 'http://localhost:12113', url),
  ANTHROPIC_MODEL: withDefault('Anthropic', 'Model that reads documents.', 'claude-sonnet-5-5', text),
  ANTHROPIC_INPUT_USD: withDefault(
    'Anthropic',
    'Price of a million tokens that this model reads, in US dollars; what documents cost is counted by it.',
    '3',
    microUsd,
  ),
  ANTHROPIC_OUTPUT_USD: withDefault(
    'Anthropic',
    'Price of a million tokens that this model writes, in US dollars.',
    '15',
    microUsd,
  ),
  ANTHROPIC_BUDGET_USD: withDefault(
    'Anthropic',
    "What one tenant's documents may cost in a calendar month (UTC), in US dollars; beyond it they are read without Claude.",
    '100',
    microUsd,
  ),
};
