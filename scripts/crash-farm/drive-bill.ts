import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, FarmClient, Person } from './client.js';
import type { AcknowledgedCommand, Memory } from './memory.js';
import type { BillPlan } from './plan.js';
import { isQuiet } from './quiescence.js';
import { giveAccount, type FarmTenant } from './tenant.js';
import type { Watch } from './watch.js';

export type Driver = {
  readonly client: FarmClient;
  readonly tenant: FarmTenant;
  readonly watch: Watch;
  readonly stripeUrl: string;
  readonly memory: Memory;
};

/** How long a bill is led by the hand; once it is being paid it goes on by itself, and the checker looks. */
const ledMsMax = 240_000;
/** Each change of its vendor's account voids the approval: people approve it again, a while. */
const roundsMax = 8;

/** Takes one bill from its entry to its payment, with everything that its plan does to it on the way. */
export async function driveBill(driver: Driver, plan: BillPlan): Promise<void> {
  await askForFaults(driver, plan);
  const billId = await submit(driver, plan);
  if (billId === null) return;
  if (plan.behaviour === 'entered-again') await enterAgain(driver, plan);
  let hasRaced = false;
  for (let round = 0; round < roundsMax; round += 1) {
    const seen = await driver.watch.until(
      billId,
      ({ status, state }) => status === 'awaiting_approval' || status === 'paying' || isQuiet(state),
      ledMsMax,
    );
    if (seen?.status === 'on_hold' && seen.state.status === 'on_hold' && seen.state.code === 'manual') {
      await command(driver, billId, 'release', driver.tenant.people.clerk, { reason: 'Looked at.' });
      continue;
    }
    if (seen?.status !== 'awaiting_approval') return;
    const race = hasRaced ? Promise.resolve() : raceWith(driver, plan, billId);
    hasRaced = true;
    await Promise.all([approve(driver, plan, billId), race]);
  }
}

async function submit(driver: Driver, plan: BillPlan): Promise<string | null> {
  const { client, tenant, memory } = driver;
  const key = randomUUID();
  const body = entryOf(driver, plan);
  memory.begun += 1;
  const send = () => client.call(tenant.people.clerk, 'POST', '/v1/bills', body, { key });
  const answers = await Promise.all(plan.behaviour === 'submitted-twice' ? [send(), send()] : [send()]);
  const billIds = answers.map((answer) => note(driver, plan, answer, false));
  return billIds.find((billId) => billId !== null) ?? null;
}

/** The same bill under another key, as a second clerk would: it has to be held. */
async function enterAgain(driver: Driver, plan: BillPlan): Promise<void> {
  const { client, tenant } = driver;
  note(
    driver,
    plan,
    await client.call(tenant.people.clerk, 'POST', '/v1/bills', entryOf(driver, plan)),
    true,
  );
}

function entryOf({ tenant }: Driver, plan: BillPlan) {
  const today = new Date().toISOString().slice(0, 10);
  return {
    vendorId: tenant.vendorIds[plan.vendor],
    number: plan.number,
    issuedOn: today,
    dueOn: today,
    amount: { amountMinor: plan.amountMinor, currency: 'USD' },
  };
}

function note(
  { memory, tenant }: Driver,
  { number, amountMinor, index, vendor }: BillPlan,
  answer: Answer | null,
  isDuplicate: boolean,
): string | null {
  if (answer === null) memory.unanswered += 1;
  if (answer?.status !== 201) return null;
  const billId = String(answer.body['billId']);
  const vendorId = tenant.vendorIds[vendor] ?? '';
  memory.bills.push({ billId, number, vendorId, amountMinor, plan: index, isDuplicate, atMs: Date.now() });
  return billId;
}

async function approve(driver: Driver, plan: BillPlan, billId: string): Promise<void> {
  const { approver, second } = driver.tenant.people;
  await command(driver, billId, 'approve', approver, {});
  // A bill that was edited may have come under the rule for two.
  if (plan.approvals === 2 || plan.behaviour === 'edit-race')
    await command(driver, billId, 'approve', second, {});
}

async function raceWith(driver: Driver, plan: BillPlan, billId: string): Promise<void> {
  const { clerk } = driver.tenant.people;
  if (plan.behaviour === 'plain') return;
  await pause(plan.raceDelayMs);
  switch (plan.behaviour) {
    case 'cancel-race':
      return command(driver, billId, 'cancel', clerk, { reason: 'Not ours after all.' });
    case 'hold-race':
      return command(driver, billId, 'hold', clerk, { reason: 'Something is odd.' });
    case 'edit-race': {
      const seen = await driver.watch.until(billId, () => true, ledMsMax);
      return command(driver, billId, 'correct', clerk, edited(driver, plan), seen?.version ?? 1);
    }
    case 'bank-change-race': {
      const { client, tenant } = driver;
      const vendorId = tenant.vendorIds[plan.vendor] ?? '';
      // Another bill of the same vendor may be doing the same: then one of them is refused, which is as good.
      return giveAccount(client, tenant.people, vendorId, plan.vendor).catch(() => undefined);
    }
    default:
      return;
  }
}

/** So much more that the amount stays that of one bill. */
function edited(driver: Driver, plan: BillPlan) {
  const { vendorId, ...entry } = entryOf(driver, plan);
  const amount = { amountMinor: plan.amountMinor + editedByMinor, currency: 'USD' };
  return { details: { ...entry, vendorName: `Supplier ${plan.vendor} Ltd`, amount }, vendorId };
}

const editedByMinor = 20_000_000;

async function command(
  { client, memory }: Driver,
  billId: string,
  verb: AcknowledgedCommand['command'],
  person: Person,
  body: object,
  ifMatch?: number,
): Promise<void> {
  const options = ifMatch === undefined ? {} : { ifMatch };
  const answer = await client.call(person, 'POST', `/v1/bills/${billId}/${verb}`, body, options);
  if (answer === null) memory.unanswered += 1;
  if (answer?.status !== 200) return;
  const became = String(answer.body['status']);
  memory.commands.push({ billId, command: verb, memberId: person.memberId, became });
}

/** The provider's misbehaviour for this bill alone, told by its amount. */
async function askForFaults({ stripeUrl }: Driver, plan: BillPlan): Promise<void> {
  const amount = String(plan.amountMinor);
  const create = { operation: 'outbound_payment.create', amount };
  if (plan.providerFault) await askForFault(stripeUrl, { ...plan.providerFault, match: create });
  if (plan.webhookFault) await askForFault(stripeUrl, { ...plan.webhookFault, match: { amount } });
}

export async function askForFault(stripeUrl: string, rule: object): Promise<void> {
  await controlStripe(stripeUrl, '/faults', rule);
}

/** Asked until it is answered: the stand-in may be dead at the moment. */
export async function controlStripe(stripeUrl: string, route: string, body: object): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const response = await fetch(`${stripeUrl}/_sandbox${route}`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null);
    if (response?.ok) return;
    if (Date.now() > deadline) throw new Error(`The stand-in did not take ${route} ${JSON.stringify(body)}.`);
    await pause(200);
  }
}
