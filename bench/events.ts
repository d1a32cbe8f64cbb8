import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { cpus } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import postgres from 'postgres';
import * as prettier from 'prettier';
import { createEventFeed, feedLimits } from '../api/event-feed.js';
import { connect } from '../db/client.js';
import { newId } from '../db/ids.js';
import { createTenant } from '../db/tenants.js';
import { instant } from '../domain/dates.js';
import { createLogger } from '../log.js';
import { migrate } from '../scripts/migrate.js';
import { ensureDatabase } from '../scripts/provision/database.js';
import { deleteHome } from '../scripts/provision/delete-home.js';
import { openHome, projectRoot } from '../scripts/provision/home.js';
import { choosePorts } from '../scripts/provision/ports.js';
import { startPostgres } from '../scripts/provision/postgres-cluster.js';
import { printProgress } from '../scripts/provision/progress.js';

// Live events to a thousand listeners of one tenant: from commit to the listener's socket. Writes docs/benchmarks/events.md.

const listenersCount = 1_000;
const eventsCount = 100;
const writeEveryMs = 100;
const goalMs = 250;

const home = openHome('bench-events');
const { postgres: port } = await choosePorts(home, { postgres: { usual: null } });
const cluster = await startPostgres({ home, port, progress: printProgress });
try {
  const urls = await ensureDatabase(cluster.superuserUrl, home, 'payloom');
  await migrate(urls);
  const database = connect(urls.appUrl);
  const tenantId = newId('tenant');
  await database.inTenant(tenantId, (tx) =>
    createTenant(tx, {
      tenantId,
      name: 'Bench',
      settings: {} as Parameters<typeof createTenant>[1]['settings'],
    }),
  );
  const log = createLogger({ level: 'warn' });
  // Keys are not part of what is measured: nobody's is looked up, and none is checked.
  const limits = { ...feedLimits, streamsPerCredentialMax: listenersCount, credentialCheckMs: 3_600_000 };
  const feed = createEventFeed({ database, now: () => instant(Date.now()), log }, limits);
  const credential = { kind: 'api_key', apiKeyId: newId('apiKey'), expiresAt: null } as const;
  const fetch = async () =>
    new Response(await feed.open({ tenantId, credential, types: null, after: null }), {
      headers: { 'content-type': 'text/event-stream' },
    });
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address() as AddressInfo;

  const committedAt = new Map<string, number>();
  const delays: number[] = [];
  let heard = 0;
  const hear = (text: string) => {
    for (const [, vendorId = ''] of text.matchAll(/"vendorId":"(bench_\d+)"/g)) {
      heard += 1;
      const at = committedAt.get(vendorId);
      delays.push(at === undefined ? 0 : performance.now() - at);
    }
  };
  for (let count = 0; count < listenersCount; count += 1) await listenAt(address.port, hear);
  printProgress(`${listenersCount} listeners`);

  const writer = postgres(urls.appUrl, { max: 1 });
  for (let number = 0; number < eventsCount; number += 1) {
    const name = `bench_${number}`;
    await writer.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
      await sql`insert into facts (tenant_id, subject, subject_id, version, type, data, actor, at)
        values (${tenantId}, 'vendor', ${name}, 1, 'vendor_created', '{}', '{"kind":"system"}', now())`;
    });
    committedAt.set(name, performance.now());
    await pause(writeEveryMs);
  }
  for (let waits = 0; heard < listenersCount * eventsCount && waits < 100; waits += 1) await pause(100);
  await write(
    delays.sort((a, b) => a - b),
    heard,
  );
  feed.close();
  server.close();
  await writer.end();
  await database.close();
} finally {
  await cluster.process.stop();
  deleteHome(home.dir);
}

function listenAt(at: number, hear: (text: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: at, agent: false }, (response) => {
        response.setEncoding('utf8').on('data', hear);
        resolve();
      })
      .once('error', reject);
  });
}

async function write(sorted: readonly number[], count: number): Promise<void> {
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(0);
  const processors = cpus();
  const text = `# Live events

From commit to the listener, in milliseconds. Written by \`npm run bench:events\`.

| Listeners | Events | Heard | p50 | p95 | p99 | Goal p95 |
|---|---|---|---|---|---|---|
| ${listenersCount} | ${eventsCount}, one every ${writeEveryMs} ms | ${count} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${goalMs} |

One tenant, one process for the feed, its listeners and the writer, HTTP over loopback, keys not checked; a look every ${feedLimits.pollMs} ms.
${processors[0]?.model ?? 'unknown'}, ${processors.length} processors, Node ${process.versions.node}, the Postgres that the project brings.
`;
  const target = path.join(projectRoot, 'docs/benchmarks/events.md');
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, await prettier.format(text, { parser: 'markdown', printWidth: 140 }));
  printProgress(`p95 ${at(0.95)} ms, ${count} heard`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
