import type { Problem } from './schema.js';

/** `unexpected_answer`: not a problem body, e.g. the page of a proxy. */
export type ProblemCode = Problem['code'] | 'unexpected_answer';

/** The API said no. `code` is what programs decide by, `message` is for people. */
export class PayloomProblem extends Error {
  override readonly name = 'PayloomProblem';
  readonly status: number;
  readonly code: ProblemCode;
  /** Finds the request in the logs of the API; null when none of it answered. */
  readonly requestId: string | null;
  /** Each wrong field of malformed input. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly details: Readonly<Record<string, unknown>>;
  /** When a repetition makes sense, as the API said. */
  readonly retryAfterMs: number | null;

  constructor(call: string, response: Response, body: unknown) {
    const problem = isProblem(body) ? body : null;
    const detail = problem?.detail ?? JSON.stringify(body ?? null).slice(0, 300);
    const fields = (problem?.errors ?? []).map(({ path, message }) => `; ${path}: ${message}`).join('');
    super(
      `${call} was answered ${response.status} ${problem?.code ?? 'without a problem body'}: ${detail}${fields}`,
    );
    this.status = response.status;
    this.code = problem?.code ?? 'unexpected_answer';
    this.requestId = problem?.requestId ?? response.headers.get('x-request-id');
    this.errors = problem?.errors ?? [];
    this.details = problem?.details ?? {};
    this.retryAfterMs = retryAfterMs(response);
  }
}

/** What Retry-After says, seconds or a date; null without it. */
export function retryAfterMs({ headers }: Response): number | null {
  const said = headers.get('retry-after');
  if (said === null) return null;
  const ms = /^\d+$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(ms, 0);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
