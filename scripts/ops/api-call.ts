import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SetupError } from '../provision/setup-error.js';
import { findStack, type Environment } from './stack.js';

/** The API said no. The words are its own. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const problemShape = z.object({ code: z.string(), detail: z.string() });
const callMsMax = 20_000;

/**
 * Acts as the person whose key is in PAYLOOM_API_KEY, and as nobody else: roles and the second person are the API's to
 * enforce. A key is never an argument, since arguments stand in histories and process lists.
 */
export async function postAsPerson(given: Environment, path: string, body: object): Promise<unknown> {
  const env = findStack(given);
  const key = env['PAYLOOM_API_KEY'];
  if (!key)
    throw new SetupError('Set PAYLOOM_API_KEY to your own API key: what you do is done in your name.');
  return post(env, path, key, body);
}

/** What is about no tenant, and touches no money: with the token of whoever runs the installation. */
export async function postAsOperator(given: Environment, path: string): Promise<unknown> {
  const env = findStack(given);
  const token = env['OPERATOR_TOKEN'];
  if (!token) throw new SetupError("Set OPERATOR_TOKEN: this is the operators' and no member's to do.");
  return post(env, path, token, {});
}

async function post(env: Environment, path: string, key: string, body: object): Promise<unknown> {
  const url = env['PAYLOOM_API_URL'] ?? `http://127.0.0.1:${env['API_PORT'] ?? '3700'}`;
  const response = await send(url, path, key, body);
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as unknown;
  const problem = problemShape.safeParse(parseJson(text)).data;
  throw new Refused(problem ? `${problem.code}: ${problem.detail}` : `The API answered ${response.status}.`);
}

async function send(url: string, path: string, key: string, body: object): Promise<Response> {
  try {
    return await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(callMsMax),
    });
  } catch (error) {
    throw new SetupError(`The API does not answer at ${url}: ${String(error)}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
