import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, type as osName } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as prettier from 'prettier';
import { connect } from '../db/client.js';
import * as schema from '../db/schema/index.js';
import { migrate } from '../scripts/migrate.js';
import { ensureDatabase, withSql } from '../scripts/provision/database.js';
import { deleteHome } from '../scripts/provision/delete-home.js';
import { openHome, projectRoot } from '../scripts/provision/home.js';
import { choosePorts } from '../scripts/provision/ports.js';
import { startPostgres } from '../scripts/provision/postgres-cluster.js';
import { printProgress, secondsSince, withProgress } from '../scripts/provision/progress.js';
import { casesOf, type Case } from './lists-cases.js';
import { fill, totalBills } from './lists-data.js';
import { measureWrites, type WriteFigures } from './lists-writes.js';

// Lists and search over a million bills, as db/ asks them under row-level security. Writes docs/benchmarks/lists*.md.

const turns = 100;
const warmUpTurns = 10;
const goalMs = 10;
type Figure = { readonly name: string; readonly p50: number; readonly p95: number; readonly p99: number };

const autoExplain = {
  log_min_duration: '0',
  log_analyze: 'on',
  log_buffers: 'on',
  log_nested_statements: 'on',
  log_level: 'notice',
};

const home = openHome('bench-lists');
const { postgres: port } = await choosePorts(home, { postgres: { usual: null } });
const cluster = await startPostgres({ home, port, progress: printProgress });
try {
  const urls = await ensureDatabase(cluster.superuserUrl, home, 'payloom');
  await migrate(urls);
  const startedAt = Date.now();
  const filled = await withProgress(printProgress, `Inserting ${totalBills} bills`, () =>
    fill(urls.adminUrl),
  );
  printProgress(`${totalBills} bills in ${secondsSince(startedAt)} s`);
  const database = connect(urls.appUrl, { connectionsMax: 1 });
  const cases = await database.inTenant(filled.large, (tx) => casesOf(tx, filled));
  const figures: Figure[] = [];
  for (const each of cases) {
    const times: number[] = [];
    for (let turn = -warmUpTurns; turn < turns; turn += 1) {
      const time = await database.inTenant(each.tenantId, (tx) =>
        timed(() => each.ask(tx, turn + warmUpTurns)),
      );
      if (turn >= 0) times.push(time);
    }
    figures.push(figureOf(each.name, times));
    printProgress(`${each.name}: p95 ${figures.at(-1)?.p95.toFixed(1) ?? ''} ms`);
  }
  await database.close();
  const writes = await measureWrites(urls.adminUrl, filled.large);
  const server = await withSql(
    cluster.superuserUrl,
    (sql) => sql<{ name: string; setting: string }[]>`
      select name, current_setting(name) as setting from pg_settings
      where name in ('server_version', 'shared_buffers', 'work_mem', 'jit', 'random_page_cost', 'effective_cache_size')`,
  );
  const plans = await explain(cluster.superuserUrl, urls.appUrl, cases);
  await write('lists.md', tableOf(figures, writes, server));
  await write('lists-plans.md', plansOf(plans));
} finally {
  await cluster.process.stop();
  deleteHome(home.dir);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function figureOf(name: string, times: number[]): Figure {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { name, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** auto_explain tells the plans of the very queries, those inside of search_bills too. */
async function explain(
  superuserUrl: string,
  appUrl: string,
  cases: readonly Case[],
): Promise<[string, string[]][]> {
  await withSql(superuserUrl, async (sql) => {
    await sql`alter role payloom_app set session_preload_libraries = 'auto_explain'`;
    for (const [name, value] of Object.entries(autoExplain)) {
      await sql.unsafe(`alter role payloom_app set auto_explain.${name} = '${value}'`);
    }
    await sql`alter role payloom_app set client_min_messages = 'log'`;
  });
  let notices: string[] = [];
  const client = postgres(appUrl, {
    max: 1,
    onnotice: ({ message = '' }) => void notices.push(message),
  });
  const db = drizzle(client, { schema });
  const plans: [string, string[]][] = [];
  for (const { name, tenantId, ask } of cases) {
    await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true)`);
      notices = [];
      await ask(tx, 3);
    });
    plans.push([
      name,
      notices.filter((notice) => notice.startsWith('duration') && !notice.includes('set_config')),
    ]);
  }
  await client.end();
  return plans;
}

function tableOf(
  figures: readonly Figure[],
  writes: WriteFigures,
  server: readonly { name: string; setting: string }[],
) {
  const ms = (value: number) => value.toFixed(1);
  const missed = figures.filter(({ p95 }) => p95 > goalMs);
  return [
    '# Lists and search over a million bills',
    '',
    `Written by \`npm run bench:lists\`. ${totalBills} bills, nine tenths of them of one tenant; ${turns} times each question, as the application's role under row-level security, from before the first query of a list to after its last. Goal: p95 of at most ${goalMs} ms. [Plans](lists-plans.md), [why it is built so](../adr/0009-lists-and-search.md).`,
    '',
    `Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${osName()} ${release()}, Node ${process.versions.node}. Postgres: ${server.map(({ name, setting }) => `${name} ${setting}`).join(', ')}.`,
    '',
    '| Question | p50 ms | p95 ms | p99 ms | p95 / goal |',
    '|---|--:|--:|--:|--:|',
    ...figures.map(
      ({ name, p50, p95, p99 }) =>
        `| ${name} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} | ${(p95 / goalMs).toFixed(2)} |`,
    ),
    '',
    missed.length === 0
      ? 'Every question keeps the goal.'
      : `Beyond the goal: ${missed.map(({ name }) => name).join('; ')}.`,
    '',
    '## What the indexes cost',
    '',
    `${writes.rows} bills inserted, and as many moved on by one state, in one statement each; with all indexes, and without those that only lists and search need (median of ${writes.runs}).`,
    '',
    '| | all indexes | without | ratio |',
    '|---|--:|--:|--:|',
    `| insert, µs a bill | ${writes.insertAll.toFixed(0)} | ${writes.insertBare.toFixed(0)} | ${(writes.insertAll / writes.insertBare).toFixed(2)} |`,
    `| change of state, µs a bill | ${writes.updateAll.toFixed(0)} | ${writes.updateBare.toFixed(0)} | ${(writes.updateAll / writes.updateBare).toFixed(2)} |`,
    `| text for the search, µs a bill | ${writes.searchText.toFixed(0)} | | |`,
    '',
  ].join('\n');
}

function plansOf(plans: readonly [string, string[]][]): string {
  return [
    '# Plans of lists and search',
    '',
    'Written by `npm run bench:lists`: `EXPLAIN (ANALYZE, BUFFERS)` of the very queries, by auto_explain. Its own clock makes them slower than [the figures](lists.md).',
    ...plans.flatMap(([name, notices]) => [
      '',
      `## ${name}`,
      ...notices.flatMap((plan) => ['', '```text', shorten(plan), '```']),
    ]),
    '',
  ].join('\n');
}

/** Lists of ids and columns say nothing about a plan. */
function shorten(plan: string): string {
  return plan
    .split('\n')
    .map((line) => (line.length > 400 ? `${line.slice(0, 400)} …` : line).trimEnd())
    .join('\n');
}

async function write(name: string, markdown: string): Promise<void> {
  const target = path.join(projectRoot, 'docs/benchmarks', name);
  mkdirSync(path.dirname(target), { recursive: true });
  const options = await prettier.resolveConfig(target);
  writeFileSync(target, await prettier.format(markdown, { ...options, parser: 'markdown' }));
  printProgress(`wrote ${path.relative(projectRoot, target)}`);
}
