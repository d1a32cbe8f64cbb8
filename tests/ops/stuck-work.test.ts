import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockBill, saveBill } from '../../db/bills.js';
import { newId } from '../../db/ids.js';
import { receiveEvents } from '../../db/inbox.js';
import { system } from '../../domain/bill.js';
import type { BillFact } from '../../domain/bill-facts.js';
import { instant } from '../../domain/dates.js';
import { openHome } from '../../scripts/provision/home.js';
import { findTemporalCli } from '../../scripts/provision/temporal-binaries.js';
import { begin, beginScheduled, engineOf, enter, type BillLife } from '../support/bill-life.js';
import { seedVendor } from '../support/cast.js';
import { eventually } from '../support/eventually.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { addPayer, createOperator, type Operator } from './operator.js';
import { blocksUnder, opsUnder, queryUnder } from './runbook.js';

let world: StackWorld;
let binDir: string;
let looker: Operator;
let clerk: Operator;
let approver: Operator;
let payer: Operator;
let secondPayer: Operator;
beforeAll(async () => {
  world = await startStackWorld('ops', { STRIPE_TIMEOUT_MS: '1500' });
  looker = await createOperator(world, null);
  clerk = await createOperator(world, world.cast.clerk);
  approver = await createOperator(world, world.cast.approver);
  payer = await createOperator(world, world.cast.payer);
  secondPayer = await createOperator(world, await addPayer(world));
  binDir = mkdtempSync(path.join(tmpdir(), 'payloom-bin-'));
  symlinkSync(
    await findTemporalCli({ home: openHome(), progress: () => undefined }),
    path.join(binDir, 'temporal'),
  );
}, 120_000);
afterAll(async () => {
  rmSync(binDir, { recursive: true });
  await world.close();
});

const patienceMs = 40_000;

async function found(query: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of world.client.workflow.list({ query })) ids.push(workflowId);
  return ids;
}

/** The runbook's query finds this bill and no other. */
const finds = (life: BillLife, query: string) =>
  eventually(`${query} finds it`, async () => (await found(query)).join() === life.billId, patienceMs);

async function paying(fault: string, more: object = {}): Promise<BillLife> {
  const life = await beginScheduled(world);
  await life.fault(fault, more);
  await life.command(world.cast.payer, { type: 'pay_now' });
  return life;
}

/** A bill whose approval was asked for so long ago, in the terms of now. Its workflow does not run yet. */
async function askedHoursAgo(hours: number): Promise<BillLife> {
  const { database, cast } = world;
  const amountMinor = 4_711;
  const other = await begin(world, { amountMinor });
  await other.until('awaiting_approval');
  const { approval } = await other.state('awaiting_approval');
  await other.command(cast.clerk, { type: 'cancel', reason: 'Only the other is looked at.' });
  const life = await enter(world, { vendor: other.vendor, amountMinor });
  const requestedAt = instant(Date.now() - hours * 3_600_000);
  const asked: BillFact = { type: 'approval_requested', approval: { ...approval, requestedAt } };
  const context = { actor: system, at: requestedAt, requestId: null };
  await database.inTenant(cast.tenantId, async (tx) => {
    await saveBill(tx, await lockBill(tx, cast.tenantId, life.billId), [asked], context);
  });
  return life;
}

/** Runs what the runbook says under a heading, which has to work. */
async function follow(operator: Operator, words: readonly string[] | undefined): Promise<string> {
  if (!words) throw new Error('The runbook says nothing there.');
  const { code, text } = await operator.ops(words);
  expect(`${code} ${text}`).toMatch(/^0 /);
  return text;
}

