import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { HTTPException } from 'hono/http-exception';
import { isUnavailable, isUniqueViolation } from '../db/faults.js';
import { DomainError, errorCodes, type ErrorCode, type ErrorDetails } from '../domain/errors.js';
import { ProviderFault } from '../providers/ports.js';
import type { ApiContext } from './deps.js';
import { WorkflowsUnavailable } from './workflow-starter.js';

/** The one place where a refusal becomes an HTTP status. */
export const statusOf = {
  invalid_input: 422,
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  fresh_login_required: 401,
  tenant_required: 403,
  wrong_state: 409,
  version_conflict: 412,
  idempotency_mismatch: 422,
  idempotency_in_progress: 409,
  own_bill: 403,
  not_an_approver: 403,
  already_decided: 409,
  approval_void: 409,
  no_policy: 409,
  vendor_unverified: 409,
  vendor_blocked: 409,
  bank_account_unusable: 409,
  duplicate_bill: 409,
  payment_in_flight: 409,
  nothing_to_pay: 422,
  payment_begun: 409,
  second_person_required: 403,
  limit_exceeded: 429,
  unsupported_media: 415,
  too_large: 413,
  not_ready: 503,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>;

/** What a problem body may say: the refusals of the domain, and codes of HTTP itself. */
export const problemCodes = [...errorCodes, 'bad_signature', 'method_not_allowed', 'internal'] as const;
type ProblemCode = (typeof problemCodes)[number];

type Problem = {
  readonly status: ContentfulStatusCode;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly details?: ErrorDetails;
  readonly headers?: Readonly<Record<string, string>>;
};

export const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible in this state',
  412: 'Changed by somebody else',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid input',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
};

export const retryAfterSeconds = 5;

export const problemType = (code: ProblemCode) => `https://payloom.dev/problems/${code}`;

/** A problem body (RFC 9457). */
export function answerProblem(c: ApiContext, problem: Problem): Response {
  return c.body(JSON.stringify(problemBody(c, problem)), problem.status, {
    'content-type': 'application/problem+json',
    ...problem.headers,
  });
}

function problemBody(c: ApiContext, { status, code, detail, errors, details }: Problem) {
  return {
    type: problemType(code),
    title: titles[status] ?? 'Error',
    status,
    code,
    detail,
    requestId: c.get('requestId'),
    ...(errors ? { errors: [...errors] } : {}),
    ...(details && Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** Input of the wrong shape; every wrong field is named. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  constructor(readonly errors: NonNullable<Problem['errors']>) {
    super('The request is malformed.');
  }
}

/** Every thrown thing becomes a problem body here. The message of a fault never leaves the process. */
export function answerError(error: unknown, c: ApiContext): Response {
  return answerProblem(c, loggedProblem(error, c));
}

/** The same for one of many things that a request asks for. */
export function problemIn(error: unknown, c: ApiContext) {
  return problemBody(c, loggedProblem(error, c));
}

function loggedProblem(error: unknown, c: ApiContext): Problem {
  const problem = problemOf(error);
  if (problem.status >= 500) {
    c.get('log')[problem.status === 503 ? 'warn' : 'error']('request_failed', { err: error });
  }
  return problem;
}

function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return refusal(error);
  if (error instanceof InvalidRequest) {
    return { status: 422, code: 'invalid_input', detail: error.message, errors: error.errors };
  }
  if (error instanceof HTTPException) return httpProblem(error);
  if (isUniqueViolation(error)) {
    return { status: 412, code: 'version_conflict', detail: 'Somebody was faster: look again.' };
  }
  if (error instanceof WorkflowsUnavailable || isUnavailable(error) || isProviderAway(error)) {
    return unavailable('A part that is needed for this is not reachable. Repeat the request later.');
  }
  return { status: 500, code: 'internal', detail: 'Something went wrong on our side.' };
}

export function unavailable(detail: string): Problem {
  return { status: 503, code: 'not_ready', detail, headers: { 'retry-after': String(retryAfterSeconds) } };
}

function refusal({ code, message, details }: DomainError): Problem {
  const status = statusOf[code];
  return { status, code, detail: message, details, headers: refusalHeaders(code, details) };
}

/** Challenges as RFC 6750 and, for a login that is too old, RFC 9470 have them. */
function refusalHeaders(code: ErrorCode, details: ErrorDetails): Record<string, string> {
  const status = statusOf[code];
  // Soon answered: with a time to come back, whoever repeats gets the first answer and no refusal.
  if (code === 'idempotency_in_progress') return { 'retry-after': '1' };
  if (status === 503) return { 'retry-after': String(retryAfterSeconds) };
  // The rest of the body stays unread and the connection is closed: the caller must not send its next request on it.
  if (status === 413) return { connection: 'close' };
  if (status === 429) return { 'retry-after': String(details['retryAfterSeconds'] ?? retryAfterSeconds) };
  if (status !== 401) return {};
  return { 'www-authenticate': `Bearer realm="payloom"${challenge(details)}` };
}

function challenge({ maxAgeSeconds, tokenRefused }: ErrorDetails): string {
  if (maxAgeSeconds !== undefined) {
    return `, error="insufficient_user_authentication", error_description="Log in again", max_age="${String(maxAgeSeconds)}"`;
  }
  return tokenRefused === undefined ? '' : ', error="invalid_token"';
}

/** What Hono and its validators throw before a handler runs. */
function httpProblem({ status }: HTTPException): Problem {
  switch (status) {
    case 413:
      return { status, code: 'too_large', detail: 'The request body is too large.' };
    case 415:
      return { status, code: 'unsupported_media', detail: 'This Content-Type is not taken here.' };
    default:
      return status < 500
        ? { status: 422, code: 'invalid_input', detail: 'The request body cannot be read.' }
        : { status: 500, code: 'internal', detail: 'Something went wrong on our side.' };
  }
}

function isProviderAway(error: unknown): boolean {
  return error instanceof ProviderFault && (error.kind === 'unavailable' || error.kind === 'unknown');
}
