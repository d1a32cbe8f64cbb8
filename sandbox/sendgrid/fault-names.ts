/** Answered without taking the mail. */
export const refusals = {
  bad_request_400: 400,
  unauthorized_401: 401,
  too_large_413: 413,
  rate_limit_429: 429,
  error_500_before: 500,
  unavailable_503: 503,
} as const;
export const requestFaults: readonly string[] = [
  ...Object.keys(refusals),
  'error_500_after',
  'drop_before',
  'drop_answer_after',
  'delay',
];
/** What becomes of the mail. */
export const outcomeFaults: readonly string[] = ['bounce', 'dropped', 'deferred', 'never_settled'];
/** `activity_late` hides the mail from one search, as Email Activity is behind for a while. */
export const searchFaults: readonly string[] = ['activity_late'];
export const webhookFaults: readonly string[] = [
  'webhook_duplicate',
  'webhook_late',
  'webhook_lost',
  'webhook_bad_signature',
];
export const knownFaults: readonly string[] = [
  ...requestFaults,
  ...outcomeFaults,
  ...searchFaults,
  ...webhookFaults,
];

export function refusalStatus(fault: string): number | null {
  return Object.entries(refusals).find(([name]) => name === fault)?.[1] ?? null;
}
