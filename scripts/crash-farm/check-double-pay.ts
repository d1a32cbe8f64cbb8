import type { Check, Evidence, Violation } from './evidence.js';
import { groupBy } from './group-by.js';
import { hasMoved, movementsOf, type Movement } from './movements.js';

/** No bill is paid twice, and nothing moves that our rows did not announce: first the row and its key, then the call. */
export const checkDoublePay: Check = (evidence) => {
  const movements = movementsOf(evidence.oracle);
  return [...paidTwice(evidence, movements), ...unannounced(evidence, movements), ...newKeys(evidence)];
};

function paidTwice({ facts }: Evidence, movements: readonly Movement[]): Violation[] {
  const reopened = new Set(facts.filter(({ type }) => type === 'reopened').map(({ subjectId }) => subjectId));
  return [...groupBy(movements, ({ billId }) => billId)].flatMap(([billId, all]) => {
    // A return ends a payment without taking back that it was made: another one needs a fresh approval.
    const made = all.filter((each) => hasMoved(each) || each.status === 'returned');
    const live = reopened.has(billId) ? made.filter(hasMoved) : made;
    if (live.length < 2) return [];
    return [
      { code: 'paid_twice', about: billId, detail: live.map(({ id, key }) => `${id} (${key})`).join(', ') },
    ];
  });
}

function unannounced({ payments, attempts }: Evidence, movements: readonly Movement[]): Violation[] {
  const references = new Set(payments.map(({ reference }) => reference));
  const sentAtMs = new Map(
    attempts.map((attempt) => [attempt.idempotencyKey, Date.parse(attempt.firstSentAt)]),
  );
  return movements.flatMap((movement): Violation[] => {
    const about = movement.billId;
    if (!references.has(movement.reference)) {
      return [
        { code: 'stray_movement', about, detail: `${movement.id} has a reference that no payment has` },
      ];
    }
    const announcedAtMs = movement.key === null ? undefined : sentAtMs.get(movement.key);
    if (announcedAtMs === undefined) {
      return [{ code: 'unrecorded_key', about, detail: `${movement.id} was made under ${movement.key}` }];
    }
    if (announcedAtMs <= movement.madeAtMs) return [];
    const lateMs = announcedAtMs - movement.madeAtMs;
    return [
      {
        code: 'sent_before_recorded',
        about,
        detail: `${movement.id} moved ${lateMs} ms before it was written down`,
      },
    ];
  });
}

/** Each key after the first needs the decline of the one before it. */
function newKeys({ attempts, facts }: Evidence): Violation[] {
  const declines = groupBy(
    facts.filter(({ subject, type }) => subject === 'payment' && type === 'declined'),
    ({ subjectId }) => subjectId,
  );
  return [...groupBy(attempts, ({ paymentId }) => paymentId)].flatMap(([paymentId, all]): Violation[] => {
    const declined = declines.get(paymentId)?.length ?? 0;
    if (all.length <= declined + 1) return [];
    const detail = `${all.length} keys after ${declined} declines`;
    return [{ code: 'new_key_without_decline', about: paymentId, detail }];
  });
}
