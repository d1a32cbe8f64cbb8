import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError } from '../../config.js';
import { isUnavailable } from '../../db/faults.js';
import { settlements } from '../../domain/extraction.js';
import { SetupError } from '../provision/setup-error.js';
import { postAsOperator, postAsPerson, Refused } from './api-call.js';
import { Misused } from './misused.js';
import { openCaseFile } from './case-file.js';
import { findBillOf, openDesk, type OperatorDesk } from './desk.js';
import { durationMs, type Output } from './layout.js';
import { describeCase } from './show.js';
import { nextAction } from './next-action.js';
import type { Environment } from './stack.js';
import { findStack } from './stack.js';
import { describeStuck, listStuck } from './stuck.js';
import { sweepNow, wakeBill } from './wake.js';

export const usage = `npm run ops -- VERB

Looking (reads Postgres, Temporal and Stripe):
  stuck [--tenant tnt_...] [--state STATE] [--older-than 2h] [--by age|amount] [--limit 50] [--json]
  show ID [--json]                     a bill (bill_...) or payment (pay_...) from every side, and what to do next
  wake ID                              look again now at what it waits for
  sweep                                start what lost its workflow, now
  replay EVENT                         work again on a webhook (in_...) that failed; needs OPERATOR_TOKEN

Acting, in the name of the person whose key is in PAYLOOM_API_KEY:
  resolve PAYMENT --found PROVIDER_ID --evidence TEXT
  resolve PAYMENT --not-executed --evidence TEXT      the first payer proposes, a second one confirms
  approve ID                 retry ID
  hold ID --reason TEXT      release ID --reason TEXT
  reopen ID --reason TEXT    cancel ID --reason TEXT
  nothing-due ID --because already_paid|vendor_collects --reason TEXT

Exits 0 when done, 1 when refused, 2 when called wrongly, 3 when a part is not reachable.
`;

type Call = { readonly env: Environment; readonly output: Output };
type Verb = (args: readonly string[], call: Call) => Promise<void>;

/** Runs one verb; answers the exit code. */
export async function runOps(args: readonly string[], call: Call): Promise<number> {
  const [name = '', ...rest] = args;
  const verb = verbs[name];
  try {
    if (!verb) throw new Misused(name === '' ? 'Which verb?' : `There is no verb ${name}.`);
    await verb(rest, call);
    return 0;
  } catch (error) {
    const code = exitCode(error);
    if (code === null) throw error;
    const message = error instanceof Error ? error.message : String(error);
    call.output.write(
      `${code === 2 ? `${message}\n\n${usage}` : code === 3 && isUnavailable(error) ? 'Postgres cannot be reached.' : message}\n`,
    );
    return code;
  }
}

function exitCode(error: unknown): number | null {
  if (error instanceof Refused) return 1;
  if (error instanceof Misused) return 2;
  if (error instanceof SetupError || error instanceof ConfigError || isUnavailable(error)) return 3;
  return null;
}

