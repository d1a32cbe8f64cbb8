import { z } from '@hono/zod-openapi';
import type { LedgerTransaction } from '../../db/ledger.js';
import type { AccountBalance, Asof, StatementEntry } from '../../db/ledger-reads.js';
import { epochMs, instant, type Instant } from '../../domain/dates.js';
import { accountKinds, chart, entriesMax, type AccountCode } from '../../domain/ledger.js';
import { amountMinorMax, isCurrency, money } from '../../domain/money.js';
import {
  actorSchema,
  currencySchema,
  instantQuery,
  instantSchema,
  moneySchema,
  reasonSchema,
} from './primitives.js';

const accountClasses = ['asset', 'liability', 'income', 'expense', 'equity'] as const;
const accountExample = 'cash:cash_0193b3c0a1b27def8123456789abcdef:EUR';

export const asofQuery = {
  effectiveAt: instantQuery
    .optional()
    .openapi({ description: 'What had happened by then; now unless it is given.' }),
  recordedAt: instantQuery
    .optional()
    .openapi({ description: 'As far as it was known by then; everything unless it is given.' }),
};

/** Instants are whole milliseconds, so that "by then" is before the next one. */
const after = (at: Instant | undefined) => (at === undefined ? null : instant(epochMs(at) + 1));

export const asofOf = (query: {
  effectiveAt?: Instant | undefined;
  recordedAt?: Instant | undefined;
}): Asof => ({
  effectiveBefore: after(query.effectiveAt),
  recordedBefore: after(query.recordedAt),
});

export const accountFilterQuery = {
  kind: z.enum(accountKinds).optional().openapi({ description: 'Of this kind.' }),
  currency: currencySchema.optional().openapi({ description: 'In this currency.', example: 'EUR' }),
};

export const ledgerAccountSchema = z
  .object({
    account: z
      .string()
      .openapi({ description: '`kind:holder:CUR`, or `kind:CUR` where there is one a currency.' }),
    kind: z.enum(accountKinds),
    class: z.enum(accountClasses),
    holder: z
      .string()
      .nullable()
      .openapi({ description: 'The vendor, rail or cash account that it is for.' }),
    balance: moneySchema.openapi({ description: 'Debits less credits: what is owed to others is negative.' }),
  })
  .openapi('LedgerAccount', {
    example: {
      ...{ account: accountExample, kind: 'cash', class: 'asset' },
      holder: 'cash_0193b3c0a1b27def8123456789abcdef',
      balance: { amountMinor: 1_250_000, currency: 'EUR' },
    },
  });

export const ledgerAccountBody = ({ code, kind, holder, currency, balanceMinor }: AccountBalance) => ({
  ...{ account: code, kind, class: chart[kind].class, holder },
  balance: money(balanceMinor, currency),
});

export const trialBalanceSchema = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(accountKinds),
        class: z.enum(accountClasses),
        currency: currencySchema,
        accounts: z.number().int(),
        debitMinor: z.number().int(),
        creditMinor: z.number().int(),
      }),
    ),
    totals: z
      .array(
        z.object({ currency: currencySchema, debitMinor: z.number().int(), creditMinor: z.number().int() }),
      )
      .openapi({ description: 'Debits equal credits in each currency.' }),
  })
  .openapi('TrialBalance', {
    example: {
      items: [
        { kind: 'cash', class: 'asset', currency: 'EUR', accounts: 1, debitMinor: 500, creditMinor: 0 },
        { kind: 'opening', class: 'equity', currency: 'EUR', accounts: 1, debitMinor: 0, creditMinor: 500 },
      ],
      totals: [{ currency: 'EUR', debitMinor: 500, creditMinor: 500 }],
    },
  });

const entryExample = {
  ledgerTransactionId: 'ltx_0193b3c0a1b27def8123456789abcdef',
  line: 1,
  account: accountExample,
  amount: { amountMinor: -12_350, currency: 'EUR' },
  effectiveAt: '2026-11-30T08:00:00.000Z',
  recordedAt: '2026-11-30T08:00:00.000Z',
  memo: 'posted',
  billId: 'bill_0193b3c0a1b27def8123456789abcdef',
  paymentId: 'pay_0193b3c0a1b27def8123456789abcdef',
  billNumber: 'INV-118',
  reference: '0K3VQ8H2M7C5D1X',
};

