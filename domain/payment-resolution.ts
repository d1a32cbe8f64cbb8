import { refuse } from './errors.js';
import type { MemberId } from './ids.js';
import type { PaymentStatus } from './payment.js';

/** What two people found out about a payment of which nobody knows whether it was executed. */
export type Resolution =
  | { readonly resolution: 'found'; readonly providerPaymentId: string }
  | { readonly resolution: 'not_executed' };

export type ResolutionProposal = Resolution & {
  /** Where it was seen: a statement, a case number at the provider. */
  readonly evidence: string;
  readonly by: MemberId;
  /** The attempt that it is about: a later attempt needs a resolution of its own. */
  readonly attempt: number;
};

export type ResolutionFact =
  | ({ readonly type: 'resolution_proposed' } & ResolutionProposal)
  | ({ readonly type: 'resolution_confirmed' } & ResolutionProposal);

export type ResolutionState =
  | { readonly status: 'open' }
  | { readonly status: 'proposed'; readonly proposal: ResolutionProposal }
  | { readonly status: 'confirmed'; readonly proposal: ResolutionProposal };

/** What is known about the resolution of this attempt; facts oldest first. */
export function resolutionOf(facts: readonly ResolutionFact[], attempt: number): ResolutionState {
  const last = facts.filter((fact) => fact.attempt === attempt).at(-1);
  if (last === undefined) return { status: 'open' };
  const { type, ...proposal } = last;
  return { status: type === 'resolution_proposed' ? 'proposed' : 'confirmed', proposal };
}

/**
 * The first person proposes, a second one who says the same confirms. A second one who says otherwise has proposed anew,
 * and a third look is needed.
 */
export function decideResolution(
  payment: { readonly status: PaymentStatus; readonly attempt: number },
  state: ResolutionState,
  proposal: ResolutionProposal,
): ResolutionFact {
  if (payment.status !== 'unknown') {
    refuse('wrong_state', `A payment that is ${payment.status} has nothing to resolve.`, {
      status: payment.status,
    });
  }
  if (state.status === 'confirmed')
    refuse('already_decided', 'Two people have resolved this payment already.');
  if (state.status === 'open' || !agrees(state.proposal, proposal)) {
    return { type: 'resolution_proposed', ...proposal };
  }
  if (state.proposal.by === proposal.by) {
    refuse('second_person_required', 'Somebody else has to confirm what you proposed.');
  }
  return { type: 'resolution_confirmed', ...proposal };
}

function agrees(a: Resolution, b: Resolution): boolean {
  if (a.resolution === 'found')
    return b.resolution === 'found' && a.providerPaymentId === b.providerPaymentId;
  return b.resolution === 'not_executed';
}
