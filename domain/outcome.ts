import { reviewReasons, type ConfidenceGate, type Extraction, type Settlement } from './extraction.js';

/** What becomes of a reading: paid on its own merits, kept without any payment, or shown to a person. */
export type Outcome =
  | { readonly outcome: 'payable' }
  | { readonly outcome: 'nothing_due'; readonly because: Settlement }
  | { readonly outcome: 'review'; readonly reasons: readonly string[] };

export function outcomeOf(extraction: Extraction, gate: ConfidenceGate): Outcome {
  const reasons = reviewReasons(extraction, gate);
  if (reasons.length === 0) return { outcome: 'payable' };
  const because = surelySettled(extraction, gate);
  return because ? { outcome: 'nothing_due', because } : { outcome: 'review', reasons };
}

/** They say which bill it is that needs no payment: of one that is not known, nobody can say that it is settled. */
const naming = ['vendorName', 'number', 'currency', 'totalMinor'] as const;

/**
 * How a document is settled without us, where that is as sure as the total of a bill that we would pay. When it is due
 * does not matter then; whatever else holds a bill does.
 */
function surelySettled({ kind, fields, findings }: Extraction, gate: ConfidenceGate): Settlement | null {
  const isBill = (kind.value === 'bill' || kind.value === 'receipt') && kind.confidence >= 0.5;
  const isNamed = naming.every((field) => (fields[field][0]?.confidence ?? 0) >= gate[field]);
  const [settlement] = fields.settlement;
  const [due] = fields.amountDueMinor;
  if (!isBill || !isNamed || !settlement || findings.some(({ severity }) => severity === 'hold')) return null;
  if (!(settlement.confidence >= gate.totalMinor) || (fields.totalMinor[0]?.value ?? 0) <= 0) return null;
  const asksForMoney = due !== undefined && due.value > 0;
  return settlement.value === 'already_paid' && asksForMoney ? null : settlement.value;
}
