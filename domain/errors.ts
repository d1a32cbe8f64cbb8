/** Every way in which Payloom says no. A refusal is never retried; `api/errors.ts` maps each code to a status. */
export const errorCodes = [
  'invalid_input',
  'not_found',
  'forbidden',
  'unauthenticated',
  'fresh_login_required',
  'tenant_required',
  'wrong_state',
  'version_conflict',
  'idempotency_mismatch',
  'idempotency_in_progress',
  'own_bill',
  'not_an_approver',
  'already_decided',
  'approval_void',
  'no_policy',
  'vendor_unverified',
  'vendor_blocked',
  'bank_account_unusable',
  'duplicate_bill',
  'payment_in_flight',
  'nothing_to_pay',
  'payment_begun',
  'second_person_required',
  'limit_exceeded',
  'unsupported_media',
  'too_large',
  'not_ready',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A refusal. The message is safe to show to the caller. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

export function refuse(code: ErrorCode, message: string, details: ErrorDetails = {}): never {
  throw new DomainError(code, message, details);
}
