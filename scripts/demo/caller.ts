import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { MemberId } from '../../domain/ids.js';
import type { OnboardedMember } from '../onboarding/onboard-tenant.js';
import { pollUntil } from '../provision/poll.js';

/** The API said no. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    method: string,
    route: string,
    answer: string,
  ) {
    super(`${method} ${route} was answered ${status}: ${detailOf(answer)}`);
  }
}

const problemShape = z.object({ code: z.string(), detail: z.string() });

function detailOf(answer: string): string {
  try {
    const { code, detail } = problemShape.parse(JSON.parse(answer));
    return `${detail} (${code})`;
  } catch {
    // Not a problem body: shown as it came.
    return answer.slice(0, 600);
  }
}

type Call = {
  readonly method: string;
  readonly route: string;
  readonly body?: FormData | string;
  /** The version that the caller saw. */
  readonly version?: number;
};

/** One member at the API. Answers are checked against the API's own shapes. */
export type Caller = {
  readonly name: string;
  readonly memberId: MemberId;
  readonly apiKey: string;
  readonly get: <T>(route: string, shape: z.ZodType<T>) => Promise<T>;
  readonly post: <T>(route: string, body: object, shape: z.ZodType<T>) => Promise<T>;
  readonly put: <T>(route: string, version: number, body: object, shape: z.ZodType<T>) => Promise<T>;
  readonly upload: <T>(route: string, file: string, shape: z.ZodType<T>) => Promise<T>;
};

const requestMsMax = 20_000;
const repeatMsMax = 30_000;

export function createCaller(apiUrl: string, { name, memberId, apiKey }: OnboardedMember): Caller {
  const call = async <T>(request: Call, shape: z.ZodType<T>): Promise<T> => {
    // One key for all repetitions: a request whose answer came late is carried out once.
    const key = randomUUID();
    return shape.parse(await pollUntil(() => callOnce(apiUrl, apiKey, request, key), repeatMsMax));
  };
  return {
    name,
    memberId,
    apiKey,
    get: (route, shape) => call({ method: 'GET', route }, shape),
    post: (route, body, shape) => call({ method: 'POST', route, body: JSON.stringify(body) }, shape),
    put: (route, version, body, shape) =>
      call({ method: 'PUT', route, version, body: JSON.stringify(body) }, shape),
    upload: async (route, file, shape) => {
      const body = new FormData();
      body.set('file', new File([await readFile(file)], path.basename(file)));
      return call({ method: 'POST', route, body }, shape);
    },
  };
}

/** Null when a part is not there at the moment and the request may be repeated. */
async function callOnce(
  apiUrl: string,
  apiKey: string,
  { method, route, body, version }: Call,
  idempotencyKey: string,
): Promise<unknown> {
  const response = await fetch(`${apiUrl}${route}`, {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(method === 'GET' ? {} : { 'idempotency-key': idempotencyKey }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(requestMsMax),
  });
  const text = await response.text();
  if (response.status === 503) return null;
  if (!response.ok) throw new Refused(response.status, method, route, text);
  return JSON.parse(text) as unknown;
}
