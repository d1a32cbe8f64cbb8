import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatcherLimits, startEventDispatcher } from '../../activities/event-dispatcher.js';
import { instant, type Instant } from '../../domain/dates.js';
import { createHttpEventSender } from '../../providers/event-sender/http-sender.js';
import { entry, freshKey, startApi, type TestApi } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import { signatureHeaders } from '../../providers/event-sender/signature.js';
import { wallClock } from '../support/cast.js';

const program = fileURLToPath(new URL('../../docs/examples/verify-webhook.mjs', import.meta.url));

type Line = {
  readonly listening?: string;
  readonly took?: string;
  readonly type?: string;
  readonly refused?: string;
};
type Example = { readonly url: string; readonly lines: readonly Line[]; readonly process: ChildProcess };

let api: TestApi;
const running: ChildProcess[] = [];
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  for (const child of running) {
    child.kill();
    await once(child, 'exit');
  }
  await api.close();
});

async function runExample(secret: string): Promise<Example> {
  const child = spawn(process.execPath, [program], {
    env: { PAYLOOM_WEBHOOK_SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const lines: Line[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(JSON.parse(line) as Line));
  }
  await eventually('the example listens', () => Promise.resolve(lines.length > 0));
  return { url: `${lines[0]?.listening ?? ''}/hook`, lines, process: child };
}

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = JSON.stringify({ id: 'evt_1', type: 'bill.paid', data: {} });
const sign = (over: { readonly secrets?: string[]; readonly at?: Instant } = {}) =>
  signatureHeaders({ eventId: 'evt_1', body, at: wallClock(), secrets: [secret], ...over });

describe('the receiver in docs/examples', () => {
  it('takes an event that our sender sent, and takes it once', async () => {
    const sender = createHttpEventSender({ timeoutMs: 5_000, allowLoopback: true });
    const { database, cipher, log, now } = api.deps;
    const dispatcher = startEventDispatcher(
      { database, cipher, log, sender, now, random: Math.random },
      { ...dispatcherLimits, pollMsMax: 100 },
    );
    const admin = api.tenant.as('admin');
    const types = ['bill.received'];
    const made = await admin('POST', '/v1/event-endpoints', { url: 'http://127.0.0.1:9/hook', types });
    const { endpointId, secret: ours } = made.body as { endpointId: string; secret: string };
    const example = await runExample(ours);
    await admin('PATCH', `/v1/event-endpoints/${endpointId}`, { url: example.url });
    const bill = await api.tenant.as('clerk')('POST', '/v1/bills', entry(), freshKey());
    await eventually('it is taken', () =>
      Promise.resolve(example.lines.some(({ took }) => took !== undefined)),
    );
    const since = new Date(Date.now() - 60_000).toISOString();
    await admin('POST', `/v1/event-endpoints/${endpointId}/test`);
    await admin('POST', `/v1/event-endpoints/${endpointId}/replay`, { since, what: 'all' });
    await eventually('the ping is taken, too', () =>
      Promise.resolve(example.lines.some(({ type }) => type === 'event_endpoint.ping')),
    );
    expect(example.lines.filter(({ took }) => took !== undefined)).toMatchObject([
      { type: 'bill.received', data: { billId: bill.body['billId'] } },
      { type: 'event_endpoint.ping' },
    ]);
    await dispatcher.stop();
    sender.close();
  });

  it.each([
    ['what we signed', sign(), body, 204],
    ['what two secrets signed, one of them ours', sign({ secrets: ['whsec_AAAA', secret] }), body, 204],
    ['a body that was changed', sign(), body.replace('paid', 'held'), 400],
    ['what somebody else signed', sign({ secrets: ['whsec_AAAA'] }), body, 400],
    ['what was signed ten minutes ago', sign({ at: instant(Date.now() - 600_000) }), body, 400],
    ['what nobody signed', {}, body, 400],
  ])('answers as it should: %s', async (_what, headers, text, status) => {
    const { url } = await runExample(secret);
    const answer = await fetch(url, { method: 'POST', body: text, headers });
    expect(answer.status).toBe(status);
  });
});
