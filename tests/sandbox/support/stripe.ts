import { instant } from '../../../domain/dates.js';
import type { Currency } from '../../../domain/money.js';
import type { BankDetails, PayeeHandle, PaymentInstruction, PaymentRail } from '../../../providers/ports.js';
import { createStripeRail } from '../../../providers/stripe/rail.js';
import { startStripeSandbox } from '../../../sandbox/stripe/server.js';
import type { StripeSandboxOptions } from '../../../sandbox/stripe/server.js';
import { ask, newLogFile } from './vendor-process.js';

export type LogLine = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** What really happened at the stand-in, and how to make it misbehave. */
export type StripeProbe = {
  readonly url: string;
  log(kind?: string): Promise<LogLine[]>;
  fault(fault: string, more?: object): Promise<unknown>;
  advance(ms: number): Promise<unknown>;
  control(path: string, body?: unknown): Promise<unknown>;
};

export function probe(url: string): StripeProbe {
  const control = (path: string, body: unknown = {}) => ask(`${url}/_sandbox${path}`, 'POST', body);
  return {
    url,
    control,
    fault: (fault, more = {}) => control('/faults', { fault, ...more }),
    advance: (advanceMs) => control('/clock', { advanceMs }),
    async log(kind) {
      const lines = (await ask(`${url}/_sandbox/log`)) as LogLine[];
      return kind === undefined ? lines : lines.filter((line) => line.kind === kind);
    },
  };
}

export async function startStripe(options: Partial<StripeSandboxOptions> = {}) {
  const sandbox = await startStripeSandbox({ logFile: newLogFile(), settleMs: 60_000, ...options });
  return { ...probe(sandbox.url), rail: railFor(sandbox.url), close: () => sandbox.close() };
}

export function railFor(baseUrl: string, timeoutMs = 5_000): PaymentRail {
  return createStripeRail({ apiKey: 'sk_test_1', baseUrl, timeoutMs, financialAccountId: 'fa_sandbox' });
}

export const usBank: BankDetails = {
  holderName: 'Acme Supplies',
  country: 'US',
  routingNumber: '110000000',
  accountNumber: '000123456789',
  currency: 'USD',
};

export function registerPayee(rail: PaymentRail, bank: Partial<BankDetails> = {}): Promise<PayeeHandle> {
  return rail.registerPayee({
    idempotencyKey: `ba_${Math.random()}`,
    displayName: 'Acme Supplies',
    email: 'billing@acme.example',
    bank: { ...usBank, ...bank },
  });
}

let counter = 0;

export function instructionFor(
  payee: PayeeHandle,
  { amountMinor = 12_345, currency = 'USD' }: { amountMinor?: number; currency?: Currency } = {},
): PaymentInstruction {
  counter += 1;
  return {
    idempotencyKey: `pay_${counter}_${process.pid}/1`,
    reference: `REF${String(counter).padStart(12, '0')}`,
    amount: { amountMinor, currency },
    payee,
    description: `Bill ${counter}`,
    metadata: { payloom_payment: `pay_${counter}` },
  };
}

export const longAgo = instant(Date.now() - 3_600_000);
