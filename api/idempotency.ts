import { createHash, randomUUID } from 'node:crypto';
import type { TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Tx } from '../db/client.js';
import { claimKey, releaseKey, storeAnswer, type StoredAnswer } from '../db/idempotency.js';
import { epochMs, instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { ApiContext, ApiDeps } from './deps.js';

export type Answer<Body, Status extends ContentfulStatusCode> = {
  readonly status: Status;
  readonly body: Body;
  readonly headers?: Record<string, string>;
  /** Kept for a repetition instead of the body, when the body holds a secret. */
  readonly repeatedBody?: unknown;
  /** Not everything was done: the key is given back, and a repetition does what is left. */
  readonly isPartial?: boolean;
  /** What follows once the rows are safe; not for a repetition. Its failure must not change the answer. */
  readonly afterCommit?: () => Promise<void>;
};

export type Answered<Body, Status extends ContentfulStatusCode> = Response &
  TypedResponse<Body, Status, 'json'>;

/** A claim without an answer after this time is of a process that died. Longer than any request may take. */
const claimMsMax = 60_000;

/**
 * Runs `work` in one transaction with the idempotency record: both are kept or neither. A repetition gets the first
 * answer; it waits for a first request that is still running.
 */
export async function answerOnce<Body, Status extends ContentfulStatusCode>(
  c: ApiContext,
  { database }: ApiDeps,
  work: (tx: Tx) => Promise<Answer<Body, Status>>,
): Promise<Answered<Body, Status>> {
  const claim = await readClaim(c);
  const answer = await database.inTenant(c.get('principal').tenantId, async (tx) => {
    const first = claim && (await claimKey(tx, claim.key, claim.requestHash));
    if (first) return first;
    const fresh = await work(tx);
    if (claim) await storeAnswer(tx, claim.key, toStored(fresh));
    return fresh;
  });
  if ('afterCommit' in answer) await answer.afterCommit();
  return send<Body, Status>(c, answer);
}

/**
 * Runs `work`, whose effect is not in our transaction, under a claimed key. `effectId` is the same for every repetition,
 * so that work interrupted between effect and answer is carried out once. A refusal or fault gives the key back.
 */
export async function answerOnceOutside<Body, Status extends ContentfulStatusCode>(
  c: ApiContext,
  { database, now }: ApiDeps,
  work: (effectId: string) => Promise<Answer<Body, Status>>,
): Promise<Answered<Body, Status>> {
  const claim = await readClaim(c);
  if (!claim) return send(c, await work(`${c.get('requestId')}.${randomUUID()}`));
  const { key, requestHash } = claim;
  const abandonedBefore = instant(epochMs(now()) - claimMsMax);
  const first = await database.inTenant(key.tenantId, (tx) =>
    claimKey(tx, key, requestHash, abandonedBefore),
  );
  if (first) return send<Body, Status>(c, first);
  try {
    const answer = await work(sha256(JSON.stringify([key.memberId, key.key, requestHash])));
    await database.inTenant(key.tenantId, (tx) =>
      answer.isPartial ? releaseKey(tx, key) : storeAnswer(tx, key, toStored(answer)),
    );
    return send(c, answer);
  } catch (error) {
    await database
      .inTenant(key.tenantId, (tx) => releaseKey(tx, key))
      .catch((fault: unknown) => c.get('log').warn('idempotency_key_not_released', { err: fault }));
    throw error;
  }
}

/** An answer as the route's type promises it. A stored one was such an answer when it was stored. */
export function send<Body, Status extends ContentfulStatusCode>(
  c: ApiContext,
  { status, body, headers }: StoredAnswer | Answer<Body, Status>,
): Answered<Body, Status> {
  const response = c.body(JSON.stringify(body), status as Status, {
    'content-type': 'application/json',
    ...headers,
  });
  return response as unknown as Answered<Body, Status>;
}

function toStored({
  status,
  body,
  headers,
  repeatedBody,
}: Answer<unknown, ContentfulStatusCode>): StoredAnswer {
  return { status, body: repeatedBody ?? body, headers: headers ?? {} };
}

async function readClaim(c: ApiContext) {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    refuse('invalid_input', 'Idempotency-Key has 1 to 255 printable characters without spaces.');
  }
  const { tenantId, memberId } = c.get('principal');
  return { key: { tenantId, memberId, key }, requestHash: await hashRequest(c) };
}

/** Multipart bodies by their parts, since each attempt has a boundary of its own. */
async function hashRequest(c: ApiContext): Promise<string> {
  const isForm = (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/form-data');
  const body = isForm ? await describeForm(await readForm(c)) : sha256(await c.req.text());
  return sha256(JSON.stringify([c.req.method, c.req.path, c.req.header('if-match') ?? null, body]));
}

async function readForm(c: ApiContext): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch {
    return refuse('invalid_input', 'The multipart body cannot be read.');
  }
}

async function describeForm(form: FormData): Promise<unknown[]> {
  const parts: unknown[] = [];
  for (const [name, value] of form.entries()) {
    parts.push(
      typeof value === 'string'
        ? [name, value]
        : [name, value.name, sha256(new Uint8Array(await value.arrayBuffer()))],
    );
  }
  return parts;
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
