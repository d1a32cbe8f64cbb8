import { z } from '@hono/zod-openapi';
import { cashMovementKinds, type CashAccount, type CashPosition } from '../../domain/cash-account.js';
import { amountMinorMax, money } from '../../domain/money.js';
import {
  currencySchema,
  instantQuery,
  moneySchema,
  positiveMoneySchema,
  reasonSchema,
  textSchema,
} from './primitives.js';

const nameSchema = textSchema(120).openapi({ example: 'Operating account' });
const floorSchema = z.number().int().min(0).max(amountMinorMax).openapi({
  description: 'What payments leave in it, in minor units.',
  example: 500_000,
});
const paysFromSchema = z.boolean().openapi({
  description: 'Payments in its currency are made from it; one account a currency.',
  example: true,
});

export const cashAccountEntrySchema = z
  .strictObject({
    name: nameSchema,
    currency: currencySchema,
    floorMinor: floorSchema.default(0),
    paysFrom: paysFromSchema.default(true),
  })
  .openapi('CashAccountEntry', {
    example: { name: 'Operating account', currency: 'EUR', floorMinor: 500_000, paysFrom: true },
  });

export const cashAccountChangeSchema = z
  .strictObject({
    name: nameSchema.optional(),
    floorMinor: floorSchema.optional(),
    paysFrom: paysFromSchema.optional(),
  })
  .openapi('CashAccountChange', { example: { floorMinor: 250_000 } });

export const cashMovementSchema = z
  .strictObject({
    kind: z.enum(cashMovementKinds).openapi({
      description:
        '`opening`: what was there before the books began. The others came or went by other ways than bills.',
    }),
    amount: positiveMoneySchema,
    effectiveAt: instantQuery
      .optional()
      .openapi({ description: 'When; now unless it is given, and never later than now.' }),
    reason: reasonSchema,
  })
  .openapi('CashMovement', {
    example: {
      kind: 'deposit',
      amount: { amountMinor: 1_000_000, currency: 'EUR' },
      reason: 'From the savings account, statement line 4.',
    },
  });

const cashAccountExample = {
  cashAccountId: 'cash_0193b3c0a1b27def8123456789abcdef',
  version: 2,
  name: 'Operating account',
  currency: 'EUR',
  floorMinor: 500_000,
  paysFrom: true,
  account: 'cash:cash_0193b3c0a1b27def8123456789abcdef:EUR',
  balance: { amountMinor: 1_250_000, currency: 'EUR' },
  reserved: { amountMinor: 12_350, currency: 'EUR' },
  available: { amountMinor: 737_650, currency: 'EUR' },
};

export const cashAccountSchema = z
  .object({
    cashAccountId: z.string(),
    version: z.number().int(),
    name: z.string(),
    currency: currencySchema,
    floorMinor: z.number().int(),
    paysFrom: z.boolean(),
    account: z.string().openapi({ description: 'Its account in the ledger.' }),
    balance: moneySchema,
    reserved: moneySchema.openapi({ description: 'Spoken for by payments under way.' }),
    available: moneySchema.openapi({
      description: 'Balance, less reserved, less the floor. May be negative.',
    }),
  })
  .openapi('CashAccount', { example: cashAccountExample });

export function cashAccountBody(
  account: CashAccount,
  { balanceMinor, reservedMinor, availableMinor }: CashPosition,
): z.output<typeof cashAccountSchema> {
  const { cashAccountId, version, name, currency, floorMinor, paysFrom } = account;
  return {
    ...{ cashAccountId, version, name, currency, floorMinor, paysFrom },
    account: `cash:${cashAccountId}:${currency}`,
    balance: money(balanceMinor, currency),
    reserved: money(reservedMinor, currency),
    available: money(availableMinor, currency),
  };
}
