import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import * as prettier from 'prettier';
import { sealTenant, startSealing, type SealingDeps } from '../activities/seal-books.js';
import { chainSources } from '../db/chain-sources.js';
import { connect } from '../db/client.js';
import { newId } from '../db/ids.js';
import { rowsPerSealMax } from '../db/seals.js';
import { createTenant } from '../db/tenants.js';
import { instant } from '../domain/dates.js';
import type { TenantId } from '../domain/ids.js';
import { createLogger } from '../log.js';
import { createAnchorStorage } from '../providers/storage/anchor-storage.js';
import { walkChain } from '../scripts/books/chain.js';
import { verifyBooks } from '../scripts/books/verify.js';
import { migrate } from '../scripts/migrate.js';
import { ensureDatabase } from '../scripts/provision/database.js';
import { deleteHome } from '../scripts/provision/delete-home.js';
import { openHome, projectRoot } from '../scripts/provision/home.js';
import { choosePorts } from '../scripts/provision/ports.js';
import { startPostgres } from '../scripts/provision/postgres-cluster.js';
import { printProgress } from '../scripts/provision/progress.js';

// What the chain costs: sealing, walking, and what writers pay for it, beside a chain in each writer's transaction.
// Writes docs/benchmarks/chain.md.

const factsCount = Number(process.env['BENCH_CHAIN_FACTS'] ?? 200_000);
/** Each of two entries. */
const ledgerCount = factsCount / 4;
const rowsCount = factsCount + 3 * ledgerCount;
const writersCount = 16;
const measuredMs = 6_000;
const runs = 3;
const factsPerTransaction = 3;
const tenantsCount = 20;

const cells = chainSources[0]?.formats[0]?.join(', ') ?? '';

type Line = readonly [what: string, value: string];

const home = openHome('bench-chain');
const { postgres: port } = await choosePorts(home, { postgres: { usual: null } });
const cluster = await startPostgres({ home, port, progress: printProgress });
const storageDir = path.join(home.dir, 'documents');
try {
  const urls = await ensureDatabase(cluster.superuserUrl, home, 'payloom');
  await migrate(urls);
  const database = connect(urls.appUrl);
  const deps: SealingDeps = {
    database,
    anchors: createAnchorStorage({ kind: 'local', dir: storageDir }),
    log: createLogger({ level: 'warn' }),
    now: () => instant(Date.now()),
  };
  const newTenant = async () => {
    const tenantId = newId('tenant');
    const settings = {} as Parameters<typeof createTenant>[1]['settings'];
    await database.inTenant(tenantId, (tx) => createTenant(tx, { tenantId, name: 'Bench', settings }));
    return tenantId;
  };
  const app = postgres(urls.appUrl, { max: writersCount, onnotice: () => undefined });
  const large = await newTenant();
  await fill(app, urls.adminUrl, large);
  const sealing = await measureSealing(deps, app, large);
  const tenantIds = await Promise.all(Array.from({ length: tenantsCount }, newTenant));
  await prepareHeads(urls.adminUrl, tenantIds);
  const writing = await measureWriting(deps, app, tenantIds);
  await app.end();
  await database.close();
  await write(sealing, writing);
} finally {
  await cluster.process.stop();
  rmSync(storageDir, { recursive: true, force: true });
  deleteHome(home.dir);
}

