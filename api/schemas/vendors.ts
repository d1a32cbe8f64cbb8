import { z } from '@hono/zod-openapi';
import type { BankAccount, Vendor } from '../../db/vendors.js';
import { currencySchema, emailSchema, instantSchema, textSchema } from './primitives.js';

const aliasesMax = 50;

export const vendorEntrySchema = z
  .strictObject({
    name: textSchema(200),
    taxId: textSchema(40).nullish(),
    email: emailSchema.nullish().openapi({ description: 'Where remittance advice goes.' }),
    aliases: z.array(textSchema(200)).max(aliasesMax).optional(),
  })
  .openapi('VendorEntry', {
    example: { name: 'Blue River Supplies', taxId: 'DE123456789', email: 'billing@blueriver.example' },
  });

export const vendorChangeSchema = vendorEntrySchema
  .partial()
  .openapi('VendorChange', { example: { email: 'accounts@blueriver.example' } });

export const bankAccountEntrySchema = z
  .strictObject({
    holderName: textSchema(200),
    country: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'Two letters (ISO 3166).')
      .openapi({ example: 'DE' }),
    routingNumber: textSchema(20).nullish().openapi({ description: 'ABA, sort code or BIC.' }),
    accountNumber: textSchema(50).openapi({ description: 'Account number or IBAN.' }),
    currency: currencySchema,
  })
  .openapi('BankAccountEntry', {
    example: {
      holderName: 'Blue River Supplies',
      country: 'DE',
      accountNumber: 'DE89370400440532013000',
      currency: 'EUR',
    },
  });

export const bankAccountSchema = z
  .object({
    bankAccountId: z.string(),
    vendorId: z.string(),
    version: z.number().int(),
    status: z.enum(['proposed', 'active', 'frozen', 'replaced']),
    holderName: z.string(),
    country: z.string(),
    currency: z.string(),
    last4: z.string().openapi({ description: 'All that is ever shown of the number.' }),
    frozenReason: z.string().nullable(),
    createdBy: z.string(),
    verifiedBy: z.string().nullable(),
    verifiedAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .openapi('BankAccount', {
    example: {
      bankAccountId: 'ba_0193b3c0a1b27def8123456789abcdef',
      vendorId: 'ven_0193b3c0a1b27def8123456789abcdef',
      version: 1,
      status: 'proposed',
      holderName: 'Blue River Supplies',
      country: 'DE',
      currency: 'EUR',
      last4: '3000',
      frozenReason: null,
      createdBy: 'mem_0193b3c0a1b27def8123456789abcdef',
      verifiedBy: null,
      verifiedAt: null,
      createdAt: '2026-11-21T09:30:00.000Z',
    },
  });

export const vendorStatuses = ['unverified', 'verified', 'blocked'] as const;

export const vendorSchema = z
  .object({
    vendorId: z.string(),
    version: z.number().int(),
    name: z.string(),
    taxId: z.string().nullable(),
    email: z.string().nullable(),
    aliases: z.array(z.string()),
    status: z.enum(vendorStatuses),
    createdBy: z.string().nullable().openapi({ description: 'Null when a document proposed it.' }),
    verifiedBy: z.string().nullable(),
    verifiedAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .openapi('Vendor', {
    example: {
      vendorId: 'ven_0193b3c0a1b27def8123456789abcdef',
      version: 1,
      name: 'Blue River Supplies',
      taxId: 'DE123456789',
      email: 'billing@blueriver.example',
      aliases: [],
      status: 'unverified',
      createdBy: 'mem_0193b3c0a1b27def8123456789abcdef',
      verifiedBy: null,
      verifiedAt: null,
      createdAt: '2026-11-21T09:30:00.000Z',
    },
  });

export function vendorBody(vendor: Vendor): z.output<typeof vendorSchema> {
  return {
    vendorId: vendor.vendorId,
    version: vendor.version,
    name: vendor.name,
    taxId: vendor.taxId,
    email: vendor.email,
    aliases: [...vendor.aliases],
    status: vendor.status,
    createdBy: vendor.createdBy,
    verifiedBy: vendor.verifiedBy,
    verifiedAt: vendor.verifiedAt,
    createdAt: vendor.createdAt,
  };
}

export function bankAccountBody(account: BankAccount): z.output<typeof bankAccountSchema> {
  return {
    bankAccountId: account.bankAccountId,
    vendorId: account.vendorId,
    version: account.version,
    status: account.status,
    holderName: account.holderName,
    country: account.country,
    currency: account.currency,
    last4: account.last4,
    frozenReason: account.frozenReason,
    createdBy: account.createdBy,
    verifiedBy: account.verifiedBy,
    verifiedAt: account.verifiedAt,
    createdAt: account.createdAt,
  };
}
