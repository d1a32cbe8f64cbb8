import { refuse } from './errors.js';
import type { CashAccountId, TenantId } from './ids.js';
import { cashOf, commonAccount, type Entry } from './ledger.js';
import type { Currency } from './money.js';

/** Where money is that we pay from: one account at a bank or a provider, in one currency. */
export type CashAccount = {
  readonly tenantId: TenantId;
  readonly cashAccountId: CashAccountId;
  readonly version: number;
  readonly name: string;
  readonly currency: Currency;
  /** What payments leave in it, in minor units. */
  readonly floorMinor: number;
  /** Payments in its currency are made from it; one account a currency. */
  readonly paysFrom: boolean;
};

/** In minor units, of one moment. */
export type CashPosition = {
  readonly balanceMinor: number;
  /** Spoken for by payments under way. */
  readonly reservedMinor: number;
  /** What may still be paid; negative when money that went another way has eaten into the floor. */
  readonly availableMinor: number;
};

/** `opening`: what was there before the books began. The others came or went by other ways than bills. */
export const cashMovementKinds = ['opening', 'deposit', 'withdrawal'] as const;
export type CashMovementKind = (typeof cashMovementKinds)[number];

export type CashMovement = {
  readonly kind: CashMovementKind;
  /** Positive, whatever the kind. */
  readonly amountMinor: number;
  readonly reason: string;
};

/** Refuses an amount that is not positive. */
export function cashEntries(
  { cashAccountId, currency }: Pick<CashAccount, 'cashAccountId' | 'currency'>,
  { kind, amountMinor }: Pick<CashMovement, 'kind' | 'amountMinor'>,
): Entry[] {
  if (amountMinor <= 0) refuse('invalid_input', 'An amount that moves is positive.', { amountMinor });
  const inMinor = kind === 'withdrawal' ? -amountMinor : amountMinor;
  return [
    { account: cashOf(cashAccountId, currency), amountMinor: inMinor },
    { account: commonAccount(kind === 'opening' ? 'opening' : 'funding', currency), amountMinor: -inMinor },
  ];
}
