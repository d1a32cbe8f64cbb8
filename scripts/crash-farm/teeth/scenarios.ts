import { setTimeout as pause } from 'node:timers/promises';
import type { BillState } from '../../../domain/bill.js';
import type { Answer, Person } from '../client.js';
import { askForFault, controlStripe } from '../drive-bill.js';
import { readOracle } from '../collect.js';
import { isQuiet } from '../quiescence.js';
import { giveAccount } from '../tenant.js';
import type { Play } from './play.js';

export const scenarioNames = [
  'plain',
  'answer lost',
  'webhook twice',
  'database away from the API',
  'account changed after approval',
  'zombie',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

type Scenario = {
  /** For how long the stand-in remembers a key, and we think that it does. */
  readonly keyWindowMs: number;
  /** How long a worker waits for the stand-in. */
  readonly stripeTimeoutMs?: number;
  readonly play: (play: Play) => Promise<void>;
};

const dayMs = 86_400_000;
const create = { operation: 'outbound_payment.create' };

/** Each brings about, within seconds, the one situation in which its defects show. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  // Amounts that a hundredth and a hundredfold do not give back.
  plain: {
    keyWindowMs: dayMs,
    play: async (play) => {
      for (const amountMinor of [12_814, 12_817]) await payOne(play, amountMinor);
    },
  },
  'answer lost': {
    keyWindowMs: 1_000,
    play: async (play) => {
      await askForFault(play.patch.stripeUrl, { fault: 'drop_answer_after', match: create });
      // A webhook would lead to a question while the key is still known.
      await askForFault(play.patch.stripeUrl, { fault: 'webhook_lost', times: 2 });
      await payOne(play, 20_001);
    },
  },
  'webhook twice': {
    keyWindowMs: dayMs,
    play: async (play) => {
      await askForFault(play.patch.stripeUrl, { fault: 'webhook_duplicate', delayMs: 1_500, times: 2 });
      const billId = await payOne(play, 20_002);
      await until('both have come', () => sent(play).filter(({ status }) => status === 200).length >= 3);
      await rest(play, billId);
    },
  },
  'database away from the API': { keyWindowMs: dayMs, play: loseTheDatabase },
  'account changed after approval': { keyWindowMs: dayMs, play: changeTheAccount },
  // A worker that wakes up has to find its answer, and not that it waited too long for it.
  zombie: { keyWindowMs: dayMs, stripeTimeoutMs: 110_000, play: wakeAZombie },
};

async function payOne(play: Play, amountMinor: number): Promise<string> {
  const billId = await enter(play, amountMinor);
  await approve(play, billId);
  await rest(play, billId);
  return billId;
}

/** The provider posts a payment while the API cannot reach its database: the event has to come until it is stored. */
async function loseTheDatabase(play: Play): Promise<void> {
  const { stripeUrl, apiToDatabase } = play.patch;
  await askForFault(stripeUrl, { fault: 'stay_processing', match: create });
  const billId = await enter(play, 20_003);
  await approve(play, billId);
  await until('the provider has it', () => movementIds(play).length === 1);
  await until('its first event has come', () => sent(play).some(({ status }) => status === 200));
  const before = sent(play).length;
  const away = apiToDatabase.befall({ kind: 'cut' }, 4_000);
  await controlStripe(stripeUrl, `/payments/${movementIds(play)[0] ?? ''}/post`, {});
  await until('the API was told', () => sent(play).length > before, 15_000);
  await away;
  await until('the API has said yes', () =>
    sent(play)
      .slice(before)
      .some(({ status }) => status === 200),
  );
  await pause(500);
}

/** Approved for another day; the vendor's account changes; somebody pays now. */
async function changeTheAccount(play: Play): Promise<void> {
  const billId = await enter(play, 20_004, 3);
  await approve(play, billId);
  const [vendorId = ''] = play.tenant.vendorIds;
  await giveAccount(play.client, play.tenant.people, vendorId, 0);
  await command(play, play.tenant.people.payer, billId, 'pay-now', {});
  await play.watch.until(
    billId,
    ({ status, state }) => status === 'awaiting_approval' || isQuiet(state),
    patienceMs,
  );
}

/**
 * A worker freezes while it makes the payee. Another one takes its bill over and pays; the provider forgets its keys; and
 * the first one wakes up where it was.
 */
async function wakeAZombie(play: Play): Promise<void> {
  const { patch } = play;
  const match = { operation: 'outbound_setup_intent.create' };
  await askForFault(patch.stripeUrl, { fault: 'delay_before', delayMs: 3_000, match });
  const billId = await enter(play, 20_005);
  await approve(play, billId);
  await until('the payee is being made', () =>
    readOracle(patch.stripeLog).some(({ kind }) => kind === 'fault_used'),
  );
  patch.signal('worker', 'SIGSTOP');
  await patch.startWorker('worker-2');
  await until('the other worker has paid', () => movementIds(play).length === 1, 90_000);
  await rest(play, billId);
  await controlStripe(patch.stripeUrl, '/clock', { advanceMs: 2 * dayMs });
  patch.signal('worker', 'SIGCONT');
  await until('the zombie has said what it did', () => movementIds(play).length > 1, 8_000).catch(
    () => undefined,
  );
}

const patienceMs = 40_000;

async function enter({ client, tenant, memory }: Play, amountMinor: number, inDays = 0): Promise<string> {
  const [vendorId = ''] = tenant.vendorIds;
  const day = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
  const number = `T-${amountMinor}`;
  const amount = { amountMinor, currency: 'USD' };
  const body = { vendorId, number, issuedOn: day(0), dueOn: day(inDays), amount };
  const made = await client.must(tenant.people.clerk, 'POST', '/v1/bills', body);
  const billId = String(made['billId']);
  memory.bills.push({ billId, number, vendorId, amountMinor, plan: 0, isDuplicate: false, atMs: Date.now() });
  return billId;
}

async function approve(play: Play, billId: string): Promise<void> {
  const { approver } = play.tenant.people;
  await play.watch.until(billId, ({ status }) => status === 'awaiting_approval', patienceMs);
  await command(play, approver, billId, 'approve', {});
  const became = 'scheduled';
  play.memory.commands.push({ billId, command: 'approve', memberId: approver.memberId, became });
}

function command(
  play: Play,
  person: Person,
  billId: string,
  verb: string,
  body: object,
): Promise<Answer['body']> {
  return play.client.must(person, 'POST', `/v1/bills/${billId}/${verb}`, body);
}

const isAtRest = (state: BillState) =>
  isQuiet(state) && state.status !== 'unknown' && state.status !== 'paid';

async function rest({ watch }: Play, billId: string): Promise<void> {
  await watch.until(billId, ({ state }) => isAtRest(state), patienceMs);
}

function movementIds({ patch }: Play): string[] {
  return readOracle(patch.stripeLog).flatMap((entry) =>
    entry.kind === 'payment_created' ? [entry.payment.id] : [],
  );
}

function sent({ patch }: Play) {
  return readOracle(patch.stripeLog).flatMap((entry) => (entry.kind === 'webhook_sent' ? [entry] : []));
}

async function until(what: string, isSo: () => boolean, limitMs = patienceMs): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}.`);
    await pause(50);
  }
}
