import { refuse } from './errors.js';
import type { MemberId } from './ids.js';

type Written = {
  readonly type: string;
  readonly actor: { readonly kind: 'member'; readonly memberId: MemberId } | { readonly kind: 'system' };
};

/**
 * Refuses who wrote any of what is to be verified: since it was last verified, by facts oldest first. Who vouches for a
 * record is somebody else than who made it.
 */
export function requireSecondPerson(
  facts: readonly Written[],
  verifiedType: string,
  writtenTypes: readonly string[],
  verifier: MemberId,
): void {
  const since = facts.slice(facts.findLastIndex(({ type }) => type === verifiedType) + 1);
  const wrote = since.some(
    ({ type, actor }) =>
      writtenTypes.includes(type) && actor.kind === 'member' && actor.memberId === verifier,
  );
  if (wrote) refuse('second_person_required', 'Somebody other than who entered it has to verify it.');
}
