import type { Payment } from '../../sandbox/stripe/objects.js';
import type { OracleEntry } from './evidence.js';

/** One payment as it stands in the provider's own log. */
export type Movement = {
  readonly id: string;
  readonly billId: string;
  readonly paymentId: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly payoutMethod: string;
  /** The Idempotency-Key that it was made under; null when the provider was given none. */
  readonly key: string | null;
  readonly status: Payment['status'];
  /** By the real clock, milliseconds since the epoch. */
  readonly madeAtMs: number;
  readonly seq: number;
};

/** What really moved, in the order in which it did. */
export function movementsOf(oracle: readonly OracleEntry[]): Movement[] {
  const movements = new Map<string, Movement>();
  for (const entry of oracle) {
    if (entry.kind === 'payment_created') {
      const { payment } = entry;
      movements.set(payment.id, {
        id: payment.id,
        billId: payment.metadata['bill_id'] ?? '',
        paymentId: payment.metadata['payment_id'] ?? '',
        reference: payment.statement_descriptor,
        amountMinor: payment.amount.value,
        currency: payment.amount.currency.toUpperCase(),
        payoutMethod: payment.to.payout_method,
        key: entry.answer?.key ?? null,
        status: payment.status,
        madeAtMs: Date.parse(entry.loggedAt),
        seq: entry.seq,
      });
    } else if ('paymentId' in entry) {
      const movement = movements.get(entry.paymentId);
      if (movement) movements.set(entry.paymentId, { ...movement, status: entry.status });
    }
  }
  return [...movements.values()];
}

/** The vendor has the money, or will. */
export function hasMoved({ status }: Movement): boolean {
  return status === 'processing' || status === 'posted';
}
