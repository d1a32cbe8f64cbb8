import { createHash } from 'node:crypto';
import type { FaultRequest } from '../faults.js';
import { header } from '../http.js';
import type { Handled, HttpAnswer, SandboxRequest } from '../http.js';
import type { StoredAnswer } from './objects.js';
import type { Executed } from './payees.js';
import { keyInUse, keyReused, rateLimited, serverError, StripeProblem, unavailable } from './problems.js';
import type { StripeWorld } from './world.js';

/** How the endpoint was called, for the log of what was refused. */
export type Call = {
  readonly operation: string;
  readonly payoutMethod: string | null;
  readonly reference: string | null;
  readonly fault: FaultRequest | null;
  execute(): Executed;
};

/**
 * POST as Stripe has it: the first answer is kept for the key and given again, 500s included; the same key with other
 * parameters is a 400, a key in use a 409; nothing is kept for what was refused before the endpoint ran.
 */
export class IdempotentPosts {
  readonly #inUse = new Set<string>();

  constructor(
    private readonly world: StripeWorld,
    private readonly windowMs: number,
  ) {}

  async handle(request: SandboxRequest, call: Call): Promise<Handled> {
    const { fault } = call;
    if (fault?.fault === 'conflict_409') throw keyInUse();
    if (fault?.fault === 'rate_limit_429') throw rateLimited();
    if (fault?.fault === 'unavailable_503') throw unavailable();
    if (fault?.fault === 'drop_before') return 'drop';
    const key = header(request, 'idempotency-key');
    if (key !== null && this.#inUse.has(key)) throw keyInUse();
    if (key !== null) this.#inUse.add(key);
    try {
      if (fault?.fault === 'delay_before') await wait(fault);
      const answer = this.#answer(request, call, key);
      if (fault?.fault === 'drop_answer_after') return 'drop';
      if (fault?.fault === 'delay') {
        if (key !== null) this.#inUse.delete(key);
        await wait(fault);
      }
      return answer;
    } finally {
      if (key !== null) this.#inUse.delete(key);
    }
  }

  #answer(request: SandboxRequest, call: Call, key: string | null): HttpAnswer {
    const fingerprint = createHash('sha256')
      .update(`${request.method} ${request.path} ${header(request, 'stripe-context') ?? ''}\n${request.body}`)
      .digest('hex');
    const kept = key === null ? undefined : this.world.answers.get(key);
    if (kept && this.world.nowMs() - kept.atMs < this.windowMs) {
      if (kept.fingerprint !== fingerprint) throw keyReused();
      return { status: kept.status, body: kept.body, headers: { 'idempotent-replayed': 'true' } };
    }
    const keep = (status: number, body: unknown): { answer?: StoredAnswer } =>
      key === null ? {} : { answer: { key, fingerprint, atMs: this.world.nowMs(), status, body } };
    try {
      if (call.fault?.fault === 'error_500_before') throw serverError();
      const { entry, body } = call.execute();
      const failure = call.fault?.fault === 'error_500_after' ? serverError().answer() : null;
      const answer = failure ?? { status: 200, body };
      this.world.record({ ...entry, ...keep(answer.status, answer.body) });
      return answer;
    } catch (error) {
      if (!(error instanceof StripeProblem) || !error.kept) throw error;
      const answer = error.answer();
      const { operation, payoutMethod, reference } = call;
      const code = error.error['type'] ?? error.error['code'] ?? '';
      this.world.record({
        kind: 'request_refused',
        operation,
        code,
        payoutMethod,
        reference,
        ...keep(answer.status, answer.body),
      });
      return answer;
    }
  }
}

const wait = ({ delayMs = 30_000 }: FaultRequest): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, delayMs));
