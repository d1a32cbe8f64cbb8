import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { Stripe } from 'stripe';
import type { Progress } from '../../scripts/provision/progress.js';
import { connect } from '../../db/client.js';
import { inboxEvents } from '../../db/schema/index.js';
import { drive } from '../closed-loop.js';
import { databaseUrlOf, type Ground } from '../ground.js';
import { percentile } from '../percentiles.js';
import type { Table } from '../report.js';

export type WebhookLoad = {
  readonly inFlight: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
};

const goalPerSecond = 1_000;

/** Signed events as Stripe sends them, the worker away so that only taking them in is measured. */
export async function benchWebhooks(ground: Ground, load: WebhookLoad, progress: Progress): Promise<Table[]> {
  const { stack } = ground;
  const agent = new Agent({ keepAlive: true, maxSockets: load.inFlight });
  const database = connect(databaseUrlOf(stack), { connectionsMax: 1 });
  const countEvents = () => database.inPlatform((tx) => tx.$count(inboxEvents));
  await stack.stopOne('worker');
  try {
    const secret = stack.env['STRIPE_WEBHOOK_SECRETS'] ?? '';
    const before = await countEvents();
    let accepted = 0;
    const { perSecond, latencyMs, cpuMsPerBill } = await drive(
      load,
      { ...ground.pids(), driver: process.pid },
      async () => {
        await post(`${stack.urls.api}/v1/webhooks/stripe`, secret, agent);
        accepted += 1;
      },
    );
    const stored = (await countEvents()) - before;
    if (stored !== accepted) throw new Error(`${accepted} events were accepted and ${stored} are stored.`);
    progress(`Webhooks: ${perSecond.toFixed(0)} accepted a second, all ${stored} stored`);
    const ms = (share: number) => `${percentile(latencyMs, share).toFixed(1)} ms`;
    const cpu = (name: string) => `${(cpuMsPerBill[name] ?? 0).toFixed(2)} ms`;
    return [
      {
        id: 'webhooks',
        head: [
          `accepted a second (goal ${goalPerSecond})`,
          'p50',
          'p95',
          'CPU API',
          'CPU Postgres',
          'CPU driver',
        ],
        rows: [[perSecond.toFixed(0), ms(0.5), ms(0.95), cpu('api'), cpu('postgres'), cpu('driver')]],
        configuration:
          `Events of Stripe, each with a signature and an id of its own, ${load.inFlight} under way at any time for ` +
          `${load.measuredMs / 1_000} s, one API process; an answer counts when it is 200, and afterwards the inbox was ` +
          'found to hold as many events as were accepted.',
      },
    ];
  } finally {
    agent.destroy();
    await database.close();
    await stack.start('worker');
  }
}

function post(url: string, secret: string, agent: Agent): Promise<void> {
  const payload = JSON.stringify({
    id: `evt_${randomUUID()}`,
    object: 'v2.core.event',
    type: 'v2.money_management.outbound_payment.posted',
    created: new Date().toISOString(),
    livemode: false,
    related_object: { id: `obp_${randomUUID()}`, type: 'v2.money_management.outbound_payment', url: '/' },
  });
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`A webhook was answered ${response.statusCode ?? 0}.`));
      });
    });
    sent.once('error', reject);
    sent.end(payload);
  });
}
