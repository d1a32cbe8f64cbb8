/** Before anything is executed; the answer is not kept for the key. */
export const gateFaults = [
  'conflict_409',
  'rate_limit_429',
  'unavailable_503',
  'drop_before',
  'delay_before',
] as const;
/** Executed or not, but answered with an error that is kept for the key, as Stripe keeps its 500s. */
export const answerFaults = ['error_500_before', 'error_500_after'] as const;
/** Executed and kept; only the way back is broken. */
export const returnFaults = ['drop_answer_after', 'delay'] as const;
/** What the bank makes of the payment. */
export const outcomeFaults = ['decline', 'fail_after_accept', 'post_then_return', 'stay_processing'] as const;
export const webhookFaults = [
  'webhook_duplicate',
  'webhook_reorder',
  'webhook_late',
  'webhook_lost',
  'webhook_bad_signature',
] as const;

export const requestFaults: readonly string[] = [...gateFaults, ...answerFaults, ...returnFaults];
export const knownFaults: readonly string[] = [...requestFaults, ...outcomeFaults, ...webhookFaults];
