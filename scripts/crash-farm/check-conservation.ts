import type { Check } from './evidence.js';
import { hasMoved, movementsOf } from './movements.js';

/** What left the account at the provider is what our payments say was sent, to the cent. */
export const checkConservation: Check = (evidence) => {
  const movements = movementsOf(evidence.oracle).filter(hasMoved);
  const gone = sum(movements.map(({ amountMinor }) => amountMinor));
  const { openingMinor, availableMinor, pendingMinor } = evidence.balance;
  const processing = sum(
    movements.filter(({ status }) => status === 'processing').map(({ amountMinor }) => amountMinor),
  );
  const unknown = new Set(
    evidence.payments.filter(({ status }) => status === 'unknown').map(({ billId }) => billId as string),
  );
  // Nobody knows yet, and the rows say so.
  const stillUnknown = sum(
    movements.filter(({ billId }) => unknown.has(billId)).map(({ amountMinor }) => amountMinor),
  );
  const booked = sum(
    evidence.payments
      .filter(({ status }) => status === 'processing' || status === 'posted')
      .map(({ amountMinor }) => amountMinor),
  );
  const rows = [
    ['the balance of the provider', openingMinor - availableMinor, gone],
    ['what the provider still moves', pendingMinor, processing],
    ['our payments', booked + stillUnknown, gone],
  ] as const;
  return rows
    .filter(([, has, should]) => has !== should)
    .map(([about, has, should]) => ({
      code: 'money_not_conserved' as const,
      about,
      detail: `${has} instead of ${should}`,
    }));
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
