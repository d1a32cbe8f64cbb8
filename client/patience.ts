import { retryAfterMs } from './problem.js';

export type Patience = {
  readonly attemptMsMax: number;
  /** How long a call is tried again; 0 tries once. */
  readonly callMsMax: number;
};

const backoffMsMin = 200;
const backoffMsMax = 5_000;
/** Later is better for these; whatever else is answered stays so. */
const passingStatuses = [429, 502, 503, 504];

/**
 * Sends a request until it is answered, for as long as the patience lasts. It is the same request each time, its
 * idempotency key included, so that what was carried out while the answer got lost is not carried out again.
 */
export function patientFetch({ attemptMsMax, callMsMax }: Patience) {
  return async (request: Request): Promise<Response> => {
    const until = Date.now() + callMsMax;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await tryOnce(request, attemptMsMax);
      const waitMs = nextWaitMs(outcome, attempt);
      if (waitMs === null || Date.now() + waitMs > until) return answerOf(outcome);
      await wait(waitMs, request.signal);
    }
  };
}

type Outcome = { readonly answer: Response } | { readonly fault: unknown };

async function tryOnce(request: Request, attemptMsMax: number): Promise<Outcome> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(attemptMsMax)]);
  try {
    return { answer: await fetch(request.clone(), { signal }) };
  } catch (fault) {
    request.signal.throwIfAborted();
    return { fault };
  }
}

/** Null when there is nothing to wait for. */
function nextWaitMs(outcome: Outcome, attempt: number): number | null {
  const backoffMs = Math.min(backoffMsMin * 2 ** attempt, backoffMsMax) * (0.5 + Math.random() / 2);
  if ('fault' in outcome) return backoffMs;
  const { answer } = outcome;
  const saidMs = answer.ok ? null : retryAfterMs(answer);
  return saidMs ?? (passingStatuses.includes(answer.status) ? backoffMs : null);
}

function answerOf(outcome: Outcome): Response {
  if ('answer' in outcome) return outcome.answer;
  throw outcome.fault;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
  });
}