async function fill(app: postgres.Sql, adminUrl: string, tenantId: TenantId): Promise<void> {
  const perStatement = factsCount / 10;
  for (let from = 0; from < factsCount; from += perStatement) {
    await app.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
      await sql`
        insert into facts (tenant_id, subject, subject_id, version, bill_id, type, data, actor, request_id, at)
        select ${tenantId}, 'bill', 'bill_' || (number / 10), 1 + number % 10, 'bill_' || (number / 10), 'scheduled',
          jsonb_build_object('schedule', jsonb_build_object('payOn', '2026-12-01', 'payAt', '2026-12-01T14:00:00.000Z',
            'because', 'due-date', 'amount', jsonb_build_object('amountMinor', number, 'currency', 'USD'))),
          '{"kind":"member","memberId":"mem_01a1fe68ff15745199db425ce648c185"}', 'req_' || number, now()
        from generate_series(${from}::int, ${from + perStatement - 1}::int) as number`;
    });
  }
  await app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true), set_config('statement_timeout', '0', true)`;
    await sql`
      insert into ledger_accounts (tenant_id, code, kind, holder, currency)
      select ${tenantId}, kind || ':USD', kind, null, 'USD' from unnest(array['purchases', 'funding']) as kind`;
    await sql`
      insert into ledger_transactions (tenant_id, ledger_transaction_id, subject, subject_id, subject_version, memo, actor,
        entries, effective_at)
      select ${tenantId}, 'ltx_' || number, 'manual', 'ltx_' || number, 1, 'bench', '{"kind":"system"}', 2, now()
      from generate_series(1, ${ledgerCount}::int) as number`;
    await sql`
      insert into ledger_entries (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at)
      select ${tenantId}, 'ltx_' || number, line, case line when 1 then 'purchases:USD' else 'funding:USD' end,
        case line when 1 then number else -number end, 'USD', now()
      from generate_series(1, ${ledgerCount}::int) as number, generate_series(1, 2) as line`;
  });
  const owner = postgres(adminUrl, { max: 1 });
  await owner`analyze facts, ledger_transactions, ledger_entries`;
  await owner.end();
  printProgress(`${factsCount} facts, ${ledgerCount} transactions of the ledger`);
}

async function measureSealing(deps: SealingDeps, app: postgres.Sql, tenantId: TenantId): Promise<Line[]> {
  const perSecond = (ms: number, rows = rowsCount) => `${Math.round((rows / ms) * 1_000)} rows/s`;
  const lines: Line[] = [];
  const tell = (what: string, value: string) => {
    lines.push([what, value]);
    printProgress(`${what}: ${value}`);
  };
  const inServer = await timed(() => leavesInServer(app, tenantId));
  tell('leaves of facts computed in Postgres', perSecond(inServer, factsCount));
  const inNode = await timed(() => leavesInNode(app, tenantId));
  tell('the same cells read and hashed in Node', perSecond(inNode, factsCount));
  let sealed = 0;
  const sealingMs = await timed(async () => {
    sealed = await sealTenant(deps, tenantId);
  });
  if (sealed !== rowsCount) throw new Error(`${sealed} rows were sealed.`);
  tell('sealed and anchored, one tenant', perSecond(sealingMs));
  const before = process.memoryUsage().rss;
  const walkingMs = await timed(() => walkChain(deps, tenantId));
  tell('walked: every leaf, seal and anchor', perSecond(walkingMs));
  tell(
    'memory that the walk added',
    `${Math.max(0, Math.round((process.memoryUsage().rss - before) / 1_048_576))} MB`,
  );
  const verifyingMs = await timed(async () => {
    const { problems } = await verifyBooks(deps, { only: tenantId });
    if (problems.length > 0) throw new Error(problems.join());
  });
  tell('verify-books: versions and sums too', perSecond(verifyingMs));
  const [size] = await app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    return sql<{ bytes: number }[]>`select pg_total_relation_size('seals')::int as bytes`;
  });
  tell('bytes of seals a row', ((size?.bytes ?? 0) / rowsCount).toFixed(0));
  return lines;
}

/** Page by page in the chain's order, as sealing reads; `shown` is an expression over the row `r`. */
async function readAll(app: postgres.Sql, tenantId: TenantId, shown: string, onRow: (text: string) => void) {
  await app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    let after = { xid: '0', id: '0' };
    for (;;) {
      const rows = await sql.unsafe<{ text: string; xid: string; id: string }[]>(
        `select ${shown} as text, transaction_id::text as xid, fact_id::text as id from facts r
          where tenant_id = $1 and (transaction_id, fact_id) > ($2::xid8, $3::bigint)
          order by transaction_id, fact_id limit ${rowsPerSealMax}`,
        [tenantId, after.xid, after.id],
      );
      for (const { text } of rows) onRow(text);
      const last = rows.at(-1);
      if (!last) return;
      after = last;
    }
  });
}

function leavesInServer(app: postgres.Sql, tenantId: TenantId) {
  return readAll(
    app,
    tenantId,
    `encode(sha256(convert_to(json_build_array(${cells})::text, 'UTF8')), 'hex')`,
    () => undefined,
  );
}

function leavesInNode(app: postgres.Sql, tenantId: TenantId) {
  return readAll(app, tenantId, `json_build_array(${cells})::text`, (text) => {
    createHash('sha256').update(text).digest('hex');
  });
}

/** What a chain in each writer's transaction would need: a head a tenant, locked until the commit. */
async function prepareHeads(adminUrl: string, tenantIds: readonly TenantId[]): Promise<void> {
  const owner = postgres(adminUrl, { max: 1 });
  await owner`create table bench_heads (tenant_id text primary key, hash bytea not null)`;
  await owner`grant select, update on bench_heads to payloom_app`;
  for (const tenantId of tenantIds) await owner`insert into bench_heads values (${tenantId}, '\\x00')`;
  await owner.end();
}

type Mode = 'no chain' | 'sealed beside' | 'chained by each writer';

async function measureWriting(
  deps: SealingDeps,
  app: postgres.Sql,
  tenantIds: readonly TenantId[],
): Promise<string[][]> {
  const rows: string[][] = [];
  for (const mode of ['no chain', 'sealed beside', 'chained by each writer'] as const) {
    const one: number[] = [];
    const many: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      one.push(await writeFor(deps, app, tenantIds.slice(0, 1), mode));
      many.push(await writeFor(deps, app, tenantIds, mode));
    }
    rows.push([mode, spread(one), spread(many)]);
    printProgress(rows.at(-1)?.join(' | ') ?? '');
  }
  return rows;
}

/** Transactions a second of all writers. */
async function writeFor(
  deps: SealingDeps,
  app: postgres.Sql,
  tenantIds: readonly TenantId[],
  mode: Mode,
): Promise<number> {
  const sealing = mode === 'sealed beside' ? startSealing(deps) : null;
  const deadline = performance.now() + measuredMs;
  let transactions = 0;
  await Promise.all(
    Array.from({ length: writersCount }, async (_, writer) => {
      for (let turn = 0; performance.now() < deadline; turn += 1) {
        const tenantId = tenantIds[(writer + turn) % tenantIds.length];
        if (tenantId !== undefined) await writeFacts(app, tenantId, mode);
        transactions += 1;
      }
    }),
  );
  await sealing?.stop();
  return (transactions / measuredMs) * 1_000;
}

async function writeFacts(app: postgres.Sql, tenantId: TenantId, mode: Mode): Promise<void> {
  const subjectId = newId('bill');
  await app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    await sql`
      insert into facts (tenant_id, subject, subject_id, version, bill_id, type, data, actor, at)
      select ${tenantId}, 'bill', ${subjectId}, version, ${subjectId}, 'scheduled',
        '{"schedule":{"payOn":"2026-12-01","amount":{"amountMinor":12300,"currency":"USD"}}}', '{"kind":"system"}', now()
      from generate_series(1, ${factsPerTransaction}::int) as version`;
    if (mode !== 'chained by each writer') return;
    await sql`
      update bench_heads h set hash = sha256(h.hash || (
        select string_agg(sha256(convert_to(json_build_array(${sql.unsafe(cells)})::text, 'UTF8')), '' order by r.fact_id)
        from facts r where r.tenant_id = ${tenantId} and r.subject = 'bill' and r.subject_id = ${subjectId}))
      where h.tenant_id = ${tenantId}`;
  });
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, least, most] = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)].map(
    (value) => Math.round(value ?? Number.NaN),
  );
  return `${median} (${least} to ${most})`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function write(sealing: readonly Line[], writing: readonly string[][]): Promise<void> {
  const text = `# The chain

Written by \`npm run bench:chain\`. [Why it is built so](../adr/0013-the-chain.md).

## Sealing and walking

${factsCount} facts, ${ledgerCount} transactions of the ledger and ${2 * ledgerCount} entries of one tenant, ${rowsPerSealMax} rows a seal, anchors in a folder, one process.

| What | |
|---|--:|
${sealing.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}

## What writers pay

Transactions a second, each of ${factsPerTransaction} facts, by ${writersCount} writers; median of ${runs} runs of ${measuredMs / 1_000} s, and the least and most.

| Chain | one tenant | ${tenantsCount} tenants |
|---|--:|--:|
${writing.map((row) => `| ${row.join(' | ')} |`).join('\n')}

*Sealed beside* is what Payloom does: the sealer runs in the writers' process and on their machine. *Chained by each writer* holds the head of
the tenant's chain until its commit.

${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, the Postgres that the project brings, as it is configured there.
`;
  const target = path.join(projectRoot, 'docs/benchmarks/chain.md');
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, await prettier.format(text, { parser: 'markdown', printWidth: 140 }));
}