describe('the runbook, tried on a stack where that was stuck', () => {
  it('finds a payment that nobody knows about, and two payers resolve it', async () => {
    const heading = 'A payment that nobody knows about';
    const life = await paying('drop_before');
    await life.until('unknown');
    await finds(life, queryUnder(heading));
    const paymentId = (await life.payments()).at(-1)?.paymentId ?? '';
    const shown = (await looker.ops(['show', paymentId])).text;
    expect(shown).toContain('nothing under our reference');
    expect(shown).toContain(`resolve ${paymentId} --not-executed`);
    const [resolve, retry] = opsUnder(heading, { bill: life.billId, pay: paymentId });
    expect(await follow(payer, resolve)).toContain('Proposed');
    expect(await payer.ops(resolve ?? [])).toMatchObject({
      code: 1,
      text: expect.stringContaining('second_person_required') as unknown,
    });
    expect((await looker.ops(['show', life.billId])).text).toContain('proposed: not_executed');
    expect(await follow(secondPayer, resolve)).toContain('Confirmed by two people');
    await life.until('payment_failed', patienceMs);
    await follow(payer, retry);
    await life.until('remitted', patienceMs);
    expect(await life.moved()).toHaveLength(1);
  });

  it('finds a declined payment that nobody tries again, and a payer does', async () => {
    const heading = 'A declined payment that nobody tries again';
    const life = await paying('decline', { reason: 'blocked_by_stripe' });
    await life.until('payment_failed', patienceMs);
    await finds(life, queryUnder(heading));
    await follow(payer, opsUnder(heading, { bill: life.billId })[0]);
    await life.until('remitted', patienceMs);
  });

  it('finds an approval that takes long, and an approver decides', async () => {
    const heading = 'An approval that takes long';
    const life = await begin(world);
    await life.until('awaiting_approval');
    const query = queryUnder(heading).replace(
      /\d{4}-\d\d-\d\dT[\d:]+Z/,
      new Date(Date.now() + 1_000).toISOString(),
    );
    await finds(life, query);
    expect(await follow(approver, opsUnder(heading, { bill: life.billId })[0])).toContain('is scheduled');
  });

  it('finds an approval that nobody answered, and whom it was escalated to decides', async () => {
    const heading = 'An approval that nobody answered';
    const life = await askedHoursAgo(49);
    await engineOf(world).startBill({ tenantId: world.cast.tenantId, billId: life.billId });
    await finds(life, queryUnder(heading));
    expect((await life.state('awaiting_approval')).approval.escalatedAt).not.toBeNull();
    const admin = await createOperator(world, world.cast.admin);
    const [show, approve] = opsUnder(heading, { bill: life.billId });
    expect(await follow(looker, show)).toContain('npm run ops -- approve');
    expect(await follow(admin, approve)).toContain('is scheduled');
  });

  it('ends a bill that was paid already, and takes it up again', async () => {
    const life = await begin(world);
    await life.until('awaiting_approval');
    const [end, reopen] = opsUnder('It was paid already', { bill: life.billId });
    expect(await follow(clerk, end)).toContain('is nothing_due');
    expect((await looker.ops(['show', life.billId])).text).toContain('ops -- reopen');
    expect(await follow(clerk, reopen)).toContain('is in_review');
    expect(await clerk.ops(['nothing-due', life.billId, '--reason', 'No cause.'])).toMatchObject({ code: 2 });
    await life.command(world.cast.clerk, { type: 'cancel', reason: 'Only that was looked at.' });
  });

  it('names what it takes when it is shown something else', async () => {
    const invoice = await looker.ops(['show', 'INV-2026/118']);
    expect(invoice).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^INV-2026\/118 is neither a bill .*\n.*q=INV-2026%2F118/) as unknown,
    });
    const recurringBillId = newId('recurringBill');
    const recurring = await looker.ops(['show', recurringBillId]);
    expect(recurring.text).toContain(`/v1/recurring-bills/${recurringBillId}/periods`);
  });

  it('finds a held duplicate, which somebody other than its creator releases', async () => {
    const heading = 'A held duplicate';
    const first = await begin(world);
    await first.until('awaiting_approval');
    const { number } = (await first.load()).details;
    const life = await begin(world, { vendor: first.vendor, ...(number === null ? {} : { number }) });
    await life.until('on_hold');
    await first.command(world.cast.clerk, { type: 'cancel', reason: 'Only the second is looked at.' });
    await finds(life, queryUnder(heading));
    expect((await looker.ops(['stuck', '--state', 'on_hold'])).text).toMatch(/on_hold .*held: duplicate/);
    const [release] = opsUnder(heading, { bill: life.billId });
    expect((await clerk.ops(release ?? [])).text).toContain('second_person_required');
    expect(await follow(approver, release)).toMatch(/is (matching|awaiting_approval)/);
  });

  it('finds a review that waits, and ends it', async () => {
    const heading = 'A review that waits';
    const bytes = readFileSync(new URL('../fixtures/documents/poor-quickprint.pdf', import.meta.url));
    const file = new File([bytes], 'poor.pdf', { type: 'application/pdf' });
    const { billId } = await world.as(world.cast.clerk).uploadBill(file);
    const query = queryUnder(heading);
    await eventually('it is found', async () => (await found(query)).join() === billId, patienceMs);
    await follow(clerk, opsUnder(heading, { bill: billId })[0]);
    await eventually('it is found no more', async () => (await found(query)).length === 0, patienceMs);
  });

  it('shows the step that is tried again, with its tries and the last failure', async () => {
    const life = await beginScheduled(world);
    await world.sendgrid.fault('rate_limit_429', { times: 3 });
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('paid', patienceMs);
    await eventually(
      'its tries are shown',
      async () => /sendRemittance, try [2-9]: /.test((await looker.ops(['show', life.billId])).text),
      patienceMs,
    );
  });

  it('finds a workflow task that fails, and starts it anew from its row', async () => {
    const heading = 'A workflow task that fails';
    const life = await enter(world);
    const { namespace } = world.client.options;
    await world.client.workflowService.startWorkflowExecution({
      namespace,
      workflowId: life.billId,
      requestId: life.billId,
      workflowType: { name: 'bill' },
      taskQueue: { name: world.taskQueue },
      // Sealed under a key that nobody has.
      input: { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{') }] },
    });
    await finds(life, queryUnder(heading));
    expect((await looker.ops(['show', life.billId])).text).toMatch(/task +fails, try \d/);
    const [terminate = ''] = blocksUnder(heading, 'sh')[0]?.split('\n') ?? [];
    await runShell(terminate.replace('bill_...', life.billId));
    await follow(looker, opsUnder(heading, {})[0]);
    await life.until('awaiting_approval', patienceMs);
  });

  it('shows a bill without a workflow, which the sweep starts', async () => {
    const heading = 'A bill without a workflow';
    const life = await enter(world);
    expect((await looker.ops(['show', life.billId])).text).toMatch(/there is none[^]*npm run ops -- sweep/);
    await follow(looker, opsUnder(heading, {})[0]);
    await life.until('awaiting_approval', patienceMs);
  });

  it('shows that no worker takes tasks, and all goes on when one is started', async () => {
    await world.stack.kill('worker');
    const life = await begin(world);
    const [look = ''] = blocksUnder('No worker', 'sh');
    await eventually(
      'tasks wait',
      async () => /"oldestWaitingSeconds":(?!0[,}])[\d.]+/.test(await runShell(look)),
      patienceMs,
    );
    await world.stack.start('worker');
    await life.until('awaiting_approval', patienceMs);
    expect(JSON.parse(await runShell(look))).toMatchObject({
      vendors: { stripe: 'stand-in', anthropic: 'off' },
    });
  });

  it('lists a mail that bounced, and the webhook that told of it', async () => {
    const vendor = await seedVendor(world, world.cast, { email: 'bounce@vendor.example' });
    const life = await beginScheduled(world, { vendor });
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('remitted', patienceMs);
    const bounced = async () => (await looker.ops(['stuck', '--state', 'mail bounced', '--json'])).text;
    await eventually('it is listed', async () => (await bounced()).includes(life.billId), patienceMs);
    expect((await looker.ops(['show', life.billId])).text).toMatch(
      /mail +bounced[^]*Webhooks received[^]*bounce/,
    );
  });

  it('shows what waits for Stripe while it is away, lists a webhook that fails, and both go on when it is back', async () => {
    const life = await beginScheduled(world);
    await world.stack.kill('stripe');
    await life.command(world.cast.payer, { type: 'pay_now' });
    const shown = async () => (await looker.ops(['show', life.billId])).text;
    await eventually(
      'the step is tried again',
      async () => /tried again by itself \(try [2-9]/.test(await shown()),
      patienceMs,
    );
    expect(await shown()).toMatch(/payBill, try \d+: Stripe: connection_error/);
    const inboxEventId = newId('inboxEvent');
    const type = 'v2.money_management.outbound_payment.posted';
    const event = { inboxEventId, provider: 'stripe', eventId: inboxEventId, type } as const;
    await world.database.inPlatform((tx) =>
      receiveEvents(tx, [{ ...event, subject: { providerPaymentId: 'obp_nobodys' } }], world.now()),
    );
    await world.sweep();
    const listed = async () => (await looker.ops(['stuck', '--state', 'webhook pending'])).text;
    await eventually('it is listed', async () => (await listed()).includes(inboxEventId), patienceMs);
    expect(await listed()).toContain(`replay ${inboxEventId}`);
    await world.stack.start('stripe');
    const words = opsUnder('A webhook that fails', { event: inboxEventId, bill: life.billId });
    const replay = words.find(([verb]) => verb === 'replay');
    expect(await follow(looker, replay)).toContain('is worked on again');
    await life.until('remitted', patienceMs);
    expect(await life.moved()).toHaveLength(1);
  }, 150_000);

  it('says that Postgres is away, and goes on when it is back', async () => {
    const life = await begin(world);
    await life.until('awaiting_approval');
    await world.stack.stopOne('postgres');
    expect(await looker.ops(['stuck'])).toEqual({ code: 3, text: 'Postgres cannot be reached.\n' });
    const ready = await fetch(`${world.stack.urls.api}/health/ready`);
    expect({ status: ready.status, body: await ready.json() }).toMatchObject({
      status: 503,
      body: { postgres: 'unreachable', temporal: 'ok' },
    });
    await world.stack.start('postgres');
    await eventually('it is there again', async () => (await looker.ops(['stuck'])).code === 0, patienceMs);
    await follow(approver, ['approve', life.billId]);
  });
});

/** As the operator's shell would. */
async function runShell(line: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', line], {
    env: { ...looker.env, PATH: `${binDir}:${looker.env['PATH'] ?? ''}` },
  });
  return stdout;
}
