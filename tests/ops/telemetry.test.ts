import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBankAccount } from '../../activities/open-bank-account.js';
import { loadBankAccount } from '../../db/vendors.js';
import { begin, beginScheduled, enter } from '../support/bill-life.js';
import { seedVendor, type SeededVendor } from '../support/cast.js';
import { eventually } from '../support/eventually.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';

let world: StackWorld;
let vendor: SeededVendor;
let workerMetrics: string;
beforeAll(async () => {
  workerMetrics = `127.0.0.1:${await freePort()}`;
  world = await startStackWorld('telemetry', { WORKER_METRICS_ADDRESS: workerMetrics, LOG_LEVEL: 'debug' });
  vendor = await seedVendor(world, world.cast, { name: 'Hidden Harbour Ltd', email: 'till@harbour.example' });
  await liveThrough();
}, 180_000);
afterAll(() => world.close());

/** Paid through the API, declined, refused, and a task that fails: most of what is ever logged. */
async function liveThrough(): Promise<void> {
  const { cast } = world;
  const life = await begin(world, { vendor });
  await life.until('awaiting_approval');
  const given = { params: { path: { billId: life.billId } }, body: {} };
  await expect(world.as(cast.clerk).POST('/v1/bills/{billId}/approve', given)).rejects.toThrow('forbidden');
  await world.as(cast.approver).POST('/v1/bills/{billId}/approve', given);
  await world.as(cast.payer).POST('/v1/bills/{billId}/pay-now', given);
  const declined = await beginScheduled(world, { vendor });
  await declined.fault('decline', { reason: 'blocked_by_stripe' });
  await declined.command(cast.payer, { type: 'pay_now' });
  const broken = await enter(world, { vendor });
  await world.client.workflowService.startWorkflowExecution({
    namespace: world.client.options.namespace,
    workflowId: broken.billId,
    requestId: broken.billId,
    workflowType: { name: 'bill' },
    taskQueue: { name: world.taskQueue },
    input: { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{') }] },
  });
  const document = readFileSync(new URL('../fixtures/documents/english-cobalt-net-30.pdf', import.meta.url));
  await world.as(cast.clerk).uploadBill(new File([document], 'cobalt.pdf', { type: 'application/pdf' }));
  await fetch(`${world.stack.urls.api}/v1/webhooks/stripe`, { method: 'POST', body: '{}' });
  await life.until('remitted', 40_000);
  await declined.until('payment_failed', 40_000);
}

async function scrape(): Promise<string> {
  const headers = { authorization: `Bearer ${world.stack.env['OPERATOR_TOKEN'] ?? ''}` };
  const api = await fetch(`${world.stack.urls.api}/metrics`, { headers });
  const worker = await fetch(`http://${workerMetrics}/metrics`);
  return `${await api.text()}\n${await worker.text()}`;
}

/** Of the document that was read, and of the mail that was sent. */
const documentWords = ['Compute reservation', '84-2216607', '2100 Pearl Street'];
const mailWords = ['has paid', 'Reference on the bank statement', 'The attached remittance advice'];

/** As it was seeded: no log may hold what only the cipher opens. */
async function seededAccountNumber(): Promise<string> {
  const { database, cipher, cast } = world;
  const { tenantId } = cast;
  const { bankAccountId } = vendor;
  const account = await database.inTenant(tenantId, (tx) => loadBankAccount(tx, tenantId, bankAccountId));
  const opened = await openBankAccount(cipher, account);
  return opened.accountNumber;
}

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** Series names without what PromQL adds to a histogram's. */
function metricsIn(text: string): string[] {
  const names = text.match(/\b(payloom|http|temporal|nodejs|process)_[a-z_]+[a-z](?![*{]*\*)/g) ?? [];
  return [...new Set(names.map((name) => name.replace(/_bucket$/, '')))].sort();
}

describe('metrics', () => {
  it('that an alert names are all in a real scrape', async () => {
    const named = metricsIn(read('ops/prometheus-alerts.yml').replace(/^#.*$/gm, ''));
    expect(named.length).toBeGreaterThan(10);
    await eventually('a failed task is counted', async () =>
      (await scrape()).includes('task_execution_failed'),
    );
    const present = await scrape();
    expect(named.filter((name) => !present.includes(`# TYPE ${name} `))).toEqual([]);
  });

  it('that the dashboard names are all in a real scrape, and each panel asks for one', async () => {
    const { panels } = JSON.parse(read('ops/grafana-dashboard.json')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    const asked = panels.flatMap(({ targets }) => targets.map(({ expr }) => metricsIn(expr)));
    expect(asked.filter((names) => names.length !== 1)).toEqual([]);
    const present = await scrape();
    expect(asked.flat().filter((name) => !present.includes(`# TYPE ${name} `))).toEqual([]);
  });

  it('that the documents name are all in a real scrape', async () => {
    const present = await scrape();
    const named = metricsIn(
      [...read('docs/metrics.md').matchAll(/`([a-z_]+)[`{]/g)].map(([, name]) => name).join(' '),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !present.includes(`# TYPE ${name} `))).toEqual([]);
  });

  it('count a payment once by what became of it', async () => {
    const text = await scrape();
    expect(text).toMatch(/^payloom_payments_total\{[^}]*outcome="posted"[^}]*\} 1$/m);
    expect(text).toMatch(/^payloom_payments_total\{[^}]*outcome="declined"[^}]*\} 1$/m);
  });
});

describe.each(['api', 'worker'])('the log of the %s', (program) => {
  it('is one JSON object a line, with event, level and moment', () => {
    const lines = world.stack.logOf(program).split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(() => JSON.parse(line) as unknown, line).not.toThrow();
      expect(JSON.parse(line), line).toMatchObject({
        event: expect.stringMatching(/^[a-z][a-z0-9_]*$/) as unknown,
        level: expect.stringMatching(/^(debug|info|warn|error)$/) as unknown,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
      });
    }
  });
});

describe('after a whole life', () => {
  it('no log of any process holds a key, a name, an account number, a mail, a document or the master key', async () => {
    const { env } = world.stack;
    const masterKey = readFileSync(env['PAYLOOM_MASTER_KEY_FILE'] ?? '', 'utf8').trim();
    const secrets = [
      masterKey,
      ...['STRIPE_API_KEY', 'STRIPE_WEBHOOK_SECRETS', 'SENDGRID_API_KEY', 'OPERATOR_TOKEN'].map(
        (name) => env[name],
      ),
      new URL(env['DATABASE_URL'] ?? '').password,
      ...['Hidden Harbour', 'harbour.example', 'northwind.example', 'Cobalt', 'payables@'],
      ...['pl_test_', '110000000', await seededAccountNumber()],
      // Of the document and of the mail.
      ...documentWords,
      ...mailWords,
    ];
    const names = world.stack.names();
    expect(names).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'stripe', 'sendgrid', 'api', 'worker']),
    );
    for (const name of names) {
      const log = world.stack.logOf(name);
      for (const secret of secrets) {
        expect(secret).toBeTruthy();
        expect(log.includes(secret ?? '?'), `${name}: ${secret ?? ''}`).toBe(false);
      }
    }
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
