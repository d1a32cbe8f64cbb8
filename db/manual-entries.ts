import type { FactContext } from '../domain/bill-facts.js';
import { epochMs, type Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { LedgerTransactionId, TenantId } from '../domain/ids.js';
import { requireManual, reversed, type Entry } from '../domain/ledger.js';
import type { Tx } from './client.js';
import { appendFacts } from './facts.js';
import { isUniqueViolation } from './faults.js';
import { newId } from './ids.js';
import { book } from './ledger.js';
import { loadTransaction } from './ledger-reads.js';

/** Entries by hand, with who made them and why. Refuses what bills and payments move, and what lies ahead. */
export async function postByHand(
  tx: Tx,
  posting: {
    readonly tenantId: TenantId;
    readonly entries: readonly Entry[];
    readonly reason: string;
    readonly effectiveAt: Instant;
  },
  context: FactContext,
): Promise<LedgerTransactionId> {
  requireManual(posting.entries);
  if (epochMs(posting.effectiveAt) > epochMs(context.at)) {
    refuse('invalid_input', 'Entries take effect now or earlier.', { effectiveAt: posting.effectiveAt });
  }
  return write(tx, { ...posting, corrects: null }, context);
}

/**
 * The same amounts on the other sides, effective now. Each transaction once, and none that follows a bill or a payment:
 * what those say is corrected there.
 */
export async function reverseByHand(
  tx: Tx,
  tenantId: TenantId,
  corrects: LedgerTransactionId,
  reason: string,
  context: FactContext,
): Promise<LedgerTransactionId> {
  const wrong = await loadTransaction(tx, tenantId, corrects);
  if (wrong.subject === 'bill' || wrong.subject === 'payment') {
    refuse('wrong_state', 'These entries follow a bill: correct the bill.', { subject: wrong.subject });
  }
  try {
    const entries = reversed(wrong.lines);
    return await write(tx, { tenantId, entries, reason, effectiveAt: context.at, corrects }, context);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refuse('wrong_state', 'This transaction is corrected already.');
  }
}

async function write(
  tx: Tx,
  posting: {
    readonly tenantId: TenantId;
    readonly entries: readonly Entry[];
    readonly reason: string;
    readonly effectiveAt: Instant;
    readonly corrects: LedgerTransactionId | null;
  },
  context: FactContext,
): Promise<LedgerTransactionId> {
  const { tenantId, entries, reason, effectiveAt, corrects } = posting;
  const ledgerTransactionId = newId('ledgerTransaction');
  const named = { ledgerTransactionId, subject: 'manual' as const, subjectId: ledgerTransactionId };
  await book(
    tx,
    { ...named, tenantId, subjectVersion: 1, memo: reason, corrects, effectiveAt, entries },
    context,
  );
  const fact =
    corrects === null
      ? { type: 'entries_posted' as const, reason }
      : { type: 'entries_corrected' as const, reason, corrects };
  const subject = { tenantId, subject: 'ledger_transaction' as const, subjectId: ledgerTransactionId };
  await appendFacts(tx, { ...subject, billId: null, fromVersion: 0 }, [fact], context);
  return ledgerTransactionId;
}
