import type { Check, Evidence, Violation } from './evidence.js';
import { groupBy } from './group-by.js';
import { hasMoved, movementsOf } from './movements.js';

/** What a client was told is so: no acknowledged bill or command is lost, and nothing was entered that nobody sent. */
export const checkAcknowledged: Check = (evidence) => [
  ...lostBills(evidence),
  ...doubledBills(evidence),
  ...lostCommands(evidence),
];

function lostBills({ memory, bills }: Evidence): Violation[] {
  const rows = new Map(bills.map((bill) => [bill.billId as string, bill]));
  return memory.bills.flatMap(({ billId, number, vendorId }): Violation[] => {
    const row = rows.get(billId);
    if (row === undefined)
      return [{ code: 'bill_lost', about: billId, detail: `${number} was acknowledged` }];
    if (row.number === number && row.vendorId === vendorId) return [];
    return [{ code: 'bill_lost', about: billId, detail: `${number} has become ${row.number ?? 'nothing'}` }];
  });
}

/** One row for one request, however often it was sent; and one payment for one bill of the vendor's. */
function doubledBills({ memory, bills, oracle }: Evidence): Violation[] {
  const acknowledged = groupBy(memory.bills, ({ number }) => number);
  const moved = new Set(
    movementsOf(oracle)
      .filter(hasMoved)
      .map(({ billId }) => billId),
  );
  return [...groupBy(bills, ({ number }) => number ?? '')].flatMap(([number, rows]): Violation[] => {
    const found: Violation[] = [];
    const wanted = (acknowledged.get(number) ?? []).some(({ isDuplicate }) => isDuplicate) ? 2 : 1;
    if (rows.length > wanted && memory.unanswered === 0) {
      found.push({
        code: 'bill_doubled',
        about: number,
        detail: `${rows.length} rows for ${wanted} requests`,
      });
    }
    const paid = rows.filter(({ billId }) => moved.has(billId));
    if (paid.length > 1) {
      found.push({
        code: 'duplicate_paid',
        about: number,
        detail: paid.map(({ billId }) => billId).join(', '),
      });
    }
    return found;
  });
}

const factOf = {
  approve: 'approval_given',
  cancel: 'canceled',
  hold: 'held',
  release: 'released',
  correct: 'corrected',
} as const;

function lostCommands({ memory, facts }: Evidence): Violation[] {
  const done = new Set(
    facts.flatMap(({ subjectId, type, actor }) =>
      actor.kind === 'member' ? [`${subjectId} ${type} ${actor.memberId}`] : [],
    ),
  );
  return memory.commands.flatMap(({ billId, command, memberId }): Violation[] =>
    done.has(`${billId} ${factOf[command]} ${memberId}`)
      ? []
      : [{ code: 'command_lost', about: billId, detail: `${command} was acknowledged and left no fact` }],
  );
}
