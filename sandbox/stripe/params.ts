import { z } from 'zod';
import { invalidFields } from './problems.js';

// What the `stripe` package may send, field by field. Unknown fields are refused, as Stripe refuses them.

const currency = z.string().regex(/^[a-z]{3}$/, 'must be a three-letter lowercase currency code');
const metadata = z
  .record(z.string().max(40), z.string().max(500))
  .refine((entries) => Object.keys(entries).length <= 50, 'may have at most 50 keys');

const requested = z.strictObject({ requested: z.boolean() });
const bankNetworks = ['ach', 'fedwire', 'fps', 'local', 'rtp', 'sepa', 'swift'] as const;

export const accountParams = z.strictObject({
  contact_email: z.email().optional(),
  contact_phone: z.string().optional(),
  display_name: z.string().max(255).optional(),
  dashboard: z.enum(['express', 'full', 'none']).optional(),
  include: z.array(z.string()).optional(),
  metadata: metadata.optional(),
  identity: z
    .strictObject({
      country: z.string().regex(/^[a-zA-Z]{2}$/, 'must be a two-letter country code'),
      entity_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
      business_details: z.looseObject({}).optional(),
      individual: z.looseObject({}).optional(),
    })
    .optional(),
  configuration: z
    .strictObject({
      recipient: z
        .strictObject({
          capabilities: z
            .strictObject({
              bank_accounts: z.partialRecord(z.enum(bankNetworks), requested).optional(),
              cards: requested.optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

export const setupIntentParams = z.strictObject({
  usage_intent: z.enum(['payment', 'transfer']).optional(),
  payout_method_data: z.strictObject({
    type: z.literal('bank_account', 'this stand-in knows bank accounts only'),
    bank_account: z.strictObject({
      account_number: z.string().min(1),
      bank_account_type: z.enum(['checking', 'futsu', 'savings', 'toza']).optional(),
      branch_number: z.string().optional(),
      country: z.string().regex(/^[a-zA-Z]{2}$/, 'must be a two-letter country code'),
      currency,
      routing_number: z.string().optional(),
      swift_code: z.string().optional(),
    }),
  }),
});

export const paymentParams = z.strictObject({
  amount: z.strictObject({ value: z.int().positive(), currency }),
  from: z.strictObject({ financial_account: z.string(), currency }),
  to: z.strictObject({
    recipient: z.string(),
    payout_method: z.string().optional(),
    currency: currency.optional(),
    payout_method_options: z
      .strictObject({
        bank_account: z
          .strictObject({
            preferred_networks: z.array(z.string()).optional(),
            preferred_network_options: z.strictObject({ ach: z.looseObject({}).optional() }).optional(),
          })
          .optional(),
      })
      .optional(),
  }),
  description: z.string().max(500).optional(),
  metadata: metadata.optional(),
  recipient_notification: z.strictObject({ setting: z.enum(['configured', 'none']) }).optional(),
  recipient_verification: z.string().optional(),
  statement_descriptor: z.string().min(3).max(22).optional(),
});
export type PaymentParams = z.infer<typeof paymentParams>;

export function parseParams<T>(schema: z.ZodType<T>, body: string): T {
  let json: unknown;
  try {
    json = body === '' ? {} : JSON.parse(body);
  } catch {
    throw invalidFields('The request body is not valid JSON.', '');
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const param = issue?.path.map(String).join('.') ?? '';
  throw invalidFields(`Invalid value for \`${param}\`: ${issue?.message ?? 'not understood'}.`, param);
}
