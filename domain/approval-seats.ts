import type { ApprovalDecision, ApprovalStep } from './approval.js';
import type { MemberId } from './ids.js';

export type Seating = {
  readonly steps: readonly ApprovalStep[];
  readonly decisions: readonly Pick<ApprovalDecision, 'memberId' | 'stepIndex'>[];
  readonly escalateTo: readonly MemberId[];
  readonly escalated: boolean;
  /** The bill's creator, who never counts. */
  readonly absent: MemberId | null;
};

/** Members who counted to each step, each person once over all steps: the first decision holds. */
export function seatsTaken(
  steps: readonly ApprovalStep[],
  decisions: readonly Pick<ApprovalDecision, 'memberId' | 'stepIndex'>[],
): Set<MemberId>[] {
  const taken = steps.map(() => new Set<MemberId>());
  const seen = new Set<MemberId>();
  for (const { memberId, stepIndex } of decisions) {
    if (!seen.has(memberId)) taken[stepIndex]?.add(memberId);
    seen.add(memberId);
  }
  return taken;
}

/**
 * Whether the named people who are left can fill every seat that is left, one seat each (a bipartite matching by
 * augmenting paths). A step for a role counts as fillable: who holds a role is not known here.
 */
export function isCompletable(seating: Seating): boolean {
  const { steps, decisions, absent, escalated, escalateTo } = seating;
  const gone = new Set<MemberId | null>([absent, ...decisions.map(({ memberId }) => memberId)]);
  const taken = seatsTaken(steps, decisions);
  const seats = steps.flatMap(({ approvers, required }, index) => {
    if (!('members' in approvers)) return [];
    const people = [...approvers.members, ...(escalated ? escalateTo : [])].filter(
      (member) => !gone.has(member),
    );
    const left = Math.max(0, required - (taken[index]?.size ?? 0));
    return left > people.length ? [null] : Array.from({ length: left }, () => people);
  });
  const seatOf = new Map<MemberId, number>();
  return seats.every((people, seat) => people !== null && findSeat(seat, seats, seatOf, new Set()));
}

function findSeat(
  seat: number,
  seats: readonly (readonly MemberId[] | null)[],
  seatOf: Map<MemberId, number>,
  asked: Set<MemberId>,
): boolean {
  return (seats[seat] ?? []).some((member) => {
    if (asked.has(member)) return false;
    asked.add(member);
    const current = seatOf.get(member);
    if (current !== undefined && !findSeat(current, seats, seatOf, asked)) return false;
    seatOf.set(member, seat);
    return true;
  });
}
