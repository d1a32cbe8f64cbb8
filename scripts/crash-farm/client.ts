import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { MemberId } from '../../domain/ids.js';

export type Person = { readonly memberId: MemberId; readonly apiKey: string };

export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export type CallOptions = {
  /** Given when a second client sends the very same request. */
  readonly key?: string;
  readonly ifMatch?: number;
};

/** A client as docs/api.md asks for: one key for a request and all its repetitions, patience, and another server next time. */
export type FarmClient = {
  /** The final answer, a refusal included; null when there was none within minutes. */
  readonly call: (
    person: Person,
    method: string,
    route: string,
    body: object,
    options?: CallOptions,
  ) => Promise<Answer | null>;
  /** The body of a 2xx answer; anything else is an error of the run. */
  readonly must: (
    person: Person,
    method: string,
    route: string,
    body: object,
    options?: CallOptions,
  ) => Promise<Answer['body']>;
  /** Requests sent, repetitions included. */
  readonly requests: () => number;
};

const requestMsMax = 20_000;
const patienceMs = 240_000;
const pauseMsMax = 3_000;

export function createFarmClient(apiUrls: readonly string[]): FarmClient {
  let requests = 0;
  const call: FarmClient['call'] = async (
    person,
    method,
    route,
    body,
    { key = randomUUID(), ifMatch } = {},
  ) => {
    const deadline = Date.now() + patienceMs;
    const headers = {
      authorization: `Bearer ${person.apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    };
    for (let tries = 0; Date.now() < deadline; tries += 1) {
      requests += 1;
      const url = apiUrls[requests % apiUrls.length] ?? '';
      const answer = await once(`${url}${route}`, { method, headers, body: JSON.stringify(body) });
      if (answer !== null && isFinal(answer)) return answer;
      await pause(Math.min(100 * 2 ** tries, pauseMsMax));
    }
    return null;
  };
  return {
    call,
    must: async (...request) => {
      const answer = await call(...request);
      if (answer !== null && answer.status < 300) return answer.body;
      throw new Error(`${request[1]} ${request[2]} was answered ${JSON.stringify(answer)}`);
    },
    requests: () => requests,
  };
}

async function once(url: string, init: RequestInit): Promise<Answer | null> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(requestMsMax) });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  } catch {
    // No connection, no answer, or half of one.
    return null;
  }
}

/** What the API's guide calls worth a repetition: faults of the server, and a first request that still runs. */
function isFinal({ status, body }: Answer): boolean {
  return status < 500 && status !== 429 && body['code'] !== 'idempotency_in_progress';
}
