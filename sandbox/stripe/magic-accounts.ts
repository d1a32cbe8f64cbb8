import type { Magic } from './objects.js';

/** Account numbers and IBANs that end so do so, as Stripe's own test numbers do. Listed in README.md. */
const magicEndings: readonly (readonly [ending: string, magic: Magic])[] = [
  ['000111111116', { fault: 'fail_after_accept', reason: 'payout_method_does_not_exist' }],
  ['000111111113', { fault: 'post_then_return', reason: 'payout_method_closed' }],
  ['000222222227', { fault: 'decline', reason: 'insufficient_funds', once: true }],
  ['000333333335', { fault: 'fail_after_accept', reason: 'payout_method_declined' }],
  ['000444444440', { fault: 'drop_answer_after', once: true }],
  ['000555555559', { fault: 'decline', reason: 'blocked_by_stripe' }],
  ['000666666661', { fault: 'stay_processing' }],
  ['000777777771', { fault: 'fail_after_accept', reason: 'a_reason_of_tomorrow' }],
];

export function magicOf(accountNumber: string): Magic | null {
  return magicEndings.find(([ending]) => accountNumber.endsWith(ending))?.[1] ?? null;
}