export const ledgerEntrySchema = z
  .object({
    ledgerTransactionId: z.string(),
    line: z.number().int(),
    account: z.string(),
    amount: moneySchema.openapi({ description: 'A debit is positive, a credit negative.' }),
    effectiveAt: instantSchema.openapi({ description: 'When it took effect.' }),
    recordedAt: instantSchema.openapi({ description: 'When we knew of it.' }),
    memo: z.string().openapi({ description: 'The facts that it books, or the reason that somebody gave.' }),
    billId: z.string().nullable(),
    paymentId: z.string().nullable(),
    billNumber: z.string().nullable().openapi({ description: "The vendor's number of the bill." }),
    reference: z
      .string()
      .nullable()
      .openapi({ description: 'Of the payment, as the bank statement shows it.' }),
  })
  .openapi('LedgerEntry', { example: entryExample });

export function ledgerEntryBody({
  amountMinor,
  currency,
  ...entry
}: StatementEntry): z.output<typeof ledgerEntrySchema> {
  return { ...entry, amount: money(amountMinor, currency) };
}

export const ledgerTransactionSchema = z
  .object({
    ledgerTransactionId: z.string(),
    subject: z.enum(['bill', 'payment', 'cash_account', 'manual']),
    subjectId: z.string(),
    corrects: z.string().nullable().openapi({ description: 'The earlier one that this puts right.' }),
    memo: z.string(),
    actor: actorSchema,
    effectiveAt: instantSchema,
    recordedAt: instantSchema,
    entries: z.array(ledgerEntrySchema),
  })
  .openapi('LedgerTransaction', {
    example: {
      ...{ ledgerTransactionId: entryExample.ledgerTransactionId, subject: 'payment' },
      ...{ subjectId: entryExample.paymentId, corrects: null, memo: 'posted', actor: { kind: 'system' } },
      ...{ effectiveAt: entryExample.effectiveAt, recordedAt: entryExample.recordedAt },
      entries: [entryExample],
    },
  });

export function ledgerTransactionBody(
  transaction: LedgerTransaction & { readonly lines: readonly StatementEntry[] },
): z.output<typeof ledgerTransactionSchema> {
  const { ledgerTransactionId, subject, subjectId, corrects, memo, actor, effectiveAt, recordedAt, lines } =
    transaction;
  return {
    ...{ ledgerTransactionId, subject, subjectId, corrects, memo, actor, effectiveAt, recordedAt },
    entries: lines.map(ledgerEntryBody),
  };
}

const accountCode = z
  .string()
  .max(120)
  .transform((text) => text as AccountCode)
  .openapi({ description: '`kind:holder:CUR` or `kind:CUR`, of the chart.', example: 'fees:stripe:EUR' });

export const manualEntriesSchema = z
  .strictObject({
    entries: z
      .array(
        z.strictObject({
          account: accountCode,
          amountMinor: z.number().int().min(-amountMinorMax).max(amountMinorMax).openapi({
            description: 'A debit is positive, a credit negative; in minor units of the account’s currency.',
          }),
        }),
      )
      .min(2)
      .max(entriesMax),
    effectiveAt: instantQuery
      .optional()
      .openapi({ description: 'When; now unless it is given, and never later than now.' }),
    reason: reasonSchema,
  })
  .openapi('ManualEntries', {
    example: {
      entries: [
        { account: 'fees:stripe:EUR', amountMinor: 250 },
        { account: 'funding:EUR', amountMinor: -250 },
      ],
      reason: 'Fees of October, invoice 77 of the provider.',
    },
  });

/** By kind and currency, each account's balance on its side. */
export function trialBalanceOf(balances: readonly AccountBalance[]): z.output<typeof trialBalanceSchema> {
  const items = new Map<string, z.output<typeof trialBalanceSchema>['items'][number]>();
  const totals = new Map<string, z.output<typeof trialBalanceSchema>['totals'][number]>();
  for (const { kind, currency, balanceMinor } of balances) {
    if (!isCurrency(currency)) continue;
    const key = `${currency} ${kind}`;
    const none = { debitMinor: 0, creditMinor: 0 };
    const item = items.get(key) ?? { kind, class: chart[kind].class, currency, accounts: 0, ...none };
    const total = totals.get(currency) ?? { currency, ...none };
    const [debitMinor, creditMinor] = balanceMinor > 0 ? [balanceMinor, 0] : [0, 0 - balanceMinor];
    items.set(key, {
      ...{ ...item, accounts: item.accounts + 1 },
      ...{ debitMinor: item.debitMinor + debitMinor, creditMinor: item.creditMinor + creditMinor },
    });
    totals.set(currency, {
      ...{ currency, debitMinor: total.debitMinor + debitMinor },
      creditMinor: total.creditMinor + creditMinor,
    });
  }
  const byKey = <T>(map: ReadonlyMap<string, T>) =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return { items: byKey(items), totals: byKey(totals) };
}
