import { z } from '@hono/zod-openapi';
import { problemCodes, problemType, titles } from '../errors.js';
import { jsonValueSchema } from './primitives.js';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z
      .enum(problemCodes)
      .openapi({ description: 'Stable; what programs decide by.', example: 'wrong_state' }),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    details: z.record(z.string(), jsonValueSchema).optional(),
  })
  .openapi('Problem');

const descriptions = {
  400: 'The signature does not fit.',
  401: 'No valid API key or token, or a login that is too old for this.',
  403: 'Your role or key does not allow this, or a second person is required.',
  404: 'Not there, or not for you to see.',
  409: 'Not possible in the state that it is in.',
  412: 'If-Match names another version.',
  413: 'Too large.',
  415: 'A Content-Type or file that is not taken.',
  422: 'Malformed; `errors` names each field.',
  429: 'The quota is used up; repeat after Retry-After seconds.',
  503: 'A part that is needed is not reachable; repeat after Retry-After seconds.',
} as const;
const usualCodes = {
  400: 'bad_signature',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'wrong_state',
  412: 'version_conflict',
  413: 'too_large',
  415: 'unsupported_media',
  422: 'invalid_input',
  429: 'limit_exceeded',
  503: 'not_ready',
} as const satisfies Record<keyof typeof descriptions, (typeof problemCodes)[number]>;

function exampleOf(status: ProblemStatus) {
  const code = usualCodes[status];
  return {
    type: problemType(code),
    title: titles[status],
    status,
    code,
    detail: descriptions[status],
    requestId: '0193b3c0-a1b2-7def-8123-456789abcdef',
    ...(status === 422 ? { errors: [{ path: 'dueOn', message: 'Not a date (YYYY-MM-DD).' }] } : {}),
  };
}

type ProblemStatus = keyof typeof descriptions;

type ProblemResponse = {
  readonly description: string;
  readonly content: {
    readonly 'application/problem+json': { readonly schema: typeof problemSchema; readonly example: object };
  };
};

const always = [401, 403, 429, 503] as const;

/** The failures of a route; 401, 403, 429 and 503 belong to every one that needs a key. */
export function problems<S extends ProblemStatus>(...statuses: S[]) {
  return describe([...always, ...statuses]) as Record<(typeof always)[number] | S, ProblemResponse>;
}

export function publicProblems<S extends ProblemStatus>(...statuses: S[]) {
  return describe(statuses) as Record<S, ProblemResponse>;
}

function describe(statuses: readonly ProblemStatus[]) {
  return Object.fromEntries(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status): [number, ProblemResponse] => [
        status,
        {
          description: descriptions[status],
          content: {
            'application/problem+json': { schema: problemSchema, example: exampleOf(status) },
          },
        },
      ]),
  );
}

/** A JSON body, required: without that a request of another content type would skip validation. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});

export const jsonAnswer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