const verbs: Readonly<Record<string, Verb>> = {
  stuck: async (args, { env, output }) => {
    const { values } = read(args, {
      tenant: { type: 'string' },
      state: { type: 'string' },
      'older-than': { type: 'string', default: '0s' },
      by: { type: 'string', default: 'age' },
      limit: { type: 'string', default: '50' },
      json: { type: 'boolean', default: false },
    });
    const olderThanMs = durationMs(String(values['older-than']));
    if (olderThanMs === null) throw new Misused('--older-than is a number with s, m, h or d.');
    const by = (['age', 'amount'] as const).find((order) => order === values['by']);
    if (by === undefined) throw new Misused('--by is age or amount.');
    const filter = {
      tenantId: textOf(values['tenant']),
      state: textOf(values['state']),
      olderThanMs,
      by,
      limit: Number(values['limit']),
    };
    const items = await atDesk(env, (desk) => listStuck(desk, filter));
    output.write(values['json'] ? `${JSON.stringify(items, null, 2)}\n` : describeStuck(items));
  },
  show: async (args, { env, output }) => {
    const { values, positionals } = read(args, { json: { type: 'boolean', default: false } });
    const id = only(positionals, 'ID');
    const [file, now] = await atDesk(
      env,
      async (desk) => [await openCaseFile(desk, id), desk.now()] as const,
    );
    output.write(
      values['json']
        ? `${JSON.stringify({ ...file, next: nextAction(file) }, null, 2)}\n`
        : describeCase(output, file, now),
    );
  },
  wake: async (args, { env, output }) => {
    const id = only(read(args, {}).positionals, 'ID');
    const taskQueue = findStack(env)['TEMPORAL_TASK_QUEUE'] ?? 'payloom';
    output.write(await atDesk(env, (desk) => wakeBill(desk, taskQueue, id)));
  },
  sweep: async (_args, { env, output }) => output.write(await atDesk(env, sweepNow)),
  replay: async (args, { env, output }) => {
    const id = only(read(args, {}).positionals, 'EVENT');
    await postAsOperator(env, `/operations/inbox-events/${id}/replay`);
    output.write(`${id} is worked on again.\n`);
  },
  resolve: async (args, { env, output }) => {
    const { values, positionals } = read(args, {
      found: { type: 'string' },
      'not-executed': { type: 'boolean', default: false },
      evidence: { type: 'string' },
    });
    const paymentId = only(positionals, 'PAYMENT');
    const found = textOf(values['found']);
    const evidence = textOf(values['evidence']);
    if (evidence === null) throw new Misused('--evidence says where it was seen.');
    if ((found !== null) === Boolean(values['not-executed']))
      throw new Misused('Either --found or --not-executed.');
    const said =
      found === null ? { resolution: 'not_executed' } : { resolution: 'found', providerPaymentId: found };
    const answer = await postAsPerson(env, `/v1/payments/${paymentId}/resolve`, { ...said, evidence });
    const { resolution } = answer as { resolution: { status: string } };
    output.write(
      resolution.status === 'confirmed'
        ? 'Confirmed by two people: the bill goes on.\n'
        : 'Proposed. A second payer runs the same command with their own key.\n',
    );
  },
  approve: (args, call) => command(args, call, 'approve', false),
  retry: (args, call) => command(args, call, 'retry-payment', false),
  hold: (args, call) => command(args, call, 'hold', true),
  release: (args, call) => command(args, call, 'release', true),
  reopen: (args, call) => command(args, call, 'reopen', true),
  cancel: (args, call) => command(args, call, 'cancel', true),
  'nothing-due': async (args, call) => {
    const at = args.indexOf('--because');
    const because = settlements.find((each) => each === args[at + 1]);
    if (at === -1 || because === undefined) throw new Misused(`--because is ${settlements.join(' or ')}.`);
    await command(args.toSpliced(at, 2), call, 'mark-nothing-due', true, { because });
  },
};

/** One move of a bill, as the API has it. */
async function command(
  args: readonly string[],
  { env, output }: Call,
  path: string,
  needsReason: boolean,
  more: object = {},
) {
  const { values, positionals } = read(args, { reason: { type: 'string' } });
  const id = only(positionals, 'ID');
  const reason = textOf(values['reason']);
  if (needsReason && reason === null) throw new Misused('--reason says why.');
  const billId = id.startsWith('pay_') ? (await atDesk(env, (desk) => findBillOf(desk, id))).billId : id;
  const answer = await postAsPerson(
    env,
    `/v1/bills/${billId}/${path}`,
    needsReason ? { reason, ...more } : {},
  );
  const { status } = answer as { status: string };
  output.write(`${billId} is ${status}.\n`);
}

async function atDesk<T>(env: Environment, work: (desk: OperatorDesk) => Promise<T>): Promise<T> {
  const desk = await openDesk(env);
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

function read(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
}

function only(positionals: readonly string[], what: string): string {
  const [first, ...rest] = positionals;
  if (first === undefined || rest.length > 0) throw new Misused(`Exactly one ${what}.`);
  return first;
}

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null);
