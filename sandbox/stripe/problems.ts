import type { HttpAnswer } from '../http.js';

/** A refusal in Stripe's own shape. `kept` says whether the answer is stored under the idempotency key. */
export class StripeProblem extends Error {
  constructor(
    readonly status: number,
    readonly error: Readonly<Record<string, string>>,
    readonly kept: boolean,
  ) {
    super(error['message'] ?? 'refused');
  }

  answer(): HttpAnswer {
    return { status: this.status, body: { error: this.error } };
  }
}

/** Stripe runs nothing after a failed validation and keeps no answer for the key. */
export function invalidFields(message: string, param: string): StripeProblem {
  return new StripeProblem(400, { code: 'invalid_fields', message, param }, false);
}

export function notFound(what: string, id: string): StripeProblem {
  return new StripeProblem(404, { code: 'not_found', message: `No such ${what}: ${id}` }, false);
}

/** A refusal that the endpoint itself decided, e.g. `insufficient_funds`: definitive, and kept. */
export function declined(type: string, message: string): StripeProblem {
  return new StripeProblem(400, { type, code: type, message, user_message: message }, true);
}

export const serverError = (): StripeProblem =>
  new StripeProblem(500, { type: 'api_error', message: 'An unexpected error occurred.' }, true);

export const unauthorized = (): StripeProblem =>
  new StripeProblem(
    401,
    {
      code: 'unauthorized',
      message: 'Invalid API Key provided. The sandbox takes test and sandbox keys only.',
    },
    false,
  );

export const keyReused = (): StripeProblem =>
  new StripeProblem(
    400,
    {
      type: 'idempotency_error',
      code: 'idempotency_key_reused',
      message:
        'Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than the one supplied if you meant to execute a different request.',
    },
    false,
  );

export const keyInUse = (): StripeProblem =>
  new StripeProblem(
    409,
    {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: 'There is currently another in-progress request using this idempotency key.',
    },
    false,
  );

export const rateLimited = (): StripeProblem =>
  new StripeProblem(429, { type: 'rate_limit', code: 'rate_limit', message: 'Too many requests.' }, false);

export const unavailable = (): StripeProblem =>
  new StripeProblem(503, { type: 'api_error', message: 'The service is temporarily unavailable.' }, false);
